import { newId } from '../kernel/ids.ts'
import { Refused, refuse } from '../kernel/verdict.ts'
import { bookItems, itemsById, reverseAllocations, settlePairs } from '../ledger/index.ts'
import { customerOf } from '../parties/index.ts'
import type { OrgTx } from '../platform/db.ts'
import { notFound } from '../platform/http.ts'
import { part } from '../platform/sql.ts'
import { record } from '../trail/index.ts'
import type { By } from './apply-matches.ts'
import { debitReturned } from './debit-failure.ts'
import { dropProposals, lineById } from './line-store.ts'
import { insertMatches, lockItems, lockLines, type NewMatch, newItems, newPairs } from './match-store.ts'
import type { Evidence } from './model.ts'
import { returnReason } from './return-reasons.ts'
import { allocationsById, insertReturn, receiptsReturnable, settledBy } from './return-store.ts'
import { settingOf } from './setting-store.ts'
import { cashWording as words } from './wording.ts'

/**
 * A payment came back: exactly what it had settled is open again with its own due date, from the day the bank took the money
 * back and not before. The receipt stays a fact; a debit of that day takes it up. The fee the organisation asks for a return
 * becomes an item of its own, never for a consumer (CPCEx art. L111-8).
 */
export async function returnPayment(
  tx: OrgTx,
  input: {
    readonly lineId: string
    readonly receiptId: string
    readonly evidence: readonly Evidence[]
    readonly how: NewMatch['how']
  },
  by: By,
): Promise<NewMatch> {
  const [line] = await lockLines(tx, [input.lineId])
  if (!line || line.cents >= 0 || line.leftCents !== line.cents || line.state === 'withdrawn')
    throw new Refused(refuse('changed_meanwhile', words.returnGone).refusal)
  const settled = await settledBy(tx, input.receiptId)
  await lockItems(tx, [input.receiptId, ...settled.map((one) => one.debitId)])
  const [receipt] = await itemsById(tx, [input.receiptId])
  const cents = -line.cents
  const asReturned = {
    id: line.id,
    bookedOn: line.bookedOn,
    cents,
    currency: line.currency,
    label: '',
    payerName: '',
    endToEnd: '',
    mandate: '',
  }
  const isReturnable = (await receiptsReturnable(tx, [asReturned])).some((one) => one.itemId === input.receiptId)
  if (!receipt || !isReturnable) throw new Refused(refuse('changed_meanwhile', words.receiptNotReturnable).refusal)
  const customer = await customerOf(tx, receipt.customerId)
  if (!customer) throw new Refused(notFound().refusal)
  const setting = await settingOf(tx)

  await reverseAllocations(tx, part`select unnest(${settled.map((one) => one.id)}::uuid[])`, line.bookedOn, by.at)
  const item = (kind: string, amount: number, label: string) => ({
    id: newId(by.at),
    customerId: receipt.customerId,
    kind,
    side: 1 as const,
    cents: amount,
    currency: line.currency,
    documentNo: receipt.documentNo,
    label: label.slice(0, 200),
    on: line.bookedOn,
    dueOn: line.bookedOn,
  })
  const returned = item('returned', cents, line.label)
  const fee =
    setting.returnFeeCents !== null && customer.kind !== 'consumer'
      ? [item('fee', setting.returnFeeCents, 'Frais de rejet')]
      : []
  await bookItems(tx, newItems([returned, ...fee]), by.at, null)
  const pair = { id: newId(by.at), debitId: returned.id, creditId: receipt.id, cents, on: line.bookedOn }
  await settlePairs(tx, newPairs([pair]), by.at)

  const match: NewMatch = {
    id: newId(by.at),
    lineId: line.id,
    class: 'returned',
    customerId: receipt.customerId,
    payerId: null,
    cents: line.cents,
    evidence: input.evidence,
    how: input.how,
    on: line.bookedOn,
  }
  await insertMatches(
    tx,
    [match],
    [
      ...[returned, ...fee].map(({ id }) => ({ matchId: match.id, what: 'item' as const, id })),
      { matchId: match.id, what: 'allocation', id: pair.id },
      ...settled.map(({ id }) => ({ matchId: match.id, what: 'undone_allocation' as const, id })),
    ],
    { name: by.actor.name, at: by.at },
  )
  await dropProposals(tx, [line.id])
  const whole = await lineById(tx, line.id)
  const code = whole?.returnCode ?? ''
  await insertReturn(tx, {
    matchId: match.id,
    customerId: receipt.customerId,
    code,
    words: whole?.details.returnWords ?? '',
  })
  await debitReturned(
    tx,
    { receiptId: receipt.id, returnedMatchId: match.id, line, code, words: whole?.details.returnWords ?? '' },
    by,
  )
  await record(tx, {
    actor: by.actor,
    at: by.at,
    verb: 'payment_returned',
    subject: { kind: 'customer', id: receipt.customerId },
    data: {
      matchId: match.id,
      lineId: line.id,
      cents,
      currency: line.currency,
      reason: returnReason(code, whole?.details.returnWords ?? '').words.en,
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
