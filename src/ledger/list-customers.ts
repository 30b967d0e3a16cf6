import type { LocalDate } from '../kernel/calendar.ts'
import type { OrgTx } from '../platform/db.ts'
import { type Fragment, nothing, part, raw, sql } from '../platform/sql.ts'
import { balancesOf, type CustomerBalance } from './store.ts'

/** Which customers; `words` are a name, a code, a SIREN, a town, in any order. */
export type CustomerFilter = { readonly words?: string; readonly show: 'all' | 'owing' | 'overdue' | 'credit' }

export type CustomersAsked = CustomerFilter & {
  readonly sort: 'name' | 'outstanding' | 'overdue' | 'credit' | 'oldest'
  readonly descending: boolean
  /** Figures sort by what is owed in this currency: those of two are never added. */
  readonly currency: string
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

/** What a customer must have in at least one currency; the rows are those of `balance`. */
const having = {
  all: 'true',
  owing: 'bool_or(outstanding > 0)',
  overdue: 'bool_or(overdue > 0)',
  credit: 'bool_or(unapplied > 0)',
} as const

const orders = {
  name: 'c.name',
  outstanding: 'b.outstanding',
  overdue: 'b.overdue',
  credit: 'b.unapplied',
  oldest: 'b.oldest',
} as const

/** What each customer owes in each currency, from the open items only, which one index holds together. */
const balances = (tx: OrgTx, filter: CustomerFilter, today: LocalDate): Fragment => part`
  select customer_id, currency, sum(side * open_cents) as outstanding, min(due_on) filter (where side = 1) as oldest,
    coalesce(sum(open_cents) filter (where side = 1 and due_on < ${today}::date), 0) as overdue,
    coalesce(sum(open_cents) filter (where side = -1), 0) as unapplied
  from ledger.item where org_id = ${tx.orgId} and open_cents > 0
    ${filter.words ? part`and customer_id in (select id from matching)` : nothing}
  group by customer_id, currency`

/** Read once for the names and once for the figures: the words are searched before everything else. */
const withMatching = (filter: CustomerFilter): Fragment =>
  filter.words
    ? part`with matching as materialized (select id from parties.customers_matching(${filter.words}) m(id)),`
    : part`with`
const joinMatching = (filter: CustomerFilter): Fragment =>
  filter.words ? part`join matching m on m.id = c.id` : nothing

/**
 * A page of customers. Sorting or filtering by money adds up the open items of everybody, once; a plain list by name
 * reads one page and counts.
 */
export async function listCustomers(
  tx: OrgTx,
  asked: CustomersAsked,
  today: LocalDate,
): Promise<{ rows: ListedCustomer[]; count: number }> {
  const byMoney = asked.show !== 'all' || asked.sort !== 'name'
  const money = part`
    ${raw(asked.show === 'all' ? 'left' : 'inner')} join (
      select customer_id, min(oldest) as oldest,
        max(outstanding) filter (where currency = ${asked.currency}) as outstanding,
        max(overdue) filter (where currency = ${asked.currency}) as overdue,
        max(unapplied) filter (where currency = ${asked.currency}) as unapplied
      from balance group by customer_id having ${raw(having[asked.show])}
    ) b on b.customer_id = c.id`
  const direction = raw(`${asked.descending ? 'desc' : 'asc'} nulls last`)
  const [counted, ...page] = await tx.rows<{ id: string; count: number } & Omit<ListedCustomer, 'balances'>>(sql`
    ${withMatching(asked)} balance as not materialized (${balances(tx, asked, today)}),
    chosen as ${raw(byMoney ? 'materialized' : 'not materialized')} (
      select c.id, c.name, ${raw(orders[asked.sort])} as key
      from parties.customer c ${joinMatching(asked)} ${byMoney ? money : nothing} where c.org_id = ${tx.orgId}
    ), page as (
      select id, name, key from chosen order by key ${direction}, name, id limit ${asked.limit} offset ${asked.offset}
    )
    select 0 as place, count(*)::int as count, null::uuid as id, null as code, null as name, null as kind, null as city, false as has_email from chosen
    union all
    select row_number() over (order by p.key ${direction}, p.name, p.id), 1, c.id, c.code, c.name, c.kind, c.city, exists (
        select 1 from parties.contact k where k.org_id = c.org_id and k.customer_id = c.id and k.removed_at is null
          and k.email is not null and k.email_invalid_since is null)
    from page p join parties.customer c on c.org_id = ${tx.orgId} and c.id = p.id
    order by place`)
  const ids = page.map((customer) => customer.id)
  const owed = Map.groupBy(await balancesOf(tx, ids, today), (balance) => balance.customerId)
  const oldest = await tx.rows<{ customerId: string; dueOn: LocalDate }>(sql`
    select customer_id, min(due_on) as due_on from ledger.item
    where org_id = ${tx.orgId} and open_cents > 0 and side = 1 and customer_id = any(${ids}::uuid[]) group by customer_id`)
  const oldestOf = new Map(oldest.map((row) => [row.customerId, row.dueOn]))
  return {
    count: counted!.count,
    rows: page.map((customer) => ({
      ...customer,
      oldestDueOn: oldestOf.get(customer.id) ?? null,
      balances: (owed.get(customer.id) ?? []).map(({ customerId: _, ...balance }) => balance),
    })),
  }
}

export type CustomersTotal = Omit<CustomerBalance, 'customerId'> & { readonly customers: number }

/** What the customers of a list owe together, one total per currency. Apart from the pages of the list, which ask it once. */
export const totalsOfCustomers = (tx: OrgTx, filter: CustomerFilter, today: LocalDate): Promise<CustomersTotal[]> => {
  // The words have chosen already among the figures; a state is chosen among the customers.
  const chosen = part`
    where customer_id in (select customer_id from balance group by customer_id having ${raw(having[filter.show])})`
  return tx.rows(sql`
    ${withMatching(filter)} balance as materialized (${balances(tx, filter, today)})
    select currency, sum(outstanding)::bigint as outstanding_cents, sum(overdue)::bigint as overdue_cents,
      sum(unapplied)::bigint as unapplied_cents, count(*)::int as customers
    from balance ${filter.show === 'all' ? nothing : chosen} group by currency order by currency`)
}
