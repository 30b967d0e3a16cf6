import type { LocalDate } from '../kernel/calendar.ts'
import type { OrgTx } from '../platform/db.ts'
import { nothing, part, raw, sql } from '../platform/sql.ts'
import { balancesOf, type CustomerBalance } from './store.ts'

export type CustomerFilter = {
  readonly words?: string
  readonly show: 'all' | 'owing' | 'overdue' | 'credit'
  readonly sort: 'name' | 'outstanding' | 'overdue' | 'oldest'
  readonly descending: boolean
  readonly limit: number
  readonly offset: number
}

export type ListedCustomer = {
  readonly id: string
  readonly code: string
  readonly name: string
  readonly kind: string
  readonly city: string
  readonly hasEmail: boolean
  readonly oldestDueOn: LocalDate | null
  readonly balances: Omit<CustomerBalance, 'customerId'>[]
}

/**
 * A page of customers. Sorting or filtering by money looks at open items only, which an index holds together; a plain
 * list by name reads one page and nothing more.
 */
export async function listCustomers(
  tx: OrgTx,
  filter: CustomerFilter,
  today: LocalDate,
): Promise<{ rows: ListedCustomer[]; count: number }> {
  const byMoney = filter.show !== 'all' || filter.sort !== 'name'
  const found = filter.words ? part`join parties.search_customers(${filter.words}, 200) s on s.id = c.id` : nothing
  const money = part`
    ${raw(filter.show === 'all' ? 'left' : 'inner')} join (
      select customer_id, sum(side * open_cents) as outstanding, sum(open_cents) filter (where side = 1 and due_on < ${today}::date) as overdue,
        sum(open_cents) filter (where side = -1) as unapplied, min(due_on) filter (where side = 1) as oldest
      from ledger.item where org_id = ${tx.orgId} and open_cents > 0 group by customer_id
    ) b on b.customer_id = c.id`
  const which = { all: 'true', owing: 'b.outstanding > 0', overdue: 'b.overdue > 0', credit: 'b.unapplied > 0' }[
    filter.show
  ]
  const order = {
    name: 'c.name',
    outstanding: 'coalesce(b.outstanding, 0)',
    overdue: 'coalesce(b.overdue, 0)',
    oldest: 'b.oldest',
  }[filter.sort]
  const from = part`from parties.customer c ${found} ${byMoney ? money : nothing} where c.org_id = ${tx.orgId} and ${raw(which)}`
  const page = await tx.rows<{
    id: string
    code: string
    name: string
    kind: string
    city: string
    hasEmail: boolean
  }>(sql`
    select c.id, c.code, c.name, c.kind, c.city, exists (
        select 1 from parties.contact k where k.org_id = c.org_id and k.customer_id = c.id and k.removed_at is null
          and k.email is not null and k.email_invalid_since is null) as has_email
    ${from} order by ${raw(order)} ${raw(filter.descending ? 'desc nulls last' : 'asc nulls last')}, c.name, c.id
    limit ${filter.limit} offset ${filter.offset}`)
  const { count } = await tx.one<{ count: number }>(sql`select count(*)::int as count ${from}`)
  const ids = page.map((customer) => customer.id)
  const balances = Map.groupBy(await balancesOf(tx, ids, today), (balance) => balance.customerId)
  const oldest = await tx.rows<{ customerId: string; dueOn: LocalDate }>(sql`
    select customer_id, min(due_on) as due_on from ledger.item
    where org_id = ${tx.orgId} and open_cents > 0 and side = 1 and customer_id = any(${ids}::uuid[]) group by customer_id`)
  const oldestOf = new Map(oldest.map((row) => [row.customerId, row.dueOn]))
  return {
    count,
    rows: page.map((customer) => ({
      ...customer,
      oldestDueOn: oldestOf.get(customer.id) ?? null,
      balances: (balances.get(customer.id) ?? []).map(({ customerId: _, ...balance }) => balance),
    })),
  }
}
