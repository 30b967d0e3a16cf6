import type { LocalDate } from '../kernel/calendar.ts'
import type { OrgTx } from '../platform/db.ts'
import { type Fragment, part, raw, sql } from '../platform/sql.ts'
import type { LeftOut } from './setting-store.ts'

/** Contested documents of one currency, without what is left out: `d` the dispute, `p` its part of the document `i`. */
const contested = raw(`disputes.dispute d join disputes.disputed_item p on p.org_id = d.org_id and p.dispute_id = d.id
  join ledger.item i on i.org_id = p.org_id and i.id = p.item_id`)
const counted = (tx: OrgTx, currency: string, left: LeftOut): Fragment => part`
  d.org_id = ${tx.orgId} and d.currency = ${currency} and d.customer_id <> all(${left.customerIds}::uuid[]) and i.id <> all(${left.itemIds}::uuid[])`
const numbers = raw(`array_agg(coalesce(nullif(i.document_no, ''), left(i.label, 40)) order by i.due_on, i.id)`)

/**
 * What was contested on each of these days, one row a day and dispute: of a document contested whole, whatever was left of it then.
 * What is open now and what was settled after a day was open on it.
 */
export const contestedOn = (tx: OrgTx, currency: string, days: readonly LocalDate[], left: LeftOut): Fragment => part`
  select asked.day, d.id, d.customer_id, d.opened_on as on_day, ${numbers} as document_nos,
    sum(case when p.is_whole then x.open_cents else least(p.cents, x.open_cents) end)::bigint as cents
  from ${contested}
  join unnest(${days}::date[]) asked(day) on d.opened_on <= asked.day and (d.resolved_on is null or d.resolved_on > asked.day)
  cross join lateral (
    select i.open_cents + coalesce(sum(a.amount_cents), 0) as open_cents from ledger.allocation a
    where a.org_id = i.org_id and a.debit_id = i.id and a.allocated_on > asked.day
  ) x
  where ${counted(tx, currency, left)} and i.issued_on <= asked.day and x.open_cents > 0
  group by asked.day, d.id, d.customer_id, d.opened_on`

/** Disputes opened between two days, each with what it contested then. */
export const raisedBetween = (
  tx: OrgTx,
  currency: string,
  from: LocalDate,
  to: LocalDate,
  left: LeftOut,
): Fragment => part`
  select d.id, d.customer_id, d.opened_on as on_day, ${numbers} as document_nos, sum(p.cents)::bigint as cents
  from ${contested} where ${counted(tx, currency, left)} and d.opened_on between ${from}::date and ${to}::date
  group by d.id, d.customer_id, d.opened_on`

export const contestedByDay = (
  tx: OrgTx,
  currency: string,
  days: readonly LocalDate[],
  left: LeftOut,
): Promise<{ on: LocalDate; cents: number }[]> =>
  tx.rows(sql`
    select c.day as on, sum(c.cents)::bigint as cents from (${contestedOn(tx, currency, days, left)}) c group by c.day`)

export const raisedByDay = (
  tx: OrgTx,
  currency: string,
  from: LocalDate,
  to: LocalDate,
  left: LeftOut,
): Promise<{ on: LocalDate; cents: number; cases: number }[]> =>
  tx.rows(sql`
    select r.on_day as on, sum(r.cents)::bigint as cents, count(*)::int as cases
    from (${raisedBetween(tx, currency, from, to, left)}) r group by 1`)
