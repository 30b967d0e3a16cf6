import type { LocalDate } from '../../kernel/calendar.ts'
import { type Refusal, refuse } from '../../kernel/verdict.ts'
import type { Sentence, SentenceParams } from '../../kernel/wording.ts'
import { type ReturnAction, returnReason } from '../words/return-reasons.ts'
import { mandateObstacle } from './collection-proposal.ts'
import type { Mandate } from './mandate-store.ts'
import type { RetryRule } from './rules.ts'
import type { Debit } from './store.ts'
import { retryWording as words } from './wording.ts'

/** Whether what came back may be presented again, and what to do about it, in words. */

/** What stands against presenting again: the account, the mandate, or the customer who had its money given back. */
const AGAINST: Readonly<Partial<Record<ReturnAction, Sentence>>> = {
  ask_new_iban: words.sameAccount,
  stop_debit: words.sameMandate,
  refunded: words.refundedRefusal,
}

/**
 * Why a debit that failed may not be presented again, or null when a person may say so. A reason that speaks against the
 * account is lifted by another account, one that speaks against the mandate by another mandate; money that a customer asked
 * back is not fetched under the mandate it was asked back under (EPC016-06 §4.3.4).
 */
export function retryRefusal(
  debit: Pick<Debit, 'code' | 'codeWords' | 'told' | 'mandateId'>,
  mandates: readonly Mandate[],
  today: LocalDate,
): Refusal | null {
  const { words: why, action } = returnReason(debit.code, debit.codeWords)
  const serving = mandates.filter((mandate) => mandateObstacle(mandate, today) === null)
  const against = AGAINST[action]
  const lifts = (mandate: Mandate): boolean =>
    action === 'ask_new_iban' ? mandate.iban !== debit.told.iban : mandate.id !== debit.mandateId
  if (against && !serving.some(lifts)) return refuse('not_again', withReason(against, why)).refusal
  return serving.length === 0 ? refuse('no_mandate', words.noMandate).refusal : null
}

/** A sentence whose reason is spelt out in each language. */
const withReason = (sentence: Sentence, why: Sentence): Sentence => ({
  fr: sentence.fr.replace('[why]', why.fr),
  en: sentence.en.replace('[why]', why.en),
})

/** How often something failed, and by which settings it is presented again; `retryOn` is the day it is, when it is. */
export type Retried = { readonly retryOn: LocalDate | null; readonly failures: number; readonly rule: RetryRule }

/** What to do about what came back for a reason, by the organisation's settings. */
export function adviceOn(
  action: ReturnAction,
  { retryOn, failures, rule }: Retried,
): { readonly sentence: Sentence; readonly params: SentenceParams } {
  const say = (sentence: Sentence, params: SentenceParams = {}) => ({ sentence, params })
  // A person may let anything be presented again that may be.
  if (retryOn !== null) return say(words.again, { on: retryOn })
  if (action !== 'retry' && action !== 'retry_technical') return say(words[action])
  return failures > 1 ? say(words.exhausted, { times: failures - 1 }) : say(words.neverByItself)
}

/** The same where the mandate was revoked or has lapsed since: there is nothing to present again under. */
export const adviceWithoutMandate = { sentence: words.noServingMandate, params: {} as SentenceParams } as const
