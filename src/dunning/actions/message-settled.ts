import { organisationOf } from '../../access/index.ts'
import { type Message, messageOf } from '../../correspondence/index.ts'
import { dayIn } from '../../kernel/calendar.ts'
import type { JobPayload } from '../../platform/jobs.ts'
import { decideAgain } from '../days/run-day.ts'
import type { DunningDeps } from '../deps.ts'
import type { ActionState } from '../rules.ts'
import { lockActionOfMessage, planAgain, settleAction } from './store.ts'

/** What a message's rest means for its action. A letter counts once it is posted; until then it is on its way. */
const STATES: Readonly<Partial<Record<Message['state'], ActionState>>> = {
  sent: 'done',
  posted: 'done',
  failed: 'failed',
  uncertain: 'uncertain',
  cancelled: 'cancelled',
  // A person asked for another try of a message that had come to rest.
  queued: 'queued',
}

/**
 * Answers the doorbell of a message that came to rest: reads the message and brings its action to the same end, the same day.
 * A message that a person took out of the outbox leaves its step to confirm. The customer is decided again, so that where they
 * stand is true: what comes next and when, or what keeps it from leaving.
 */
export async function messageSettled(deps: DunningDeps, payload: JobPayload): Promise<void> {
  await deps.db.inOrg(payload.orgId, async (tx) => {
    const message = await messageOf(tx, String(payload.messageId))
    const action = message && (await lockActionOfMessage(tx, message.id))
    const state = message && STATES[message.state]
    if (!message || !action || !state) return
    const isTakenOut = state === 'cancelled' && action.state !== 'cancelled'
    if (action.state !== state) {
      const at = message.settledAt ?? deps.clock.now()
      const { timeZone } = await organisationOf(tx)
      // A mail left when it was handed over, also when a person says so days later.
      const leftOn = state === 'done' ? (message.postedOn ?? dayIn(timeZone, message.claimedAt ?? at)) : null
      const outcome = message.outcome ? { refusal: message.outcome } : null
      await settleAction(tx, action.id, {
        state,
        outcome,
        contactOn: leftOn,
        by: action.approvedBy ?? 'system:sending',
        at,
      })
    }
    if (isTakenOut) await planAgain(tx, action, deps.clock.now())
    await decideAgain(tx, deps, [action.customerId], 'at_next_run')
  })
}
