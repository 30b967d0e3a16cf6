import type { Outcome } from '../adapters/mail/outcome.ts'
import type { SmtpSettings } from '../adapters/mail/smtp-settings.ts'
import { type Refusal, refuse } from '../kernel/verdict.ts'
import { markEmailInvalid } from '../parties/index.ts'
import type { OrgTx } from '../platform/db.ts'
import { withoutSecret } from './mail-server.ts'
import { outboxWording as words } from './outbox-wording.ts'
import { nextTry, saysAddressInvalid } from './rules.ts'
import type { AttemptEnd } from './sending-store.ts'
import { type Settlement, settleMany } from './settle.ts'
import { type From, type Message, requeue } from './store.ts'

/** How an attempt ended. `isAddressWrong`: the server said so of the reader's address. */
export type Answer = Omit<AttemptEnd, 'messageId' | 'n'> & { readonly isAddressWrong?: boolean }

/** A mail, and what became of the attempt that was made with it. */
export type Answered = {
  readonly message: Message
  readonly attempt: number
  readonly tries: number
  readonly from: From
  readonly answer: Answer
}

/** What the outcome of a handover is kept as, without the secrets of the server in it. */
export function answerOf(outcome: Outcome, settings: SmtpSettings): Answer {
  if (outcome.state === 'uncertain')
    return { result: 'uncertain', code: null, response: withoutSecret(outcome.reason, settings) }
  const response = withoutSecret(outcome.response, settings)
  if (outcome.state === 'accepted') return { result: 'accepted', code: 250, response }
  const { code } = outcome
  if (outcome.state === 'retry') return { result: 'postponed', code, response }
  return { result: 'refused', code, response, isAddressWrong: saysAddressInvalid(outcome) }
}

/**
 * Brings mails to what the answers about them come to: they rest, or wait for another try. Only a claim itself may speak for its message: one
 * that was declared orphaned meanwhile is still told the truth, one that was sent anew is not touched.
 */
export async function concludeAttempts(
  tx: OrgTx,
  answered: readonly Answered[],
  via: 'smtp' | 'test_mailbox',
  at: Date,
): Promise<void> {
  for (const { message, answer } of answered)
    if (answer.isAddressWrong && message.customerId !== null)
      await markEmailInvalid(tx, message.customerId, message.toAddress, at)
  const rests: Settlement[] = []
  for (const { message, attempt, tries, from, answer } of answered) {
    const next = meaningOf(message, answer, tries, at)
    if ('notBefore' in next) await requeue(tx, message.id, from, next)
    else rests.push({ message, from, ...next, via, data: { attempt } })
  }
  await settleMany(tx, rests, at)
}

/** Where a message rests after an answer, or when it is tried again. */
function meaningOf(
  { toAddress }: Message,
  { result, response, isAddressWrong }: Answer,
  tries: number,
  at: Date,
): Pick<Settlement, 'state' | 'outcome'> | { readonly notBefore: Date; readonly outcome: Refusal } {
  if (result === 'accepted') return { state: 'sent', outcome: null }
  if (result === 'uncertain')
    return { state: 'uncertain', outcome: refuse('no_answer', words.noAnswer, { reason: response }).refusal }
  if (result === 'refused') {
    const reason = isAddressWrong
      ? refuse('address_refused', words.addressRefused, { address: toAddress, response })
      : refuse('server_refused', words.serverRefused, { response })
    return { state: 'failed', outcome: reason.refusal }
  }
  const notBefore = nextTry(tries, at)
  if (notBefore) return { notBefore, outcome: refuse('postponed', words.postponed, { response }).refusal }
  return { state: 'failed', outcome: refuse('tried_enough', words.triedEnough, { attempts: tries, response }).refusal }
}
