import type { Proposal, Tolerance } from '../model.ts'
import { asOne, type BooksCase, citesExactly, type Known } from './booked-case.ts'
import { nearestFirst } from './booked-groups.ts'
import { proposeDeposit } from './in-books-deposit.ts'
import { proposeTogether } from './in-books-together.ts'
import type { BookedReceipt, Candidate, Receipt } from './model.ts'

/**
 * The accounts were imported after the money came in: the line is a receipt that is here already, or several, or one that they
 * have gross of a fee, and must not be booked twice.
 */
export function proposeInBooks(
  receipt: Receipt,
  candidates: readonly Candidate[],
  refused: ReadonlySet<string>,
  booked: readonly BookedReceipt[],
  tolerance: Tolerance,
): Known | null {
  const possible = booked.filter((one) => !refused.has(one.itemId) && !refused.has(one.customerId))
  if (possible.length === 0) return null
  const pointed = candidates.filter(
    ({ citations, payer }) => citations.length > 0 || (payer.how !== 'none' && !payer.isAmbiguous),
  )
  const theCase = { receipt, tolerance, candidates, pointed, booked: possible }
  const one = single(theCase)
  const deposit = pointed.length === 0 ? proposeDeposit(theCase) : null
  if (one) return { proposals: deposit ? [one, deposit] : [one], stands: 'alone' }
  if (deposit) return { proposals: [deposit], stands: 'first' }
  return proposeTogether(theCase)
}

/**
 * One receipt of the very amount. Several of one amount are told apart by whom the line cites or names, then by the nearest day.
 */
function single({ receipt, candidates, pointed, booked }: BooksCase): Proposal | null {
  const possible = booked.filter(({ cents }) => cents === receipt.cents)
  if (possible.length === 0) return null
  const named = possible.filter((one) => pointed.some(({ customerId }) => customerId === one.customerId))
  // The line points at somebody else: then it is other money of the same amount.
  if (pointed.length > 0 && named.length === 0) return null
  // The accounts lettered that receipt with another document than the open one that the line cites: other money again.
  const cites = candidates.some((candidate) => citesExactly(candidate, receipt.cents))
  const free = cites ? named.filter((one) => one.isOpen) : named
  if (cites && free.length === 0) return null
  // It names nobody, or the one it names owes the same amount again: then only a person can say which money this is.
  const owners = new Set(free.map((one) => one.customerId))
  const isDoubtful =
    free.length === 0 ||
    candidates.some(
      ({ customerId, items }) =>
        owners.has(customerId) &&
        // A receipt that the accounts have not lettered yet is that of one of them.
        items.filter((item) => item.side === 1 && item.openCents === receipt.cents).length >
          (free.some((one) => one.isOpen) ? 1 : 0),
    )
  const nearest = nearestFirst(free.length > 0 ? free : possible, receipt.bookedOn, ({ issuedOn }) => issuedOn)
  const first = nearest[0]!
  const customers = new Set(nearest.map((one) => one.customerId))
  // Two receipts of one customer are the same to everybody; of two customers they are not.
  return asOne(receipt, first, isDoubtful || customers.size > 1)
}
