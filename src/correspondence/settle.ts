import type { Refusal } from '../kernel/verdict.ts'
import type { OrgTx } from '../platform/db.ts'
import { tellFact } from '../platform/facts.ts'
import { type Actor, recordAll, systemActor } from '../trail/index.ts'
import type { MessageState, Via } from './rules.ts'
import { proofHashes, settleStates } from './sending-store.ts'
import type { From, Message } from './store.ts'

const SENDER = systemActor('correspondence')

export type Rest = Exclude<MessageState, 'queued' | 'sending'>

/** Where one message comes to rest, from where, and why. */
export type Settlement = {
  readonly message: Pick<Message, 'id' | 'customerId' | 'channel' | 'purpose' | 'version'>
  readonly from: From
  readonly state: Rest
  readonly outcome: Refusal | null
  readonly via?: Via
  readonly data?: Readonly<Record<string, unknown>>
}

/**
 * Brings messages to rest, in the caller's transaction: the outbox rows, for each a trail event with the hash of what left, and
 * one ring for those who asked for them. Gives the ids of those that were (still) in one of the places of `from`.
 */
export async function settleMany(
  tx: OrgTx,
  settlements: readonly Settlement[],
  at: Date,
  actor: Actor = SENDER,
): Promise<ReadonlySet<string>> {
  if (settlements.length === 0) return new Set()
  const moves = settlements.map(({ message, ...move }) => ({ id: message.id, ...move }))
  const moved = await settleStates(tx, moves, at)
  const settled = settlements.filter(({ message }) => moved.has(message.id))
  if (settled.length === 0) return moved
  await tellSettled(tx, [...moved])
  const hashes = await proofHashes(
    tx,
    settled.map(({ message }) => message),
  )
  await recordAll(
    tx,
    settled.map(({ message, state, outcome, via, data }) => ({
      actor,
      verb: `message_${state}`,
      subject: { kind: 'message', id: message.id },
      at,
      data: {
        customerId: message.customerId,
        channel: message.channel,
        purpose: message.purpose,
        ...(via ? { via } : {}),
        ...(outcome ? { reason: outcome.code } : {}),
        sha256: hashes.get(message.id) ?? null,
        ...data,
      },
    })),
  )
  return moved
}

/** The same for one message: false when it was not (any more) in one of the places of `from`. */
export async function settle(
  tx: OrgTx,
  message: Settlement['message'],
  from: From,
  to: Omit<Settlement, 'message' | 'from'> & { readonly at: Date; readonly actor?: Actor },
): Promise<boolean> {
  const { at, actor, ...rest } = to
  return (await settleMany(tx, [{ message, from, ...rest }], at, actor)).has(message.id)
}

/** Rings for messages that came to rest, or that a person sent on their way again. */
export const tellSettled = (tx: OrgTx, messageIds: readonly string[]): Promise<void> =>
  tellFact(tx, 'message_settled', { orgId: tx.orgId, messageIds })
