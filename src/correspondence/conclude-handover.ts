import type { Handover } from '../adapters/web-service/carrier.ts'
import { type Refusal, refuse } from '../kernel/verdict.ts'
import type { OrgTx } from '../platform/db.ts'
import type { Vault } from '../platform/secrets.ts'
import { secretsOf, withoutSecrets } from './carriers.ts'
import { markAddressInvalid } from './mark-address.ts'
import { outboxWording as words } from './outbox-wording.ts'
import { nextQuestion, PROVIDERS } from './provider-model.ts'
import { keepAnswer, keepRef, type Provider } from './provider-store.ts'
import { nextTry } from './rules.ts'
import { type AttemptEnd, endAttempts } from './sending-store.ts'
import { settle } from './settle.ts'
import { type Message, requeue } from './store.ts'

/** A message that is leaving by a service: what leaves is kept, and the claim is committed. */
export type ProviderClaim = {
  readonly message: Message
  readonly attempt: number
  readonly tries: number
  readonly run: string
}

/**
 * Writes down what became of one handover. Only this claim may speak for the message: one that was declared orphaned meanwhile is still told
 * the truth, one that was sent anew is not touched.
 */
export async function concludeHandover(
  tx: OrgTx,
  vault: Vault,
  provider: Provider,
  claim: ProviderClaim,
  outcome: Handover,
  at: Date,
): Promise<void> {
  const { message } = claim
  const secrets = secretsOf(vault, tx.orgId, provider)
  const response = withoutSecrets('reason' in outcome ? outcome.reason : outcome.response, secrets)
  const from = { states: ['sending', 'uncertain'], claimedBy: claim.run } as const
  const end = (result: AttemptEnd['result']) =>
    endAttempts(tx, [{ messageId: message.id, n: claim.attempt, result, code: null, response }], at)
  const rest = (state: 'sent' | 'failed' | 'uncertain', reason: Refusal | null) =>
    settle(tx, message, from, {
      state,
      outcome: reason,
      via: 'provider',
      at,
      data: { attempt: claim.attempt, provider: provider.name },
    })
  const asksFrom = PROVIDERS[provider.name].answersQuestions ? nextQuestion(provider.kind, 0, at) : null

  await keepAnswer(tx, provider.kind, { text: response, isGood: outcome.state === 'accepted', at })
  if (outcome.state === 'accepted') {
    await end('accepted')
    if (await rest('sent', null))
      await keepRef(tx, message.id, { provider: provider.name, ref: outcome.ref, askAt: asksFrom })
    return
  }
  if (outcome.state === 'uncertain') {
    await end('uncertain')
    const reason = refuse('no_answer', words.noAnswerOfService, { reason: response }).refusal
    if (await rest('uncertain', reason))
      await keepRef(tx, message.id, { provider: provider.name, ref: null, askAt: asksFrom })
    return
  }
  if (outcome.state === 'refused') {
    await end('refused')
    if (outcome.fault === 'recipient') {
      await markAddressInvalid(tx, message, at)
      await rest(
        'failed',
        refuse('address_refused', words.recipientRefused, { address: message.toAddress || message.toName, response })
          .refusal,
      )
    } else await rest('failed', refuse('server_refused', words.serviceRefused, { response }).refusal)
    return
  }
  await end('postponed')
  const usual = nextTry(claim.tries, at)
  if (!usual) {
    await rest('failed', refuse('tried_enough', words.triedEnough, { attempts: claim.tries, response }).refusal)
    return
  }
  const asked = outcome.afterS === null ? usual : new Date(at.getTime() + outcome.afterS * 1000)
  const notBefore = asked > usual ? asked : usual
  await requeue(tx, message.id, from, {
    notBefore,
    outcome: refuse('postponed', words.postponed, { response }).refusal,
  })
}
