import { refuse } from '../kernel/verdict.ts'
import type { Db } from '../platform/db.ts'
import { outboxWording as words } from './outbox-wording.ts'
import { endAttempts } from './sending-store.ts'
import { settleMany } from './settle.ts'
import { lockClaimed, type Message, requeue } from './store.ts'

const PAGE = 100

/**
 * Settles the claims of senders that died. Call it under the organisation's sender lock: whoever made these claims has lost
 * it. A mail on its way to a server may have arrived, so a person decides; the built-in mailbox takes a repeat without harm.
 */
export async function recoverClaims(db: Db, orgId: number, at: Date): Promise<void> {
  for (let found = PAGE; found === PAGE; ) {
    found = await db.inOrg(orgId, async (tx) => {
      const orphans = await lockClaimed(tx, PAGE)
      const from = { states: ['sending'] } as const
      const isHarmless = ({ via }: Message) => via === 'test_mailbox'
      await endAttempts(
        tx,
        orphans.map((message) => ({
          messageId: message.id,
          n: message.attempts,
          result: isHarmless(message) ? 'postponed' : 'uncertain',
          code: null,
          response: '',
        })),
        at,
      )
      for (const { id, notBefore } of orphans.filter(isHarmless))
        await requeue(tx, id, from, { notBefore, outcome: null })
      const outcome = refuse('interrupted', words.interrupted).refusal
      const doubtful = orphans.filter((message) => !isHarmless(message))
      await settleMany(
        tx,
        doubtful.map((message) => ({
          message,
          from,
          state: 'uncertain',
          outcome,
          data: { attempt: message.attempts },
        })),
        at,
      )
      return orphans.length
    })
  }
}
