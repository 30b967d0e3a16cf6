import type { Refusal } from '../kernel/verdict.ts'
import type { OrgTx } from '../platform/db.ts'
import { tellFact } from '../platform/facts.ts'
import { type Actor, record, systemActor } from '../trail/index.ts'
import type { MessageState, Via } from './rules.ts'
import { type From, type Message, proofHash, settleState } from './store.ts'

const SENDER = systemActor('correspondence')

type Rest = Exclude<MessageState, 'queued' | 'sending'>

/**
 * Brings a message to rest, in the caller's transaction: the outbox row, the trail event with the hash of what left, and the
 * fact `message_settled` for those who asked for the message. False when it was not (any more) in one of the places of `from`.
 */
export async function settle(
  tx: OrgTx,
  message: Pick<Message, 'id' | 'customerId' | 'channel' | 'purpose' | 'version'>,
  from: From,
  to: {
    state: Rest
    outcome: Refusal | null
    via?: Via
    at: Date
    actor?: Actor
    data?: Readonly<Record<string, unknown>>
  },
): Promise<boolean> {
  if ((await settleState(tx, message.id, from, to)) === 0) return false
  await tellFact(tx, 'message_settled', { orgId: tx.orgId, messageId: message.id })
  const { customerId, channel, purpose, version } = message
  await record(tx, {
    actor: to.actor ?? SENDER,
    verb: `message_${to.state}`,
    subject: { kind: 'message', id: message.id },
    at: to.at,
    data: {
      customerId,
      channel,
      purpose,
      ...(to.via ? { via: to.via } : {}),
      ...(to.outcome ? { reason: to.outcome.code } : {}),
      sha256: await proofHash(tx, message.id, version),
      ...to.data,
    },
  })
  return true
}
