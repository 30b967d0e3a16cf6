import { daysBetween } from '../../kernel/calendar.ts'
import { type Evidence, evidence, type Proposal } from '../model.ts'
import { groundsOf, type MatchCase } from './match-case.ts'
import { proposal } from './match-cited.ts'
import type { SettledItem } from './model.ts'
import { subsetSum } from './subset-sum.ts'

/** Paid long ago, a document of the same amount says nothing. */
const ALIKE_WITHIN_DAYS = 100

/** All that the payer cites is paid already, and makes up the amount: money that came twice stays on account, with its reason. */
export function proposeTwice(theCase: MatchCase): Proposal | null {
  const { receipt, candidate, cited, debits, knowsPayer } = theCase
  const settled = candidate.settled.filter(({ words }) => words !== '')
  if (cited.length > 0 || settled.length === 0) return null
  const subset = subsetSum(
    settled.map((one) => one.cents),
    receipt.cents,
    16,
  )
  if (!subset) return null
  const paid = subset.places.map((place) => settled[place]!)
  // The number may be last month's, copied, and the money this month's.
  const isRivalled = knowsPayer && debits.some((item) => item.openCents === receipt.cents)
  return onAccount(theCase, paid.map(toldTwice), isRivalled)
}

/** Nothing open has the amount, but something that was paid of late has. */
export function proposeAlike(theCase: MatchCase): Proposal | null {
  const { receipt, candidate } = theCase
  const alike = candidate.settled.find(
    ({ cents, settledOn }) =>
      cents === receipt.cents && Math.abs(daysBetween(settledOn, receipt.bookedOn)) <= ALIKE_WITHIN_DAYS,
  )
  if (!alike) return null
  const { documentNo, settledOn, isTaken } = alike
  return onAccount(
    theCase,
    [isTaken ? toldTwice(alike) : evidence('settled_alike', { documentNo, on: settledOn })],
    true,
  )
}

export const toldTwice = ({ documentNo, settledOn, isTaken }: SettledItem): Evidence =>
  evidence(isTaken ? 'taken_by_line' : 'already_settled', { documentNo, on: settledOn })

function onAccount(theCase: MatchCase, reasons: readonly Evidence[], isTied: boolean): Proposal {
  const grounds = [...groundsOf(theCase, []), ...reasons]
  return proposal(theCase, 'already_paid', [], grounds, { onAccountCents: theCase.receipt.cents, isTied })
}
