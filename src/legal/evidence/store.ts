import type { DisputeState } from '../../disputes/model.ts'
import type { LocalDate } from '../../kernel/calendar.ts'
import type { OrgTx } from '../../platform/db.ts'
import { sql } from '../../platform/sql.ts'
import type { PromiseState } from '../../promises/model.ts'

/** What an evidence file reads of what stands before it. */

export type ToldPromise = {
  readonly promisedOn: LocalDate
  readonly dueOn: LocalDate
  readonly cents: number
  readonly keptCents: number
  readonly currency: string
  readonly state: PromiseState
  readonly saidBy: string
  /** A plan's number; null for a promise of one payment. */
  readonly planNo: number | null
}

/** Promises of a customer, the oldest first. */
export const promisesTold = (tx: OrgTx, customerId: string): Promise<ToldPromise[]> =>
  tx.rows(sql`
    select promised_on, due_on, cents, kept_cents, currency, state, said_by, null::int as plan_no
    from promises.promise where org_id = ${tx.orgId} and customer_id = ${customerId} order by promised_on, made_at, id`)

export type ToldDispute = {
  readonly openedOn: LocalDate
  readonly category: string
  readonly note: string
  readonly numbers: readonly string[]
  readonly state: DisputeState
  readonly resolvedOn: LocalDate | null
  readonly resolution: string
}

/** Disputes of a customer, the oldest first, with the documents that they contest. */
export const disputesTold = (tx: OrgTx, customerId: string): Promise<ToldDispute[]> =>
  tx.rows(sql`
    select d.opened_on, c.name as category, d.note, d.state, d.resolved_on, d.resolution_note as resolution,
      array(select distinct i.document_no from disputes.disputed_item o join ledger.item i on i.org_id = o.org_id and i.id = o.item_id
        where o.org_id = d.org_id and o.dispute_id = d.id and i.document_no <> '' order by 1) as numbers
    from disputes.dispute d join disputes.category c on c.org_id = d.org_id and c.id = d.category_id
    where d.org_id = ${tx.orgId} and d.customer_id = ${customerId} order by d.opened_on, d.opened_at, d.id`)

/** The very bytes of a message that left; null where none are kept. */
export const messageBytes = (tx: OrgTx, id: string): Promise<{ kind: 'mime' | 'pdf' | 'text'; bytes: Buffer } | null> =>
  tx.maybe(sql`
    select p.kind, p.bytes from correspondence.proof p
    join correspondence.message m on m.org_id = p.org_id and m.id = p.message_id and m.version = p.version
    where p.org_id = ${tx.orgId} and p.message_id = ${id}`)

/** Matters that ask, or asked, for any of these documents, the oldest first. */
export const proceedingsAbout = async (tx: OrgTx, itemIds: readonly string[]): Promise<string[]> =>
  (
    await tx.rows<{ id: string }>(sql`
      select p.id from legal.proceeding p
      where p.org_id = ${tx.orgId} and exists (
        select 1 from legal.proceeding_item w where w.org_id = p.org_id and w.proceeding_id = p.id and w.item_id = any(${itemIds}::uuid[]))
      order by p.no`)
  ).map(({ id }) => id)

/** The items of a customer: what the trail may tell of by their names. */
export const itemIdsOf = async (tx: OrgTx, customerId: string): Promise<string[]> =>
  (
    await tx.rows<{ id: string }>(
      sql`select id from ledger.item where org_id = ${tx.orgId} and customer_id = ${customerId} order by id`,
    )
  ).map(({ id }) => id)
