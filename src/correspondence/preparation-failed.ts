import { randomBytes } from 'node:crypto'
import { Refused, refuse } from '../kernel/verdict.ts'
import type { Db } from '../platform/db.ts'
import { log } from '../platform/log.ts'
import { outboxWording as words } from './outbox-wording.ts'
import { nextTry } from './rules.ts'
import { settle } from './settle.ts'
import { countTry, lockMessage, requeue } from './store.ts'

/**
 * Sets aside one message that could not be prepared, so that the others go on: a refusal is final and said as it is, anything
 * else is our fault and tried again later.
 */
export async function preparationFailed(
  db: Db,
  orgId: number,
  messageId: string,
  error: unknown,
  at: Date,
): Promise<void> {
  const reference = randomBytes(4).toString('hex')
  if (!(error instanceof Refused)) log.error('a message could not be prepared', error, { orgId, messageId, reference })
  await db.inOrg(orgId, async (tx) => {
    const message = await lockMessage(tx, messageId)
    if (message?.state !== 'queued') return
    const from = { states: ['queued'] } as const
    if (error instanceof Refused) {
      await settle(tx, message, from, { state: 'failed', outcome: error.refusal, at })
      return
    }
    const outcome = refuse('preparation_broke', words.preparationBroke, { reference }).refusal
    const notBefore = nextTry(await countTry(tx, messageId), at)
    if (notBefore) await requeue(tx, messageId, from, { notBefore, outcome })
    else await settle(tx, message, from, { state: 'failed', outcome, at })
  })
}
