import type { LocalDate } from '../../kernel/calendar.ts'
import type { OrgTx } from '../../platform/db.ts'
import { nothing, part, sql } from '../../platform/sql.ts'
import { isMoney, lentOn } from '../lines/returnable-store.ts'

/** A rejected debit may come back for thirteen months when it was never authorised (EPC rulebook). */
const RETURNED_WITHIN_DAYS = 400

export type ReturnLine = {
  readonly id: string
  readonly bookedOn: LocalDate
  /** What came back, positive. */
  readonly cents: number
  readonly currency: string
  readonly label: string
  readonly payerName: string
  readonly endToEnd: string
  readonly mandate: string
  /** The bank's own reference for the movement: one that undoes another may repeat it. */
  readonly bankRef: string
  /** What the bank says that it kept for itself in the line; zero or more. */
  readonly feeCents: number
}

/** What the bank kept in a line that takes money back: its charges, or what the line is more than the payment it names. */
const toldFee = part`greatest(0, (details->>'feeCents')::bigint, case when details->'instructed'->>'currency' = currency
  then -cents - (details->'instructed'->>'cents')::bigint end)`

/** What the bank says that it kept for itself in one of these lines. */
export const feeTold = async (tx: OrgTx, lineId: string): Promise<number> =>
  (
    await tx.maybe<{ feeCents: number }>(
      sql`select ${toldFee} as fee_cents from cash.line where org_id = ${tx.orgId} and id = ${lineId} and cents < 0`,
    )
  )?.feeCents ?? 0

/** Payments that came back and that nothing explains yet. */
export const openReturns = (tx: OrgTx, only: readonly string[] | null): Promise<ReturnLine[]> =>
  tx.rows(sql`
    select id, booked_on, -left_cents as cents, currency, label || ' ' || coalesce(details->>'remittance', '') as label, payer_name, end_to_end,
      details->>'mandate' as mandate, bank_ref, ${toldFee} as fee_cents
    from cash.line
    where org_id = ${tx.orgId} and state = 'open' and cents < 0 and left_cents = cents ${only ? part`and id = any(${only}::uuid[])` : nothing}
    order by booked_on, id`)

export type ReturnedReceipt = {
  readonly lineId: string
  /** The credits that the payment left, the one that stands for them all first: several when its line paid for several customers, or in several steps. */
  readonly itemIds: readonly [string, ...string[]]
  readonly customerId: string
  /** Every customer it was for, by name. */
  readonly customerNames: readonly string[]
  /** Numbers of the documents it settles. */
  readonly documents: readonly string[]
  readonly receivedOn: LocalDate
  /** What the payment was of; what the line has more is what the bank kept for itself. */
  readonly cents: number
  /** What the bank said when it came in; empty for a receipt that only the accounts know. */
  readonly payerName: string
  readonly endToEnd: string
  readonly mandate: string
  readonly bankRef: string
}

/** Not taken back already. */
const notReturned = (tx: OrgTx) => part`not exists (
  select 1 from ledger.allocation a join ledger.item d on d.org_id = a.org_id and d.id = a.debit_id and d.kind = 'returned' and not d.reversed
  where a.org_id = ${tx.orgId} and a.credit_id = i.id)`

/**
 * Payments of that amount, or of up to `feeCents` less for what the bank takes in the same line (or what it says it took), that may have come back, the
 * latest first; those taken back already are left out. One that its line split among several credits is taken whole, and exactly.
 */
export const receiptsReturnable = (
  tx: OrgTx,
  lines: readonly ReturnLine[],
  feeCents: number,
): Promise<ReturnedReceipt[]> =>
  tx.rows(sql`
    with returned as (
      select * from unnest(${lines.map((line) => line.id)}::uuid[], ${lines.map((line) => line.cents)}::bigint[], ${lines.map((line) => line.bookedOn)}::date[],
        ${lines.map((line) => line.currency)}::text[], ${lines.map((line) => Math.max(line.feeCents, feeCents))}::bigint[]) as r(id, cents, booked_on, currency, fee_cents)
    ), whole as (
      select r.id as line_id, i.id as item_id, array[i.id] as item_ids, i.amount_cents as cents, l.line_id as bank_line_id
      from returned r
      join ledger.item i on i.org_id = ${tx.orgId} and i.amount_cents between r.cents - r.fee_cents and r.cents and ${isMoney(tx)} and i.side = -1 and i.currency = r.currency
        and not i.reversed and i.reverses is null and i.issued_on between r.booked_on - ${RETURNED_WITHIN_DAYS}::int and r.booked_on
      left join lateral (
        select m.line_id from cash.match_effect e join cash.match m on m.org_id = e.org_id and m.id = e.match_id and m.undone_at is null
        where e.org_id = i.org_id and e.id = i.id and e.what in ('item', 'known_item') and m.cents > 0 limit 1
      ) l on true
      where ${notReturned(tx)} and not ${lentOn(tx)}
    ), split as (
      select r.id as line_id, (array_agg(i.id order by m.id, i.id))[1] as item_id, array_agg(i.id order by m.id, i.id) as item_ids, b.cents, b.id as bank_line_id
      from returned r
      join cash.line b on b.org_id = ${tx.orgId} and b.cents = r.cents and b.currency = r.currency and b.state = 'matched'
        and b.booked_on between r.booked_on - ${RETURNED_WITHIN_DAYS}::int and r.booked_on
      join cash.match m on m.org_id = b.org_id and m.line_id = b.id and m.undone_at is null
      join cash.match_effect e on e.org_id = m.org_id and e.match_id = m.id and e.what in ('item', 'known_item')
      join ledger.item i on i.org_id = e.org_id and i.id = e.id and i.side = -1 and i.kind = case when m.payer_id is null then 'receipt' else 'transfer' end
        and not i.reversed and ${notReturned(tx)}
      group by r.id, b.id, b.cents having count(*) > 1 and sum(i.amount_cents) = b.cents
    )
    select c.line_id, c.item_ids, c.cents, i.customer_id, i.issued_on as received_on, coalesce(b.payer_name, '') as payer_name,
      array(select distinct p.name from ledger.item o join parties.customer p on p.org_id = o.org_id and p.id = o.customer_id
        where o.org_id = i.org_id and o.id = any(c.item_ids) order by p.name) as customer_names,
      array(select distinct d.document_no from ledger.allocation a join ledger.item d on d.org_id = a.org_id and d.id = a.debit_id
        where a.org_id = i.org_id and a.credit_id = any(c.item_ids) and a.reverses is null and d.document_no <> ''
          and not exists (select 1 from ledger.allocation u where u.org_id = a.org_id and u.reverses = a.id) order by d.document_no) as documents,
      coalesce(d.end_to_end, b.end_to_end, '') as end_to_end, coalesce(d.told->>'reference', b.details->>'mandate', '') as mandate,
      coalesce(b.bank_ref, '') as bank_ref
    from (select * from whole union all select * from split) c
    join ledger.item i on i.org_id = ${tx.orgId} and i.id = c.item_id
    left join cash.line b on b.org_id = i.org_id and b.id = c.bank_line_id
    left join lateral (
      select d.end_to_end, d.told from cash.match_effect e join cash.debit d on d.org_id = e.org_id and d.match_id = e.match_id
      where e.org_id = i.org_id and e.id = i.id and e.what = 'item' limit 1
    ) d on true
    order by c.line_id, i.issued_on desc, i.id desc`)
