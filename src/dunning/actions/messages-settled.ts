import { organisationOf } from '../../access/index.ts'
import { type MessageRest, messagesById } from '../../correspondence/index.ts'
import { dayIn } from '../../kernel/calendar.ts'
import type { JobPayload } from '../../platform/jobs.ts'
import { decideAgain } from '../days/run-day.ts'
import type { DunningDeps } from '../deps.ts'
import type { ActionState } from '../rules.ts'
import { type ActionEnd, lockActionsOfMessages, planAgain, settleActions } from './store.ts'

/** What a message's rest means for its action. A letter counts once it is posted; until then it is on its way. */
const STATES: Readonly<Partial<Record<MessageRest['state'], ActionState>>> = {
  sent: 'done',
  posted: 'done',
  failed: 'failed',
  uncertain: 'uncertain',
  cancelled: 'cancelled',
  // A person asked for another try of a message that had come to rest.
  queued: 'queued',
}

/**
 * Answers the doorbell of messages that came to rest: reads them and brings their actions to the same end, the same day.
 * A message that a person took out of the outbox leaves its step to confirm. The customers are decided again, so that where they
 * stand is true: what comes next and when, or what keeps it from leaving.
 */
export async function messagesSettled(deps: DunningDeps, payload: JobPayload): Promise<void> {
  // Rings from before messages came to rest many at once name one.
  const ids = (payload.messageIds ?? [payload.messageId]) as readonly string[]
  await deps.db.inOrg(payload.orgId, async (tx) => {
    const messages = new Map((await messagesById(tx, ids)).map((message) => [message.id, message]))
    const actions = await lockActionsOfMessages(tx, ids)
    const { timeZone } = await organisationOf(tx)
    const ends: ActionEnd[] = []
    const takenOut: typeof actions = []
    const moved: string[] = []
    for (const action of actions) {
      const message = messages.get(action.messageId!)
      const state = message && STATES[message.state]
      if (!message || !state) continue
      moved.push(action.customerId)
      if (action.state === state) continue
      if (state === 'cancelled') takenOut.push(action)
      const at = message.settledAt ?? deps.clock.now()
      ends.push({
        id: action.id,
        state,
        outcome: message.outcome ? { refusal: message.outcome } : null,
        // A mail left when it was handed over, also when a person says so days later.
        contactOn: state === 'done' ? (message.postedOn ?? dayIn(timeZone, message.claimedAt ?? at)) : null,
        by: action.approvedBy ?? 'system:sending',
        at,
      })
    }
    await settleActions(tx, ends)
    for (const action of takenOut) await planAgain(tx, action, deps.clock.now())
    if (moved.length > 0) await decideAgain(tx, deps, [...new Set(moved)], 'at_next_run')
  })
}
