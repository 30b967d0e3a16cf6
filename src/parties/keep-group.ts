import { accept, orRefuse, Refused, refuse, type Verdict } from '../kernel/verdict.ts'
import type { OrgTx } from '../platform/db.ts'
import { tellFact } from '../platform/facts.ts'
import { notFound } from '../platform/http.ts'
import { type Actor, record } from '../trail/index.ts'
import { type GroupPlace, placeInGroup, updateGroupPlace } from './group-store.ts'
import { partiesWording as words } from './wording.ts'

type By = { readonly actor: Actor; readonly at: Date }
type Asked = Pick<GroupPlace, 'groupReminders' | 'paysAlone'>

/** Whether a customer may belong to the group of another. Groups are one level deep: a head has no head, and nobody leads what leads others. */
export async function checkParent(tx: OrgTx, id: string, parentId: string): Promise<Verdict<string>> {
  if (parentId === id) return refuse('group_wrong', words.parentOfItself, undefined, 'parentId')
  // Both are locked, in one order, so that two people cannot make each the head of the other.
  const places = new Map<string, GroupPlace | null>()
  for (const one of [id, parentId].toSorted()) places.set(one, await placeInGroup(tx, one))
  const parent = places.get(parentId)
  if (!parent) return notFound()
  if (parent.parentId !== null || places.get(id)!.leads)
    return refuse('group_wrong', words.groupTooDeep, undefined, 'parentId')
  return accept(parentId)
}

/** Keeps whether a head is reminded for its group, or whether a member stays apart from that. */
export async function keepGroup(tx: OrgTx, id: string, asked: Asked, by: By): Promise<void> {
  const before = await placeInGroup(tx, id)
  if (!before) throw new Refused(notFound().refusal)
  orRefuse(checkGroup(before, asked))
  const moved = await updateGroupPlace(tx, id, asked)
  await record(tx, {
    ...by,
    verb: 'customer_group_changed',
    subject: { kind: 'customer', id },
    data: { before: { groupReminders: before.groupReminders, paysAlone: before.paysAlone }, after: asked },
  })
  await payersMoved(tx, [...moved, ...(moved.length > 0 ? [before.parentId ?? id] : [])])
}

function checkGroup({ parentId, leads }: GroupPlace, { groupReminders, paysAlone }: Asked): Verdict<Asked> {
  if (groupReminders && !leads) return refuse('group_wrong', words.leadsNobody, undefined, 'groupReminders')
  if (paysAlone && parentId === null) return refuse('group_wrong', words.inNoGroup, undefined, 'paysAlone')
  return accept({ groupReminders, paysAlone })
}

/** Rings for those after: these customers are no longer reminded where they were. */
export async function payersMoved(tx: OrgTx, customerIds: readonly string[]): Promise<void> {
  for (const customerId of new Set(customerIds)) await tellFact(tx, 'payer_moved', { orgId: tx.orgId, customerId })
}
