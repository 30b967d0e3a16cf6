import type { Outcome } from '../adapters/mail/outcome.ts'
import type { SmtpSettings } from '../adapters/mail/smtp-settings.ts'
import { type Refusal, refuse } from '../kernel/verdict.ts'
import { markEmailInvalid } from '../parties/index.ts'
import type { OrgTx } from '../platform/db.ts'
import type { Claim } from './claim-mails.ts'
import { withoutSecret } from './mail-server.ts'
import { outboxWording as words } from './outbox-wording.ts'
import { nextTry, saysAddressInvalid } from './rules.ts'
import { type AttemptEnd, dropInTestMailbox, endAttempts } from './sending-store.ts'
import { type Settlement, settleMany } from './settle.ts'
import { requeue } from './store.ts'

/** What became of a claim. `outcome` null: the built-in mailbox, which never fails. */
export type Concluded = { readonly claim: Claim; readonly outcome: Outcome | null }

/** What an outcome comes to: how its attempt ended, and where its message rests, or when it is tried again. */
type Meaning = {
  readonly end: Omit<AttemptEnd, 'messageId' | 'n'>
  readonly rest: Pick<Settlement, 'state' | 'outcome' | 'via'> | null
  readonly again: { readonly notBefore: Date; readonly outcome: Refusal } | null
  readonly isAddressWrong?: boolean
}

/**
 * Writes down what became of attempts. Only a claim itself may speak for its message: one that was declared orphaned meanwhile is
 * still told the truth, one that was sent anew is not touched.
 */
export async function concludeAttempts(
  tx: OrgTx,
  concluded: readonly Concluded[],
  settings: SmtpSettings | null,
  at: Date,
): Promise<void> {
  const clean = (text: string) => (settings ? withoutSecret(text, settings) : text)
  const all = concluded.map(({ claim, outcome }) => ({ claim, ...meaningOf(claim, outcome, clean, at) }))
  const dropped = concluded.filter(({ outcome }) => outcome === null).map(({ claim }) => claim.message.id)
  if (dropped.length > 0) await dropInTestMailbox(tx, dropped, at)
  await endAttempts(
    tx,
    all.map(({ claim, end }) => ({ ...end, messageId: claim.message.id, n: claim.attempt })),
    at,
  )
  for (const { claim, isAddressWrong } of all) {
    const { customerId, toAddress } = claim.message
    if (isAddressWrong && customerId !== null) await markEmailInvalid(tx, customerId, toAddress, at)
  }
  for (const { claim, again } of all) if (again) await requeue(tx, claim.message.id, fromOf(claim), again)
  await settleMany(
    tx,
    all.flatMap(({ claim, rest }) =>
      rest ? [{ ...rest, message: claim.message, from: fromOf(claim), data: { attempt: claim.attempt } }] : [],
    ),
    at,
  )
}

const fromOf = ({ run }: Claim) => ({ states: ['sending', 'uncertain'], claimedBy: run }) as const

function meaningOf(claim: Claim, outcome: Outcome | null, clean: (text: string) => string, at: Date): Meaning {
  if (outcome === null)
    return {
      end: { result: 'accepted', code: null, response: '' },
      rest: { state: 'sent', outcome: null, via: 'test_mailbox' },
      again: null,
    }
  const resting = (state: 'sent' | 'failed' | 'uncertain', reason: Refusal | null): Meaning['rest'] => ({
    state,
    outcome: reason,
    via: 'smtp',
  })
  if (outcome.state === 'accepted')
    return {
      end: { result: 'accepted', code: 250, response: clean(outcome.response) },
      rest: resting('sent', null),
      again: null,
    }
  if (outcome.state === 'uncertain') {
    const reason = clean(outcome.reason)
    return {
      end: { result: 'uncertain', code: null, response: reason },
      rest: resting('uncertain', refuse('no_answer', words.noAnswer, { reason }).refusal),
      again: null,
    }
  }
  const response = clean(outcome.response)
  const { code } = outcome
  if (outcome.state === 'refused') {
    const isAddressWrong = saysAddressInvalid(outcome)
    const reason = isAddressWrong
      ? refuse('address_refused', words.addressRefused, { address: claim.message.toAddress, response })
      : refuse('server_refused', words.serverRefused, { response })
    const end = { result: 'refused', code, response } as const
    return { end, rest: resting('failed', reason.refusal), again: null, isAddressWrong }
  }
  const end = { result: 'postponed', code, response } as const
  const notBefore = nextTry(claim.tries, at)
  if (notBefore)
    return {
      end,
      rest: null,
      again: { notBefore, outcome: refuse('postponed', words.postponed, { response }).refusal },
    }
  const enough = refuse('tried_enough', words.triedEnough, { attempts: claim.tries, response }).refusal
  return { end, rest: resting('failed', enough), again: null }
}
