import type { OrgTx } from '../platform/db.ts'
import { sql } from '../platform/sql.ts'

/** A customer's place in groups: what leads it, whether it leads others, who is reminded for it, and what was asked of that. */
export type GroupPlace = {
  readonly parentId: string | null
  readonly leads: boolean
  readonly payerId: string | null
  /** Of a head: its group is reminded through it. */
  readonly groupReminders: boolean
  /** Of a member: it is reminded itself whatever its head asks. */
  readonly paysAlone: boolean
}

/** Locks the customer, so that two people cannot make each the head of the other. */
export const placeInGroup = (tx: OrgTx, id: string): Promise<GroupPlace | null> =>
  tx.maybe(sql`
    select c.parent_id, c.payer_id, c.group_reminders, c.pays_alone,
      exists (select from parties.customer o where o.org_id = c.org_id and o.parent_id = c.id) as leads
    from parties.customer c where c.org_id = ${tx.orgId} and c.id = ${id} for update of c`)

export type GroupMember = {
  readonly id: string
  readonly code: string
  readonly name: string
  readonly isHead: boolean
  readonly groupReminders: boolean
  readonly paysAlone: boolean
}

/** Everybody of the group that a customer belongs to, its head first; the customer alone when it belongs to none. */
export const groupOf = (tx: OrgTx, id: string): Promise<GroupMember[]> =>
  tx.rows(sql`
    with head as (select coalesce(parent_id, id) as id from parties.customer where org_id = ${tx.orgId} and id = ${id})
    select c.id, c.code, c.name, c.id = head.id as is_head, c.group_reminders, c.pays_alone from head
    join parties.customer c on c.org_id = ${tx.orgId} and (c.id = head.id or c.parent_id = head.id)
    order by is_head desc, c.name, c.id`)

/** The members that these heads are reminded for, each with its head; most heads pay for nobody but themselves. */
export const paidFor = async (tx: OrgTx, headIds: readonly string[]): Promise<Map<string, string>> =>
  new Map(
    (
      await tx.rows<{ id: string; payerId: string }>(sql`
        select id, payer_id from parties.customer where org_id = ${tx.orgId} and payer_id = any(${headIds}::uuid[])`)
    ).map(({ id, payerId }) => [id, payerId]),
  )

/** Who is reminded for each of these customers: the head that pays for it, or itself. */
export const payersOf = async (tx: OrgTx, ids: readonly string[]): Promise<Map<string, string>> =>
  new Map(
    (
      await tx.rows<{ id: string; payerId: string }>(sql`
        select id, coalesce(payer_id, id) as payer_id from parties.customer
        where org_id = ${tx.orgId} and id = any(${ids}::uuid[])`)
    ).map(({ id, payerId }) => [id, payerId]),
  )

/** Keeps what is asked of a customer's reminders in its group; gives those whose payer is another than before. */
export async function updateGroupPlace(
  tx: OrgTx,
  id: string,
  asked: Pick<GroupPlace, 'groupReminders' | 'paysAlone'>,
): Promise<string[]> {
  await tx.run(sql`
    update parties.customer set group_reminders = ${asked.groupReminders}, pays_alone = ${asked.paysAlone}
    where org_id = ${tx.orgId} and id = ${id}`)
  const moved = await tx.rows<{ id: string }>(sql`
    update parties.customer c set payer_id = case when h.group_reminders and not c.pays_alone then h.id end
    from parties.customer h
    where c.org_id = ${tx.orgId} and h.org_id = c.org_id and h.id = c.parent_id and (c.id = ${id} or h.id = ${id})
      and c.payer_id is distinct from case when h.group_reminders and not c.pays_alone then h.id end
    returning c.id`)
  return moved.map((one) => one.id)
}
