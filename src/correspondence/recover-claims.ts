import { refuse } from '../kernel/verdict.ts'
import type { Db, OrgTx } from '../platform/db.ts'
import { type Answered, concludeAttempts } from './conclude-attempts.ts'
import { outboxWording as words } from './outbox-wording.ts'
import { saysAddressInvalid } from './rules.ts'
import { endAttempts, giveBack, lastAttempts } from './sending-store.ts'
import { settleMany } from './settle.ts'
import { lockClaimed, type Message } from './store.ts'

const PAGE = 100
const FROM = { states: ['sending'] } as const

/**
 * Settles the claims of senders that died. Call it under the organisation's sender lock: whoever made these claims has lost it. An answer
 * that was written down holds; a mail of which nobody had begun an attempt waits again as if it had not been claimed; of the rest nobody knows
 * whether it arrived, and a person decides.
 */
export async function recoverClaims(db: Db, orgId: number, at: Date): Promise<void> {
  for (let found = PAGE; found === PAGE; ) {
    found = await db.inOrg(orgId, async (tx) => {
      const orphans = await lockClaimed(tx, PAGE)
      if (orphans.length > 0) await recover(tx, orphans, at)
      return orphans.length
    })
  }
}

async function recover(tx: OrgTx, orphans: readonly Message[], at: Date): Promise<void> {
  const ids = orphans.map(({ id }) => id)
  const attempts = new Map((await lastAttempts(tx, ids)).map((attempt) => [attempt.messageId, attempt]))
  const untouched: string[] = []
  const answered: Answered[] = []
  const doubtful: Message[] = []
  for (const message of orphans) {
    const attempt = attempts.get(message.id)
    if (!attempt) untouched.push(message.id)
    else if (attempt.result && message.via === 'smtp') {
      const { result, code, response } = attempt
      // What a refusal was about is not kept: only one that names the address itself speaks against it.
      const isAddressWrong = result === 'refused' && saysAddressInvalid({ stage: 'content', code, response })
      const { attempts: n, tries } = message
      answered.push({ message, attempt: n, tries, from: FROM, answer: { result, code, response, isAddressWrong } })
    } else doubtful.push(message)
  }
  await giveBack(tx, untouched, null)
  await endAttempts(
    tx,
    doubtful.map(({ id, attempts: n }) => ({ messageId: id, n, result: 'uncertain', code: null, response: '' })),
    at,
  )
  await concludeAttempts(tx, answered, 'smtp', at)
  const outcome = refuse('interrupted', words.interrupted).refusal
  await settleMany(
    tx,
    doubtful.map((message) => ({
      message,
      from: FROM,
      state: 'uncertain',
      outcome,
      data: { attempt: message.attempts },
    })),
    at,
  )
}
