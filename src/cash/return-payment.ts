import { newId } from '../kernel/ids.ts'
import { Refused, refuse } from '../kernel/verdict.ts'
import { bookItems, type Item, itemsById, reverseAllocations, settlePairs } from '../ledger/index.ts'
import { customerOf } from '../parties/index.ts'
import type { OrgTx } from '../platform/db.ts'
import { notFound } from '../platform/http.ts'
import { part } from '../platform/sql.ts'
import { record } from '../trail/index.ts'
import type { By } from './apply-matches.ts'
import { debitReturned } from './debit-failure.ts'
import { dropProposals, lineById } from './line-store.ts'
import {
  insertMatches,
  type LockedLine,
  lockItems,
  lockLines,
  type NewMatch,
  newItems,
  newPairs,
} from './match-store.ts'
import type { Evidence } from './model.ts'
import { returnReason } from './return-reasons.ts'
import { allocationsById, gapsBeside, insertReturn, receiptsReturnable, settledBy } from './return-store.ts'
import { settingOf } from './setting-store.ts'
import { cashWording as words } from './wording.ts'

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
    throw new Refused(refuse('changed_meanwhile', words.returnGone).refusal)
  const asReturned = {
    id: line.id,
    bookedOn: line.bookedOn,
    cents: -line.cents,
    currency: line.currency,
    label: '',
    payerName: '',
    endToEnd: '',
    mandate: '',
  }
  const found = (await receiptsReturnable(tx, [asReturned])).find((one) => one.itemIds[0] === input.receiptId)
  if (!found) throw new Refused(refuse('changed_meanwhile', words.receiptNotReturnable).refusal)
  const credits = await itemsById(tx, found.itemIds)
  const isOfOne = credits.every((credit) => credit.customerId === found.customerId)
  const { returnCode: code, returnWords } = await returnTold(tx, line.id)
  const matches: NewMatch[] = []
  for (const [place, credit] of credits.entries()) {
    const bearsFee = place === 0 && isOfOne
    matches.push(await returnCredit(tx, { ...input, line, credit, bearsFee, code, returnWords }, by))
  }
  await dropProposals(tx, [line.id])
  return matches
}

const returnTold = async (tx: OrgTx, lineId: string): Promise<{ returnCode: string; returnWords: string }> => {
  const line = await lineById(tx, lineId)
  return { returnCode: line?.returnCode ?? '', returnWords: line?.details.returnWords ?? '' }
}

/** One credit of a payment that came back: what it had settled is open again, and a debit of its customer takes it up. */
async function returnCredit(
  tx: OrgTx,
  input: {
    readonly line: LockedLine
    readonly credit: Item
    readonly bearsFee: boolean
    readonly code: string
    readonly returnWords: string
    readonly evidence: readonly Evidence[]
    readonly how: NewMatch['how']
  },
  by: By,
): Promise<NewMatch> {
  const { line, credit, code, returnWords } = input
  const gaps = await gapsBeside(tx, credit.id)
  const settled = await settledBy(tx, [credit.id, ...gaps.map(({ id }) => id)])
  await lockItems(tx, [credit.id, ...gaps.map(({ id }) => id), ...settled.map((one) => one.debitId)])
  const customer = await customerOf(tx, credit.customerId)
  if (!customer) throw new Refused(notFound().refusal)
  const { returnFeeCents } = await settingOf(tx)

  await reverseAllocations(tx, part`select unnest(${settled.map((one) => one.id)}::uuid[])`, line.bookedOn, by.at)
  const item = (kind: string, cents: number, label: string) => ({
    id: newId(by.at),
    customerId: credit.customerId,
    kind,
    side: 1 as const,
    cents,
    currency: line.currency,
    documentNo: credit.documentNo,
    label: label.slice(0, 200),
    on: line.bookedOn,
    dueOn: line.bookedOn,
  })
  const returned = item('returned', credit.amountCents, line.label)
  const fee =
    input.bearsFee && returnFeeCents !== null && customer.kind !== 'consumer'
      ? [item('fee', returnFeeCents, 'Frais de rejet')]
      : []
  const unforgiven = gaps.map(({ cents, label }) => item('write_off', cents, label))
  await bookItems(tx, newItems([returned, ...unforgiven, ...fee]), by.at, null)
  const pair = (debit: typeof returned, creditId: string) => {
    return { id: newId(by.at), debitId: debit.id, creditId, cents: debit.cents, on: line.bookedOn }
  }
  const pairs = [pair(returned, credit.id), ...unforgiven.map((debit, place) => pair(debit, gaps[place]!.id))]
  await settlePairs(tx, newPairs(pairs), by.at)

  const match: NewMatch = {
    id: newId(by.at),
    lineId: line.id,
    class: 'returned',
    customerId: credit.customerId,
    payerId: null,
    cents: -credit.amountCents,
    evidence: input.evidence,
    how: input.how,
    on: line.bookedOn,
  }
  await insertMatches(
    tx,
    [match],
    [
      ...[returned, ...unforgiven, ...fee].map(({ id }) => ({ matchId: match.id, what: 'item' as const, id })),
      ...pairs.map(({ id }) => ({ matchId: match.id, what: 'allocation' as const, id })),
      ...settled.map(({ id }) => ({ matchId: match.id, what: 'undone_allocation' as const, id })),
    ],
    { name: by.actor.name, at: by.at },
  )
  await insertReturn(tx, { matchId: match.id, customerId: credit.customerId, code, words: returnWords })
  await debitReturned(tx, { receiptId: credit.id, returnedMatchId: match.id, line, code, words: returnWords }, by)
  await record(tx, {
    actor: by.actor,
    at: by.at,
    verb: 'payment_returned',
    subject: { kind: 'customer', id: credit.customerId },
    data: {
      matchId: match.id,
      lineId: line.id,
      cents: credit.amountCents,
      currency: line.currency,
      reason: returnReason(code, returnWords).words.en,
      reopened: settled.map((one) => one.debitId),
      feeCents: fee[0]?.cents ?? 0,
    },
  })
  return match
}

/** What a return had undone is settled again, as far as it is still open: for a return that was none. */
export async function settleAgain(tx: OrgTx, allocationIds: readonly string[], at: Date): Promise<void> {
  const before = await allocationsById(tx, allocationIds)
  const pairs = before
    .map(({ debitId, creditId, cents, on, debitOpenCents }) => ({
      id: newId(at),
      debitId,
      creditId,
      cents: Math.min(cents, debitOpenCents),
      on,
    }))
    .filter((pair) => pair.cents > 0)
  if (pairs.length > 0) await settlePairs(tx, newPairs(pairs), at)
}
