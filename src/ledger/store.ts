import type { LocalDate } from '../kernel/calendar.ts'
import type { OrgTx } from '../platform/db.ts'
import { nothing, part, raw, sql } from '../platform/sql.ts'
import { AGE_BUCKETS, type AgeBucket, type Allocation, type Item } from './model.ts'

const itemColumns =
  raw(`i.id, i.customer_id, i.kind, i.side, i.amount_cents, i.open_cents, i.currency, i.document_no, i.label, i.issued_on,
  i.due_on, i.due_source, i.recorded_at, i.source_id, i.source_line, i.reversed`)

export type NamedItem = Item & { readonly customerName: string }
type Page = { readonly limit: number; readonly offset: number }

export const itemOf = (tx: OrgTx, id: string): Promise<NamedItem | null> =>
  tx.maybe(sql`
    select ${itemColumns}, c.name as customer_name
    from ledger.item i join parties.customer c on c.org_id = i.org_id and c.id = i.customer_id
    where i.org_id = ${tx.orgId} and i.id = ${id}`)

export const itemsById = (tx: OrgTx, ids: readonly string[]): Promise<Item[]> =>
  tx.rows(
    sql`select ${itemColumns} from ledger.item i where i.org_id = ${tx.orgId} and i.id = any(${ids}::uuid[]) order by i.due_on, i.issued_on, i.id`,
  )

export const openItemsOf = (tx: OrgTx, customerId: string): Promise<Item[]> =>
  tx.rows(sql`
    select ${itemColumns} from ledger.item i
    where i.org_id = ${tx.orgId} and i.customer_id = ${customerId} and i.open_cents > 0 order by i.due_on, i.issued_on, i.id`)

export async function itemsOf(
  tx: OrgTx,
  customerId: string,
  show: 'open' | 'all',
  page: Page,
): Promise<{ items: Item[]; count: number }> {
  const which = show === 'open' ? part`and i.open_cents > 0` : part`and not i.reversed and i.reverses is null`
  const items = await tx.rows<Item>(sql`
    select ${itemColumns} from ledger.item i where i.org_id = ${tx.orgId} and i.customer_id = ${customerId} ${which}
    order by i.issued_on desc, i.id desc limit ${page.limit} offset ${page.offset}`)
  const { count } = await tx.one<{ count: number }>(sql`
    select count(*)::int as count from ledger.item i where i.org_id = ${tx.orgId} and i.customer_id = ${customerId} ${which}`)
  return { items, count }
}

/** What settled an item, each with the item on the other side; undone allocations and what undid them included. */
export async function allocationsOf(tx: OrgTx, itemId: string): Promise<(Allocation & { other: Item })[]> {
  const rows = await tx.rows<Allocation & { otherId: string }>(sql`
    select a.id, a.debit_id, a.credit_id, a.amount_cents, a.allocated_on, a.recorded_at, a.reverses,
      case when a.debit_id = ${itemId} then a.credit_id else a.debit_id end as other_id
    from ledger.allocation a
    where a.org_id = ${tx.orgId} and (a.debit_id = ${itemId} or a.credit_id = ${itemId})
    order by a.allocated_on, a.recorded_at, a.id limit 500`)
  const others = new Map(
    (
      await itemsById(
        tx,
        rows.map((row) => row.otherId),
      )
    ).map((other) => [other.id, other]),
  )
  return rows.map(({ otherId, ...row }) => ({ ...row, other: others.get(otherId)! }))
}

/** The items behind a cell of the aged balance, with what was open of each on that day. */
export async function agedItems(
  tx: OrgTx,
  asOf: LocalDate,
  cell: { currency: string; customerId?: string; bucket?: AgeBucket | 'unapplied' },
  page: Page,
): Promise<{ items: NamedItem[]; count: number; totalCents: number }> {
  const bucket = AGE_BUCKETS.find((known) => known.key === cell.bucket)
  const side = cell.bucket === 'unapplied' ? part`and i.side = -1` : bucket ? part`and i.side = 1` : nothing
  const from = bucket && bucket.fromDays !== null ? part`and ${asOf}::date - i.due_on >= ${bucket.fromDays}` : nothing
  const to = bucket && bucket.toDays !== null ? part`and ${asOf}::date - i.due_on <= ${bucket.toDays}` : nothing
  const one = cell.customerId ? part`and i.customer_id = ${cell.customerId}` : nothing
  const open = part`
    select i.id, i.side, i.due_on, i.amount_cents - coalesce((
        select sum(a.amount_cents) from ledger.allocation a
        where a.org_id = ${tx.orgId} and a.allocated_on <= ${asOf}::date and (a.debit_id = i.id or a.credit_id = i.id)), 0)::bigint as open_cents
    from ledger.item i
    where i.org_id = ${tx.orgId} and i.currency = ${cell.currency} and i.issued_on <= ${asOf}::date ${side} ${from} ${to} ${one}`
  const summed = await tx.one<{ count: number; totalCents: number }>(sql`
    select count(*)::int as count, coalesce(sum(side * open_cents), 0)::bigint as total_cents from (${open}) o where open_cents <> 0`)
  const items = await tx.rows<NamedItem>(sql`
    select ${itemColumns}, o.open_cents, c.name as customer_name
    from (${open}) o join ledger.item i on i.org_id = ${tx.orgId} and i.id = o.id
    join parties.customer c on c.org_id = i.org_id and c.id = i.customer_id
    where o.open_cents <> 0
    order by i.due_on, i.id limit ${page.limit} offset ${page.offset}`)
  return { items, ...summed }
}

export const searchDocuments = (tx: OrgTx, words: string): Promise<NamedItem[]> =>
  tx.rows(sql`
    select ${itemColumns}, c.name as customer_name
    from ledger.search_documents(${words}, 20) s join ledger.item i on i.org_id = ${tx.orgId} and i.id = s.id
    join parties.customer c on c.org_id = i.org_id and c.id = i.customer_id`)

export const openItemsOfAmount = (tx: OrgTx, cents: number): Promise<NamedItem[]> =>
  tx.rows(sql`
    select ${itemColumns}, c.name as customer_name
    from ledger.item i join parties.customer c on c.org_id = i.org_id and c.id = i.customer_id
    where i.org_id = ${tx.orgId} and i.open_cents = ${cents}::bigint order by i.due_on limit 20`)

export type CustomerBalance = {
  readonly customerId: string
  readonly currency: string
  readonly outstandingCents: number
  readonly overdueCents: number
  readonly unappliedCents: number
}

/** What customers owe today, from the open items only. Outstanding is net of credits not applied; overdue is what is past due. */
export const balancesOf = (tx: OrgTx, customerIds: readonly string[], today: LocalDate): Promise<CustomerBalance[]> =>
  tx.rows(sql`
    select customer_id, currency, sum(side * open_cents)::bigint as outstanding_cents,
      coalesce(sum(open_cents) filter (where side = 1 and due_on < ${today}::date), 0)::bigint as overdue_cents,
      coalesce(sum(open_cents) filter (where side = -1), 0)::bigint as unapplied_cents
    from ledger.item where org_id = ${tx.orgId} and open_cents > 0 and customer_id = any(${customerIds}::uuid[])
    group by customer_id, currency order by customer_id, currency`)
