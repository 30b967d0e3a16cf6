import { evidence, isShare, MATCH_CLASSES, type MatchClass, type Proposal, type Tolerance } from '../model.ts'
import { citedWhole } from './cited-whole.ts'
import { proposeInBooks } from './in-books.ts'
import { type MatchCase, matchCase } from './match-case.ts'
import { made, proposeCited } from './match-cited.ts'
import { proposeForeign } from './match-foreign.ts'
import { proposePayer } from './match-payer.ts'
import { MOST_SHARES, shareCited, shareDeposit } from './match-shares.ts'
import { proposeTwice } from './match-twice.ts'
import type { BookedReceipt, Candidate, PayerEvidence, Receipt } from './model.ts'
import { naturalGroup } from './natural-group.ts'

const MOST_PROPOSALS = 4

/**
 * What one receipt most likely pays, best first, at most four, or the shares of several customers. Pure: the same receipt against the same open items gives the
 * same answer. `refused` holds items and customers that a person said no to for this line.
 */
export function proposeMatches(
  receipt: Receipt,
  candidates: readonly Candidate[],
  refused: ReadonlySet<string>,
  tolerance: Tolerance,
  booked: readonly BookedReceipt[] = [],
): Proposal[] {
  const known = proposeInBooks(receipt, candidates, refused, booked, tolerance)
  if (known?.stands === 'alone') return [...known.proposals]
  const open = proposeOpen(receipt, candidates, refused, tolerance)
  if (!known || (known.stands === 'where_unexplained' && explains(open[0]))) return open
  return [...known.proposals, ...open].slice(0, open[0] && isShare(open[0]) ? MOST_SHARES : MOST_PROPOSALS)
}

/** What is open pays it to the cent. */
const explains = (first: Proposal | undefined): boolean =>
  first !== undefined && first.class !== 'already_paid' && rank(first.class) <= rank('payer_all')

/** Better than this, nobody asks what was paid before. What a person must look for in the accounts, the more is known of it the better. */
export const isExplained = (first: Proposal | undefined): boolean =>
  first !== undefined && rank(first.class) <= rank('third_party') && !(first.class === 'in_books' && first.isTied)

/** What of the open items one receipt most likely pays. */
function proposeOpen(
  receipt: Receipt,
  candidates: readonly Candidate[],
  refused: ReadonlySet<string>,
  tolerance: Tolerance,
): Proposal[] {
  const found: { proposal: Proposal; payer: PayerEvidence }[] = []
  const whole = citedWhole(candidates, refused)
  const cases = candidates
    .filter(({ customerId }) => !refused.has(customerId))
    .map((candidate) => matchCase(receipt, candidate, refused, tolerance, whole))
  for (const theCase of cases) {
    const { candidate } = theCase
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
      if (fitting.length === 0) return allOf(theCase)
      const grounds = { isTied: fitting.length > 1, more: [evidence('amount_found')] }
      return made(theCase, 'amount_only', [fitting[0]!], grounds)
    }
  }
  const isExact = found.some(({ proposal }) => rank(proposal.class) <= rank('third_party'))
  const shares = isExact ? null : shareCited(cases, candidates)
  if (shares) return shares
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
  if (found.length === 0) return shareDeposit(receipt, cases, tolerance.subsetItems)
  return found.slice(0, MOST_PROPOSALS).map(({ proposal, payer }, place) => ({
    ...proposal,
    isTied: proposal.isTied || (place === 0 && isRivalled(proposal, payer, found)),
  }))
}

/** Nobody is named, and the amount is all that this customer owes, all that was overdue, or a month of it. */
function allOf(theCase: MatchCase): Proposal | null {
  const group = naturalGroup(theCase)
  if (!group || group.why === 'oldest_open') return null
  const { items, why } = group
  return made(theCase, 'amount_only', items, {
    more: [evidence(why, { count: items.length }), evidence('amount_found')],
  })
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
