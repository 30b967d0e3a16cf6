import type { Outcome } from '../adapters/mail/smtp.ts'
import type { SmtpSettings } from '../adapters/mail/smtp-settings.ts'
import { type Refusal, refuse } from '../kernel/verdict.ts'
import { markEmailInvalid } from '../parties/index.ts'
import type { OrgTx } from '../platform/db.ts'
import { withoutSecret } from './mail-server.ts'
import { outboxWording as words } from './outbox-wording.ts'
import { nextTry, saysAddressInvalid } from './rules.ts'
import type { Claim } from './send-due.ts'
import { settle } from './settle.ts'
import { type AttemptResult, dropInTestMailbox, endAttempt, type From, requeue } from './store.ts'

/**
 * Writes down what became of one attempt. `outcome` null: the built-in mailbox, which never fails. Only this claim may speak
 * for the message: one that was declared orphaned meanwhile is still told the truth, one that was sent anew is not touched.
 * Gives true when the server would not talk to us at all, which says nothing about the message.
 */
export async function concludeAttempt(
  tx: OrgTx,
  claim: Claim,
  outcome: Outcome | null,
  settings: SmtpSettings | null,
  at: Date,
): Promise<boolean> {
  const { message } = claim
  const from: From = { states: ['sending', 'uncertain'], claimedBy: claim.run }
  const clean = (text: string) => (settings ? withoutSecret(text, settings) : text)
  const end = (result: AttemptResult, code: number | null, response: string) =>
    endAttempt(tx, message.id, claim.attempt, { at, result, code, response: clean(response) })
  const rest = (
    state: 'sent' | 'failed' | 'uncertain',
    reason: Refusal | null,
    via: 'smtp' | 'test_mailbox' = 'smtp',
  ) => settle(tx, message, from, { state, outcome: reason, via, at, data: { attempt: claim.attempt } })

  if (outcome === null) {
    await dropInTestMailbox(tx, message.id, at)
    await end('accepted', null, '')
    await rest('sent', null, 'test_mailbox')
    return false
  }
  if (outcome.state === 'accepted') {
    await end('accepted', 250, outcome.response)
    await rest('sent', null)
    return false
  }
  if (outcome.state === 'uncertain') {
    await end('uncertain', null, outcome.reason)
    await rest('uncertain', refuse('no_answer', words.noAnswer, { reason: clean(outcome.reason) }).refusal)
    return false
  }
  const response = clean(outcome.response)
  if (outcome.state === 'refused') {
    await end('refused', outcome.code, outcome.response)
    const isAddress = saysAddressInvalid(outcome)
    if (isAddress) await markEmailInvalid(tx, message.customerId, message.toAddress, at)
    const reason = isAddress
      ? refuse('address_refused', words.addressRefused, { address: message.toAddress, response })
      : refuse('server_refused', words.serverRefused, { response })
    await rest('failed', reason.refusal)
    return false
  }
  await end('postponed', outcome.code, outcome.response)
  const notBefore = nextTry(claim.tries, at)
  if (notBefore)
    await requeue(tx, message.id, from, {
      notBefore,
      outcome: refuse('postponed', words.postponed, { response }).refusal,
    })
  else await rest('failed', refuse('tried_enough', words.triedEnough, { attempts: claim.tries, response }).refusal)
  return outcome.stage === 'connection' || outcome.stage === 'login'
}
