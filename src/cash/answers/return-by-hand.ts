import { orRefuse, Refused, refuse } from '../../kernel/verdict.ts'
import { itemsById } from '../../ledger/index.ts'
import type { OrgTx } from '../../platform/db.ts'
import { notFound } from '../../platform/http.ts'
import type { By } from '../acting.ts'
import { closeLines } from '../lines/close-lines.ts'
import { type LockedLine, lockItems, lockLines, matchesOf, type NewMatch } from '../lines/match-store.ts'
import { dropProposals } from '../lines/proposal-store.ts'
import { leftToReturn, returnableLines } from '../lines/returnable-store.ts'
import { returnCredit, returnTold } from '../returns/return-payment.ts'
import { returnWording } from '../returns/wording.ts'
import { settingOf } from '../setting-store.ts'
import { cashWording as words } from '../wording.ts'
import { checkGap } from './gap-bounds.ts'
import { undoMatches } from './undo-match.ts'

/** What a person says came back in a line: a payment, how much of it, and what the bank took with it. Positive minor units. */
export type ReturnByHand = {
  readonly lineId: string
  readonly itemId: string
  readonly cents: number
  readonly bankFeeCents: number
}

/**
 * The payment that a person picked came back, whole or in part: what that part had settled is open again, the last settled first.
 * What the bank took with it is a fee of ours; the rest of the line stays open, for another payment that came back in it. Refused
 * when the line or the payment has less left, or when the fee is more than rules call one.
 */
export async function returnByHand(
  tx: OrgTx,
  input: ReturnByHand,
  by: By & { readonly mayForgive: boolean },
): Promise<NewMatch> {
  const line = await lineGoneOut(tx, input.lineId)
  await lockItems(tx, [input.itemId])
  const left = await leftToReturn(tx, input.itemId, line)
  const [credit] = await itemsById(tx, [input.itemId])
  if (left === null || !credit) throw new Refused(refuse('changed_meanwhile', returnWording.paymentGone).refusal)
  const money = (cents: number) => ({ cents, currency: line.currency })
  const asked = input.cents + input.bankFeeCents
  if (input.cents > left)
    throw new Refused(
      refuse('payment_used', returnWording.paymentUsed, { left: money(left), asked: money(input.cents) }).refusal,
    )
  if (asked > -line.leftCents)
    throw new Refused(
      refuse('line_used', words.lineUsed, { left: money(-line.leftCents), asked: money(asked) }).refusal,
    )
  if (input.bankFeeCents > 0 && !by.mayForgive)
    orRefuse(
      checkGap(
        { cents: input.bankFeeCents, reason: 'bank_fee' },
        { debitCents: input.cents, currency: line.currency },
        await settingOf(tx),
        false,
      ),
    )
  const { returnCode: code, returnWords } = await returnTold(tx, line.id)
  const what = { line, credit, cents: input.cents, bankFeeCents: input.bankFeeCents }
  const bearsFee = input.cents === credit.amountCents
  const match = await returnCredit(tx, { ...what, bearsFee, code, returnWords, evidence: [], how: 'by_hand' }, by)
  await dropProposals(tx, [line.id])
  return match
}

/**
 * Money that came and went back as it came: both lines are no matter of a customer any more, and what the first had been matched
 * with is taken back. Gives the matches undone. Refused when the two are not each other's opposite.
 */
export async function closeTogether(tx: OrgTx, lineId: string, cameId: string, by: By): Promise<readonly string[]> {
  const out = await lineGoneOut(tx, lineId, [cameId])
  const possible = await returnableLines(tx, out, '', 500)
  if (out.leftCents !== out.cents || !possible.some((one) => one.lineId === cameId))
    throw new Refused(refuse('changed_meanwhile', returnWording.linesDiffer).refusal)
  const live = (await matchesOf(tx, [cameId])).filter((match) => match.undoneAt === null).map((match) => match.id)
  const { leftOut } = await undoMatches(tx, live, { ...by, learns: false })
  if (leftOut[0]) throw new Refused(leftOut[0].refusal)
  await closeLines(tx, { outId: lineId, cameId, cents: -out.cents, currency: out.currency }, live, by)
  return live
}

async function lineGoneOut(tx: OrgTx, lineId: string, others: readonly string[] = []): Promise<LockedLine> {
  const line = (await lockLines(tx, [lineId, ...others])).find(({ id }) => id === lineId)
  if (!line) throw new Refused(notFound().refusal)
  if (line.cents >= 0 || line.leftCents === 0 || line.state !== 'open')
    throw new Refused(refuse('changed_meanwhile', returnWording.returnGone).refusal)
  return line
}
