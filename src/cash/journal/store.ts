import type { LocalDate } from '../../kernel/calendar.ts'
import type { OrgTx } from '../../platform/db.ts'
import { nothing, part, sql } from '../../platform/sql.ts'
import type { ExportAccounts } from './model.ts'

/** One item booked here, to be given to the accounts: as it was booked, or the other way round. */
export type JournalItem = {
  readonly itemId: string
  readonly isUndoing: boolean
  readonly kind: string
  readonly side: 1 | -1
  readonly amountCents: number
  readonly currency: string
  /**
   * The day of the entry. An undoing belongs to the day it was undone; and what is booked here for days that were given already
   * belongs to the day after them, for their month may be closed. `issuedOn` keeps the day of what is told.
   */
  readonly on: LocalDate
  readonly issuedOn: LocalDate
  /** The day it belongs to by itself: another one than `on` when its days were given already. */
  readonly happenedOn: LocalDate
  readonly label: string
  readonly customerId: string
  readonly customerCode: string
  readonly customerName: string
  /** The bank account and line that brought it; null for what no line brought. */
  readonly bankAccountId: string | null
  readonly lineId: string | null
}

/** What is booked here and the accounts must have. */
export const KINDS = ['receipt', 'write_off', 'fee', 'interest', 'returned', 'refund', 'transfer', 'collected']

/**
 * What the accounts lack: items booked here that no import recognised as theirs, not given yet; and items given before that were
 * undone since. What was booked and undone in between never leaves.
 */
const pending = (tx: OrgTx) => part`
  select i.id as item_id, false as is_undoing, null::uuid as export_id from ledger.item i
  where i.org_id = ${tx.orgId} and i.source_id is null and i.source_key is null and i.reverses is null and not i.reversed
    and i.kind = any(${KINDS}::text[])
    and not exists (select 1 from cash.exported_item x where x.org_id = i.org_id and x.item_id = i.id and not x.is_undoing)
  union all
  select x.item_id, true, null::uuid from cash.exported_item x join ledger.item i on i.org_id = x.org_id and i.id = x.item_id and i.reversed
  where x.org_id = ${tx.orgId} and not x.is_undoing
    and not exists (select 1 from cash.exported_item u where u.org_id = x.org_id and u.item_id = x.item_id and u.is_undoing)`

const given = (tx: OrgTx, exportId: string) => part`
  select item_id, is_undoing, export_id from cash.exported_item where org_id = ${tx.orgId} and export_id = ${exportId}`

/**
 * Items as entries date them; `g` names them. Days are those of the organisation's time zone. What an export gave keeps the days
 * it was given with: those up to the exports before it, in its currency, were closed then, and none that was still to come. An export
 * that holds such days was made before they were.
 */
const dated = (tx: OrgTx, which: ReturnType<typeof pending>, timeZone: string) => part`
  select g.item_id, g.is_undoing, i.kind, i.side, i.amount_cents, i.currency, i.issued_on, i.label, i.customer_id,
    own.happened_on, greatest(own.happened_on, given.upto_on + 1) as on
  from (${which}) g
  join ledger.item i on i.org_id = ${tx.orgId} and i.id = g.item_id
  left join ledger.item twin on g.is_undoing and twin.org_id = i.org_id and twin.reverses = i.id
  cross join lateral (
    select case when g.is_undoing then (twin.recorded_at at time zone ${timeZone})::date else i.issued_on end as happened_on
  ) own
  left join (
    select k.id as export_id, k.currency, (
        select max(least(b.to_on, (b.exported_at at time zone ${timeZone})::date)) from cash.journal_export b where b.org_id = ${tx.orgId} and b.currency = k.currency and (k.no is null or b.no < k.no)) as upto_on, k.from_on
    from (
      select id, currency, no, from_on from cash.journal_export where org_id = ${tx.orgId}
      union all select distinct null::uuid, currency, null::int, null::date from cash.journal_export where org_id = ${tx.orgId}
    ) k
  ) given on given.export_id is not distinct from g.export_id and given.currency = i.currency and (given.from_on is null or given.from_on > given.upto_on)`

/** Which of what waits, or of what an export gave. */
export type JournalChoice = {
  readonly exportId?: string | null
  readonly currency?: string
  readonly kind?: string
  readonly isUndoing?: boolean
  readonly through?: LocalDate | null
}

const chosen = ({ currency, kind, isUndoing, through }: JournalChoice) => part`
  ${currency ? part`and t.currency = ${currency}` : nothing} ${kind ? part`and t.kind = ${kind}` : nothing}
  ${isUndoing === undefined ? nothing : part`and t.is_undoing = ${isUndoing}`} ${through ? part`and t.on <= ${through}::date` : nothing}`

/** Items given or to be given, in the order of their entries: `place` is the number of the entry within the export, from 1. */
export const journalItems = (
  tx: OrgTx,
  choice: JournalChoice,
  timeZone: string,
  page: { readonly limit: number; readonly offset: number } | null = null,
): Promise<(JournalItem & { readonly place: number })[]> => {
  const which = choice.exportId ? given(tx, choice.exportId) : pending(tx)
  return tx.rows(sql`
    select t.*, c.code as customer_code, c.name as customer_name, line.account_id as bank_account_id, line.id as line_id
    from (
      select * from (
        select t.*, row_number() over (order by t.on, t.item_id, t.is_undoing)::int as place from (${dated(tx, which, timeZone)}) t
      ) t where true ${chosen(choice)} order by t.place ${page ? part`limit ${page.limit} offset ${page.offset}` : nothing}
    ) t
    join parties.customer c on c.org_id = ${tx.orgId} and c.id = t.customer_id
    left join lateral (
      select l.id, l.account_id from cash.match_effect e
      join cash.match m on m.org_id = e.org_id and m.id = e.match_id
      join cash.line l on l.org_id = m.org_id and l.id = m.line_id
      where e.org_id = ${tx.orgId} and e.id = t.item_id and e.what = 'item' limit 1
    ) line on true
    order by t.place`)
}

export type JournalSum = {
  readonly kind: string
  readonly currency: string
  readonly isUndoing: boolean
  readonly count: number
  readonly cents: number
}

/** What waits or was given, by kind and currency. */
export const journalSums = (tx: OrgTx, choice: JournalChoice, timeZone: string): Promise<JournalSum[]> => {
  const which = choice.exportId ? given(tx, choice.exportId) : pending(tx)
  return tx.rows(sql`
    select t.kind, t.currency, t.is_undoing, count(*)::int as count, sum(t.amount_cents)::bigint as cents
    from (${dated(tx, which, timeZone)}) t where true ${chosen(choice)} group by t.kind, t.currency, t.is_undoing
    order by t.currency, t.is_undoing, array_position(${KINDS}::text[], t.kind)`)
}

export type JournalExport = {
  readonly id: string
  readonly no: number
  readonly entries: number
  readonly letterings: number
  readonly currency: string
  readonly debitCents: number
  readonly fromOn: LocalDate
  readonly toOn: LocalDate
  readonly exportedAt: Date
  readonly exportedBy: string
}

const columns = part`e.id, e.no, e.entries, e.currency, e.debit_cents, e.from_on, e.to_on, e.exported_at, e.exported_by,
  (select count(*)::int from cash.exported_allocation a where a.org_id = e.org_id and a.export_id = e.id) as letterings`

export const exportsOf = (tx: OrgTx): Promise<JournalExport[]> =>
  tx.rows(sql`select ${columns} from cash.journal_export e where e.org_id = ${tx.orgId} order by e.no desc limit 200`)

export const exportById = (
  tx: OrgTx,
  id: string,
): Promise<(JournalExport & { readonly accounts: Partial<ExportAccounts> }) | null> =>
  tx.maybe(sql`select ${columns}, e.accounts from cash.journal_export e where e.org_id = ${tx.orgId} and e.id = ${id}`)

/** One export at a time, so that two people never give the same entry twice. */
export const lockJournal = (tx: OrgTx): Promise<number> =>
  tx.run(sql`select pg_advisory_xact_lock(hashtext('cash journal'), ${tx.orgId}::int)`)

export async function insertExport(
  tx: OrgTx,
  one: Omit<JournalExport, 'no' | 'letterings'> & { readonly accounts: ExportAccounts },
  items: readonly { readonly itemId: string; readonly isUndoing: boolean }[],
): Promise<number> {
  const { no } = await tx.one<{ no: number }>(sql`
    insert into cash.journal_export (org_id, id, no, entries, currency, debit_cents, from_on, to_on, accounts, exported_at, exported_by)
    values (${tx.orgId}, ${one.id}, (select coalesce(max(no), 0) + 1 from cash.journal_export where org_id = ${tx.orgId}), ${one.entries},
      ${one.currency}, ${one.debitCents}, ${one.fromOn}, ${one.toOn}, ${JSON.stringify(one.accounts)}, ${one.exportedAt}, ${one.exportedBy})
    returning no`)
  await tx.run(sql`
    insert into cash.exported_item (org_id, item_id, is_undoing, export_id)
    select ${tx.orgId}::int, u.item_id, u.is_undoing, ${one.id}::uuid
    from unnest(${items.map((item) => item.itemId)}::uuid[], ${items.map((item) => item.isUndoing)}::boolean[]) as u(item_id, is_undoing)`)
  return no
}
