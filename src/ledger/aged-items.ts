import type { LocalDate } from '../kernel/calendar.ts'
import type { OrgTx } from '../platform/db.ts'
import { type Fragment, nothing, part, sql } from '../platform/sql.ts'
import type { BalanceDay } from './aged-balance.ts'
import { AGE_BUCKETS, AGE_SPANS, type AgedCell, type ItemSort } from './model.ts'
import { itemOrder, type NamedItem, namedItems } from './store.ts'

export type AgedItemsAsked = {
  readonly currency: string
  readonly customerId?: string
  readonly bucket?: AgedCell
  /** What is left out of it, as indicators may be. */
  readonly without?: {
    readonly customerIds: readonly string[]
    readonly itemIds: readonly string[]
    readonly receipts: boolean
  }
  readonly sort: ItemSort
  readonly descending: boolean
  readonly limit: number
  readonly offset: number
}

/** The side and the due days that a cell holds; without a cell, everything. */
function cellOf(asOf: LocalDate, bucket: AgedCell | undefined): Fragment {
  if (!bucket) return nothing
  if (bucket === 'unapplied') return part`and i.side = -1`
  const { fromDays, toDays } =
    bucket in AGE_SPANS
      ? AGE_SPANS[bucket as keyof typeof AGE_SPANS]
      : AGE_BUCKETS.find((known) => known.key === bucket)!
  const from = fromDays === null ? nothing : part`and ${asOf}::date - i.due_on >= ${fromDays}`
  const to = toDays === null ? nothing : part`and ${asOf}::date - i.due_on <= ${toDays}`
  return part`and i.side = 1 ${from} ${to}`
}

/**
 * The items behind a cell of the aged balance, with what was open of each on that day. What is open now, and what was
 * settled later or learnt later, is what was open then: the settlements before that day need not be added up.
 */
export async function agedItems(
  tx: OrgTx,
  on: BalanceDay,
  asked: AgedItemsAsked,
): Promise<{ items: NamedItem[]; count: number; totalCents: number }> {
  const known = on.knownAt ? part`and i.recorded_at <= ${on.knownAt}` : nothing
  const learnt = on.knownAt ? part`or a.recorded_at > ${on.knownAt}` : nothing
  const after = part`a.org_id = ${tx.orgId} and (a.allocated_on > ${on.asOf}::date ${learnt})`
  const ofOne = asked.customerId ? part`and i.customer_id = ${asked.customerId}` : nothing
  const settlingOne = asked.customerId
    ? part`and a.debit_id in (select id from ledger.item where org_id = ${tx.orgId} and customer_id = ${asked.customerId})`
    : nothing
  const kept = asked.without
    ? part`and i.customer_id <> all(${asked.without.customerIds}::uuid[]) and i.id <> all(${asked.without.itemIds}::uuid[])
        ${asked.without.receipts ? part`and i.kind <> 'receipt'` : nothing}`
    : nothing
  const named =
    asked.sort === 'customer'
      ? part`join parties.customer c on c.org_id = ${tx.orgId} and c.id = i.customer_id`
      : nothing
  const [sums, ...page] = await tx.rows<{ id: string; cents: number; count: number }>(sql`
    with later as (
      select item_id, sum(cents)::bigint as cents from (
        select a.debit_id as item_id, a.amount_cents as cents from ledger.allocation a where ${after} ${settlingOne}
        union all
        select a.credit_id, a.amount_cents from ledger.allocation a where ${after} ${settlingOne}
      ) touched group by item_id
    ), item as materialized (
      select i.id, i.customer_id, i.side, i.document_no, i.issued_on, i.due_on, i.amount_cents, i.open_cents + coalesce(l.cents, 0) as open_cents
      from ledger.item i left join later l on l.item_id = i.id
      where i.org_id = ${tx.orgId} and i.currency = ${asked.currency} and i.issued_on <= ${on.asOf}::date
        ${cellOf(on.asOf, asked.bucket)} ${known} ${ofOne} ${kept} and i.open_cents + coalesce(l.cents, 0) <> 0
    )
    select 0 as place, null::uuid as id, coalesce(sum(side * open_cents), 0)::bigint as cents, count(*)::int as count from item
    union all
    select row_number() over (), id, open_cents, 1 from (
      select i.id, i.open_cents from item i ${named} order by ${itemOrder(asked)} limit ${asked.limit} offset ${asked.offset}) page
    order by place`)
  const items = await namedItems(
    tx,
    page.map((row) => row.id),
  )
  return {
    items: items.map((item, index) => ({ ...item, openCents: page[index]!.cents })),
    count: sums!.count,
    totalCents: sums!.cents,
  }
}
