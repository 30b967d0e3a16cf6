import type { By } from '../../cash/index.ts'
import { say } from '../../kernel/wording.ts'
import type { OrgTx } from '../../platform/db.ts'
import { debtsOf, lockEvent } from '../limitation/event-store.ts'
import { endEvent, loseEvent, recordEvent, withdrawEvent } from '../limitation/record-event.ts'
import { actNames } from './act-wording.ts'
import { type ClockEffect, clockEffects } from './clock.ts'
import type { WholeMatter } from './matter.ts'
import { type KeptAct, keepClockEvent } from './matter-store.ts'
import { proceedingNumber } from './model.ts'
import { proceedingWording as words } from './wording.ts'

/** The most that a clock keeps of what proves an event. */
const EVIDENCE_LENGTH = 2000

/**
 * Makes the limitation of the documents follow from the acts of a matter: what an act did is told to their clocks, what a later one
 * ended or undid is ended or lost there, what was a slip is withdrawn (`gone`: the act that is no more). An event that somebody
 * withdrew by hand stays withdrawn.
 */
export async function syncClock(tx: OrgTx, whole: WholeMatter, gone: KeptAct | null, by: By): Promise<void> {
  const effects = new Map(clockEffects(whole.matter).map((one) => [one.actId, one]))
  if (gone?.clockEventId) await withdrawn(tx, gone.clockEventId, by)
  for (const act of whole.acts) {
    const effect = effects.get(act.id)
    if (!act.clockEventId) {
      if (effect) await begin(tx, whole, act, effect, by)
      continue
    }
    const kept = await lockEvent(tx, act.clockEventId)
    if (!kept || kept.isWithdrawn) continue
    const same = effect && kept.until === effect.until && kept.lostOn === effect.lostOn
    if (same) continue
    // An end or a loss is added where there was none; else the event is told anew.
    const grows = effect && kept.until === null && kept.lostOn === null
    if (!grows) await withdrawn(tx, act.clockEventId, by)
    if (effect && !grows) await begin(tx, whole, act, effect, by)
    if (effect && grows) await finish(tx, act.clockEventId, effect, by)
  }
}

async function begin(tx: OrgTx, { proceeding, items }: WholeMatter, act: KeptAct, effect: ClockEffect, by: By) {
  const { customerId, no } = proceeding
  const owed = await debtsOf(
    tx,
    customerId,
    items.map(({ itemId }) => itemId),
  )
  if (owed.size === 0) return
  const told = [proceedingNumber(no), say('fr', actNames[act.act]), act.evidence].filter(Boolean).join(' · ')
  // The act keeps the whole of a long one.
  const evidence = told.slice(0, EVIDENCE_LENGTH)
  const { cause, on } = effect
  const event = await recordEvent(tx, { customerId, itemIds: [...owed], cause, on, until: null, evidence }, by)
  await keepClockEvent(tx, act.id, event)
  await finish(tx, event, effect, by)
}

async function finish(tx: OrgTx, event: string, { until, lostOn }: ClockEffect, by: By): Promise<void> {
  if (until !== null) await endEvent(tx, event, until, by)
  if (lostOn !== null) await loseEvent(tx, event, lostOn, say('fr', words.effectLost), by)
}

async function withdrawn(tx: OrgTx, event: string, by: By): Promise<void> {
  const kept = await lockEvent(tx, event)
  if (kept && !kept.isWithdrawn) await withdrawEvent(tx, event, say('fr', words.actWithdrawn), by)
}
