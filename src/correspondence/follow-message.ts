import { organisationOf } from '../access/index.ts'
import type { TrackedEvent, TrackingKind } from '../adapters/web-service/carrier.ts'
import { dayIn } from '../kernel/calendar.ts'
import { type Refusal, refuse } from '../kernel/verdict.ts'
import type { OrgTx } from '../platform/db.ts'
import { tellFact } from '../platform/facts.ts'
import { record, systemActor } from '../trail/index.ts'
import { markAddressInvalid } from './mark-address.ts'
import { isPaper } from './model.ts'
import { outboxWording as words } from './outbox-wording.ts'
import { keepEvent, keepPosted, keepTracked } from './provider-store.ts'
import { settle, tellSettled } from './settle.ts'
import { lockMessage, type Message } from './store.ts'

const CARRIERS = systemActor('correspondence')

/** How much each thing says: a later one that says less does not hide it. */
const WEIGHT: Readonly<Record<TrackingKind, number>> = {
  replied: 0,
  deposited: 1,
  presented: 2,
  delivered: 3,
  unclaimed: 4,
  refused: 4,
  accepted: 5,
  undelivered: 5,
  returned: 5,
}

/**
 * Writes down one thing a service said of a message, and what follows: a text that did not arrive and a letter that came back fail, and
 * are somebody's work the same day; a letter refused or not claimed was notified all the same, and stays sent. The same thing said again changes
 * nothing. False when it was known.
 */
export async function followMessage(
  tx: OrgTx,
  messageId: string,
  event: TrackedEvent,
  registeredNo: string | null,
  at: Date,
): Promise<boolean> {
  const message = await lockMessage(tx, messageId)
  if (!message || (await keepEvent(tx, messageId, event, at)) === 0) return false
  await record(tx, {
    actor: CARRIERS,
    verb: `message_${event.kind}`,
    subject: { kind: 'message', id: messageId },
    at,
    data: {
      customerId: message.customerId,
      channel: message.channel,
      on: event.at.toISOString(),
      detail: event.detail,
    },
  })
  await tellFact(tx, 'message_tracked', { orgId: tx.orgId, messageIds: [messageId] })
  // What somebody answered is read as a reply.
  if (event.kind === 'replied') return true
  if (event.isAddressFault) await markAddressInvalid(tx, message, at)
  const isHeavier = WEIGHT[event.kind] >= WEIGHT[message.tracked ?? 'replied']
  if (isHeavier) await keepTracked(tx, messageId, event.kind, notice(event.kind))
  if (event.kind === 'deposited' && isPaper(message.channel)) {
    const on = dayIn((await organisationOf(tx)).timeZone, event.at)
    if ((await keepPosted(tx, messageId, { on, registeredNo, at })) > 0) await tellSettled(tx, [messageId])
  }
  const failure = isHeavier ? failureOf(message, event) : null
  if (failure)
    await settle(tx, message, { states: ['sent', 'posted', 'uncertain'] }, { state: 'failed', outcome: failure, at })
  return true
}

/** What a person is told of a letter that ended without being accepted, though it counts. */
function notice(kind: TrackingKind): Refusal | null {
  if (kind === 'refused') return refuse('refused_by_recipient', words.refusedByRecipient).refusal
  return kind === 'unclaimed' ? refuse('unclaimed', words.unclaimed).refusal : null
}

function failureOf({ toAddress, toName }: Message, { kind, detail }: TrackedEvent): Refusal | null {
  if (kind === 'undelivered')
    return refuse('undelivered', words.undelivered, { address: toAddress || toName, detail: detail || '—' }).refusal
  return kind === 'returned' ? refuse('returned', words.returned, { detail: detail || '—' }).refusal : null
}
