import { type Evidence, evidence, type Proposal } from '../model.ts'
import { fewestOf } from './fewest-of.ts'
import { groundsOf, type MatchCase, netOf, wholly } from './match-case.ts'
import { proposal } from './match-cited.ts'
import type { Candidate, OpenItem, Receipt } from './model.ts'
import { subsetSum } from './subset-sum.ts'

/**
 * One line that several customers' documents make together: a group that pays for its companies, a deposit of cheques. A match is
 * of one customer, so each has a proposal of its own, for its share of the line and nothing on account; when one of them is
 * accepted the line stays with the rest. Never applied without asking.
 */

/** A kind of share, by the evidence that tells it. */
type ShareCode = Extract<Evidence['code'], 'cited_together' | 'deposit_together'>

/** The documents that the payer cites are of several customers, and add up to the line: all of them, or some in one way only. */
export function shareCited(cases: readonly MatchCase[], candidates: readonly Candidate[]): Proposal[] | null {
  const citing = cases.filter(({ cited }) => cited.length > 0)
  if (citing.length < 2) return null
  const { receipt } = citing[0]!
  const cited = citing.flatMap((theCase) => theCase.cited.map((item) => ({ theCase, item })))
  const subset = subsetSum(
    cited.map(({ item }) => item.side * item.openCents),
    receipt.cents,
    MOST_CITED,
  )
  const all = cited.reduce((sum, { item }) => sum + item.side * item.openCents, 0) === receipt.cents
  const chosen = all ? cited : subset?.isOnly ? subset.places.map((place) => cited[place]!) : []
  const shares = [...Map.groupBy(chosen, ({ theCase }) => theCase)].map(([theCase, of]) => ({
    theCase,
    items: of.map(({ item }) => item),
  }))
  if (shares.length < 2 || shares.length > MOST_SHARES || shares.some(({ items }) => netOf(items) <= 0)) return null
  const payer = candidates.find(
    ({ payer: { how, isAmbiguous } }) => !isAmbiguous && how !== 'none' && how !== 'like_name' && how !== 'named',
  )
  return shares.map(({ theCase, items }) => {
    const { customerId } = theCase.candidate
    const isOther = payer !== undefined && payer.customerId !== customerId
    const other = isOther ? [evidence('payer_other', { words: payer.payer.words })] : []
    const share = asShare(theCase, items, 'cited_together', shares.length)
    return {
      ...share,
      class: payer?.customerId === customerId ? ('references_exact' as const) : ('third_party' as const),
      payerId: isOther ? payer.customerId : null,
      evidence: [...share.evidence, ...other],
    }
  })
}
/** Numbers of documents that fit into one line of a bank. */
const MOST_CITED = 16
/** Proposals that a line may have. */
export const MOST_SHARES = 9

/** How banks call what they credit in one line for several payments. A lot of debits is known by its own reference. */
const DEPOSIT = /\b(?:REM|REMISES?|CHQS?|CHEQUES?)\b/
const DEBITS = /\b(?:PRLV|PRELEVEMENTS?|SDD|CORE|LCR)\b/
export const isDeposit = (plain: string): boolean => DEPOSIT.test(plain) && !DEBITS.test(plain)

/**
 * A deposit of cheques names nobody. What is open and adds up to it with the fewest documents is proposed customer by customer, for
 * every such choice there is: a person has the slip.
 */
export function shareDeposit(receipt: Receipt, cases: readonly MatchCase[], bound: number): Proposal[] {
  if (!isDeposit(receipt.said.plain)) return []
  if (cases.some(({ candidate, cited }) => candidate.payer.how !== 'none' || cited.length > 0)) return []
  const open = cases.flatMap((theCase) => theCase.debits.map((item) => ({ theCase, item })))
  const choices = fewestOf(
    open.map(({ item }) => item.openCents),
    receipt.cents,
    bound,
  )
  const shares = new Map<MatchCase, { items: OpenItem[]; count: number }>()
  for (const places of choices) {
    const byCase = Map.groupBy(
      places.map((place) => open[place]!),
      ({ theCase }) => theCase,
    )
    for (const [theCase, of] of byCase)
      if (byCase.size > 1 && !shares.has(theCase))
        shares.set(theCase, { items: of.map(({ item }) => item), count: byCase.size })
  }
  return [...shares]
    .slice(0, MOST_SHARES)
    .map(([theCase, { items, count }]) => ({ ...asShare(theCase, items, 'deposit_together', count), isTied: true }))
}

function asShare(theCase: MatchCase, items: readonly OpenItem[], code: ShareCode, count: number): Proposal {
  const { currency, cents } = theCase.receipt
  const share = { cents: netOf(items), currency }
  const grounds = [...groundsOf(theCase, items), evidence(code, { count, share, sum: { cents, currency } })]
  return proposal(theCase, 'amount_only', wholly(items), grounds)
}
