import { daysBetween } from '../../kernel/calendar.ts'
import { evidence, MATCH_CLASSES, type MatchClass, type Proposal, type Tolerance } from '../model.ts'
import { matchCase, netOf } from './match-case.ts'
import { made, proposeCited } from './match-cited.ts'
import { proposeForeign } from './match-foreign.ts'
import { proposePayer } from './match-payer.ts'
import { proposeTwice } from './match-twice.ts'
import type { BookedReceipt, Candidate, PayerEvidence, Receipt } from './model.ts'

const MOST_PROPOSALS = 4

/**
 * What one receipt most likely pays, best first, at most four. Pure: the same receipt against the same open items gives the
 * same answer. `refused` holds items and customers that a person said no to for this line.
 */
export function proposeMatches(
  receipt: Receipt,
  candidates: readonly Candidate[],
  refused: ReadonlySet<string>,
  tolerance: Tolerance,
  booked: readonly BookedReceipt[] = [],
): Proposal[] {
  const known = inBooks(receipt, candidates, refused, booked)
  if (known) return [known]
  const found: { proposal: Proposal; payer: PayerEvidence }[] = []
  for (const candidate of candidates) {
    if (refused.has(candidate.customerId)) continue
    const theCase = matchCase(receipt, candidate, refused, tolerance)
    const { payer } = candidate
    const twice = proposeTwice(theCase)
    const open = proposeCited(theCase) ?? proposeForeign(theCase)
    const cited = twice && open?.class === 'near_reference' ? twice : (open ?? twice)
    if (cited) found.push({ proposal: asThirdParty(cited, candidate, candidates), payer })
    // What is cited and adds up, or is stated to the cent, leaves nothing to guess from the amount.
    if (!cited || (rank(cited.class) > rank('references_gap') && !isStated(cited) && !isSaidPart(cited))) {
      const guessed = proposePayer(theCase) ?? amountOnly()
      // That something of this amount was paid before says less than a document that is cited and open.
      const isIdle = guessed?.class === 'already_paid' && open !== null
      if (guessed && !isIdle && !isSame(guessed, cited)) {
        // Something of this amount is open, and what is cited is another document: a person chooses.
        const said = theCase.foreign.length > 0 ? { ...guessed, isTied: true } : guessed
        found.push({ proposal: payer.how === 'named' ? asThirdParty(said, candidate, candidates) : said, payer })
      }
    }

    /** The payer names what it pays, and says that it is a part of it. */
    function isSaidPart(one: Proposal): boolean {
      return one.class === 'references_part' && receipt.said.saysPart && !one.isTied
    }
    function amountOnly(): Proposal | null {
      if (theCase.knowsPayer || cited) return null
      const fitting = theCase.debits.filter((item) => item.openCents === receipt.cents)
      if (fitting.length === 0) return null
      const grounds = { isTied: fitting.length > 1, more: [evidence('amount_found')] }
      return made(theCase, 'amount_only', [fitting[0]!], grounds)
    }
  }
  // A number that another customer's document happens to bear says little when the payer is known and the amount does not fit.
  const isKnown = candidates.some(({ payer }) => payer.how !== 'none' && !payer.isAmbiguous)
  const isChance = ({ proposal, payer }: (typeof found)[number]) =>
    Number(isKnown && payer.how === 'none' && rank(proposal.class) >= rank('references_gap') && !isStated(proposal))
  found.sort(
    (a, b) =>
      isChance(a) - isChance(b) ||
      rank(a.proposal.class) - rank(b.proposal.class) ||
      certainty(a.payer) - certainty(b.payer) ||
      b.payer.score - a.payer.score ||
      (a.proposal.customerId < b.proposal.customerId ? -1 : 1),
  )
  return found.slice(0, MOST_PROPOSALS).map(({ proposal, payer }, place) => ({
    ...proposal,
    isTied: proposal.isTied || (place === 0 && isRivalled(proposal, payer, found)),
  }))
}

/**
 * The accounts were imported after the money came in: the line is a receipt that is here already, and must not be booked twice.
 * Several of one amount are told apart by whom the line cites or names, then by the nearest day.
 */
function inBooks(
  receipt: Receipt,
  candidates: readonly Candidate[],
  refused: ReadonlySet<string>,
  booked: readonly BookedReceipt[],
): Proposal | null {
  const possible = booked.filter((one) => !refused.has(one.itemId) && !refused.has(one.customerId))
  if (possible.length === 0) return null
  const pointed = candidates.filter(
    ({ citations, payer }) => citations.length > 0 || (payer.how !== 'none' && !payer.isAmbiguous),
  )
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
  const away = (one: BookedReceipt) => Math.abs(daysBetween(one.issuedOn, receipt.bookedOn))
  const nearest = (free.length > 0 ? free : possible).toSorted((a, b) => away(a) - away(b))
  const first = nearest[0]!
  const customers = new Set(nearest.map((one) => one.customerId))
  return {
    class: 'in_books',
    customerId: first.customerId,
    payerId: null,
    parts: [],
    gap: null,
    onAccountCents: receipt.cents,
    bookedItemId: first.itemId,
    evidence: [evidence('in_books', { on: first.issuedOn, label: first.label.slice(0, 80) })],
    // Two receipts of one customer are the same to everybody; of two customers they are not.
    isTied: isDoubtful || customers.size > 1,
  }
}

function citesExactly({ items, citations }: Candidate, cents: number): boolean {
  const cited = new Set(citations.map((citation) => citation.itemId))
  return cited.size > 0 && netOf(items.filter((item) => cited.has(item.id))) === cents
}

const isStated = ({ evidence: grounds }: Proposal): boolean => grounds.some(({ code }) => code === 'part_stated')

/** What is sure enough to take its documents away from other lines that would pay them as well. */
export const isSure = (proposal: Proposal): boolean => !proposal.isTied && rank(proposal.class) < rank('references_gap')

export const rank = (cls: MatchClass): number => MATCH_CLASSES.indexOf(cls)

const certainty = (payer: PayerEvidence): number =>
  (payer.isAmbiguous ? 2 : 0) +
  { reminder: 0, iban: 0, alias: 0, code: 0, same_name: 1, named: 1, like_name: 2, none: 3 }[payer.how]

/**
 * Cited is one customer, but the payer is known to be another: right more often than not, since a parent or a factor pays,
 * but money of one customer never settles another's debt without a person's word.
 */
function asThirdParty(proposal: Proposal, candidate: Candidate, candidates: readonly Candidate[]): Proposal {
  if ((candidate.payer.how !== 'none' && candidate.payer.how !== 'named') || proposal.class === 'already_paid')
    return proposal
  const payer = candidates.find(
    ({ payer: { how, isAmbiguous } }) => !isAmbiguous && how !== 'none' && how !== 'like_name' && how !== 'named',
  )
  if (!payer || payer.citations.length > 0) return proposal
  return {
    ...proposal,
    class: rank(proposal.class) <= rank('references_credit') ? 'third_party' : proposal.class,
    payerId: payer.customerId,
    evidence: [...proposal.evidence, evidence('payer_other', { words: payer.payer.words })],
  }
}

/** Another customer, or other items, for a reason as good: then a machine does not choose. */
function isRivalled(
  first: Proposal,
  payer: PayerEvidence,
  found: readonly { proposal: Proposal; payer: PayerEvidence }[],
): boolean {
  // Nobody knows which of several customers of that name pays, unless the documents say so.
  if (payer.isAmbiguous && rank(first.class) > rank('references_credit')) return true
  return found.some(
    ({ proposal: other, payer: otherPayer }) =>
      other !== first &&
      other.class === first.class &&
      !isSame(other, first) &&
      (certainty(otherPayer) === certainty(payer) || rank(first.class) <= rank('third_party')),
  )
}

const isSame = (a: Proposal, b: Proposal | null): boolean =>
  b !== null &&
  a.customerId === b.customerId &&
  a.parts.length === b.parts.length &&
  a.parts.every((part) => b.parts.some((other) => other.itemId === part.itemId && other.cents === part.cents))
