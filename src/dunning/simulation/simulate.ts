import { organisationOf } from '../../access/index.ts'
import { addDays, daysBetween, type LocalDate } from '../../kernel/calendar.ts'
import { Refused, refuse } from '../../kernel/verdict.ts'
import { customersById } from '../../parties/index.ts'
import type { OrgTx } from '../../platform/db.ts'
import { notFound } from '../../platform/http.ts'
import { actionWording as words } from '../action-wording.ts'
import { type Composed, composerFor } from '../actions/compose-message.ts'
import { decide } from '../deciding/decide.ts'
import type { CurrencyTotal, Decision } from '../deciding/decision.ts'
import type { Reason } from '../deciding/reasons.ts'
import type { DunningDeps } from '../deps.ts'
import type { DunningSettings, GivenLevel, PastContact, Scenario, Step } from '../model.ts'
import { type ScenarioBook, scenarioBook } from '../scenarios/book.ts'
import { gatherHistory, type History, type Span } from './gather-history.ts'

/** The longest span one question may cover. */
export const MAX_SPAN_DAYS = 400

/** A scenario tried in place of what is in force. */
export type Tried = {
  readonly scenario: Scenario
  /** On whom: the customers who follow the scenario of that id, or whatever they follow. */
  readonly on: 'its_followers' | 'everyone'
  /** What overdue items count as having reached when the span begins, when somebody says so. */
  readonly level?: GivenLevel | null
}

export type SimulationInput = Span & {
  /** Null: what is in force. */
  readonly tried: Tried | null
  /** Off by default: nobody imports the past on the days it happened. */
  readonly heedsFreshness: boolean
  readonly customers: readonly string[] | null
}

/** One message that would have left, by itself or once a person said yes. */
export type Simulated = {
  readonly on: LocalDate
  readonly customerId: string
  readonly step: Step
  readonly toConfirm: boolean
  readonly totals: readonly CurrencyTotal[]
  readonly documentNos: readonly string[]
  readonly why: Reason
}

/**
 * Plays the days of a span through the same decision as the nights: what it would send counts as sent that day, what it would
 * ask a person as agreed to at once. Nothing is written and nothing is sent. In order of day, then of customer.
 */
export async function simulate(tx: OrgTx, deps: DunningDeps, input: SimulationInput): Promise<Simulated[]> {
  const days = daysBetween(input.from, input.to) + 1
  if (days < 1 || days > MAX_SPAN_DAYS)
    throw new Refused(refuse('span_wrong', words.spanWrong, { max: MAX_SPAN_DAYS }, 'to').refusal)
  const book = await scenarioBook(tx, deps.clock.now())
  const { timeZone } = await organisationOf(tx)
  const left: Simulated[] = []
  for await (const histories of gatherHistory(tx, { ...input, timeZone, book })) {
    for (const history of histories) {
      play(tryOn(history, input), settingsFor(book, input), input, ({ decision, step }) => {
        const { customerId, decidedOn: on, totals, items, reasons, verdict } = decision
        left.push({
          on,
          customerId,
          step,
          toConfirm: verdict === 'confirm',
          totals,
          documentNos: items.map(({ documentNo }) => documentNo),
          why: reasons[0]!,
        })
      })
    }
  }
  return left.sort((a, b) =>
    a.on !== b.on ? (a.on < b.on ? -1 : 1) : a.customerId < b.customerId ? -1 : a.customerId > b.customerId ? 1 : 0,
  )
}

/** A customer's history with the scenario to play it by. */
function tryOn(history: History, { tried, from }: SimulationInput): History {
  if (!tried || (tried.on === 'its_followers' && tried.scenario.id !== history.scenario.id)) return history
  const { scenario, level } = tried
  const factsOn: History['factsOn'] = (day, contacts) => {
    const facts = history.factsOn(day, contacts)
    // Tried on everyone, a scenario is tried on those too whose segment is not reminded.
    const notChased = tried.on === 'everyone' ? null : facts.notChased
    if (!level) return { ...facts, notChased }
    const items = facts.items.map((item) => (item.dueOn < from ? { ...item, givenLevel: level } : item))
    return { ...facts, notChased, items }
  }
  return { ...history, scenario, factsOn }
}

const settingsFor = (book: ScenarioBook, { heedsFreshness }: SimulationInput): DunningSettings => ({
  booksFreshnessDays: heedsFreshness ? book.setting.freshnessDays : null,
})

type Leaving = { readonly decision: Decision; readonly step: Step }

/**
 * Days on which nothing can change are passed over: after a decision that sends nothing, the next day worth deciding is the one
 * it names, or the next on which the books change.
 */
function play(
  history: History,
  settings: DunningSettings,
  { from, to }: Span,
  leaves: (leaving: Leaving) => void,
): void {
  const { scenario } = history
  let contacts: readonly PastContact[] = history.contactsBefore
  for (let today: LocalDate | null = from; today !== null && today <= to; ) {
    const facts = history.factsOn(today, contacts)
    // What a person could say yes to on a Sunday leaves on Monday all the same.
    const decisions: Decision[] = decide(scenario, facts, settings, { today, minuteOfDay: null, isAgreed: true })
    const sent: PastContact[] = []
    for (const decision of decisions) {
      const { verdict, step } = decision
      if (!step || (verdict !== 'send' && verdict !== 'confirm')) continue
      leaves({ decision, step })
      sent.push(contactOf(decision, step))
    }
    if (sent.length > 0) contacts = [...contacts, ...sent]
    const on: LocalDate = today
    today =
      sent.length > 0
        ? addDays(on, 1)
        : soonest([history.changes.find((day) => day > on), ...decisions.map(({ nextOn }) => nextOn)], on)
  }
}

function soonest(days: readonly (LocalDate | null | undefined)[], after: LocalDate): LocalDate | null {
  let first: LocalDate | null = null
  for (const day of days) if (day && day > after && (first === null || day < first)) first = day
  return first
}

const contactOf = ({ decidedOn: on, scenarioId, items }: Decision, step: Step): PastContact => ({
  on,
  state: 'sent',
  channel: step.channel,
  scenarioId,
  stepId: step.id,
  lines: items.map(({ itemId, step: own }) => ({ itemId, stepId: own?.id ?? null, position: own?.position ?? null })),
})

/** The message a customer would have received on a simulated day; refused when the simulation sends none of that step that day. */
export async function simulatedMessage(
  tx: OrgTx,
  deps: DunningDeps,
  input: SimulationInput & { readonly customerId: string; readonly stepId: string },
): Promise<Composed> {
  const { customerId, stepId, to: on } = input
  if ((await customersById(tx, [customerId])).length === 0) throw new Refused(notFound().refusal)
  const book = await scenarioBook(tx, deps.clock.now())
  const { timeZone } = await organisationOf(tx)
  const histories: History[] = []
  for await (const chunk of gatherHistory(tx, { ...input, customers: [customerId], timeZone, book }))
    histories.push(...chunk)
  const [known] = histories
  const found: Leaving[] = []
  const history = known && tryOn(known, input)
  if (history) {
    play(history, settingsFor(book, input), input, (leaving) => {
      if (leaving.decision.decidedOn === on && leaving.step.id === stepId) found.push(leaving)
    })
  }
  const [message] = found
  if (!history || !message) throw new Refused(notFound().refusal)
  const { decision, step } = message
  const credits = history.creditsOn(on)
  const owners = [...new Set(credits.flatMap(({ ofCustomerId }) => ofCustomerId ?? []))]
  const names = new Map((await customersById(tx, owners)).map(({ id, name }) => [id, name]))
  const composed = (await composerFor(tx, deps, [customerId]))({
    decision,
    step,
    scenario: history.scenario,
    facts: history.factsOn(on, []),
    text: null,
    on,
    credits: credits.map(({ ofCustomerId, ...credit }) => {
      const of = ofCustomerId && names.get(ofCustomerId)
      return of ? { ...credit, of } : credit
    }),
  })
  if (!composed.ok) throw new Refused(composed.refusal)
  return composed.value
}
