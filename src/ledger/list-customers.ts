import type { LocalDate } from '../kernel/calendar.ts'
import { mailable } from '../parties/index.ts'
import type { Risk } from '../parties/model.ts'
import type { OrgTx } from '../platform/db.ts'
import { type Fragment, nothing, part, raw, sql } from '../platform/sql.ts'
import { balancesOf, balancesOn, type CustomerBalance } from './balance-store.ts'

/** Which customers; `words` are a name, a code, a SIREN, a town, in any order. */
export type CustomerFilter = {
  readonly words?: string
  readonly show: 'all' | 'owing' | 'overdue' | 'credit'
  /** A colleague, or nobody. */
  readonly salesperson?: string
  readonly tag?: string
  readonly sector?: string
  /** The customer that leads the group, which is of it. */
  readonly group?: string
  readonly risk?: string
  /** Who owes more than they may, in the currency of the books: limits are in no other. */
  readonly overLimitIn?: string
}

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
  readonly sector: string
  readonly risk: Risk | null
  readonly tags: readonly string[]
  readonly salesperson: string | null
  /** The customer that leads its group. */
  readonly head: string | null
  readonly creditLimitCents: number | null
  readonly oldestDueOn: LocalDate | null
  readonly balances: CustomerBalance[]
}

/** What a customer must have in at least one currency; the columns are those of `balancesOn`. */
const having = { all: 'true', owing: 'outstanding > 0', overdue: 'overdue > 0', credit: 'unapplied > 0' } as const

/** Who the words and the profile leave, looked up once, before everything else. */
function withMatching(tx: OrgTx, filter: CustomerFilter, today: LocalDate): Fragment {
  if (!isNarrowed(filter)) return nothing
  const { words, salesperson, tag, sector, group, risk, overLimitIn } = filter
  return part`with matching as materialized (
    select c.id from parties.customer c where c.org_id = ${tx.orgId}
      ${words ? part`and c.id in (select id from parties.customers_matching(${words}) m(id))` : nothing}
      ${salesperson === 'none' ? part`and c.salesperson_id is null` : salesperson ? part`and c.salesperson_id = ${salesperson}::uuid` : nothing}
      ${tag ? part`and ${tag} = any(c.tags)` : nothing}
      ${sector ? part`and c.sector = ${sector}` : nothing}
      ${group ? part`and (c.id = ${group}::uuid or c.parent_id = ${group}::uuid)` : nothing}
      ${risk ? part`and c.risk = ${risk}` : nothing}
      ${
        overLimitIn
          ? part`and c.credit_limit_cents is not null and c.id in (
              select o.customer_id from ${balancesOn(tx, today)} o
              join parties.customer l on l.org_id = ${tx.orgId} and l.id = o.customer_id
              where o.currency = ${overLimitIn} and o.outstanding > l.credit_limit_cents)`
          : nothing
      })`
}

const isNarrowed = ({ words, salesperson, tag, sector, group, risk, overLimitIn }: CustomerFilter): boolean =>
  [words, salesperson, tag, sector, group, risk, overLimitIn].some(Boolean)

const isMatching = (filter: CustomerFilter, id: string): Fragment =>
  isNarrowed(filter) ? part`and ${raw(id)} in (select id from matching)` : nothing

/**
 * The customers of a list with what they are sorted by, as id, name, key: a figure in the currency asked, but the oldest due day
 * of all currencies. Most customers owe in one currency only, so the others are looked up apart.
 */
function chosen(tx: OrgTx, asked: CustomersAsked, today: LocalDate): Fragment {
  const { sort, show, currency } = asked
  if (sort === 'name' && show === 'all')
    return part`select c.id, c.name, c.name as key from parties.customer c where c.org_id = ${tx.orgId} ${isMatching(asked, 'c.id')}`
  const owed = balancesOn(tx, today)
  const key = { name: 'c.name', outstanding: 'b.outstanding', overdue: 'b.overdue', credit: 'b.unapplied' }
  const foreign = part`select customer_id, min(oldest) as oldest from ${owed} f where currency <> ${currency} group by customer_id`
  const isShown = part`and (b.${raw(having[show])} or c.id in (select customer_id from ${owed} f where currency <> ${currency} and ${raw(having[show])}))`
  return part`
    select c.id, c.name, ${sort === 'oldest' ? raw('least(b.oldest, f.oldest)') : raw(key[sort])} as key
    from parties.customer c left join ${owed} b on b.customer_id = c.id and b.currency = ${currency}
    ${sort === 'oldest' ? part`left join (${foreign}) f on f.customer_id = c.id` : nothing}
    where c.org_id = ${tx.orgId} ${isMatching(asked, 'c.id')} ${show === 'all' ? nothing : isShown}`
}

/** How many the list has, counted without their order. */
function counted(tx: OrgTx, asked: CustomersAsked, today: LocalDate): Fragment {
  if (asked.show !== 'all')
    return part`
      select count(distinct customer_id) from ${balancesOn(tx, today)} b where ${raw(having[asked.show])} ${isMatching(asked, 'customer_id')}`
  return isNarrowed(asked)
    ? part`select count(*) from matching`
    : part`select count(*) from parties.customer where org_id = ${tx.orgId}`
}

/** The first row of a page carries the count, the others their place. */
type Counted = { readonly place: number; readonly count: number }

/** A page of customers, and how many there are in all. */
export async function listCustomers(
  tx: OrgTx,
  asked: CustomersAsked,
  today: LocalDate,
): Promise<{ rows: ListedCustomer[]; count: number }> {
  const direction = raw(`${asked.descending ? 'desc' : 'asc'} nulls last`)
  const [head, ...page] = await tx.rows<Counted & Omit<ListedCustomer, 'balances' | 'oldestDueOn'>>(sql`
    ${withMatching(tx, asked, today)}
    select 0 as place, (${counted(tx, asked, today)})::int as count, null::uuid as id, null as code, null as name, null as kind, null as city, false as has_email,
      null as sector, null as risk, null::text[] as tags, null as salesperson, null as head, null::bigint as credit_limit_cents
    union all
    select row_number() over (order by page.key ${direction}, page.name, page.id), 0, c.id, c.code, c.name, c.kind, c.city, exists (
        select 1 from parties.contact k where k.org_id = c.org_id and k.customer_id = c.id and k.removed_at is null
          and ${mailable('k')}),
      c.sector, c.risk, c.tags, (select g.name from parties.colleague g where g.org_id = c.org_id and g.id = c.salesperson_id),
      (select h.name from parties.customer h where h.org_id = c.org_id and h.id = c.parent_id), c.credit_limit_cents
    from (
      select id, name, key from (${chosen(tx, asked, today)}) chosen order by key ${direction}, name, id limit ${asked.limit} offset ${asked.offset}
    ) page join parties.customer c on c.org_id = ${tx.orgId} and c.id = page.id
    order by place`)
  const balances = await balancesOf(
    tx,
    page.map((customer) => customer.id),
    today,
  )
  return {
    count: head!.count,
    rows: page.map(({ place: _place, count: _count, ...customer }) => {
      const own = balances.get(customer.id) ?? []
      const dueDays = own.flatMap(({ oldestDueOn }) => oldestDueOn ?? [])
      return {
        ...customer,
        oldestDueOn: dueDays.toSorted()[0] ?? null,
        balances: own.map(({ customerId: _id, oldestDueOn: _due, ...balance }) => balance),
      }
    }),
  }
}

export type CustomersTotal = CustomerBalance & { readonly customers: number }

/** What the customers of a list owe together, one total per currency. Apart from the pages of the list, which ask it once. */
export function totalsOfCustomers(tx: OrgTx, filter: CustomerFilter, today: LocalDate): Promise<CustomersTotal[]> {
  const owed = balancesOn(tx, today)
  const shown = part`and customer_id in (select customer_id from ${owed} b where ${raw(having[filter.show])})`
  return tx.rows(sql`
    ${withMatching(tx, filter, today)}
    select currency, sum(outstanding)::bigint as outstanding_cents, sum(overdue)::bigint as overdue_cents,
      sum(unapplied)::bigint as unapplied_cents, count(*)::int as customers
    from ${owed} b where true ${isMatching(filter, 'customer_id')} ${filter.show === 'all' ? nothing : shown}
    group by currency order by currency`)
}
