import type { LocalDate } from '../../kernel/calendar.ts'
import { invariant } from '../../kernel/invariant.ts'
import {
  type CustomerFacts,
  type DunningSettings,
  endActionOf,
  type Moment,
  type Scenario,
  type Step,
} from '../model.ts'
import { compose, totalsOf } from './compose.ts'
import type { DecidedItem, Decision, DecisionVerdict } from './decision.ts'
import { byAge, type Case, type CasePart, type Draft, leadingStep } from './decision-case.ts'
import { GUARDS } from './guards.ts'
import { ladderOf } from './ladder.ts'
import { onlyOneStepADay } from './one-step-a-day.ts'
import { creditShares, creditsFor } from './open-credits.ts'
import { type Reason, reason } from './reasons.ts'
import { nextSendingDay, windowFor } from './sending-day.ts'
import { dayOf } from './serial-day.ts'
import { type Sorted, sortItems, type Unit } from './sort-items.ts'

/**
 * What to do today about one customer under one scenario. Pure: the same facts in any order, on the same day, give the same
 * answer, however often it is asked and however many nights were missed.
 *
 * Grouped by customer there is one decision, and a second one, `exhausted`, when some items are past the last step while
 * others go on. Grouped by item there is one per open item, and never two steps to one customer on one day.
 *
 * To decide a planned message again at the moment of sending, leave it out of `contacts` and give the minute. `today` may
 * not lie before a contact that took place: the past is decided with the facts known then.
 */
export function decide(
  scenario: Scenario,
  facts: CustomerFacts,
  settings: DunningSettings,
  moment: Moment,
): Decision[] {
  const ladder = ladderOf(scenario)
  checkFacts(facts, moment)
  if (scenario.grouping === 'customer')
    return decideUnit({ ladder, facts, settings, moment, items: facts.items, shares: null })
  const shares = creditShares(facts)
  const decisions: Decision[] = []
  for (const item of [...facts.items].sort(byAge)) {
    if (item.openCents === 0) continue
    const contacts = facts.contacts.filter(
      ({ lines }) => lines.length === 0 || lines.some((line) => line.itemId === item.id),
    )
    decisions.push(...decideUnit({ ladder, facts: { ...facts, contacts }, settings, moment, items: [item], shares }))
  }
  if (decisions.length === 0) return [withoutItems({ ladder, facts, moment }, 'nothing', reason('nothing_open'))]
  return onlyOneStepADay(scenario, facts, moment, decisions)
}

/** A sentence is made only when something is wrong: a night looks at a million items. */
function checkFacts(facts: CustomerFacts, { today }: Moment): void {
  for (const item of facts.items) {
    const isExact = Number.isSafeInteger(item.openCents) && item.openCents >= 0 && item.openCents <= item.amountCents
    if (!isExact) invariant(false, `item ${item.id} has ${item.openCents} open of ${item.amountCents}`)
  }
  for (const { cents } of facts.credits)
    if (!Number.isSafeInteger(cents) || cents < 0) invariant(false, `a credit of ${cents} is no credit`)
  for (const { on, state } of facts.contacts) {
    const isPast = on <= today || (state !== 'sent' && state !== 'skipped')
    if (!isPast) invariant(false, `a contact of ${on} is known while deciding for ${today}`)
  }
}

function decideUnit(unit: Unit): Decision[] {
  const sorted = sortItems(unit)
  const main = soonest(sorted, decideMessage(unit, sorted))
  if (sorted.exhausted.length === 0) return [main]
  const exhausted = closeCase(caseOf(unit, 'exhausted', sorted.exhausted, []))
  if (main.verdict === 'nothing') return [exhausted]
  return exhausted.verdict === 'exhausted' ? [main, exhausted] : [main]
}

/** A hold is worth a new look when it ends, or when an item it does not concern comes to its step. */
function soonest({ next }: Sorted, decision: Decision): Decision {
  if (decision.verdict !== 'hold' || !next) return decision
  const awaitedOn = dayOf(next.serial)
  return decision.nextOn !== null && decision.nextOn <= awaitedOn ? decision : { ...decision, nextOn: awaitedOn }
}

/** A reminder when an overdue item has a step to take; else a note before the due date; else when to look again. */
function decideMessage(unit: Unit, sorted: Sorted): Decision {
  if (sorted.due.length > 0) {
    const companions = unit.ladder.scenario.grouping === 'customer' ? sorted.companions : []
    const reminder = caseOf(unit, 'reminder', sorted.due, companions)
    applyGuards(reminder)
    // What stops the customer stops the note too; what only concerns overdue items leaves the others their note.
    if (reminder.stop || reminder.candidates.length > 0 || sorted.upcoming.length === 0) return conclude(reminder)
    const note = caseOf(unit, 'upcoming', sorted.upcoming, [])
    note.excluded = reminder.excluded
    note.backOn = reminder.backOn
    applyGuards(note)
    return conclude(note)
  }
  if (sorted.upcoming.length > 0) {
    const note = caseOf(unit, 'upcoming', sorted.upcoming, [])
    applyGuards(note)
    return conclude(note)
  }
  if (!sorted.hasOpenItem) return withoutItems(unit, 'nothing', reason('nothing_open'))
  const { next } = sorted
  if (sorted.placed.length > 0) {
    const placed = caseOf(unit, 'reminder', sorted.placed, [])
    applyGuards(placed, 'account')
    return next ? { ...awaited(unit, next), excludedItems: placed.excluded } : conclude(placed)
  }
  return next ? awaited(unit, next) : withoutItems(unit, 'nothing', reason('nothing_to_do'))
}

/** When to look again, where nothing is due today. */
function awaited(unit: Unit, next: NonNullable<Sorted['next']>): Decision {
  const { scenario } = unit.ladder
  if (!next.step) {
    const nextOn = dayOf(next.serial)
    return withoutItems(
      unit,
      'wait',
      reason('last_step_running', { lastOn: dayOf(next.lastSerial), nextOn }),
      null,
      nextOn,
    )
  }
  const nextOn = nextSendingDay(scenario, windowFor(scenario, unit.facts.kind, next.step), dayOf(next.serial))
  const params = { step: next.step.name, documentNo: next.item.documentNo, nextOn }
  return withoutItems(unit, 'wait', reason('next_step', params), next.step, nextOn)
}

function caseOf(unit: Unit, part: CasePart, candidates: Draft[], companions: Draft[]): Case {
  const { ladder, facts, settings, moment } = unit
  const credits = creditsFor(unit, part)
  return {
    part,
    ladder,
    facts,
    settings,
    moment,
    credits,
    candidates,
    companions,
    excluded: [],
    confirmations: [],
    notes: [],
    stop: null,
    backOn: null,
  }
}

function applyGuards(theCase: Case, scope: 'account' | 'all' = 'all'): void {
  for (const guard of GUARDS) {
    if (scope === 'account' && guard.scope !== 'account') continue
    guard.apply(theCase)
    if (theCase.stop || theCase.candidates.length === 0) return
  }
}

/** Items past the last step: the account guards still speak, then the file is a person's. */
function closeCase(theCase: Case): Decision {
  applyGuards(theCase, 'account')
  if (theCase.stop || theCase.candidates.length === 0) return conclude(theCase)
  const oldest = [...theCase.candidates].sort((a, b) => byAge(a.item, b.item))[0]!
  const lastOn = theCase.candidates
    .map(({ progress }) => progress.levelOn ?? '')
    .sort()
    .at(-1)!
  const why = reason('scenario_exhausted', {
    lastOn,
    count: theCase.candidates.length,
    documentNo: oldest.item.documentNo,
  })
  return decisionOf(theCase, 'exhausted', null, [why], compose(theCase, null))
}

function conclude(theCase: Case): Decision {
  const { stop, excluded } = theCase
  if (theCase.candidates.length === 0) {
    const distinct = new Map(excluded.map(({ reason: why }) => [JSON.stringify(why), why]))
    const reasons = [...distinct].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, why]) => why)
    return decisionOf(theCase, 'hold', null, reasons, [], theCase.backOn)
  }
  const step = leadingStep(theCase)
  const items = compose(theCase, step)
  if (stop) return decisionOf(theCase, stop.verdict, step, [stop.reason], items, stop.nextOn)
  return messageDecision(theCase, step, items)
}

function messageDecision(theCase: Case, step: Step | null, items: DecidedItem[]): Decision {
  invariant(step, 'a message that no item leads passed the guards')
  const decision = decisionOf(theCase, 'send', step, [], items)
  const leader = items.find((item) => item.standing === 'leads')
  invariant(leader, 'the leading item is not in its own message')
  const reasons = [reason('level_follows', { documentNo: leader.documentNo, dueOn: leader.dueOn, step: step.name })]
  for (const { currency, creditCents, netCents } of decision.totals) {
    if (creditCents === 0) continue
    reasons.push(
      reason('credits_deducted', { credit: { cents: creditCents, currency }, net: { cents: netCents, currency } }),
    )
  }
  reasons.push(...theCase.notes)
  const repeats = Math.max(...theCase.candidates.map((draft) => (draft.step === step ? draft.repeats : 0)))
  if (repeats > 0) {
    const { times } = theCase.ladder.scenario.repeatLast!
    reasons.push(reason('step_repeated', { step: step.name, time: repeats, times }))
  }
  const confirmations = [...theCase.confirmations]
  if (endActionOf(step)) confirmations.push(reason('scenario_ended', { step: step.name }))
  else if (step.channel === 'call' || step.channel === 'task')
    confirmations.push(reason('done_by_a_person', { step: step.name }))
  else if (step.mode === 'to_confirm') confirmations.push(reason('step_to_confirm', { step: step.name }))
  const unreminded = step.isFormalNotice ? items.find((item) => item.remindersBefore === 0) : null
  if (unreminded) confirmations.push(reason('formal_notice_first_contact', { documentNo: unreminded.documentNo }))
  const verdict = confirmations.length > 0 ? 'confirm' : 'send'
  return { ...decision, verdict, reasons: [...confirmations, ...reasons] }
}

function decisionOf(
  theCase: Case,
  verdict: DecisionVerdict,
  step: Step | null,
  reasons: readonly Reason[],
  items: readonly DecidedItem[],
  nextOn: LocalDate | null = null,
): Decision {
  const excludedItems =
    theCase.excluded.length < 2
      ? theCase.excluded
      : theCase.excluded.sort((a, b) => (`${a.documentNo}|${a.itemId}` < `${b.documentNo}|${b.itemId}` ? -1 : 1))
  return {
    ...headOf(theCase),
    verdict,
    step,
    items,
    excludedItems,
    totals: totalsOf(items),
    reasons,
    nextOn,
  }
}

type DecidedFor = Pick<Unit, 'ladder' | 'facts' | 'moment'>

/** For whom, by which scenario and on which day. */
const headOf = ({ ladder, facts, moment }: DecidedFor) => ({
  customerId: facts.customerId,
  scenarioId: ladder.scenario.id,
  scenarioVersion: ladder.scenario.version,
  decidedOn: moment.today,
})

/** A decision about no item in particular. */
function withoutItems(
  unit: DecidedFor,
  verdict: DecisionVerdict,
  why: Reason,
  step: Step | null = null,
  nextOn: LocalDate | null = null,
): Decision {
  return {
    ...headOf(unit),
    verdict,
    step,
    items: [],
    excludedItems: [],
    totals: [],
    reasons: [why],
    nextOn,
  }
}
