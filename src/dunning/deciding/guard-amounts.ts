import type { Currency } from '../../kernel/money.ts'
import { byAge, type Case, type Draft, exclude, excludeFrom, leadingStep, sumsOf } from './decision-case.ts'
import { ownerOf } from './group-credits.ts'
import { type Reason, reason } from './reasons.ts'

/** Guards of what is owed: fees that may not be claimed, credits, floor and ceiling. */

/** Collection costs without an enforceable title stay with the creditor of a consumer (CPCEx art. L111-8). */
export function consumerFee(theCase: Case): void {
  if (theCase.facts.kind !== 'consumer') return
  excludeFrom(theCase, ({ item }) =>
    item.kind === 'fee' ? reason('consumer_fee', { documentNo: item.documentNo }) : null,
  )
}

/** In credit: all that the customer owes in a currency, due or not, is at most what we owe them. */
export function customerInCredit(theCase: Case): void {
  const { facts } = theCase
  if (facts.credits.length === 0) return
  excludeFrom(theCase, ({ item: { currency } }) => {
    let credit = 0
    let debit = 0
    for (const open of facts.credits) if (open.currency === currency) credit += open.cents
    for (const item of facts.items) if (item.currency === currency) debit += item.openCents
    if (credit < debit) return null
    return reason('customer_in_credit', { credit: { cents: credit, currency }, debit: { cents: debit, currency } })
  })
}

/**
 * Puts the open credits on the oldest items first (C. civ. art. 1342-10), and drops the currencies they would settle. An
 * item they settle stays in the list, with its credit, and leads nothing.
 */
export function creditCovers(theCase: Case): void {
  if (theCase.credits.size === 0) return
  const left = new Map(theCase.credits)
  const drafts = [...theCase.candidates, ...theCase.companions].sort((a, b) => byAge(a.item, b.item))
  for (const draft of drafts) {
    const owner = ownerOf(draft.item)
    const credit = left.get(owner) ?? 0
    draft.creditCents = Math.min(credit, draft.item.openCents)
    left.set(owner, credit - draft.creditCents)
  }
  const sums = sumsOf(theCase)
  excludeFrom(theCase, ({ item: { currency } }) => {
    const { due, net } = sums.get(currency)!
    if (net > 0) return null
    let cents = 0
    for (const [owner, own] of theCase.credits) if (owner.endsWith(` ${currency}`)) cents += own
    const credit = { cents, currency }
    return reason('credit_covers', { credit, debit: { cents: due, currency } })
  })
  dropWhatOnlyCreditsSettle(theCase)
}

/** When only items that the credits settle have a step to take, nothing is left to ask for today. */
function dropWhatOnlyCreditsSettle(theCase: Case): void {
  if (theCase.candidates.length === 0 || leadingStep(theCase) || theCase.part === 'exhausted') return
  theCase.candidates = theCase.candidates.filter((draft) => {
    const { id: itemId, documentNo, currency, openCents } = draft.item
    const why = reason('credit_covers', {
      credit: { cents: draft.creditCents, currency },
      debit: { cents: openCents, currency },
    })
    theCase.excluded.push({ itemId, documentNo, currency, openCents, reason: why })
    return false
  })
}

export function belowFloor(theCase: Case): void {
  const { floorCents } = theCase.ladder.scenario
  const ownFloors = leadingStep(theCase)?.floorCents
  const sums = sumsOf(theCase)
  excludeFrom(theCase, ({ item: { currency } }) => {
    // A step may be taken for less than the others; one that wants more has a guard of its own.
    const floor = floorCents[currency] && Math.min(floorCents[currency], ownFloors?.[currency] ?? floorCents[currency])
    const { net } = sums.get(currency)!
    if (floor === undefined || net >= floor) return null
    return reason('below_floor', { total: { cents: net, currency }, floor: { cents: floor, currency } })
  })
  // The item that led may have been in the currency just left out.
  dropWhatOnlyCreditsSettle(theCase)
}

/**
 * A step may have a threshold of its own. Items that would take it for less go along with what else is claimed, without moving on;
 * when nothing else is, they wait until more is owed.
 */
export function belowStepFloor(theCase: Case): void {
  const waiting: Draft[] = []
  const why = new Map<Draft, Reason>()
  for (let leading = leadingStep(theCase); leading?.floorCents; leading = leadingStep(theCase)) {
    const sums = sumsOf(theCase)
    const { floorCents, id, name } = leading
    // What waits already is listed with what leaves, and counts in its total.
    const netIn = (currency: Currency): number =>
      waiting.reduce(
        (net, { item, daysLate, creditCents }) =>
          item.currency === currency && daysLate > 0 ? net + item.openCents - creditCents : net,
        sums.get(currency)!.net,
      )
    const tooSmall = theCase.candidates.filter(({ step, item: { currency } }) => {
      const floor = floorCents[currency]
      return step?.id === id && floor !== undefined && netIn(currency) < floor
    })
    if (tooSmall.length === 0) break
    theCase.candidates = theCase.candidates.filter((draft) => !tooSmall.includes(draft))
    for (const draft of tooSmall) {
      const { currency, documentNo } = draft.item
      const total = { cents: netIn(currency), currency }
      const params = { documentNo, step: name, total, floor: { cents: floorCents[currency]!, currency } }
      const along = { ...draft, step: null }
      why.set(along, reason('below_step_floor', params))
      waiting.push(along)
    }
  }
  if (waiting.length === 0) return
  if (leadingStep(theCase))
    theCase.companions = [...theCase.companions, ...waiting.filter(({ daysLate }) => daysLate > 0)]
  else {
    exclude(waiting, theCase.excluded, (draft) => why.get(draft)!)
    dropWhatOnlyCreditsSettle(theCase)
  }
}

export function aboveCeiling(theCase: Case): void {
  const ceilingCents = { ...theCase.ladder.scenario.ceilingCents, ...leadingStep(theCase)?.ceilingCents }
  const sums = [...sumsOf(theCase)].sort(([a], [b]) => (a < b ? -1 : 1))
  for (const [currency, { net }] of sums) {
    const ceiling = ceilingCents[currency]
    if (ceiling === undefined || net <= ceiling) continue
    const params = { total: { cents: net, currency }, ceiling: { cents: ceiling, currency } }
    theCase.confirmations.push(reason('above_ceiling', params))
  }
}
