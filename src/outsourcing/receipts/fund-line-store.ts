import type { LocalDate } from '../../kernel/calendar.ts'
import type { OrgTx } from '../../platform/db.ts'
import { nothing, part, sql } from '../../platform/sql.ts'
import { ribIn } from './rules.ts'

/** A line of the dedicated account as it was used. */
export type FundLine = {
  readonly id: string
  readonly lineId: string
  readonly cents: number
  readonly overCents: number
  readonly overGivenBackOn: LocalDate | null
  readonly undoneAt: Date | null
}

/** Whether an account `a` is the one of that IBAN. */
const isDedicated = (iban: string) => part`(a.iban = ${iban} or a.rib = ${ribIn(iban)})`

const lineColumns = part`id, line_id, cents, over_cents, over_given_back_on, undone_at`

export const lockFundLine = (tx: OrgTx, id: string): Promise<FundLine | null> =>
  tx.maybe(sql`select ${lineColumns} from outsourcing.fund_line where org_id = ${tx.orgId} and id = ${id} for update`)

/** The line that is a receipt; null: no bank line told it yet. */
export const lineOfReceipt = async (tx: OrgTx, creditor: number, receiptId: string): Promise<string | null> =>
  (
    await tx.maybe<{ fundLineId: string }>(sql`
      select fund_line_id from outsourcing.fund_line_receipt
      where org_id = ${tx.orgId} and creditor_org_id = ${creditor} and receipt_id = ${receiptId} and is_live`)
  )?.fundLineId ?? null

export const insertFundLine = (
  tx: OrgTx,
  one: Pick<FundLine, 'id' | 'lineId' | 'cents' | 'overCents'>,
  by: { readonly at: Date; readonly name: string },
): Promise<number> =>
  tx.run(sql`
    insert into outsourcing.fund_line (org_id, id, line_id, cents, over_cents, used_at, used_by_name)
    values (${tx.orgId}, ${one.id}, ${one.lineId}, ${one.cents}, ${one.overCents}, ${by.at}, ${by.name})`)

export type LineReceipt = { readonly creditor: number; readonly receiptId: string; readonly wasKnown: boolean }

export const linkReceipts = (tx: OrgTx, fundLineId: string, receipts: readonly LineReceipt[]): Promise<number> =>
  tx.run(sql`
    insert into outsourcing.fund_line_receipt (org_id, fund_line_id, creditor_org_id, receipt_id, was_known)
    select ${tx.orgId}::int, ${fundLineId}::uuid, k.creditor, k.receipt_id, k.was_known
    from unnest(${receipts.map(({ creditor }) => creditor)}::int[], ${receipts.map(({ receiptId }) => receiptId)}::uuid[],
      ${receipts.map(({ wasKnown }) => wasKnown)}::boolean[]) k(creditor, receipt_id, was_known)`)

/** Receipts that a line is. */
export const receiptsOfLine = (tx: OrgTx, fundLineId: string): Promise<LineReceipt[]> =>
  tx.rows(sql`
    select creditor_org_id as creditor, receipt_id, was_known from outsourcing.fund_line_receipt
    where org_id = ${tx.orgId} and fund_line_id = ${fundLineId} and is_live order by creditor_org_id, receipt_id`)

/** The line is nobody's again, and none of its receipts is it any more. */
export async function markLineUndone(
  tx: OrgTx,
  id: string,
  by: { readonly at: Date; readonly name: string },
): Promise<void> {
  await tx.run(sql`
    update outsourcing.fund_line set undone_at = ${by.at}, undone_by_name = ${by.name} where org_id = ${tx.orgId} and id = ${id} and undone_at is null`)
  await tx.run(sql`
    update outsourcing.fund_line_receipt set is_live = false where org_id = ${tx.orgId} and fund_line_id = ${id} and is_live`)
}

export const markGivenBack = (tx: OrgTx, id: string, on: LocalDate, byName: string): Promise<number> =>
  tx.run(sql`
    update outsourcing.fund_line set over_given_back_on = ${on}, over_given_back_by_name = ${byName}
    where org_id = ${tx.orgId} and id = ${id} and undone_at is null and over_cents > 0 and over_given_back_on is null`)

/** Receipts recorded before the bank told them, that a line of this amount and day may be. */
export const receiptsWithoutLine = (
  tx: OrgTx,
  line: { readonly cents: number; readonly currency: string; readonly bookedOn: LocalDate },
): Promise<{ readonly orgId: number; readonly id: string }[]> =>
  tx.rows(sql`
    select r.org_id, r.id from outsourcing.receipt r
    where r.agency_org_id = ${tx.orgId} and r.paid_to = 'agency' and r.returned_on is null and r.currency = ${line.currency} and r.cents = ${line.cents}
      and r.received_on between ${line.bookedOn}::date - 30 and ${line.bookedOn}::date + 5
      and not exists (select 1 from outsourcing.fund_line_receipt k
        where k.org_id = ${tx.orgId} and k.creditor_org_id = r.org_id and k.receipt_id = r.id and k.is_live)
    order by abs(r.received_on - ${line.bookedOn}::date), r.id limit 5`)

/** What the dedicated account holds that is no creditor's, and what of it nobody told yet. */
export type DedicatedLine = {
  readonly id: string
  readonly accountName: string
  readonly bookedOn: LocalDate
  readonly cents: number
  readonly currency: string
  readonly label: string
  readonly payerName: string
  /** How it was used; null: nobody told it yet. */
  readonly use: {
    readonly id: string
    readonly overCents: number
    readonly overGivenBackOn: LocalDate | null
    readonly receipts: number
  } | null
}

/** Money in of the dedicated account, the latest first: what nobody told yet, or what was used. */
export const dedicatedLines = (
  tx: OrgTx,
  iban: string,
  asked: {
    readonly show: 'open' | 'used' | 'over'
    readonly lineId?: string | undefined
    readonly limit: number
    readonly offset: number
  },
): Promise<DedicatedLine[]> =>
  tx.rows(sql`
    select l.id, a.name as account_name, l.booked_on, l.cents, l.currency, l.label, l.payer_name,
      case when f.id is not null then jsonb_build_object('id', f.id, 'overCents', f.over_cents, 'overGivenBackOn', f.over_given_back_on, 'receipts', (
        select count(*) from outsourcing.fund_line_receipt k where k.org_id = f.org_id and k.fund_line_id = f.id and k.is_live)) end as use
    from cash.line l
    join cash.account a on a.org_id = l.org_id and a.id = l.account_id and ${isDedicated(iban)}
    left join outsourcing.fund_line f on f.org_id = l.org_id and f.line_id = l.id and f.undone_at is null
    where l.org_id = ${tx.orgId} and l.cents > 0 and ${asked.show === 'open' ? part`l.state = 'open' and l.left_cents = l.cents` : asked.show === 'used' ? part`f.id is not null` : part`f.over_cents > 0 and f.over_given_back_on is null`}
      ${asked.lineId ? part`and l.id = ${asked.lineId}` : nothing}
    order by l.booked_on desc, l.id desc limit ${asked.limit} offset ${asked.offset}`)

export type DedicatedSums = {
  readonly accountId: string
  readonly name: string
  readonly currency: string
  readonly balanceCents: number | null
  readonly balanceOn: LocalDate | null
  readonly openLines: number
  readonly openCents: number
  readonly overLines: number
  readonly overCents: number
  /** Receipts that no line of the bank told yet. */
  readonly awaitedCents: number
}

/** The dedicated account as its bank tells it, beside what is known of it; none: no statement of it was imported. */
export const dedicatedSums = (tx: OrgTx, iban: string): Promise<DedicatedSums[]> =>
  tx.rows(sql`
    select a.id as account_id, a.name, a.currency, s.closing_cents as balance_cents, s.closing_on as balance_on, l.open_lines, l.open_cents, l.over_lines,
      l.over_cents, (
        select coalesce(sum(r.cents), 0)::bigint from outsourcing.receipt r
        where r.agency_org_id = a.org_id and r.currency = a.currency and r.paid_to = 'agency' and r.returned_on is null and not exists (
          select 1 from outsourcing.fund_line_receipt k
          where k.org_id = a.org_id and k.creditor_org_id = r.org_id and k.receipt_id = r.id and k.is_live)) as awaited_cents
    from cash.account a
    left join lateral (
      select s.closing_cents, s.closing_on from cash.statement s
      where s.org_id = a.org_id and s.account_id = a.id and s.withdrawn_at is null and s.closing_cents is not null
      order by s.closing_on desc, s.id desc limit 1) s on true
    cross join lateral (
      select count(*) filter (where l.state = 'open' and l.left_cents = l.cents)::int as open_lines,
        coalesce(sum(l.cents) filter (where l.state = 'open' and l.left_cents = l.cents), 0)::bigint as open_cents,
        count(*) filter (where f.over_cents > 0 and f.over_given_back_on is null)::int as over_lines,
        coalesce(sum(f.over_cents) filter (where f.over_given_back_on is null), 0)::bigint as over_cents
      from cash.line l left join outsourcing.fund_line f on f.org_id = l.org_id and f.line_id = l.id and f.undone_at is null
      where l.org_id = a.org_id and l.account_id = a.id and l.cents > 0) l
    where a.org_id = ${tx.orgId} and ${isDedicated(iban)} order by a.id`)
