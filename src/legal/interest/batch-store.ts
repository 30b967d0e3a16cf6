import type { LocalDate } from '../../kernel/calendar.ts'
import type { OrgTx } from '../../platform/db.ts'
import { sql } from '../../platform/sql.ts'
import type { Actor } from '../../trail/index.ts'
import type { BatchState, ChargeKind } from './model.ts'
import { type ChargeNote, noteColumns } from './note-store.ts'

/** Claims made together. */

export type NewBatch = {
  readonly id: string
  readonly upTo: LocalDate
  readonly kinds: readonly ChargeKind[]
  readonly customerIds: readonly string[]
}
type Asker = { readonly actor: Actor; readonly at: Date }

export const insertBatch = (tx: OrgTx, { id, upTo, kinds, customerIds }: NewBatch, by: Asker): Promise<number> =>
  tx.run(sql`
    insert into legal.charge_batch (org_id, id, state, up_to, kinds, customer_ids, asked_at, asked_by, asked_by_name)
    values (${tx.orgId}, ${id}, 'claiming', ${upTo}, ${kinds}::text[], ${customerIds}::uuid[], ${by.at}, ${by.actor.id}, ${by.actor.name})`)

/** A batch at work: the customers of its next slice, in their order, and whoever asked for what is being done. */
export type BatchAtWork = {
  readonly id: string
  readonly state: BatchState
  readonly upTo: LocalDate
  readonly kinds: readonly ChargeKind[]
  readonly next: readonly string[]
  readonly askedBy: string
  readonly askedByName: string
  readonly backBy: string
  readonly backByName: string
  readonly backWhy: string
}

/** The batch, which nobody else goes on with until this transaction ends; null when there is none. */
export const lockBatch = (tx: OrgTx, id: string, slice: number): Promise<BatchAtWork | null> =>
  tx.maybe(sql`
    select id, state, up_to, kinds, customer_ids[done + 1 : done + ${slice}::int] as next, asked_by, asked_by_name, back_by, back_by_name, back_why
    from legal.charge_batch where org_id = ${tx.orgId} and id = ${id} for update`)

export const moveBatch = (tx: OrgTx, id: string, by: number): Promise<number> =>
  tx.run(sql`update legal.charge_batch set done = done + ${by}::int where org_id = ${tx.orgId} and id = ${id}`)

export const endBatch = (tx: OrgTx, id: string, state: BatchState, at: Date): Promise<number> =>
  tx.run(
    sql`update legal.charge_batch set state = ${state}, ended_at = ${at} where org_id = ${tx.orgId} and id = ${id}`,
  )

/** Asks for it to be taken back. Gives whether it was there to be. */
export const takeBatchBack = async (tx: OrgTx, id: string, why: string, by: Asker): Promise<boolean> =>
  (await tx.run(sql`
    update legal.charge_batch set state = 'taking_back', back_at = ${by.at}, back_by = ${by.actor.id}, back_by_name = ${by.actor.name},
      back_why = ${why}, ended_at = null
    where org_id = ${tx.orgId} and id = ${id} and state in ('claiming', 'claimed')`)) > 0

/** Notes of a batch of which nothing was paid, a few of them. */
export const notesUntouched = (tx: OrgTx, batchId: string, limit: number): Promise<ChargeNote[]> =>
  tx.rows(sql`
    select ${noteColumns} from legal.charge_note n
    where n.org_id = ${tx.orgId} and n.batch_id = ${batchId} and n.taken_back_at is null and not exists (
      select from ledger.item i
      where i.org_id = n.org_id and i.id in (n.interest_item_id, n.indemnity_item_id) and i.open_cents < i.amount_cents)
    order by n.no limit ${limit}`)

export type BatchTold = {
  readonly id: string
  readonly state: BatchState
  readonly upTo: LocalDate
  readonly customers: number
  readonly done: number
  readonly notes: number
  readonly takenBack: number
  readonly amounts: readonly { readonly currency: string; readonly cents: number }[]
  readonly firstNo: number | null
  readonly lastNo: number | null
  readonly askedAt: Date
  readonly askedByName: string
  readonly endedAt: Date | null
  readonly backAt: Date | null
  readonly backByName: string
  readonly backWhy: string
}

/** The latest batches, each with what its notes come to. */
export const batchesTold = (tx: OrgTx, limit: number): Promise<BatchTold[]> =>
  tx.rows(sql`
    select b.id, b.state, b.up_to, cardinality(b.customer_ids) as customers, b.done, b.asked_at, b.asked_by_name, b.ended_at, b.back_at,
      b.back_by_name, b.back_why, coalesce(n.notes, 0)::int as notes, coalesce(n.taken_back, 0)::int as taken_back, n.first_no, n.last_no,
      coalesce(n.amounts, '[]') as amounts
    from (select * from legal.charge_batch where org_id = ${tx.orgId} order by asked_at desc, id desc limit ${limit}) b
    left join lateral (
      select sum(c.notes) as notes, sum(c.taken_back) as taken_back, min(c.first_no) as first_no, max(c.last_no) as last_no,
        jsonb_agg(jsonb_build_object('currency', c.currency, 'cents', c.cents) order by c.currency <> 'EUR', c.currency) as amounts
      from (
        select currency, count(*) as notes, count(taken_back_at) as taken_back, min(no) as first_no, max(no) as last_no,
          sum(interest_cents + indemnity_cents)::bigint as cents
        from legal.charge_note where org_id = b.org_id and batch_id = b.id group by currency
      ) c
    ) n on true
    order by b.asked_at desc, b.id desc`)
