import { type Evidence, evidence, type Proposal, type Tolerance } from '../model.ts'
import { type BookedGroup, sumOf } from './booked-groups.ts'
import { netOf } from './match-case.ts'
import type { BookedReceipt, Candidate, Receipt } from './model.ts'

/** That a line is money which the accounts have already, and how it stands beside what is open. */
export type Known = {
  readonly proposals: readonly Proposal[]
  /** Nothing else is proposed; before all else; or only where what is open does not explain the line. */
  readonly stands: 'alone' | 'first' | 'where_unexplained'
}

/** What one line is held against. */
export type BooksCase = {
  readonly receipt: Receipt
  readonly tolerance: Tolerance
  readonly candidates: readonly Candidate[]
  /** Those that the line names or cites. */
  readonly pointed: readonly Candidate[]
  /** Not refused for this line. */
  readonly booked: readonly BookedReceipt[]
}

/** What the line cites and is open makes its amount. */
export function citesExactly({ items, citations }: Candidate, cents: number): boolean {
  const cited = new Set(citations.map((citation) => citation.itemId))
  return cited.size > 0 && netOf(items.filter((item) => cited.has(item.id))) === cents
}

/** The line is this receipt of the accounts. */
export const asOne = (receipt: Receipt, one: BookedReceipt, isTied: boolean): Proposal =>
  asInBooks(
    receipt,
    [one],
    [evidence('in_books', { on: one.issuedOn, label: one.label.slice(0, 80) }, one.itemId)],
    isTied,
  )

/** The line is these receipts of the accounts, with the reason for these. */
export const asGroup = (receipt: Receipt, { receipts, why }: BookedGroup, isTied: boolean): Proposal =>
  asInBooks(receipt, receipts, [...toldEach(receipt, receipts), evidence(why, { count: receipts.length })], isTied)

/** The accounts have more than the line brought, by what the bank kept: a person says so. */
export function asGross(receipt: Receipt, receipts: readonly BookedReceipt[]): Proposal {
  const money = (cents: number) => ({ cents, currency: receipt.currency })
  const gross = sumOf(receipts)
  const grounds = evidence('booked_gross', { gross: money(gross), fee: money(gross - receipt.cents) })
  return asInBooks(receipt, receipts, [...toldEach(receipt, receipts), grounds], true)
}

const toldEach = ({ currency }: Receipt, receipts: readonly BookedReceipt[]): Evidence[] =>
  receipts.map(({ itemId, issuedOn, label, documentNo, customerName, cents }) =>
    evidence(
      'in_books_part',
      {
        sum: { cents, currency },
        name: customerName,
        on: issuedOn,
        label: [label, documentNo]
          .filter((text) => text !== '')
          .join(' ')
          .slice(0, 80),
      },
      itemId,
    ),
  )

const asInBooks = (
  receipt: Receipt,
  [first]: readonly BookedReceipt[],
  grounds: readonly Evidence[],
  isTied: boolean,
): Proposal => ({
  class: 'in_books',
  customerId: first!.customerId,
  payerId: null,
  parts: [],
  gap: null,
  onAccountCents: receipt.cents,
  bookedItemId: first!.itemId,
  evidence: grounds,
  isTied,
})
