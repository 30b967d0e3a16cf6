import { asGross, asGroup, type BooksCase, citesExactly, type Known } from './booked-case.ts'
import { type BookedGroup, groupsOf, nearestFirst, someOf, sumOf } from './booked-groups.ts'
import { isBankFee } from './match-gap.ts'
import type { BookedReceipt, Candidate } from './model.ts'
import { subsetSum } from './subset-sum.ts'

type Found = { readonly candidate: Candidate; readonly group: BookedGroup }

/**
 * Several receipts of one customer that one line brought: the accountant books a transfer by a line for each document. Certain when
 * they settle what the payer cites, or follow one another in the accounts, and nothing open makes the same amount; else asked about.
 */
export function proposeTogether(theCase: BooksCase): Known | null {
  const { receipt, tolerance, candidates, booked } = theCase
  const payers = candidates.filter((candidate) => isPointed(candidate))
  const own = (candidate: Candidate) => receiptsOf(theCase, candidate)
  const found = payers.flatMap((candidate): Found[] => {
    const group = wholeGroup(theCase, candidate, own(candidate))
    return group ? [{ candidate, group }] : []
  })
  const best = found.toSorted((a, b) => GROUNDS.indexOf(a.group.why) - GROUNDS.indexOf(b.group.why))[0]
  if (best) {
    const isTied =
      best.group.why === 'booked_same_day' || found.length > 1 || isOwedAgain(theCase, best) || contradicts(best)
    return { proposals: [asGroup(receipt, best.group, isTied)], stands: isTied ? 'first' : 'alone' }
  }
  if (booked.length === 0) return null
  for (const candidate of payers) {
    const gross = grossOf(theCase, candidate, own(candidate))
    if (gross) return { proposals: [asGross(receipt, gross)], stands: 'where_unexplained' }
  }
  for (const candidate of payers) {
    const some = someOf(own(candidate), receipt.cents, receipt.bookedOn, tolerance.subsetItems)
    if (some) return { proposals: [asGroup(receipt, some, true)], stands: 'where_unexplained' }
  }
  return null
}

const GROUNDS: readonly BookedGroup['why'][] = ['booked_cited', 'booked_together', 'booked_same_day']

/** The line names the customer, or cites documents of it, open or paid. */
const isPointed = ({ citations, payer, settled }: Candidate): boolean =>
  citations.length > 0 || settled.some(({ words }) => words !== '') || (payer.how !== 'none' && !payer.isAmbiguous)

/** What the line cites and could pay is open: then a receipt that is lettered with something else is other money. */
const receiptsOf = ({ receipt, booked }: BooksCase, candidate: Candidate): BookedReceipt[] =>
  booked.filter(
    (one) => one.customerId === candidate.customerId && (one.isOpen || !citesExactly(candidate, receipt.cents)),
  )

function wholeGroup({ receipt }: BooksCase, candidate: Candidate, own: readonly BookedReceipt[]): BookedGroup | null {
  const isWhole = ({ receipts }: BookedGroup) => receipts.length > 1 && sumOf(receipts) === receipt.cents
  const documents = citedBy(candidate)
  const cited: BookedGroup = { receipts: own.filter((one) => documents.some(tells(one))), why: 'booked_cited' }
  if (isWhole(cited) && documents.every((document) => cited.receipts.some((one) => tells(one)(document)))) return cited
  const groups = groupsOf(own).filter(isWhole)
  const nearest = nearestFirst(groups, receipt.bookedOn, ({ receipts }) => receipts[0]!.issuedOn)
  return nearest.find(({ why }) => why === 'booked_together') ?? nearest[0] ?? null
}

type Document = { readonly id: string; readonly documentNo: string }

/** What the line cites of this customer, open or paid. */
function citedBy({ citations, items, settled }: Candidate): Document[] {
  const ids = new Set(citations.map(({ itemId }) => itemId))
  return [...items.filter(({ id }) => ids.has(id)), ...settled.filter(({ words }) => words !== '')]
}

/** Whether the accounts say that a receipt is for a document: they lettered both, or gave them one number. */
const tells =
  ({ settles, documentNo }: BookedReceipt) =>
  (document: Document): boolean =>
    settles.includes(document.id) || (documentNo !== '' && documentNo === document.documentNo)

/** The receipts are lettered, and not with what the line cites: it may be paid twice. */
const contradicts = ({ candidate, group }: Found): boolean =>
  group.receipts.some(({ isOpen }) => !isOpen) &&
  !citedBy(candidate).every((document) => group.receipts.some((one) => tells(one)(document)))

/** What is open makes this amount as well: once where the receipts are not lettered yet, for those are of it; else at all. */
function isOwedAgain({ receipt, tolerance }: BooksCase, { candidate, group }: Found): boolean {
  const debits = candidate.items.filter(({ side }) => side === 1).map(({ openCents }) => openCents)
  const owed = subsetSum(debits, receipt.cents, tolerance.subsetItems)
  return owed !== null && !(owed.isOnly && group.receipts.every(({ isOpen }) => isOpen))
}

/** What the accounts have gross of a fee that the bank kept: one receipt, an entry or a day, the nearest first. */
function grossOf(
  { receipt, tolerance }: BooksCase,
  candidate: Candidate,
  own: readonly BookedReceipt[],
): readonly BookedReceipt[] | null {
  if (receipt.said.saysPart || receipt.said.saysDiscount) return null
  const documents = citedBy(candidate)
  const units = [...own.map((one) => [one]), ...groupsOf(own).map(({ receipts }) => receipts)].filter(
    (of) =>
      isBankFee(sumOf(of) - receipt.cents, receipt.cents, tolerance.feeCents) &&
      documents.every((document) => of.some((one) => one.isOpen || tells(one)(document))),
  )
  return nearestFirst(units, receipt.bookedOn, (of) => of[0]!.issuedOn)[0] ?? null
}
