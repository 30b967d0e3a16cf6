import type { LocalDate } from '../../kernel/calendar.ts'
import { isDated } from '../../ledger/index.ts'
import type { OrgTx } from '../../platform/db.ts'
import { type Fragment, nothing, part, sql } from '../../platform/sql.ts'
import type { LateDocument } from './charges.ts'

/** Debits that bear interest: what was invoiced, and what older books carried over. Interest and fees bear none. */
const BEARING = ['invoice', 'opening']
/** Credits that settle without being paid; and those that are money. */
const GIVEN_UP = ['credit_note', 'write_off']
const MONEY = ['receipt', 'transfer', 'collected']

/**
 * What settled debits, by the day it reduced what was owed. A receipt or a credit note counts on its own day, whenever it was
 * applied; what undoes an allocation counts on the day it was undone, or cancels it whole when both are of one day.
 */
const settlements = (tx: OrgTx, debits: Fragment) => part`
  select a.debit_id, case when a.reverses is null or o.allocated_on = a.allocated_on then c.issued_on else a.allocated_on end as on,
    c.kind = any(${GIVEN_UP}::text[]) as is_given_up, sum(a.amount_cents)::bigint as cents
  from ledger.allocation a
  join ledger.item c on c.org_id = a.org_id and c.id = a.credit_id
  left join ledger.allocation o on o.org_id = a.org_id and o.id = a.reverses
  where a.org_id = ${tx.orgId} and a.debit_id in (${debits})
  group by 1, 2, 3 having sum(a.amount_cents) <> 0`

export type LateAsked = {
  readonly customerIds: readonly string[]
  /** Only these documents; null: all of them. */
  readonly itemIds: readonly string[] | null
  /** Null: whenever they fall due. */
  readonly today: LocalDate | null
  /** What is paid by now, but was paid late, bears what ran until it was. */
  readonly withPaid: boolean
  readonly limit: number
}

/**
 * Documents of customers that are late on a day, or were when they were paid, with everything that makes what they bear: the
 * longest due first. Set-based: a handful of index walks, whatever the number.
 */
export const lateDocuments = (tx: OrgTx, asked: LateAsked): Promise<LateDocument[]> => {
  const among = part`
    select i.id from ledger.item i
    where i.org_id = ${tx.orgId} and i.customer_id = any(${asked.customerIds}::uuid[]) and i.side = 1 and i.kind = any(${BEARING}::text[])
      and not i.reversed and i.due_source <> 'none' and (${asked.today}::date is null or i.due_on < ${asked.today}::date)
      and (${asked.itemIds}::uuid[] is null or i.id = any(${asked.itemIds}::uuid[])) and (i.open_cents > 0 or ${asked.withPaid})`
  return tx.rows(sql`
    with among as materialized (${among}),
    settled as (${settlements(tx, part`select id from among`)}),
    paid as (
      select debit_id, max("on") as last_on, json_agg(json_build_object('on', "on", 'cents', cents) order by "on") as settled,
        json_agg(json_build_object('on', "on", 'cents', cents) order by "on") filter (where is_given_up) as given_up
      from settled group by debit_id
    )
    select i.id, i.customer_id, i.kind, i.document_no, i.amount_cents, i.open_cents, i.currency, i.issued_on, ${isDated} as is_dated, i.due_on,
      coalesce(p.settled, '[]') as settled, coalesce(p.given_up, '[]') as given_up, f.performed_on, n.received_on as notice_on,
      coalesce(l.interest_cents, 0)::bigint as claimed_interest_cents, coalesce(l.indemnity_cents, 0)::bigint as claimed_indemnity_cents,
      coalesce(w.interest_cents, 0)::bigint as waived_interest_cents, w.for_good_on, coalesce(w.indemnity, false) as indemnity_waived
    from among a
    join ledger.item i on i.org_id = ${tx.orgId} and i.id = a.id
    left join paid p on p.debit_id = i.id
    left join ledger.performance f on f.org_id = i.org_id and f.item_id = i.id
    left join legal.notice_received n on n.org_id = i.org_id and n.item_id = i.id and n.withdrawn_at is null
    left join lateral (
      select sum(cents) filter (where kind = 'interest') as interest_cents, sum(cents) filter (where kind = 'indemnity') as indemnity_cents
      from legal.charge_line where org_id = i.org_id and item_id = i.id and is_standing
    ) l on true
    left join lateral (
      select sum(cents) filter (where kind = 'interest') as interest_cents, min(up_to) filter (where kind = 'interest' and for_good) as for_good_on,
        bool_or(kind = 'indemnity') as indemnity
      from legal.charge_waiver where org_id = i.org_id and item_id = i.id and taken_back_at is null
    ) w on true
    where i.open_cents > 0 or p.last_on > i.due_on
    order by i.due_on, i.id limit ${asked.limit}`)
}

/** Which customers with something late: of a kind, late for so many days at least, found by words, and among some; null: any. */
export type LateFilter = {
  readonly kind: string | null
  readonly leastDays: number
  readonly words: string
  readonly among: readonly string[] | null
}

/** Customers with something late and open, who owe most first. Amounts in the books' own currencies. `limit` null: all of them. */
export const customersLate = (
  tx: OrgTx,
  { kind, leastDays, words, among }: LateFilter,
  page: { readonly today: LocalDate; readonly limit: number | null; readonly offset: number },
): Promise<{ id: string; count: number }[]> =>
  tx.rows(sql`
    select i.customer_id as id, (count(*) over ())::int as count
    from ledger.item i join parties.customer c on c.org_id = i.org_id and c.id = i.customer_id
    where i.org_id = ${tx.orgId} and i.side = 1 and i.open_cents > 0 and i.kind = any(${BEARING}::text[]) and i.due_source <> 'none'
      and i.due_on < ${page.today}::date - ${leastDays}::int
      and (${kind}::text is null or c.kind = ${kind})
      ${words ? part`and strpos(platform.folded(c.name || ' ' || c.code), platform.folded(${words})) > 0` : nothing}
      ${among ? part`and i.customer_id = any(${among}::uuid[])` : nothing}
    group by i.customer_id order by sum(i.open_cents) desc, i.customer_id limit ${page.limit} offset ${page.offset}`)

/**
 * Invoices paid late, in full, by money that became known in the last week and since the organisation has their charges claimed by
 * themselves; none where it has not. What a credit note or a write-off settled is left to a person. A week: a night that was missed
 * is caught up.
 */
export const settledLate = (tx: OrgTx, at: Date): Promise<{ id: string; customerId: string }[]> =>
  tx.rows(sql`
    select distinct i.id, i.customer_id
    from legal.interest_setting s
    join ledger.allocation a on a.org_id = s.org_id and a.reverses is null and a.allocated_on > a.debit_due_on
      and a.recorded_at >= greatest(s.claims_since, ${at}::timestamptz - interval '7 days')
    join ledger.item c on c.org_id = a.org_id and c.id = a.credit_id and c.kind = any(${MONEY}::text[]) and c.issued_on > a.debit_due_on
    join ledger.item i on i.org_id = a.org_id and i.id = a.debit_id and i.side = 1 and i.kind = 'invoice' and i.open_cents = 0 and not i.reversed
    where s.org_id = ${tx.orgId} and s.claims_by_itself
    order by i.customer_id, i.id`)
