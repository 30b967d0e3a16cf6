import type { LocalDate } from '../kernel/calendar.ts'
import type { OrgTx } from '../platform/db.ts'
import { nothing, part, sql } from '../platform/sql.ts'

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
}

/** Payments that came back and that nothing explains yet. */
export const openReturns = (tx: OrgTx, only: readonly string[] | null): Promise<ReturnLine[]> =>
  tx.rows(sql`
    select id, booked_on, -left_cents as cents, currency, label || ' ' || coalesce(details->>'remittance', '') as label, payer_name, end_to_end,
      details->>'mandate' as mandate
    from cash.line
    where org_id = ${tx.orgId} and state = 'open' and cents < 0 and left_cents = cents ${only ? part`and id = any(${only}::uuid[])` : nothing}
    order by booked_on, id`)

export type ReturnedReceipt = {
  readonly lineId: string
  readonly itemId: string
  readonly customerId: string
  readonly customerName: string
  readonly receivedOn: LocalDate
  /** What the bank said when it came in; empty for a receipt that only the accounts know. */
  readonly payerName: string
  readonly endToEnd: string
  readonly mandate: string
}

/** Receipts of exactly that amount that may have come back, the latest first; those taken back already are left out. */
export const receiptsReturnable = (tx: OrgTx, lines: readonly ReturnLine[]): Promise<ReturnedReceipt[]> =>
  tx.rows(sql`
    select r.id as line_id, i.id as item_id, i.customer_id, c.name as customer_name, i.issued_on as received_on, coalesce(l.payer_name, '') as payer_name,
      coalesce(l.end_to_end, '') as end_to_end, coalesce(l.mandate, '') as mandate
    from unnest(${lines.map((line) => line.id)}::uuid[], ${lines.map((line) => line.cents)}::bigint[], ${lines.map((line) => line.bookedOn)}::date[],
      ${lines.map((line) => line.currency)}::text[]) as r(id, cents, booked_on, currency)
    join ledger.item i on i.org_id = ${tx.orgId} and i.amount_cents = r.cents and i.kind = 'receipt' and i.side = -1 and i.currency = r.currency
      and not i.reversed and i.issued_on between r.booked_on - ${RETURNED_WITHIN_DAYS}::int and r.booked_on
    join parties.customer c on c.org_id = i.org_id and c.id = i.customer_id
    left join lateral (
      select b.payer_name, coalesce(d.end_to_end, b.end_to_end) as end_to_end, coalesce(d.told->>'reference', b.details->>'mandate') as mandate
      from cash.match_effect e
      join cash.match m on m.org_id = e.org_id and m.id = e.match_id and m.undone_at is null
      join cash.line b on b.org_id = m.org_id and b.id = m.line_id
      left join cash.debit d on d.org_id = m.org_id and d.match_id = m.id
      where e.org_id = i.org_id and e.id = i.id and e.what in ('item', 'known_item') and m.cents > 0 limit 1
    ) l on true
    where not exists (
      select 1 from ledger.allocation a join ledger.item d on d.org_id = a.org_id and d.id = a.debit_id and d.kind = 'returned' and not d.reversed
      where a.org_id = i.org_id and a.credit_id = i.id)
    order by r.id, i.issued_on desc, i.id desc`)

/** The live allocations of a receipt: what it settled, and what comes open again when it is returned. */
export const settledBy = (
  tx: OrgTx,
  itemId: string,
): Promise<{ id: string; debitId: string; cents: number; on: LocalDate }[]> =>
  tx.rows(sql`
    select a.id, a.debit_id, a.amount_cents as cents, a.allocated_on as on
    from ledger.allocation a join ledger.item d on d.org_id = a.org_id and d.id = a.debit_id
    where a.org_id = ${tx.orgId} and a.credit_id = ${itemId} and a.reverses is null and d.kind <> 'reversal'
      and not exists (select 1 from ledger.allocation r where r.org_id = a.org_id and r.reverses = a.id)
    order by a.allocated_on, a.id`)

export const allocationsById = (
  tx: OrgTx,
  ids: readonly string[],
): Promise<{ id: string; debitId: string; creditId: string; cents: number; on: LocalDate; debitOpenCents: number }[]> =>
  tx.rows(sql`
    select a.id, a.debit_id, a.credit_id, a.amount_cents as cents, a.allocated_on as on, d.open_cents as debit_open_cents
    from ledger.allocation a join ledger.item d on d.org_id = a.org_id and d.id = a.debit_id
    where a.org_id = ${tx.orgId} and a.id = any(${ids}::uuid[]) order by a.id`)

export const insertReturn = (
  tx: OrgTx,
  input: { readonly matchId: string; readonly customerId: string; readonly code: string; readonly words: string },
): Promise<number> =>
  tx.run(sql`
    insert into cash.returned_payment (org_id, match_id, customer_id, code, words)
    values (${tx.orgId}, ${input.matchId}, ${input.customerId}, ${input.code}, ${input.words})`)

export type StoredReturn = {
  readonly matchId: string
  readonly lineId: string
  readonly customerId: string
  readonly customerCode: string
  readonly customerName: string
  readonly cents: number
  readonly currency: string
  readonly returnedOn: LocalDate
  readonly code: string
  readonly words: string
  readonly reopened: string[]
  readonly handledAt: Date | null
  readonly handledBy: string
}

/** Payments that came back, those nobody dealt with yet first. */
export const returnsOf = (tx: OrgTx, show: 'open' | 'all', limit: number): Promise<StoredReturn[]> =>
  tx.rows(sql`
    select r.match_id, m.line_id, r.customer_id, c.code as customer_code, c.name as customer_name, -m.cents as cents, l.currency, m.matched_on as returned_on,
      r.code, r.words, r.handled_at, r.handled_by,
      array(select d.document_no from cash.match_effect e join ledger.allocation a on a.org_id = e.org_id and a.id = e.id
        join ledger.item d on d.org_id = a.org_id and d.id = a.debit_id
        where e.org_id = m.org_id and e.match_id = m.id and e.what = 'undone_allocation' order by d.due_on, d.document_no) as reopened
    from cash.returned_payment r
    join cash.match m on m.org_id = r.org_id and m.id = r.match_id and m.undone_at is null
    join cash.line l on l.org_id = m.org_id and l.id = m.line_id
    join parties.customer c on c.org_id = r.org_id and c.id = r.customer_id
    where r.org_id = ${tx.orgId} ${show === 'open' ? part`and r.handled_at is null` : nothing}
    order by r.handled_at is not null, m.matched_on desc, r.match_id desc limit ${limit}`)

export const markHandled = (
  tx: OrgTx,
  matchId: string,
  by: { readonly name: string; readonly at: Date },
): Promise<number> =>
  tx.run(sql`
    update cash.returned_payment set handled_at = ${by.at}, handled_by = ${by.name}
    where org_id = ${tx.orgId} and match_id = ${matchId} and handled_at is null`)
