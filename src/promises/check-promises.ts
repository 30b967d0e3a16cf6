import type { By } from '../cash/index.ts'
import { invariant } from '../kernel/invariant.ts'
import { say } from '../kernel/wording.ts'
import { itemsById } from '../ledger/index.ts'
import type { OrgTx } from '../platform/db.ts'
import { record } from '../trail/index.ts'
import type { AskLaw, AtLaw } from './at-law.ts'
import type { PaymentPromise, PromiseState } from './model.ts'
import { keptOf, stateOf } from './rules.ts'
import { movePromises, type PromiseMove, promisesAbout, promisesToCheck, settlementsOf } from './store.ts'
import { promiseMoved } from './tell.ts'
import { atLawWording as words } from './wording.ts'

/** What of the trail a change of state leaves; a promise that runs again was decided on money that went back, or came late. */
const VERBS: Partial<Record<PromiseState, string>> = {
  running: 'promise_runs_again',
  kept: 'promise_kept',
  partly_kept: 'promise_partly_kept',
  broken: 'promise_broken',
  cancelled: 'promise_without_object',
}

/**
 * Holds promises against the books as they are known now: kept, partly kept or broken follows from what was allocated by the last day
 * of grace, whenever it is looked at and however many nights were missed. A match taken back, or a statement that comes late, changes
 * the answer. A judgment ends those that run about what it froze: they were not broken. Gives how many changed.
 */
export async function checkPromises(tx: OrgTx, askLaw: AskLaw, by: By): Promise<number> {
  const asked = await promisesToCheck(tx)
  if (asked.length === 0) return 0
  const itemIds = [...new Set(asked.flatMap(({ parts }) => parts.map(({ itemId }) => itemId)))]
  const all = await promisesAbout(tx, itemIds)
  const everyItem = [...new Set(all.flatMap(({ parts }) => parts.map(({ itemId }) => itemId)))]
  const settlements = await settlementsOf(tx, everyItem)
  const open = new Map((await itemsById(tx, everyItem)).map((item) => [item.id, item.openCents]))
  const kept = keptOf(all, settlements)
  const isGone = ({ parts, madeAt }: PaymentPromise): boolean =>
    parts.every(({ itemId }) => open.get(itemId) === 0) &&
    !settlements.some((one) => one.recordedAt > madeAt && parts.some(({ itemId }) => itemId === one.itemId))
  const frozen = new Map(
    (await askLaw(tx, [...new Set(asked.map(({ customerId }) => customerId))])).flatMap((one): [string, AtLaw][] =>
      one.why === 'insolvent' ? [[one.itemId, one]] : [],
    ),
  )
  const moves = asked.map((promise): PromiseMove => {
    const keptCents = kept.get(promise.id)
    invariant(keptCents !== undefined, 'a promise that is checked is among those about its documents')
    const [bar] = promise.state === 'running' ? promise.parts.flatMap(({ itemId }) => frozen.get(itemId) ?? []) : []
    const state = stateOf(promise, keptCents, bar !== undefined || isGone(promise), by.today)
    const why = bar && state === 'cancelled' ? say('fr', words.promiseFrozen, { day: bar.since }) : ''
    return { id: promise.id, state, on: by.today, keptCents, why }
  })
  await movePromises(tx, moves, by.at)
  const changed = asked.flatMap((promise, place) =>
    moves[place]!.state === promise.state ? [] : [{ promise, move: moves[place]! }],
  )
  for (const customerId of new Set(changed.map(({ promise }) => promise.customerId))) await promiseMoved(tx, customerId)
  for (const { promise, move } of changed) {
    const { id, customerId, currency, cents, dueOn } = promise
    await record(tx, {
      actor: by.actor,
      at: by.at,
      verb: VERBS[move.state]!,
      subject: { kind: 'customer', id: customerId },
      data: {
        ...{ promise: id, dueOn, amount: { cents, currency }, kept: { cents: move.keptCents, currency } },
        ...(move.why ? { reason: move.why } : {}),
      },
    })
  }
  return changed.length
}
