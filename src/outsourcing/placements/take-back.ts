import type { By } from '../../cash/index.ts'
import { dayIn } from '../../kernel/calendar.ts'
import { newId } from '../../kernel/ids.ts'
import { type Refusal, Refused, refuse } from '../../kernel/verdict.ts'
import type { OrgTx } from '../../platform/db.ts'
import { tellFact } from '../../platform/facts.ts'
import { notFound } from '../../platform/http.ts'
import { recordAll } from '../../trail/index.ts'
import { handoverOf } from './handover-store.ts'
import { type EndedWhy, type EventKind, placementNumber, placingNumber } from './model.ts'
import { endPlacements, insertEvents, lockPlacements, markUndone, placingOf } from './placement-store.ts'
import { type PlacementRow, placementsById, placementsOfPlacing } from './read-store.ts'
import { tellProviders } from './webhook-store.ts'
import { placementWording as words } from './wording.ts'

/** Why an act of handing over is not undone; null: it may be. */
export async function undoRefusal(tx: OrgTx, placingId: string, timeZone: string): Promise<Refusal | null> {
  const placing = await placingOf(tx, placingId)
  if (!placing) return notFound().refusal
  const placements = await placementsOfPlacing(tx, placingId)
  const running = placements.filter(({ endedOn }) => endedOn === null)
  if (placing.undoneAt || running.length === 0) return refuse('already_done', words.alreadyEnded).refusal
  const acted = placements.find(({ actedAt }) => actedAt !== null)
  if (acted) {
    const params = { provider: acted.provider, number: placementNumber(acted.no) }
    return refuse('acted', words.acted, params).refusal
  }
  const handover = await handoverOf(tx, placingId)
  if (!handover?.fetchedAt) return null
  const params = { number: placingNumber(placing.no), on: dayIn(timeZone, handover.fetchedAt) }
  return refuse('fetched', words.fetched, params).refusal
}

/** Undoes an act of handing over as if it had never been. Refused once the other side did anything, or took the file that went with it. */
export async function undoPlacing(tx: OrgTx, placingId: string, by: By, timeZone: string): Promise<number> {
  await lockPlacements(tx)
  const refusal = await undoRefusal(tx, placingId, timeZone)
  if (refusal) throw new Refused(refusal)
  const running = (await placementsOfPlacing(tx, placingId)).filter(({ endedOn }) => endedOn === null)
  await markUndone(tx, placingId, by.actor.name, by.at)
  return end(tx, running, { why: 'undone', kind: 'undone', note: '', verb: 'placing_undone' }, by)
}

/** Takes placements back with a reason: their documents are live at home from tomorrow, today being the other side's. Gives how many. */
export async function recallPlacements(tx: OrgTx, ids: readonly string[], reason: string, by: By): Promise<number> {
  await lockPlacements(tx)
  const running = (await placementsById(tx, ids)).filter(({ endedOn }) => endedOn === null)
  if (running.length === 0) throw new Refused(refuse('already_done', words.alreadyEnded).refusal)
  return end(tx, running, { why: 'recalled', kind: 'recalled', note: reason, verb: 'placement_recalled' }, by)
}

/** Placements that end otherwise: everything is settled, their mandate is over, or whoever collects them gave them back. */
export const endPlacementsOf = (
  tx: OrgTx,
  placements: readonly PlacementRow[],
  why: Extract<EndedWhy, 'paid' | 'mandate_ended' | 'abandoned' | 'uncollectible'>,
  by: By,
  note = '',
): Promise<number> => end(tx, placements, { why, kind: 'ended', note, verb: 'placement_ended' }, by)

type How = { readonly why: EndedWhy; readonly kind: EventKind; readonly note: string; readonly verb: string }

async function end(tx: OrgTx, placements: readonly PlacementRow[], how: How, by: By): Promise<number> {
  const { actor, at, today } = by
  const { why, kind, note } = how
  const ids = placements.map(({ id }) => id)
  const ended = new Set(await endPlacements(tx, ids, { why, note, on: today, at, byName: actor.name }))
  const gone = placements.filter(({ id }) => ended.has(id))
  if (gone.length === 0) return 0
  const events = gone.map(({ id, openCents }) => ({
    ...{ id: newId(at), placementId: id, kind, on: today, itemId: null, note },
    cents: openCents,
  }))
  await insertEvents(tx, events, { at, name: actor.name })
  await tellProviders(tx, `placement.${why}`, gone, { reason: note }, at)
  await tellFact(tx, 'placement_moved', {
    orgId: tx.orgId,
    customerIds: [...new Set(gone.map(({ customerId }) => customerId))],
  })
  await recordAll(
    tx,
    gone.map(({ no, customerId, provider, openCents, currency }) => ({
      ...{ actor, at, verb: how.verb, subject: { kind: 'customer', id: customerId } },
      data: { placement: placementNumber(no), provider, why, reason: note, left: { cents: openCents, currency } },
    })),
  )
  return gone.length
}
