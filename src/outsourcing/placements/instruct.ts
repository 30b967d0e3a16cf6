import { organisationOf } from '../../access/index.ts'
import type { By } from '../../cash/index.ts'
import { newId } from '../../kernel/ids.ts'
import { Refused, refuse } from '../../kernel/verdict.ts'
import type { OrgTx } from '../../platform/db.ts'
import { tellFact } from '../../platform/facts.ts'
import { notFound } from '../../platform/http.ts'
import { record } from '../../trail/index.ts'
import { mandateOf } from '../mandates/store.ts'
import { insertInstruction, markSeen } from './instruction-store.ts'
import { placementNumber } from './model.ts'
import { insertEvents } from './placement-store.ts'
import { placementOf } from './read-store.ts'
import { tellProviders } from './webhook-store.ts'
import { placementWording as words } from './wording.ts'

/** Tells whoever collects a file what to do with it. Refused once it is back. */
export async function instructPlacement(tx: OrgTx, id: string, note: string, by: By): Promise<void> {
  const placement = await placementOf(tx, id)
  if (!placement) throw new Refused(notFound().refusal)
  const number = placementNumber(placement.no)
  if (placement.endedOn !== null) throw new Refused(refuse('not_running', words.notRunning, { number }).refusal)
  const { actor, at, today } = by
  const event = { id: newId(at), placementId: id, kind: 'instructed', on: today, cents: 0, itemId: null, note } as const
  await insertEvents(tx, [event], { at, name: actor.name })
  const mandate = await mandateOf(tx, placement.mandateId)
  await insertInstruction(tx, mandate?.agencyOrgId ?? null, {
    ...{ id: event.id, placementId: id, customerId: placement.customerId, placementNo: placement.no, note },
    ...{ creditorName: (await organisationOf(tx)).name, customerName: placement.customerName },
    ...{ givenOn: today, givenAt: at, givenByName: actor.name },
  })
  await tellProviders(tx, 'placement.instructed', [placement], { note }, at)
  await tellPlacementMoved(tx, placement.customerId)
  await record(tx, {
    ...{ actor, at, verb: 'placement_instructed', subject: { kind: 'customer', id: placement.customerId } },
    data: { placement: number, provider: placement.provider, note },
  })
}

/** Somebody of the agency has read an instruction; said twice, it was read the first time. */
export async function acknowledgeInstruction(tx: OrgTx, id: string, by: By): Promise<void> {
  const seen = await markSeen(tx, id, by.actor.name, by.at)
  if (!seen) return
  await tellPlacementMoved(tx, seen.customerId)
  await record(tx, {
    ...{ actor: by.actor, at: by.at, verb: 'instruction_read', subject: { kind: 'customer', id: seen.customerId } },
    data: { placement: placementNumber(seen.placementNo), note: seen.note },
  })
}

/** Rings for whoever shows files in hand; an agent rings for its debtor alone. */
const tellPlacementMoved = (tx: OrgTx, customerId: string): Promise<void> =>
  tellFact(tx, 'placement_moved', { orgId: tx.orgId, customerId, customerIds: [customerId] })
