import type { OrgTx } from '../../platform/db.ts'
import { type Fragment, part, sql } from '../../platform/sql.ts'
import type { Paper } from './model.ts'

/**
 * What is kept of claims, as further common tables over `claim (id, customer_id, writes_to, document_no, due_on, …)`: `kept` has
 * its rows with what is kept of each.
 * A file speaks of the numbers it names; an order or a contract without any, and accepted terms, speak for the whole customer. A reminder
 * counts that left after the claim was late, to the customer or to who is written to for it.
 */
export const keptOfClaims = (tx: OrgTx): Fragment => part`
  named as (
    select c.id, bool_or(d.kind = 'invoice') as invoice, bool_or(d.kind in ('order', 'contract')) as order_or_contract,
      bool_or(d.kind = 'delivery_proof') as delivery
    from claim c join documents.about a on a.org_id = ${tx.orgId} and a.customer_id = c.customer_id and a.document_no = c.document_no
    join documents.document d on d.org_id = a.org_id and d.id = a.document_id
    group by c.id
  ), framework as (
    select d.customer_id, bool_or(d.kind in ('order', 'contract')) as order_or_contract, bool_or(d.kind = 'terms_accepted') as terms
    from documents.document d
    where d.org_id = ${tx.orgId} and d.customer_id in (select customer_id from claim) and d.kind in ('order', 'contract', 'terms_accepted')
      and (d.kind = 'terms_accepted' or not exists (select 1 from documents.about a where a.org_id = d.org_id and a.document_id = d.id))
    group by d.customer_id
  ), reminded as (
    select m.customer_id, max(coalesce(m.posted_on, m.settled_at::date)) as last_on
    from correspondence.message m
    where m.org_id = ${tx.orgId} and m.purpose = 'dunning' and m.state in ('sent', 'posted') and m.customer_id in (select writes_to from claim)
    group by m.customer_id
  ), kept as (
    select c.*, coalesce(n.invoice, false) as invoice, coalesce(n.order_or_contract, false) or coalesce(f.order_or_contract, false) as "order",
      coalesce(f.terms, false) as terms, coalesce(n.delivery, false) as delivery, coalesce(r.last_on > c.due_on, false) as reminders
    from claim c left join named n on n.id = c.id left join framework f on f.customer_id = c.customer_id
    left join reminded r on r.customer_id = c.writes_to
  )`

export type Kept = { readonly [paper in Paper]: boolean }

/** What is kept of these claims, by item; an id that is none has no entry. */
export async function papersOf(tx: OrgTx, itemIds: readonly string[]): Promise<ReadonlyMap<string, Kept>> {
  const rows = await tx.rows<Kept & { id: string }>(sql`
    with claim as materialized (
      select i.id, i.customer_id, coalesce(c.payer_id, c.id) as writes_to, i.document_no, i.due_on
      from ledger.item i join parties.customer c on c.org_id = i.org_id and c.id = i.customer_id
      where i.org_id = ${tx.orgId} and i.id = any(${itemIds}::uuid[])
    ), ${keptOfClaims(tx)}
    select id, invoice, "order", terms, delivery, reminders from kept`)
  return new Map(rows.map(({ id, ...kept }) => [id, kept]))
}
