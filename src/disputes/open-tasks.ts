import type { LocalDate } from '../kernel/calendar.ts'
import type { OrgTx } from '../platform/db.ts'
import { nothing, part, sql } from '../platform/sql.ts'
import type { DisputeState } from './model.ts'

/** What others ask of disputes: read only. */

/** A dispute as those who stand after this folder need it. */
export type DisputeHead = {
  readonly id: string
  readonly customerId: string
  readonly state: DisputeState
  readonly currency: string
  readonly category: string
  /** The member who answers for it. */
  readonly owner: string | null
  readonly colleagueId: string | null
  readonly itemIds: readonly string[]
}

const head = part`d.id, d.customer_id, d.state, d.currency, k.name as category, d.owner, d.colleague_id,
  array(select p.item_id from disputes.disputed_item p where p.org_id = d.org_id and p.dispute_id = d.id order by p.item_id) as item_ids`
const from = part`from disputes.dispute d join disputes.category k on k.org_id = d.org_id and k.id = d.category_id`

export const disputeHead = (tx: OrgTx, id: string): Promise<DisputeHead | null> =>
  tx.maybe(sql`select ${head} ${from} where d.org_id = ${tx.orgId} and d.id = ${id}`)

/**
 * Running disputes in which a colleague without an account has a say, each with that colleague: it answers for the cause, or one of the
 * tasks still to do is its own.
 */
export const disputesOfColleagues = (
  tx: OrgTx,
): Promise<(DisputeHead & { readonly asked: string; readonly answersForIt: boolean })[]> =>
  tx.rows(sql`
    select ${head}, a.asked, a.asked = d.colleague_id as answers_for_it ${from}
    cross join lateral (
      select d.colleague_id as asked where d.colleague_id is not null
      union
      select t.colleague_id from disputes.task t
      where t.org_id = d.org_id and t.dispute_id = d.id and t.colleague_id is not null and t.done_at is null
    ) a
    where d.org_id = ${tx.orgId} and d.state <> 'resolved' order by d.opened_at, d.id`)

/** A task of a running dispute whose day has passed: work for whoever it is of. */
export type LateTask = {
  readonly customerId: string
  readonly disputeId: string
  /** As it is kept: `disputeName` tells it in the reader's language. */
  readonly task: string
  /** The member it is of; null: nobody, or a colleague without an account. */
  readonly owner: string | null
  readonly colleagueId: string | null
  readonly dueOn: LocalDate
  /** What the dispute contests of what is still owed. */
  readonly cents: number
  readonly currency: string
}

/** Tasks that are late on a day, the oldest first; of one customer when it is named. */
export const lateTasks = (tx: OrgTx, today: LocalDate, customerId?: string): Promise<LateTask[]> =>
  tx.rows(sql`
    select d.customer_id, d.id as dispute_id, t.name as task, t.owner, t.colleague_id, t.due_on, d.currency, a.cents
    from disputes.task t
    join disputes.dispute d on d.org_id = t.org_id and d.id = t.dispute_id and d.state <> 'resolved'
    cross join lateral (
      select coalesce(sum(case when p.is_whole then i.open_cents else least(p.cents, i.open_cents) end), 0)::bigint as cents
      from disputes.disputed_item p join ledger.item i on i.org_id = p.org_id and i.id = p.item_id
      where p.org_id = d.org_id and p.dispute_id = d.id
    ) a
    where t.org_id = ${tx.orgId} and t.done_at is null and t.due_on < ${today}::date
      ${customerId ? part`and d.customer_id = ${customerId}` : nothing}
    order by t.due_on, t.id`)
