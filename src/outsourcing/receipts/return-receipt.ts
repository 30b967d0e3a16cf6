import { type By, outdateProposals } from '../../cash/index.ts'
import type { LocalDate } from '../../kernel/calendar.ts'
import { newId } from '../../kernel/ids.ts'
import { Refused, refuse } from '../../kernel/verdict.ts'
import { reverseAllocations, settlePairs, takeBack } from '../../ledger/index.ts'
import type { OrgTx } from '../../platform/db.ts'
import { notFound } from '../../platform/http.ts'
import { part } from '../../platform/sql.ts'
import { record } from '../../trail/index.ts'
import { placementNumber } from '../placements/model.ts'
import { lockPlacements } from '../placements/placement-store.ts'
import { bookCollected, partsOfReceipt, tellReceipt } from './book-receipt.ts'
import { lockDebts, moveKnown, paidPlacements } from './claim-store.ts'
import { type Receipt, receiptNumber } from './model.ts'
import { lockReceipt, markReturned } from './receipt-store.ts'
import { reopenPaid } from './reopen-store.ts'
import { receiptWording as words } from './wording.ts'

/** That the bank took a payment back, on a day; or that it was never made. */
export type Returning = { readonly as: 'bounced' | 'mistaken'; readonly on: LocalDate; readonly why: string }

/**
 * Takes a receipt back whole, in the creditor's organisation: what it had settled is owed again, from the day on which a payment bounced, or as
 * if a mistaken one had never been. A file that it had closed goes on. Gives the receipt as it was.
 */
export async function returnReceipt(tx: OrgTx, id: string, returning: Returning, by: By): Promise<Receipt> {
  await lockPlacements(tx)
  const receipt = await lockReceipt(tx, id)
  if (!receipt) throw new Refused(notFound().refusal)
  const params = { number: receiptNumber(receipt.no) }
  if (receipt.paidTo === 'creditor') throw new Refused(refuse('follows_books', words.returnOfDirect, params).refusal)
  if (receipt.returnedOn !== null) throw new Refused(refuse('already_done', words.returnedAlready, params).refusal)
  const { on, as, why } = returning
  if (on > by.today)
    throw new Refused(refuse('dated_ahead', words.datedAhead, { day: on, today: by.today }, 'on').refusal)
  if (on < receipt.receivedOn)
    throw new Refused(
      refuse('too_early', words.returnTooEarly, { day: on, received: receipt.receivedOn }, 'on').refusal,
    )
  if (as === 'mistaken' && receipt.remittedOn !== null)
    throw new Refused(refuse('remitted', words.mistakeRemitted, params).refusal)
  await lockDebts(tx, receipt.placementId)
  const parts = await partsOfReceipt(tx, receipt)
  await (as === 'bounced' ? goBack(tx, receipt, on, by) : takeOut(tx, receipt, by))
  await moveKnown(tx, receipt.placementId, parts, 1)
  await markReturned(tx, id, { on, as, why, at: by.at, byName: by.actor.name })
  await reopenPaid(tx, receipt.placementId, receipt.customerId)
  await outdateProposals(
    tx,
    parts.map(({ itemId }) => itemId),
    [],
  )
  await tellReceipt(tx, id, receipt.customerId)
  await record(tx, {
    ...{ actor: by.actor, at: by.at, verb: 'receipt_returned', subject: { kind: 'customer', id: receipt.customerId } },
    data: {
      ...{ receipt: params.number, placement: placementNumber(receipt.placementNo), as, reason: why, day: on },
      ...{
        amount: { cents: receipt.cents, currency: receipt.currency },
        documents: parts.map(({ documentNo }) => documentNo).join(', '),
      },
    },
  })
  return receipt
}

const settlementsOf = (tx: OrgTx, { creditItemId }: Receipt) => part`
  select a.id from ledger.allocation a where a.org_id = ${tx.orgId} and a.credit_id = ${creditItemId} and a.reverses is null`

/** The money went back on a day: a debit of that day takes up the credit, and the documents are owed from then on. */
async function goBack(tx: OrgTx, receipt: Receipt, on: LocalDate, by: By): Promise<void> {
  const [file] = await paidPlacements(tx, [receipt.placementId])
  await reverseAllocations(tx, settlementsOf(tx, receipt), on, by.at)
  const debitId = await bookCollected(tx, { file: file!, side: 1, cents: receipt.cents, on }, by.at)
  await settlePairs(
    tx,
    part`select ${newId(by.at)}::uuid as id, ${debitId}::uuid as debit_id, ${receipt.creditItemId}::uuid as credit_id, ${receipt.cents}::bigint as cents,
      ${on}::date as allocated_on`,
    by.at,
  )
}

/** It was never paid: the credit and what it settled are as if they had never been. */
const takeOut = (tx: OrgTx, receipt: Receipt, by: By): Promise<unknown> =>
  takeBack(
    tx,
    { allocations: settlementsOf(tx, receipt), items: part`select ${receipt.creditItemId}::uuid as id` },
    by.at,
  )
