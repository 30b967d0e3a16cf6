import { addDays, day, type LocalDate } from '../../kernel/calendar.ts'
import type { CustomerFacts, DebitItem, Moment, PastContact, Scenario, Step } from '../model.ts'
import { defaultScenario } from '../scenarios/default-scenario.ts'
import { decide } from './decide.ts'
import type { Decision } from './decision.ts'

/** A Friday without holidays nearby; the items of the tests are due some days before or after it. */
export const D = day('2026-09-11')

export const on = (offset: number, from: LocalDate = D): Moment => ({ today: addDays(from, offset), minuteOfDay: null })

const EVERY_DAY = { weekdays: [1, 2, 3, 4, 5, 6, 7], fromMinute: 0, toMinute: 1440 }

export const SETTINGS = { booksFreshnessDays: null }

/** The default scenario with every day open, no cap and no floor, so that a test sees one rule at a time. */
export const scenarioOf = (overrides: Partial<Scenario> = {}): Scenario => ({
  ...defaultScenario('standard', 'fr'),
  window: EVERY_DAY,
  consumerWindow: EVERY_DAY,
  frequencyCapDays: 0,
  floorCents: {},
  ...overrides,
})

/** A scenario of e-mails at the given days after the due date, without spacing of their own. */
export function ladderAt(offsets: readonly number[], overrides: Partial<Scenario> = {}): Scenario {
  const steps = offsets.map(
    (afterDueDays, index): Step => ({
      id: `step-${index + 1}`,
      position: index + 1,
      name: `Niveau ${index + 1}`,
      channel: 'email',
      templateKey: afterDueDays < 0 ? 'pre_reminder' : 'courteous',
      tone: afterDueDays < 0 ? 'pre_reminder' : 'courteous',
      afterDueDays,
      minDaysAfterPrevious: null,
      mode: 'automatic',
      isFormalNotice: false,
    }),
  )
  return scenarioOf({ steps, ...overrides })
}

export const itemOf = (id: string, dueOn: LocalDate, overrides: Partial<DebitItem> = {}): DebitItem => ({
  id,
  documentNo: `FA-${id}`,
  kind: 'invoice',
  issuedOn: addDays(dueOn, -30),
  dueOn,
  openCents: 10_000,
  amountCents: 10_000,
  currency: 'EUR',
  enteredOn: addDays(dueOn, -30),
  ...overrides,
})

export const factsOf = (overrides: Partial<CustomerFacts> = {}): CustomerFacts => ({
  customerId: 'customer',
  kind: 'business',
  lang: 'fr',
  reachableBy: ['email', 'letter', 'call'],
  isExcluded: false,
  notChased: null,
  items: [],
  credits: [],
  disputes: [],
  promises: [],
  holds: [],
  contacts: [],
  otherContactOn: null,
  receiptsToMatch: [],
  possibleReceipts: [],
  announced: [],
  collections: [],
  booksFreshOn: null,
  lateAccount: null,
  ...overrides,
})

/** What the desk records once the message of a decision has left. */
export function contactFrom(decision: Decision, state: PastContact['state'] = 'sent'): PastContact {
  const { step, decidedOn, scenarioId } = decision
  return {
    on: decidedOn,
    state,
    channel: step!.channel,
    scenarioId,
    stepId: step!.id,
    lines: decision.items.map((item) => ({
      itemId: item.itemId,
      stepId: item.step?.id ?? null,
      position: item.step?.position ?? null,
    })),
  }
}

export type Leaving = { day: LocalDate; step: string; items: string[] }

/**
 * Runs the decision on each of the given days and records what leaves (a person says yes to all): the facts of the next
 * day are those of the day before with its contacts, as in the books.
 */
export function play(
  scenario: Scenario,
  start: CustomerFacts,
  days: readonly LocalDate[],
  settings = SETTINGS,
): Leaving[] {
  let facts = start
  const left: Leaving[] = []
  for (const today of days) {
    for (const decision of decide(scenario, facts, settings, { today, minuteOfDay: null })) {
      if (decision.verdict !== 'send' && decision.verdict !== 'confirm') continue
      facts = { ...facts, contacts: [...facts.contacts, contactFrom(decision)] }
      left.push({ day: today, step: decision.step!.id, items: decision.items.map((item) => item.itemId) })
    }
  }
  return left
}

export const everyDay = (from: LocalDate, count: number): LocalDate[] =>
  Array.from({ length: count }, (_, index) => addDays(from, index))
