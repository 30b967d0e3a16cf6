import type { LocalDate } from '../kernel/calendar.ts'
import { addDays, daysBetween } from '../kernel/calendar.ts'
import type { Case } from './decision-case.ts'
import { byAge, excludeFrom, isRunning, leadingStep, sumsOf } from './decision-case.ts'
import type { ContactState, Hold, PastContact } from './model.ts'
import { reason } from './reasons.ts'
import { runningCollection } from './running-collection.ts'
import { nextSendingDay, postponedBy, windowFor } from './sending-day.ts'

/** `account` guards look at what is owed, `message` guards at the message that would leave. */
export type Guard = {
  readonly name: string
  readonly scope: 'account' | 'message'
  readonly apply: (theCase: Case) => void
}

/**
 * Guards in order of who wins: the law, the debtor's word, then our policy. Insolvency, proceedings, placement, disputes
 * and promises come before all of these, in that order, when the books can hold them.
 */
export const GUARDS: readonly Guard[] = [
  { name: 'consumer_fee', scope: 'account', apply: consumerFee },
  { name: 'excluded_customer', scope: 'account', apply: excludedCustomer },
  { name: 'hold_customer', scope: 'account', apply: customerHold },
  { name: 'dispute_silences_customer', scope: 'account', apply: disputeSilencesCustomer },
  { name: 'hold_item', scope: 'account', apply: itemHold },
  { name: 'entry_level_missing', scope: 'account', apply: entryLevelMissing },
  { name: 'uncertain_message', scope: 'account', apply: uncertainMessage },
  { name: 'planned_message', scope: 'account', apply: plannedMessage },
  { name: 'customer_in_credit', scope: 'account', apply: customerInCredit },
  { name: 'credit_covers', scope: 'account', apply: creditCovers },
  { name: 'collection_running', scope: 'account', apply: collectionRunning },
  { name: 'receipt_to_match', scope: 'account', apply: receiptToMatch },
  { name: 'books_stale', scope: 'account', apply: booksStale },
  { name: 'below_floor', scope: 'account', apply: belowFloor },
  { name: 'above_ceiling', scope: 'message', apply: aboveCeiling },
  { name: 'contacted_today', scope: 'message', apply: contactedToday },
  { name: 'frequency_cap', scope: 'message', apply: frequencyCap },
  { name: 'sending_moment', scope: 'message', apply: sendingMoment },
  { name: 'no_address', scope: 'message', apply: noAddress },
]

/** Collection costs without an enforceable title stay with the creditor of a consumer (CPCEx art. L111-8). */
function consumerFee(theCase: Case): void {
  if (theCase.facts.kind !== 'consumer') return
  excludeFrom(theCase, ({ item }) =>
    item.kind === 'fee' ? reason('consumer_fee', { documentNo: item.documentNo }) : null,
  )
}

function excludedCustomer(theCase: Case): void {
  if (theCase.facts.isExcluded) theCase.stop = { verdict: 'hold', reason: reason('excluded_customer'), nextOn: null }
}

const endOf = (hold: Hold): LocalDate | null => (hold.untilOn === null ? null : addDays(hold.untilOn, 1))

const holdParams = (hold: Hold) => ({
  category: hold.category,
  hasNote: hold.note === '' ? 'no' : 'yes',
  note: hold.note,
  hasEnd: hold.untilOn === null ? 'no' : 'yes',
  ...(hold.untilOn === null ? {} : { untilOn: hold.untilOn }),
})

/** Of several running holds, the one that ends last is the one to name. */
function lastingHold(theCase: Case, itemId: string | null): Hold | null {
  let lasting: Hold | null = null
  for (const hold of theCase.facts.holds) {
    if (hold.itemId !== itemId || !isRunning(hold, theCase.moment.today)) continue
    if (!lasting || outlasts(hold, lasting)) lasting = hold
  }
  return lasting
}

function outlasts(a: Hold, b: Hold): boolean {
  const rank = (hold: Hold): string => `${hold.untilOn ?? '9999'}|${hold.category}|${hold.note}`
  return rank(a) > rank(b)
}

function customerHold(theCase: Case): void {
  const hold = lastingHold(theCase, null)
  if (hold) theCase.stop = { verdict: 'hold', reason: reason('hold_customer', holdParams(hold)), nextOn: endOf(hold) }
}

function disputeSilencesCustomer(theCase: Case): void {
  const { facts, ladder, moment } = theCase
  if (ladder.scenario.sendsDuringDispute || facts.holds.length === 0) return
  const isDisputed = (id: string): boolean =>
    facts.holds.some((hold) => hold.itemId === id && hold.category === 'dispute' && isRunning(hold, moment.today))
  const disputed = facts.items.filter((item) => item.openCents > 0 && isDisputed(item.id)).sort(byAge)[0]
  if (!disputed) return
  const { documentNo } = disputed
  theCase.stop = { verdict: 'hold', reason: reason('dispute_silences_customer', { documentNo }), nextOn: null }
}

function itemHold(theCase: Case): void {
  if (theCase.facts.holds.length === 0) return
  excludeFrom(theCase, ({ item, step }) => {
    const hold = lastingHold(theCase, item.id)
    if (!hold) return null
    const end = endOf(hold)
    if (step && end && (theCase.backOn === null || end < theCase.backOn)) theCase.backOn = end
    return reason('hold_item', { documentNo: item.documentNo, ...holdParams(hold) })
  })
}

function entryLevelMissing(theCase: Case): void {
  excludeFrom(theCase, ({ item, isLevelMissing }) =>
    isLevelMissing ? reason('entry_level_missing', { documentNo: item.documentNo }) : null,
  )
}

/** The earliest contact in one of these states, so that the answer does not depend on the order of the list. */
function earliest(contacts: readonly PastContact[], ...states: ContactState[]): PastContact | null {
  let found: PastContact | null = null
  for (const contact of contacts) {
    if (!states.includes(contact.state)) continue
    if (!found || `${contact.on}${contact.channel}` < `${found.on}${found.channel}`) found = contact
  }
  return found
}

function uncertainMessage(theCase: Case): void {
  const contact = earliest(theCase.facts.contacts, 'uncertain')
  if (!contact) return
  const params = { contactOn: contact.on, channel: contact.channel }
  theCase.stop = { verdict: 'hold', reason: reason('uncertain_message', params), nextOn: null }
}

function plannedMessage(theCase: Case): void {
  const contact = earliest(theCase.facts.contacts, 'planned', 'sending')
  if (!contact) return
  const params = { contactOn: contact.on, channel: contact.channel }
  theCase.stop = { verdict: 'hold', reason: reason('planned_message', params), nextOn: null }
}

/** In credit: all that the customer owes in a currency, due or not, is at most what we owe them. */
function customerInCredit(theCase: Case): void {
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
function creditCovers(theCase: Case): void {
  if (theCase.credits.size === 0) return
  const left = new Map(theCase.credits)
  const drafts = [...theCase.candidates, ...theCase.companions].sort((a, b) => byAge(a.item, b.item))
  for (const draft of drafts) {
    const { currency, openCents } = draft.item
    const credit = left.get(currency) ?? 0
    draft.creditCents = Math.min(credit, openCents)
    left.set(currency, credit - draft.creditCents)
  }
  const sums = sumsOf(theCase)
  excludeFrom(theCase, ({ item: { currency } }) => {
    const { due, net } = sums.get(currency)!
    if (net > 0) return null
    const credit = { cents: theCase.credits.get(currency) ?? 0, currency }
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

/** The bank was told to fetch the money: asking for it as well would have it paid twice. */
function collectionRunning(theCase: Case): void {
  const { facts, moment } = theCase
  if (facts.collections.length === 0) return
  excludeFrom(theCase, ({ item: { id, documentNo }, step }) => {
    const running = runningCollection(facts, id, moment.today)
    if (!running) return null
    const { no, collectOn, backOn } = running
    if (step && (theCase.backOn === null || backOn < theCase.backOn)) theCase.backOn = backOn
    return reason('collection_running', { documentNo, no, collectOn })
  })
}

/**
 * Money that probably pays this is at the bank and not matched yet: nothing leaves before somebody has looked. Where matching
 * has a likelier customer for it, it holds only if it would cover what is claimed.
 */
function receiptToMatch(theCase: Case): void {
  const { receiptsToMatch } = theCase.facts
  if (receiptsToMatch.length === 0) return
  const sums = sumsOf(theCase)
  excludeFrom(theCase, ({ item: { currency } }) => {
    const waiting = receiptsToMatch.find((one) => one.currency === currency)
    if (!waiting) return null
    const { net } = sums.get(currency)!
    if (waiting.firstCents === 0 && waiting.anyCents < net) return null
    const received = { cents: waiting.firstCents || waiting.anyCents, currency }
    return reason('receipt_to_match', { received, receivedOn: waiting.latestOn })
  })
}

function booksStale(theCase: Case): void {
  const { booksFreshnessDays: maxDays } = theCase.settings
  const { booksFreshOn: freshOn, lateAccount: account } = theCase.facts
  if (maxDays === null) return
  if (freshOn === null) {
    theCase.stop = { verdict: 'hold', reason: reason('books_unknown'), nextOn: null }
    return
  }
  const ageDays = daysBetween(freshOn, theCase.moment.today)
  if (ageDays <= maxDays) return
  const why =
    account === null
      ? reason('books_stale', { freshOn, ageDays, maxDays })
      : reason('bank_stale', { account, freshOn, ageDays, maxDays })
  theCase.stop = { verdict: 'hold', reason: why, nextOn: null }
}

function belowFloor(theCase: Case): void {
  const { floorCents } = theCase.ladder.scenario
  const sums = sumsOf(theCase)
  excludeFrom(theCase, ({ item: { currency } }) => {
    const floor = floorCents[currency]
    const { net } = sums.get(currency)!
    if (floor === undefined || net >= floor) return null
    return reason('below_floor', { total: { cents: net, currency }, floor: { cents: floor, currency } })
  })
  // The item that led may have been in the currency just left out.
  dropWhatOnlyCreditsSettle(theCase)
}

function aboveCeiling(theCase: Case): void {
  const { ceilingCents } = theCase.ladder.scenario
  const sums = [...sumsOf(theCase)].sort(([a], [b]) => (a < b ? -1 : 1))
  for (const [currency, { net }] of sums) {
    const ceiling = ceilingCents[currency]
    if (ceiling === undefined || net <= ceiling) continue
    const params = { total: { cents: net, currency }, ceiling: { cents: ceiling, currency } }
    theCase.confirmations.push(reason('above_ceiling', params))
  }
}

function contactedToday(theCase: Case): void {
  const { facts, ladder, moment } = theCase
  const { today } = moment
  const isToday = (contact: PastContact): boolean =>
    contact.on === today && contact.state === 'sent' && contact.scenarioId === ladder.scenario.id
  if (!facts.contacts.some(isToday)) return
  const nextOn = nextSendingDay(ladder.scenario, windowFor(ladder.scenario, facts.kind), addDays(today, 1))
  theCase.stop = { verdict: 'wait', reason: reason('contacted_today', { nextOn }), nextOn }
}

/** Counts contacts that took place, of any scenario and channel: not plans, failures or skipped steps. */
function frequencyCap(theCase: Case): void {
  const { facts, ladder, moment } = theCase
  const { scenario } = ladder
  let lastOn = facts.otherContactOn
  for (const { state, on } of facts.contacts) if (state === 'sent' && (lastOn === null || on > lastOn)) lastOn = on
  if (lastOn === null || scenario.frequencyCapDays === 0) return
  const allowedOn = addDays(lastOn, scenario.frequencyCapDays)
  if (allowedOn <= moment.today) return
  const nextOn = nextSendingDay(scenario, windowFor(scenario, facts.kind), allowedOn)
  const params = { lastOn, capDays: scenario.frequencyCapDays, nextOn }
  theCase.stop = { verdict: 'wait', reason: reason('frequency_cap', params), nextOn }
}

function sendingMoment(theCase: Case): void {
  const { facts, ladder } = theCase
  const step = leadingStep(theCase)
  // A person may say yes on a Sunday: what is confirmed then leaves at the next sending moment.
  if (step?.mode === 'to_confirm' && theCase.moment.minuteOfDay === null) return
  const channel = step?.channel
  // Hours are for what reaches the debtor at once; a letter or a task only needs a working day.
  const minuteOfDay = channel === 'email' || channel === 'call' ? theCase.moment.minuteOfDay : null
  const postponed = postponedBy(ladder.scenario, facts.kind, { ...theCase.moment, minuteOfDay })
  if (!postponed) return
  const { cause, holiday, nextOn, fromMinute } = postponed
  const params = { nextOn, fromMinute, ...(holiday ? { holiday } : {}) }
  theCase.stop = { verdict: 'wait', reason: reason(cause, params), nextOn }
}

function noAddress(theCase: Case): void {
  const channel = leadingStep(theCase)?.channel
  if (!channel || channel === 'task' || theCase.facts.reachableBy.includes(channel)) return
  theCase.stop = { verdict: 'hold', reason: reason('no_address', { channel }), nextOn: null }
}
