import { addDays } from '../../kernel/calendar.ts'
import type { ContactState, PastContact } from '../model.ts'
import { type Case, leadingStep } from './decision-case.ts'
import { reason } from './reasons.ts'
import { isHeardAtOnce, nextSendingDay, postponedBy, windowFor } from './sending-day.ts'
import { serialOf } from './serial-day.ts'
import { lastContactOn } from './step-day.ts'

/** Guards of what was said to the customer, and of when and where it can be said. */

/** The earliest contact in one of these states, so that the answer does not depend on the order of the list. */
function earliest(contacts: readonly PastContact[], ...states: ContactState[]): PastContact | null {
  let found: PastContact | null = null
  for (const contact of contacts) {
    if (!states.includes(contact.state)) continue
    if (!found || `${contact.on}${contact.channel}` < `${found.on}${found.channel}`) found = contact
  }
  return found
}

export function uncertainMessage(theCase: Case): void {
  const contact = earliest(theCase.facts.contacts, 'uncertain')
  if (!contact) return
  const params = { contactOn: contact.on, channel: contact.channel }
  theCase.stop = { verdict: 'hold', reason: reason('uncertain_message', params), nextOn: null }
}

export function plannedMessage(theCase: Case): void {
  const contact = earliest(theCase.facts.contacts, 'planned', 'sending')
  if (!contact) return
  const params = { contactOn: contact.on, channel: contact.channel }
  theCase.stop = { verdict: 'hold', reason: reason('planned_message', params), nextOn: null }
}

export function contactedToday(theCase: Case): void {
  const { facts, ladder, moment } = theCase
  const { today } = moment
  const isToday = (contact: PastContact): boolean =>
    contact.on === today && contact.state === 'sent' && contact.scenarioId === ladder.scenario.id
  if (!facts.contacts.some(isToday)) return
  const nextOn = nextSendingDay(ladder.scenario, windowFor(ladder.scenario, facts.kind), addDays(today, 1))
  theCase.stop = { verdict: 'wait', reason: reason('contacted_today', { nextOn }), nextOn }
}

/** Counts contacts that took place, of any scenario and channel: not plans, failures or skipped steps. */
export function frequencyCap(theCase: Case): void {
  const { facts, ladder, moment } = theCase
  const { scenario } = ladder
  const lastOn = lastContactOn(facts)
  if (lastOn === null || scenario.frequencyCapDays === 0) return
  if (serialOf(lastOn) + scenario.frequencyCapDays <= serialOf(moment.today)) return
  const allowedOn = addDays(lastOn, scenario.frequencyCapDays)
  const nextOn = nextSendingDay(scenario, windowFor(scenario, facts.kind), allowedOn)
  const params = { lastOn, capDays: scenario.frequencyCapDays, nextOn }
  theCase.stop = { verdict: 'wait', reason: reason('frequency_cap', params), nextOn }
}

export function sendingMoment(theCase: Case): void {
  const { facts, ladder } = theCase
  const step = leadingStep(theCase)
  // A person may say yes on a Sunday: what is confirmed then leaves at the next sending moment.
  const { minuteOfDay: minute, isAgreed } = theCase.moment
  if (step?.mode === 'to_confirm' && minute === null && !isAgreed) return
  // Hours are for what reaches the debtor at once; a letter or a task only needs a working day.
  const minuteOfDay = step && isHeardAtOnce(step.channel) ? minute : null
  const postponed = postponedBy(ladder.scenario, facts.kind, { ...theCase.moment, minuteOfDay }, step)
  if (!postponed) return
  const { cause, holiday, nextOn, fromMinute } = postponed
  const params = { nextOn, fromMinute, ...(holiday ? { holiday } : {}) }
  theCase.stop = { verdict: 'wait', reason: reason(cause, params), nextOn }
}

export function noAddress(theCase: Case): void {
  const channel = leadingStep(theCase)?.channel
  if (!channel || channel === 'task' || theCase.facts.reachableBy.includes(channel)) return
  theCase.stop = { verdict: 'hold', reason: reason('no_address', { channel }), nextOn: null }
}

/** Nobody reads a mail while everybody it could go to is away: it waits for the first who is back. */
export function contactAway(theCase: Case): void {
  const step = leadingStep(theCase)
  const { awayUntil } = theCase.facts
  if (!awayUntil || awayUntil < theCase.moment.today || step?.channel !== 'email') return
  const nextOn = addDays(awayUntil, 1)
  theCase.stop = { verdict: 'hold', reason: reason('contact_away', { untilOn: awayUntil, nextOn }), nextOn }
}
