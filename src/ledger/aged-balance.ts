import type { LocalDate } from '../kernel/calendar.ts'
import type { OrgTx } from '../platform/db.ts'
import { type Fragment, joined, nothing, part, raw, sql } from '../platform/sql.ts'
import { AGE_BUCKETS, type AgeBucket, type AgedAmounts } from './model.ts'

/** Which balance: true on `asOf`, and, when `knownAt` is given, as it was known at that instant. */
export type BalanceDay = { readonly asOf: LocalDate; readonly knownAt?: Date }

export type AgedRow = AgedAmounts & { readonly customerId: string; readonly code: string; readonly name: string; readonly currency: string }
export type AgedTotal = AgedAmounts & { readonly currency: string; readonly customers: number }
export type AgedSort = 'name' | 'total' | 'overdue' | 'unapplied' | AgeBucket

const columnOf: Readonly<Record<AgeBucket, string>> = {
  notDue: 'not_due',
  d1to30: 'd1to30',
  d31to60: 'd31to60',
  d61to90: 'd61to90',
  d91to120: 'd91to120',
  over120: 'over120',
}
const columns = AGE_BUCKETS.map((bucket) => columnOf[bucket.key])
const totalOf = `(${columns.join(' + ')} - unapplied_cents)`
const overdueOf = `(${columns.filter((column) => column !== 'not_due').join(' + ')})`
const anything = `(${columns.map((column) => `${column} <> 0`).join(' or ')} or unapplied_cents <> 0)`

/** `sum(…) filter (where …)` for each bucket of a due day. */
function bucketSums(value: string, dueOn: string, side: string, asOf: LocalDate): Fragment {
  return joined(
    AGE_BUCKETS.map((bucket) => {
      const from = bucket.fromDays === null ? nothing : part`and ${asOf}::date - ${raw(dueOn)} >= ${raw(String(bucket.fromDays))}`
      const to = bucket.toDays === null ? nothing : part`and ${asOf}::date - ${raw(dueOn)} <= ${raw(String(bucket.toDays))}`
      return part`sum(${raw(value)}) filter (where ${raw(side)} ${from} ${to}) as ${raw(columnOf[bucket.key])}`
    }),
    ', ',
  )
}

/**
 * One pass over items and one over allocations, each summed by customer and currency. An allocation takes from its debit's
 * bucket and gives back to the credits not applied; a reversed item and its twin cancel out.
 */
function positions(tx: OrgTx, on: BalanceDay, customerId?: string): Fragment {
  const known = on.knownAt ? part`and recorded_at <= ${on.knownAt}` : nothing
  const one = customerId ? part`and customer_id = ${customerId}` : nothing
  return part`
    select customer_id, currency, ${raw(columns.map((column) => `coalesce(sum(${column}), 0)::bigint as ${column}`).join(', '))},
      coalesce(sum(unapplied), 0)::bigint as unapplied_cents
    from (
      select customer_id, currency, ${bucketSums('amount_cents', 'due_on', 'side = 1', on.asOf)},
        sum(amount_cents) filter (where side = -1) as unapplied
      from ledger.item
      where org_id = ${tx.orgId} and issued_on <= ${on.asOf}::date ${known} ${one}
      group by customer_id, currency
      union all
      select customer_id, currency, ${bucketSums('-amount_cents', 'debit_due_on', 'true', on.asOf)},
        -sum(amount_cents) as unapplied
      from ledger.allocation
      where org_id = ${tx.orgId} and allocated_on <= ${on.asOf}::date ${known} ${one}
      group by customer_id, currency
    ) both_tables
    group by customer_id, currency`
}

/** A page of the aged balance by customer. Customers whose every column is nil are left out. */
export async function agedBalance(
  tx: OrgTx,
  on: BalanceDay,
  page: { currency: string; sort: AgedSort; descending: boolean; limit: number; offset: number },
): Promise<AgedRow[]> {
  const order = { name: 'c.name', total: totalOf, overdue: overdueOf, unapplied: 'unapplied_cents', ...columnOf }[page.sort]
  return tx.rows(sql`
    select p.customer_id, c.code, c.name, p.currency, ${raw(columns.join(', '))}, unapplied_cents, ${raw(totalOf)} as total_cents
    from (${positions(tx, on)}) p join parties.customer c on c.org_id = ${tx.orgId} and c.id = p.customer_id
    where p.currency = ${page.currency} and ${raw(anything)}
    order by ${raw(order)} ${raw(page.descending ? 'desc' : 'asc')}, c.name, p.customer_id
    limit ${page.limit} offset ${page.offset}`)
}

/** The totals of the aged balance, one row per currency: amounts of two currencies are never added. */
export async function agedTotals(tx: OrgTx, on: BalanceDay, customerId?: string): Promise<AgedTotal[]> {
  const sums = columns.map((column) => `sum(${column})::bigint as ${column}`).join(', ')
  return tx.rows(sql`
    select currency, count(*)::int as customers, ${raw(sums)}, sum(unapplied_cents)::bigint as unapplied_cents,
      sum(${raw(totalOf)})::bigint as total_cents
    from (${positions(tx, on, customerId)}) p
    where ${raw(anything)} group by currency order by currency`)
}
