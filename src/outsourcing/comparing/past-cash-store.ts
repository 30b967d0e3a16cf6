import { addMonths, type LocalDate } from '../../kernel/calendar.ts'
import type { OrgTx } from '../../platform/db.ts'
import { sql } from '../../platform/sql.ts'

/** Claims looked at in one simulation: the largest receipts first. */
export const MOST_CLAIMS = 50_000

/** What came in of one late claim in the months looked back on, had it been placed once it was ripe. */
export type PastClaim = {
  readonly itemId: string
  readonly customerId: string
  readonly customerName: string
  readonly documentNo: string
  /** What was left of it the day it would have been placed, and how many days past due it was. */
  readonly placedCents: number
  readonly ageDays: number
  /** The day it would have been placed: when it was ripe, or the first day looked back on. */
  readonly placedOn: LocalDate
  readonly months: readonly string[]
  readonly receivedCents: readonly number[]
}

/**
 * Claims of which money came in during the last `months`, when they were late by `ripeDays` at least: as a provider would have had them. Neither
 * credit notes nor write-offs are money. What came in of one claim in a month is one receipt.
 */
export const pastClaims = (
  tx: OrgTx,
  asked: { readonly currency: string; readonly months: number; readonly ripeDays: number },
  today: LocalDate,
): Promise<PastClaim[]> => {
  const since = addMonths(today, -asked.months)
  return tx.rows(sql`
    with came as (
      select a.debit_id, to_char(a.allocated_on, 'YYYY-MM') as month, sum(a.amount_cents)::bigint as cents
      from ledger.allocation a join ledger.item k on k.org_id = a.org_id and k.id = a.credit_id and k.kind in ('receipt', 'transfer')
      where a.org_id = ${tx.orgId} and a.currency = ${asked.currency} and a.allocated_on > ${since}::date and a.allocated_on <= ${today}::date
        and a.allocated_on >= a.debit_due_on + ${asked.ripeDays}::int
      group by 1, 2 having sum(a.amount_cents) > 0
    ), claim as (
      select debit_id, array_agg(month order by month) as months, jsonb_agg(cents order by month) as received_cents, sum(cents) as total
      from came group by debit_id order by total desc, debit_id limit ${MOST_CLAIMS}
    )
    select i.id as item_id, i.customer_id, c.name as customer_name, i.document_no, w.months, w.received_cents,
      p.placed_on, p.placed_on - i.due_on as age_days,
      greatest(w.total, i.amount_cents - coalesce((
        select sum(b.amount_cents) from ledger.allocation b where b.org_id = i.org_id and b.debit_id = i.id and b.allocated_on < p.placed_on), 0))::bigint
        as placed_cents
    from claim w join ledger.item i on i.org_id = ${tx.orgId} and i.id = w.debit_id and not i.reversed and i.kind in ('invoice', 'opening')
    join parties.customer c on c.org_id = i.org_id and c.id = i.customer_id
    cross join lateral (select greatest(i.due_on + ${asked.ripeDays}::int, ${since}::date + 1) as placed_on) p
    order by w.total desc, i.id`)
}
