import type { LocalDate } from '../kernel/calendar.ts'
import type { OrgTx } from '../platform/db.ts'
import { sql } from '../platform/sql.ts'
import { keptBalances } from './balance-store.ts'

/** What a customer owes in a currency that has been late for at least `fromDays` days, and less than the next step; less its credits. */
export type OverdueByAge = {
  readonly customerId: string
  readonly currency: string
  readonly fromDays: number
  readonly cents: number
  /** The due day of what this customer owes longest in the currency, whether a credit covers it or not: as its messages tell. */
  readonly oldestOn: LocalDate
}

/**
 * What these customers owe that was due before `today`, by how late it is; `steps` are days, rising, the first of them 0 or 1. Credits
 * that settle nothing yet are taken off the oldest first. Of the books as they are now: a settlement dated ahead counts already.
 */
export const overdueByAge = (
  tx: OrgTx,
  customerIds: readonly string[],
  today: LocalDate,
  steps: readonly number[],
): Promise<OverdueByAge[]> =>
  tx.rows(sql`
    select customer_id, currency, (${steps}::int[])[width_bucket(${today}::date - due_on, ${steps}::int[])] as from_days,
      sum(cents)::bigint as cents, min(first_on) as oldest_on
    from (
      select b.customer_id, b.currency, b.due_days[1] as first_on, d.due_on, least(d.upto_cents - b.unapplied_cents,
        d.upto_cents - lag(d.upto_cents, 1, 0::bigint) over (partition by b.customer_id, b.currency order by d.due_on)) as cents
      from ${keptBalances(tx)} b cross join unnest(b.due_days, b.upto_cents) as d(due_on, upto_cents)
      where b.org_id = ${tx.orgId} and b.customer_id = any(${customerIds}::uuid[])
    ) owed
    where due_on < ${today}::date and cents > 0 group by 1, 2, 3 order by 1, 2, 3`)
