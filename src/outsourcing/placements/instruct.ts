import type { By } from '../../cash/index.ts'
import { newId } from '../../kernel/ids.ts'
import { Refused, refuse } from '../../kernel/verdict.ts'
import type { OrgTx } from '../../platform/db.ts'
import { notFound } from '../../platform/http.ts'
import { record } from '../../trail/index.ts'
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
  await tellProviders(tx, 'placement.instructed', [placement], { note }, at)
  await record(tx, {
    ...{ actor, at, verb: 'placement_instructed', subject: { kind: 'customer', id: placement.customerId } },
    data: { placement: number, provider: placement.provider, note },
  })
}
