import { refuse } from '../kernel/verdict.ts'
import type { Db } from '../platform/db.ts'
import { outboxWording as words } from './outbox-wording.ts'
import { settle } from './settle.ts'
import { endAttempt, lockClaimed, requeue } from './store.ts'

const PAGE = 100

/**
 * Settles the claims of senders that died. Call it under the organisation's sender lock: whoever made these claims has lost
 * it. A mail on its way to a server may have arrived, so a person decides; the built-in mailbox takes a repeat without harm.
 */
export async function recoverClaims(db: Db, orgId: number, at: Date): Promise<void> {
  for (let found = PAGE; found === PAGE; ) {
    found = await db.inOrg(orgId, async (tx) => {
      const orphans = await lockClaimed(tx, PAGE)
      for (const message of orphans) {
        const from = { states: ['sending'] } as const
        const end = { at, code: null, response: '' }
        if (message.via === 'test_mailbox') {
          await endAttempt(tx, message.id, message.attempts, { ...end, result: 'postponed' })
          await requeue(tx, message.id, from, { notBefore: message.notBefore, outcome: null })
        } else {
          await endAttempt(tx, message.id, message.attempts, { ...end, result: 'uncertain' })
          const outcome = refuse('interrupted', words.interrupted).refusal
          await settle(tx, message, from, { state: 'uncertain', outcome, at, data: { attempt: message.attempts } })
        }
      }
      return orphans.length
    })
  }
}
