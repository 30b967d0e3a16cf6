import type { OrgTx } from '../platform/db.ts'
import { type Fragment, nothing, part, raw, sql } from '../platform/sql.ts'
import type { Allocation, Item, ItemSort } from './model.ts'
import { isDated } from './undated.ts'

const itemColumns = part`i.id, i.customer_id, i.kind, i.side, i.amount_cents, i.open_cents, i.currency, i.document_no, i.label, i.issued_on, ${isDated} as is_dated,
  i.due_on, i.due_source, i.recorded_at, i.source_id, i.source_line, i.reversed`

const namedFrom = raw(`c.name as customer_name, c.code as customer_code
    from ledger.item i join parties.customer c on c.org_id = i.org_id and c.id = i.customer_id`)

export type NamedItem = Item & { readonly customerName: string; readonly customerCode: string }

const orders: Readonly<Record<ItemSort, string>> = {
  customer: 'c.name',
  document: 'i.document_no',
  issued: 'i.issued_on',
  due: 'i.due_on',
  amount: 'i.side * i.amount_cents',
  open: 'i.side * i.open_cents',
}

/** How a list of items is put in order; what is equal goes by due day, and never changes places between two pages. */
export const itemOrder = (by: { readonly sort: ItemSort; readonly descending: boolean }): Fragment =>
  raw(`${orders[by.sort]} ${by.descending ? 'desc' : 'asc'}, i.due_on, i.id`)

export const itemOf = (tx: OrgTx, id: string): Promise<NamedItem | null> =>
  tx.maybe(sql`select ${itemColumns}, ${namedFrom} where i.org_id = ${tx.orgId} and i.id = ${id}`)

/** Items with their customers, in the order of `ids`. */
export async function namedItems(tx: OrgTx, ids: readonly string[]): Promise<NamedItem[]> {
  const found = await tx.rows<NamedItem>(
    sql`select ${itemColumns}, ${namedFrom} where i.org_id = ${tx.orgId} and i.id = any(${ids}::uuid[])`,
  )
  const items = new Map(found.map((item) => [item.id, item]))
  return ids.map((id) => items.get(id)!)
}

export const itemsById = (tx: OrgTx, ids: readonly string[]): Promise<Item[]> =>
  tx.rows(
    sql`select ${itemColumns} from ledger.item i where i.org_id = ${tx.orgId} and i.id = any(${ids}::uuid[]) order by i.due_on, i.issued_on, i.id`,
  )

export const openItemsOf = (tx: OrgTx, customerId: string): Promise<Item[]> =>
  tx.rows(sql`
    select ${itemColumns} from ledger.item i
    where i.org_id = ${tx.orgId} and i.customer_id = ${customerId} and i.open_cents > 0 order by i.due_on, i.issued_on, i.id`)

export type CustomerItemsAsked = {
  readonly show: 'open' | 'all'
  /** An import: only what it booked or settled. */
  readonly sourceId?: string
  readonly sort: ItemSort
  readonly descending: boolean
  readonly limit: number
  readonly offset: number
}

export async function itemsOf(
  tx: OrgTx,
  customerId: string,
  asked: CustomerItemsAsked,
): Promise<{ items: NamedItem[]; count: number }> {
  const which = asked.show === 'open' ? part`and i.open_cents > 0` : part`and not i.reversed and i.reverses is null`
  const source = asked.sourceId
    ? part`and (i.source_id = ${asked.sourceId} or exists (
        select 1 from ledger.allocation a where a.org_id = i.org_id and a.debit_id = i.id and a.source_id = ${asked.sourceId}
        union all select 1 from ledger.allocation a where a.org_id = i.org_id and a.credit_id = i.id and a.source_id = ${asked.sourceId}))`
    : nothing
  const where = part`where i.org_id = ${tx.orgId} and i.customer_id = ${customerId} ${which} ${source}`
  const items = await tx.rows<NamedItem>(sql`
    select ${itemColumns}, ${namedFrom} ${where} order by ${itemOrder(asked)} limit ${asked.limit} offset ${asked.offset}`)
  const { count } = await tx.one<{ count: number }>(sql`select count(*)::int as count from ledger.item i ${where}`)
  return { items, count }
}

/** What settled an item, each with the item on the other side; undone allocations and what undid them included. Both sides are shown, or neither. */
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

/** Items whose number begins or ends with the words; the very number first, then what is still open. */
export async function searchDocuments(tx: OrgTx, words: string): Promise<NamedItem[]> {
  const found = await tx.rows<{ id: string }>(sql`select id from ledger.search_documents(${words}, 20)`)
  return namedItems(
    tx,
    found.map((row) => row.id),
  )
}

/** Items of exactly this amount, or with exactly this much left open; what is still open first, oldest due first. */
export async function itemsOfAmount(tx: OrgTx, cents: number): Promise<NamedItem[]> {
  const found = await tx.rows<{ id: string }>(sql`
    select id from (
      (select id, open_cents, due_on from ledger.item where org_id = ${tx.orgId} and amount_cents = ${cents}::bigint and not reversed and reverses is null
        order by open_cents > 0 desc, due_on limit 20)
      union
      (select id, open_cents, due_on from ledger.item where org_id = ${tx.orgId} and open_cents = ${cents}::bigint
        and open_cents > 0 and open_cents < amount_cents order by due_on limit 20)
    ) i order by open_cents > 0 desc, due_on, id limit 20`)
  return namedItems(
    tx,
    found.map((row) => row.id),
  )
}
