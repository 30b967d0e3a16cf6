import { newId } from '../../kernel/ids.ts'
import type { Money } from '../../kernel/money.ts'
import { Refused, refuse } from '../../kernel/verdict.ts'
import { bookItems, type Item, itemsById, reverseAllocations, settlePairs } from '../../ledger/index.ts'
import { customerOf } from '../../parties/index.ts'
import type { OrgTx } from '../../platform/db.ts'
import { notFound } from '../../platform/http.ts'
import { part } from '../../platform/sql.ts'
import { record } from '../../trail/index.ts'
import type { By } from '../acting.ts'
import { debitReturned, rejectedBefore } from '../debits/failure.ts'
import { lineById } from '../lines/line-store.ts'
import { GAP_LABEL } from '../lines/match-entries.ts'
import {
  insertMatches,
  type LockedItem,
  type LockedLine,
  lockItems,
  lockLines,
  type NewMatch,
  newItems,
  newPairs,
} from '../lines/match-store.ts'
import { dropProposals } from '../lines/proposal-store.ts'
import type { Evidence } from '../model.ts'
import { settingOf } from '../setting-store.ts'
import { cashWording as words } from '../wording.ts'
import { returnReason } from '../words/return-reasons.ts'
import { feeTold, type ReturnedReceipt, type ReturnLine, receiptsReturnable } from './receipt-store.ts'
import { foreignSettlements, reopenConversions } from './reopen-conversions.ts'
import { comesApart, type Settlement, whatFits } from './reopening.ts'
import { allocationsById, gapsBeside, settledBy } from './settlement-store.ts'
import { insertReturn, markHandled } from './store.ts'
import { returnWording } from './wording.ts'

/**
 * A payment came back: exactly what it had settled is open again with its own due date, from the day the bank took the money
 * back and not before; what was written off beside it too. The money received stays a fact; a debit of that day takes it up, one for each customer it was for. The
 * fee the organisation asks for a return becomes an item of its own: never for a consumer (CPCEx art. L111-8), and not when
 * several customers share the payment, because nothing says who among them owes it. Gives a match for each credit.
 */
export async function returnPayment(
  tx: OrgTx,
  input: {
    readonly lineId: string
    /** The credit that stands for the payment (`receiptsReturnable`). */
    readonly receiptId: string
    readonly evidence: readonly Evidence[]
    readonly how: NewMatch['how']
  },
  by: By,
): Promise<NewMatch[]> {
  const [line] = await lockLines(tx, [input.lineId])
  if (!line || line.cents >= 0 || line.leftCents !== line.cents || line.state === 'withdrawn')
    throw new Refused(refuse('changed_meanwhile', returnWording.returnGone).refusal)
  const asReturned = {
    id: line.id,
    bookedOn: line.bookedOn,
    cents: -line.cents,
    currency: line.currency,
    label: '',
    payerName: '',
    endToEnd: '',
    mandate: '',
    bankRef: '',
    feeCents: await feeTold(tx, line.id),
  }
  const { feeCents } = await settingOf(tx)
  const found = await holdPayment(tx, asReturned, feeCents, input.receiptId)
  if (!found) throw new Refused(refuse('changed_meanwhile', returnWording.receiptNotReturnable).refusal)
  const credits = await itemsById(tx, found.itemIds)
  const isOfOne = credits.every((credit) => credit.customerId === found.customerId)
  const { returnCode: code, returnWords } = await returnTold(tx, line.id)
  const matches: NewMatch[] = []
  for (const [place, credit] of credits.entries()) {
    const bearsFee = place === 0 && isOfOne
    const cents = credit.amountCents
    // What the bank kept for itself in the same line goes with the first of them.
    const bankFeeCents = place === 0 ? -line.cents - found.cents : 0
    matches.push(
      await returnCredit(tx, { ...input, line, credit, cents, bankFeeCents, bearsFee, code, returnWords }, by),
    )
  }
  await dropProposals(tx, [line.id])
  return matches
}

/** The payment that came back, with all that it settled, held until the transaction ends; null when the books bear it out no longer. */
async function holdPayment(
  tx: OrgTx,
  line: ReturnLine,
  feeCents: number,
  receiptId: string,
): Promise<ReturnedReceipt | null> {
  const find = async () =>
    (await receiptsReturnable(tx, [line], feeCents)).find((one) => one.itemIds[0] === receiptId) ?? null
  const found = await find()
  if (!found) return null
  const credits: string[] = [...found.itemIds]
  for (const id of found.itemIds) for (const gap of await gapsBeside(tx, id)) credits.push(gap.id)
  const settled = await settledBy(tx, credits)
  await lockItems(tx, [...credits, ...settled.map((one) => one.debitId)])
  // Its match may have been taken back, or its money returned, while it was waited for.
  const held = await find()
  return held?.itemIds.join() === found.itemIds.join() ? held : null
}

export const returnTold = async (tx: OrgTx, lineId: string): Promise<{ returnCode: string; returnWords: string }> => {
  const line = await lineById(tx, lineId)
  return { returnCode: line?.returnCode ?? '', returnWords: line?.details.returnWords ?? '' }
}

/**
 * One credit of a payment that came back, whole or in part: what that part had settled is open again, and a debit of its customer
 * takes it up. A fee that the bank took in the same line is no debt of the customer: the debit is of the line, and a write-off
 * named as a bank fee settles the rest of it.
 */
export async function returnCredit(
  tx: OrgTx,
  input: {
    readonly line: LockedLine
    readonly credit: Item
    /** How much of the credit came back, and what the bank took with it; positive. */
    readonly cents: number
    readonly bankFeeCents: number
    /** The customer owes the fee that the organisation asks for a return. */
    readonly bearsFee: boolean
    readonly code: string
    readonly returnWords: string
    readonly evidence: readonly Evidence[]
    readonly how: NewMatch['how']
  },
  by: By,
): Promise<NewMatch> {
  const { line, credit, code, returnWords, bankFeeCents } = input
  const locked = await lockReopened(tx, credit.id)
  if (!locked) throw new Refused(refuse('changed_meanwhile', returnWording.receiptNotReturnable).refusal)
  const byMoney = await settledBy(tx, [credit.id])
  const { undone, kept } = comesApart(byMoney, locked.openCents, input.cents)
  // With the last of the payment nothing of what was forgiven beside it is forgiven any more.
  const isAll = byMoney.reduce((sum, one) => sum + one.cents, locked.openCents) === input.cents
  const gaps = isAll ? await gapsBeside(tx, credit.id) : []
  const settled = isAll ? await settledBy(tx, [credit.id, ...gaps.map(({ id }) => id)]) : undone
  const customer = await customerOf(tx, credit.customerId)
  if (!customer) throw new Refused(notFound().refusal)
  const { returnFeeCents } = await settingOf(tx)
  // What failed was told when the bank rejected it: this line only closes with the one that had credited it.
  const isKnown = await rejectedBefore(tx, credit.id)

  const foreign = await reopenConversions(tx, line, credit.customerId, settled, kept, by.at)
  const apart = [...settled, ...foreign.undone]
  await reverseAllocations(tx, part`select unnest(${apart.map((one) => one.id)}::uuid[])`, line.bookedOn, by.at)
  const item = (kind: string, cents: number, label: string, side: 1 | -1 = 1) => ({
    id: newId(by.at),
    customerId: credit.customerId,
    kind,
    side,
    cents,
    currency: line.currency,
    documentNo: credit.documentNo,
    label: label.slice(0, 200),
    on: line.bookedOn,
    dueOn: line.bookedOn,
  })
  const returned = item('returned', input.cents + bankFeeCents, line.label)
  const bankFee = bankFeeCents > 0 ? [item('write_off', bankFeeCents, GAP_LABEL.bank_fee, -1)] : []
  const fee =
    input.bearsFee && !isKnown && returnFeeCents !== null && customer.kind !== 'consumer'
      ? [item('fee', returnFeeCents, 'Frais de rejet')]
      : []
  const unforgiven = gaps.map(({ cents, label }) => item('write_off', cents, label))
  await bookItems(tx, newItems([returned, ...bankFee, ...unforgiven, ...fee, ...foreign.items]), by.at, null)
  const pair = (debitId: string, creditId: string, cents: number) => {
    return { id: newId(by.at), debitId, creditId, cents, on: line.bookedOn }
  }
  const pairs = [
    pair(returned.id, credit.id, input.cents),
    ...bankFee.map(({ id, cents }) => pair(returned.id, id, cents)),
    ...unforgiven.map((debit, place) => pair(debit.id, gaps[place]!.id, debit.cents)),
    ...(kept ? [pair(kept.debitId, kept.creditId, kept.cents)] : []),
    ...foreign.pairs,
  ]
  await settlePairs(tx, newPairs(pairs), by.at)

  const match: NewMatch = {
    id: newId(by.at),
    lineId: line.id,
    class: 'returned',
    customerId: credit.customerId,
    payerId: null,
    cents: -returned.cents,
    evidence: input.evidence,
    how: input.how,
    on: line.bookedOn,
  }
  await insertMatches(
    tx,
    [match],
    [
      ...[returned, ...bankFee, ...unforgiven, ...fee, ...foreign.items].map(({ id }) => ({
        matchId: match.id,
        what: 'item' as const,
        id,
      })),
      ...pairs.map(({ id }) => ({ matchId: match.id, what: 'allocation' as const, id })),
      ...apart.map(({ id }) => ({ matchId: match.id, what: 'undone_allocation' as const, id })),
    ],
    { name: by.actor.name, at: by.at },
  )
  await insertReturn(tx, { matchId: match.id, customerId: credit.customerId, code, words: returnWords })
  if (isKnown) await markHandled(tx, match.id, { name: by.actor.name, at: by.at })
  if (input.cents === credit.amountCents)
    await debitReturned(tx, { receiptId: credit.id, returnedMatchId: match.id, line, code, words: returnWords }, by)
  await record(tx, {
    actor: by.actor,
    at: by.at,
    verb: 'payment_returned',
    subject: { kind: 'customer', id: credit.customerId },
    data: {
      matchId: match.id,
      lineId: line.id,
      cents: input.cents,
      bankFeeCents,
      currency: line.currency,
      reason: returnReason(code, returnWords).words.en,
      reopened: apart.map((one) => one.debitId),
      feeCents: fee[0]?.cents ?? 0,
    },
  })
  return match
}

/** Locks a credit, what it settles and what was written off beside it, all in one order; null when the credit is no more. */
async function lockReopened(tx: OrgTx, creditId: string): Promise<LockedItem | null> {
  const credits = [creditId, ...(await gapsBeside(tx, creditId)).map(({ id }) => id)]
  const settled = await settledBy(tx, credits)
  const moved = [...settled, ...(await foreignSettlements(tx, settled))]
  const items = await lockItems(tx, [...credits, ...moved.flatMap((one) => [one.debitId, one.creditId])])
  return items.find(({ id }) => id === creditId) ?? null
}

/**
 * What a return had undone is settled again, from the day it came apart on and as far as there is still something to settle: for
 * a return that was none. Gives what of these payments finds its document paid otherwise meanwhile, and stays on account.
 */
export async function settleAgain(tx: OrgTx, allocationIds: readonly string[], at: Date): Promise<Money | null> {
  const before = await allocationsById(tx, allocationIds)
  const items = await lockItems(tx, [...new Set(before.flatMap(({ debitId, creditId }) => [debitId, creditId]))])
  const again = whatFits(before, new Map(items.map(({ id, openCents }) => [id, openCents])))
  const pairs = again.map(({ debitId, creditId, cents, on }) => ({ id: newId(at), debitId, creditId, cents, on }))
  if (pairs.length > 0) await settlePairs(tx, newPairs(pairs), at)
  const sum = (all: readonly { cents: number }[]) => all.reduce((total, { cents }) => total + cents, 0)
  // Amounts of two currencies are never added: what is told is of the first that is short.
  const currencyOf = new Map(items.map(({ id, currency }) => [id, currency]))
  for (const currency of new Set(currencyOf.values())) {
    const own = ({ creditId }: Settlement) => currencyOf.get(creditId) === currency
    const left = sum(before.filter(own)) - sum(again.filter(own))
    if (left > 0) return { cents: left, currency }
  }
  return null
}
