import { addDays, type LocalDate } from '../../kernel/calendar.ts'
import type { DebitItem, Hold } from '../model.ts'
import { wholeDispute } from './contested.ts'
import { byAge, type Case, excludeFrom, isRunning } from './decision-case.ts'
import { type Reason, reason } from './reasons.ts'

/** Guards of what people said: exclusions, holds, disputes, levels to give. */

export function excludedCustomer(theCase: Case): void {
  if (theCase.facts.isExcluded) theCase.stop = { verdict: 'hold', reason: reason('excluded_customer'), nextOn: null }
}

/** Whole segments may be left alone; the scenario that a person chose for one customer is asked before the segment. */
export function segmentNotChased(theCase: Case): void {
  const { notChased } = theCase.facts
  if (notChased) theCase.stop = { verdict: 'hold', reason: reason('segment_not_chased', notChased), nextOn: null }
}

const endOf = (hold: Hold): LocalDate | null => (hold.untilOn === null ? null : addDays(hold.untilOn, 1))

const holdParams = (hold: Hold) => ({
  category: hold.category,
  hasNote: hold.note === '' ? 'no' : 'yes',
  note: hold.note,
  hasEnd: hold.untilOn === null ? 'no' : 'yes',
  ...(hold.untilOn === null ? {} : { untilOn: hold.untilOn }),
})

type Known = Pick<Case, 'facts' | 'moment'>

/** Of several running holds, the one that ends last is the one to name. */
function lastingHold({ facts, moment }: Known, itemId: string | null): Hold | null {
  let lasting: Hold | null = null
  for (const hold of facts.holds) {
    if (hold.itemId !== itemId || !isRunning(hold, moment.today)) continue
    if (!lasting || outlasts(hold, lasting)) lasting = hold
  }
  return lasting
}

function outlasts(a: Hold, b: Hold): boolean {
  const rank = (hold: Hold): string => `${hold.untilOn ?? '9999'}|${hold.category}|${hold.note}`
  return rank(a) > rank(b)
}

/** What keeps everything from a customer, whichever step it would be: left out of reminders, or on hold. */
export function customerHeld(known: Known): Reason | null {
  if (known.facts.isExcluded) return reason('excluded_customer')
  const hold = lastingHold(known, null)
  return hold && reason('hold_customer', holdParams(hold))
}

/** What keeps one document from being claimed, whichever step it would be: a hold on it. */
export function itemHeld(known: Known, { id, documentNo }: Pick<DebitItem, 'id' | 'documentNo'>): Reason | null {
  const hold = lastingHold(known, id)
  return hold && reason('hold_item', { documentNo, ...holdParams(hold) })
}

export function customerHold(theCase: Case): void {
  const hold = lastingHold(theCase, null)
  if (hold) theCase.stop = { verdict: 'hold', reason: reason('hold_customer', holdParams(hold)), nextOn: endOf(hold) }
}

export function disputeSilencesCustomer(theCase: Case): void {
  const { facts, ladder, moment } = theCase
  if (ladder.scenario.sendsDuringDispute || facts.disputes.length === 0) return
  // Days of grace leave the document alone, and nothing else: its dispute is over.
  const isDisputed = (id: string): boolean =>
    facts.disputes.some((one) => one.itemId === id && one.untilOn === null && isRunning(one, moment.today))
  const disputed = facts.items.filter((item) => item.openCents > 0 && isDisputed(item.id)).sort(byAge)[0]
  if (!disputed) return
  const { documentNo } = disputed
  theCase.stop = { verdict: 'hold', reason: reason('dispute_silences_customer', { documentNo }), nextOn: null }
}

/** What is contested is not claimed; what is contested in part stays in for the rest. */
export function itemDispute(theCase: Case): void {
  const { facts, moment } = theCase
  if (facts.disputes.length === 0) return
  excludeFrom(theCase, ({ item, step }) => {
    const dispute = wholeDispute(facts, item, moment.today)
    if (!dispute) return null
    const { untilOn, category: cause } = dispute
    const { documentNo } = item
    if (untilOn === null) return reason('dispute_open', { documentNo, cause, openedOn: dispute.fromOn })
    const end = addDays(untilOn, 1)
    if (step && (theCase.backOn === null || end < theCase.backOn)) theCase.backOn = end
    return reason('dispute_grace', { documentNo, untilOn })
  })
  for (const { item } of [...theCase.candidates, ...theCase.companions]) {
    const { documentNo, disputedCents: cents, currency } = item
    if (cents) theCase.notes.push(reason('part_disputed', { documentNo, disputed: { cents, currency } }))
  }
}

export function itemHold(theCase: Case): void {
  if (theCase.facts.holds.length === 0) return
  excludeFrom(theCase, ({ item, step }) => {
    const hold = lastingHold(theCase, item.id)
    if (!hold) return null
    const end = endOf(hold)
    if (step && end && (theCase.backOn === null || end < theCase.backOn)) theCase.backOn = end
    return reason('hold_item', { documentNo: item.documentNo, ...holdParams(hold) })
  })
}

export function entryLevelMissing(theCase: Case): void {
  excludeFrom(theCase, ({ item, isLevelMissing }) =>
    isLevelMissing ? reason('entry_level_missing', { documentNo: item.documentNo }) : null,
  )
}
