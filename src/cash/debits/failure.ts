import type { LocalDate } from '../../kernel/calendar.ts'
import { Refused, refuse } from '../../kernel/verdict.ts'
import type { OrgTx } from '../../platform/db.ts'
import { notFound } from '../../platform/http.ts'
import { record } from '../../trail/index.ts'
import type { By } from '../acting.ts'
import { returnReason } from '../words/return-reasons.ts'
import { retryRefusal } from './debit-retry.ts'
import { moveMandate } from './mandate-changes.ts'
import { mandatesOf } from './mandate-store.ts'
import { mandateAfter, retryOn } from './rules.ts'
import { debitSettingOf } from './setting-store.ts'
import { type Debit, debitsOf, failuresOf, markFailed, setRetry, setReturnedMatch } from './store.ts'
import { debitWording as words } from './wording.ts'

/**
 * A debit that the bank rejected or that came back: its documents can be collected again when the reason allows, on the day it
 * gives; a reason that speaks against the mandate ends or suspends it.
 */
export async function debitFailed(
  tx: OrgTx,
  debit: Debit,
  failure: {
    readonly on: LocalDate
    readonly returnedMatchId: string | null
    readonly code: string
    readonly words: string
  },
  by: By,
): Promise<void> {
  const { on, returnedMatchId, code } = failure
  await markFailed(tx, debit.id, {
    rejectedOn: returnedMatchId === null ? on : null,
    returnedMatchId,
    code,
    words: failure.words,
  })
  const { action, words: why } = returnReason(code, failure.words)
  const rule = await debitSettingOf(tx)
  const failures = (await failuresOf(tx, [debit.id])).get(debit.id) ?? 1
  const again = rule && retryOn(action, on, failures, rule)
  if (again) await setRetry(tx, debit.id, again)
  const state = mandateAfter(action)
  const [mandate] = await mandatesOf(tx, { id: debit.mandateId })
  if (state !== 'unchanged' && mandate && mandate.state !== 'ended')
    await moveMandate(tx, mandate.id, { state, reason: code || why.fr, on }, by)
  await record(tx, {
    actor: by.actor,
    at: by.at,
    verb: returnedMatchId === null ? 'debit_rejected' : 'debit_returned',
    subject: { kind: 'customer', id: debit.customerId },
    data: {
      debitId: debit.id,
      endToEnd: debit.endToEnd,
      cents: debit.cents,
      code,
      reason: why.en,
      retryOn: again,
    },
  })
}

/** Whether a receipt is the money of a debit that the bank had rejected, credited all the same with its lot. */
export const rejectedBefore = async (tx: OrgTx, receiptId: string): Promise<boolean> =>
  (await debitsOf(tx, { receiptId }))[0]?.state === 'rejected'

/** A payment came back: when a debit of ours had brought it, that debit failed; one that was rejected before failed then. */
export async function debitReturned(
  tx: OrgTx,
  returned: {
    readonly receiptId: string
    readonly returnedMatchId: string
    readonly line: { readonly bookedOn: LocalDate }
    readonly code: string
    readonly words: string
  },
  by: By,
): Promise<void> {
  const [debit] = await debitsOf(tx, { receiptId: returned.receiptId })
  if (debit?.state === 'rejected') await setReturnedMatch(tx, debit.id, returned.returnedMatchId)
  else if (debit) await debitFailed(tx, debit, { ...returned, on: returned.line.bookedOn }, by)
}

/** A person lets what failed be collected again from a day; refused where the reason it failed for forbids it. */
export async function retryDebit(tx: OrgTx, id: string, on: LocalDate, by: By): Promise<void> {
  const [debit] = await debitsOf(tx, { id })
  if (!debit) throw new Refused(notFound().refusal)
  if (debit.state !== 'rejected' && debit.state !== 'returned')
    throw new Refused(refuse('not_failed', words.notFailed).refusal)
  const mandates = await mandatesOf(tx, { customerId: debit.customerId })
  const wrong = retryRefusal(debit, mandates, by.today)
  if (wrong) throw new Refused(wrong)
  await setRetry(tx, id, on)
  await record(tx, {
    actor: by.actor,
    at: by.at,
    verb: 'debit_retry_allowed',
    subject: { kind: 'customer', id: debit.customerId },
    data: { debitId: id, endToEnd: debit.endToEnd, on },
  })
}
