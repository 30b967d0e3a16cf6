import type { By } from '../../cash/index.ts'
import { newId } from '../../kernel/ids.ts'
import { Refused, refuse } from '../../kernel/verdict.ts'
import type { OrgTx } from '../../platform/db.ts'
import { notFound } from '../../platform/http.ts'
import { record } from '../../trail/index.ts'
import { placementNumber } from './model.ts'
import { insertEvents } from './placement-store.ts'
import { placementOf } from './read-store.ts'
import { placementWording as words } from './wording.ts'

/** A debtor complains of whoever collects: whoever heard it writes it down, and it counts with the provider. Those of files that came home count too. */
export async function complainOf(tx: OrgTx, id: string, note: string, by: By): Promise<void> {
  const placement = await placementOf(tx, id)
  if (!placement) throw new Refused(notFound().refusal)
  const number = placementNumber(placement.no)
  if (placement.endedWhy === 'undone') throw new Refused(refuse('undone', words.neverPlaced, { number }).refusal)
  const { actor, at, today } = by
  const event = { id: newId(at), placementId: id, kind: 'complaint', on: today, cents: 0, itemId: null, note } as const
  await insertEvents(tx, [event], { at, name: actor.name })
  await record(tx, {
    ...{ actor, at, verb: 'provider_complaint', subject: { kind: 'customer', id: placement.customerId } },
    data: { placement: number, provider: placement.provider, words: note },
  })
}
