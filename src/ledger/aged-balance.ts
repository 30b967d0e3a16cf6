import type { LocalDate } from '../kernel/calendar.ts'
import { sumCents } from '../kernel/money.ts'
import type { OrgTx } from '../platform/db.ts'
import { type Fragment, nothing, part, raw, sql } from '../platform/sql.ts'
import { placedDebts } from './balance-store.ts'
import { AGE_BUCKETS, type AgeBucket, type AgedAmounts } from './model.ts'

/** Which balance: true on `asOf`, and, when `knownAt` is given, as it was known at that instant. */
export type BalanceDay = { readonly asOf: LocalDate; readonly knownAt?: Date }

/** The instant a day ends where the organisation is: what was recorded by then was known on that day. */
export const endOfDay = async (tx: OrgTx, on: LocalDate, timeZone: string): Promise<Date> =>
  (
    await tx.one<{ at: Date }>(
      sql`select (${on}::date + 1)::timestamp at time zone ${timeZone} - interval '1 millisecond' as at`,
    )
  ).at

export type AgedRow = AgedAmounts & {
  readonly customerId: string
  readonly code: string
  readonly name: string
  readonly currency: string
}
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

/**
 * Position in AGE_BUCKETS of a due day: thirty-day steps, the first and the last without bound. One integer a row, compared
 * six times, is far cheaper than six pairs of day comparisons.
 */
export const bucketOf = (dueOn: string, asOf: Fragment): Fragment =>
  part`least(greatest((${asOf} - ${raw(dueOn)} + 29) / 30, 0), ${raw(String(AGE_BUCKETS.length - 1))})`

const bucketSums = (side: string): string =>
  AGE_BUCKETS.map(
    (bucket, position) =>
      `coalesce(sum(amount_cents) filter (where ${side} and bucket = ${position}), 0)::bigint as ${columnOf[bucket.key]}`,
  ).join(', ')

/**
 * One pass over items and one over allocations, each summed by customer and currency, then put side by side. An allocation
 * takes from its debit's bucket and from the credits not applied; a reversed item and its twin cancel out. Whoever has an
 * allocation has items, so the items lead.
 */
function positions(tx: OrgTx, on: BalanceDay, customerIds?: readonly string[]): Fragment {
  const known = on.knownAt ? part`and recorded_at <= ${on.knownAt}` : nothing
  const some = customerIds ? part`and customer_id = any(${customerIds}::uuid[])` : nothing
  // Allocations are not indexed by customer; their debits are.
  const settlingSome = customerIds
    ? part`and debit_id in (select id from ledger.item where org_id = ${tx.orgId} ${some})`
    : nothing
  // What settled a document together with others is not shown to an agency: what is left of each document is.
  if (tx.agency !== null)
    return part`
      select customer_id, currency, ${raw(bucketSums('side = 1'))}, coalesce(sum(amount_cents) filter (where side = -1), 0)::bigint as unapplied_cents
      from (select i.customer_id, i.currency, i.side, i.open_cents as amount_cents, ${bucketOf('i.due_on', part`${on.asOf}::date`)} as bucket
            from ${placedDebts(tx)} where i.issued_on <= ${on.asOf}::date ${known} ${some}) item
      group by customer_id, currency`
  return part`
    select i.customer_id, i.currency, ${raw(columns.map((column) => `i.${column} - coalesce(a.${column}, 0) as ${column}`).join(', '))},
      i.unapplied - coalesce(a.applied, 0) as unapplied_cents
    from (
      select customer_id, currency, ${raw(bucketSums('side = 1'))}, coalesce(sum(amount_cents) filter (where side = -1), 0)::bigint as unapplied
      from (select customer_id, currency, side, amount_cents, ${bucketOf('due_on', part`${on.asOf}::date`)} as bucket
            from ledger.item where org_id = ${tx.orgId} and issued_on <= ${on.asOf}::date ${known} ${some}) item
      group by customer_id, currency
    ) i left join (
      select customer_id, currency, ${raw(bucketSums('true'))}, sum(amount_cents)::bigint as applied
      from (select customer_id, currency, amount_cents, ${bucketOf('debit_due_on', part`${on.asOf}::date`)} as bucket
            from ledger.allocation where org_id = ${tx.orgId} and allocated_on <= ${on.asOf}::date ${known} ${settlingSome}) allocation
      group by customer_id, currency
    ) a on a.customer_id = i.customer_id and a.currency = i.currency`
}

export type AgedPage = { readonly totals: AgedTotal[]; readonly rows: AgedRow[] }

/** A page of the aged balance by customer in one currency, and the totals per currency, from one reading of the books. Customers whose every column is nil are left out. */
export async function agedBalance(
  tx: OrgTx,
  on: BalanceDay,
  page: { currency: string; sort: AgedSort; descending: boolean; limit: number; offset: number },
): Promise<AgedPage> {
  const order = { name: 'name', total: totalOf, overdue: overdueOf, unapplied: 'unapplied_cents', ...columnOf }[
    page.sort
  ]
  const direction = raw(page.descending ? 'desc' : 'asc')
  const named = (by: string) =>
    part`select row_number() over (order by ${raw(by)} ${direction}, p.customer_id) as place, c.code, c.name, p.* from position p join parties.customer c on c.org_id = ${tx.orgId} and c.id = p.customer_id`
  // Sorted by a figure, a hundred names are looked up after the page is cut; sorted by name, all are needed before.
  const rows =
    page.sort === 'name'
      ? part`${named('c.name')} where p.currency = ${page.currency} order by c.name ${direction}, p.customer_id limit ${page.limit} offset ${page.offset}`
      : part`
          with position as (select * from position where currency = ${page.currency} order by ${raw(order)} ${direction}, customer_id
            limit ${page.limit} offset ${page.offset})
          ${named(order)}`
  const found = await tx.rows<AgedRow & AgedTotal>(sql`
    with position as materialized (select * from (${positions(tx, on)}) p where ${raw(anything)})
    select 0 as place, currency, null::uuid as customer_id, null as code, null as name, count(*)::int as customers, ${raw(sums)}
    from position group by currency
    union all
    select place, currency, customer_id, code, name, 1, ${raw(columns.join(', '))}, unapplied_cents, ${raw(totalOf)} from (${rows}) page
    order by place, currency`)
  return {
    totals: found.filter((row) => row.customerId === null),
    rows: found.filter((row) => row.customerId !== null),
  }
}

const sums = `${columns.map((column) => `sum(${column})::bigint as ${column}`).join(', ')}, sum(unapplied_cents)::bigint as unapplied_cents, sum(${totalOf})::bigint as total_cents`

/** The totals of the aged balance, one row per currency: amounts of two currencies are never added. */
export async function agedTotals(tx: OrgTx, on: BalanceDay, customerId?: string): Promise<AgedTotal[]> {
  return tx.rows(sql`
    select currency, count(*)::int as customers, ${raw(sums)} from (${positions(tx, on, customerId ? [customerId] : undefined)}) p
    where ${raw(anything)} group by currency order by currency`)
}

/** The aged balance of a few customers, one row each and currency, in the order of `customerIds`; whoever owes nothing has none. */
export const agedRowsOf = (tx: OrgTx, on: BalanceDay, customerIds: readonly string[]): Promise<AgedRow[]> =>
  tx.rows(sql`
    select p.customer_id, c.code, c.name, p.currency, ${raw(columns.join(', '))}, unapplied_cents, ${raw(totalOf)} as total_cents
    from (${positions(tx, on, customerIds)}) p join parties.customer c on c.org_id = ${tx.orgId} and c.id = p.customer_id
    where ${raw(anything)} order by array_position(${customerIds}::uuid[], p.customer_id), p.currency`)

/** The sum of some rows, currency by currency; each customer counts once in each. */
export function totalsOf(rows: readonly AgedRow[]): AgedTotal[] {
  const byCurrency = Map.groupBy(rows, ({ currency }) => currency)
  return [...byCurrency]
    .toSorted(([a], [b]) => a.localeCompare(b))
    .map(([currency, own]) => {
      const sum = (cents: (row: AgedRow) => number) => sumCents(own.map(cents))
      return {
        currency,
        customers: own.length,
        notDue: sum((row) => row.notDue),
        d1to30: sum((row) => row.d1to30),
        d31to60: sum((row) => row.d31to60),
        d61to90: sum((row) => row.d61to90),
        d91to120: sum((row) => row.d91to120),
        over120: sum((row) => row.over120),
        unappliedCents: sum((row) => row.unappliedCents),
        totalCents: sum((row) => row.totalCents),
      }
    })
}
