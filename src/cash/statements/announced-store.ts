import { addDays, type LocalDate } from '../../kernel/calendar.ts'
import type { OrgTx } from '../../platform/db.ts'
import { sql } from '../../platform/sql.ts'
import type { OpenLine } from '../lines/line-store.ts'
import { knownTo } from './followed-account-store.ts'
import {
  type AnnouncedMovement,
  BOOKED_WITHIN_DAYS,
  type BookedMovement,
  EXPECTED_FOR_DAYS,
} from './still-announced.ts'

/** Money in that a bank announces in a file, and has not booked. */
export type StagedAnnouncement = Omit<OpenLine, 'id' | 'accountId' | 'bookedOn'> & {
  readonly statementNo: number
  readonly expectedOn: LocalDate
  readonly endToEnd: string
  readonly contentKey: number
}

/** Keeps what a file announces beside its staged lines; it counts once the import is in the books. */
export const stageAnnounced = (
  tx: OrgTx,
  importId: string,
  announced: readonly StagedAnnouncement[],
): Promise<number> =>
  tx.run(sql`
    insert into cash.announced (org_id, id, import_id, statement_no, expected_on, cents, currency, code, label, payer_name, payer_iban, details, end_to_end,
      content_key)
    select ${tx.orgId}::int, platform.new_id(), ${importId}::uuid, a."statementNo", a."expectedOn", a.cents, a.currency, a.code, a.label, a."payerName",
      a."payerIban", a.details, a."endToEnd", a."contentKey"
    from jsonb_to_recordset(${JSON.stringify(announced)}::jsonb) as a("statementNo" int, "expectedOn" date, cents bigint, currency text, code text,
      label text, "payerName" text, "payerIban" text, details jsonb, "endToEnd" text, "contentKey" bigint)`)

/** What a staged import announces is of the accounts of its statements: the import is in the books. */
export const adoptAnnounced = (tx: OrgTx, importId: string): Promise<number> =>
  tx.run(sql`
    update cash.announced a set account_id = s.account_id from cash.staged_statement s
    where a.org_id = ${tx.orgId} and a.import_id = ${importId} and s.org_id = a.org_id and s.import_id = a.import_id and s.no = a.statement_no`)

/** Forgets what an import announced when it leaves the books. */
export const dropAnnounced = (tx: OrgTx, importId: string): Promise<number> =>
  tx.run(sql`delete from cash.announced where org_id = ${tx.orgId} and import_id = ${importId}`)

/** An announcement as a line of its account would be. */
export type AnnouncedLine = OpenLine & AnnouncedMovement

/** What was announced for the days before one on which it may still come, the latest imported first; at most a thousand. */
export const announcedUntil = (tx: OrgTx, on: LocalDate): Promise<AnnouncedLine[]> =>
  tx.rows(sql`
    select a.id, a.import_id, a.account_id, a.expected_on, a.expected_on as booked_on, a.cents, a.currency, a.code, a.label, a.payer_name, a.payer_iban,
      a.details, a.end_to_end, a.content_key, (
        select ${knownTo} from cash.statement s where s.org_id = a.org_id and s.account_id = a.account_id and s.withdrawn_at is null) as account_known_on
    from cash.announced a
    where a.org_id = ${tx.orgId} and a.account_id is not null and a.expected_on >= ${addDays(on, -EXPECTED_FOR_DAYS)}::date
    order by a.import_id desc, a.id limit 1000`)

/** The movements booked around the days of these announcements, for their amounts and on their accounts, the first booked first. */
export const bookedAround = (tx: OrgTx, announced: readonly AnnouncedLine[]): Promise<BookedMovement[]> =>
  tx.rows(sql`
    select distinct l.id, l.import_id, l.account_id, l.cents, l.currency, l.payer_name, l.end_to_end, l.booked_on
    from unnest(${announced.map((one) => one.accountId)}::uuid[], ${announced.map((one) => one.cents)}::bigint[],
      ${announced.map((one) => one.expectedOn)}::date[]) a(account_id, cents, expected_on)
    join cash.line l on l.org_id = ${tx.orgId} and l.account_id = a.account_id and l.cents = a.cents and l.state <> 'withdrawn'
      and l.booked_on between a.expected_on - ${BOOKED_WITHIN_DAYS}::int and a.expected_on + ${EXPECTED_FOR_DAYS}::int
    order by l.booked_on, l.id`)
