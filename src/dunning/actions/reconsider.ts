import { organisationOf } from '../../access/index.ts'
import { type Refusal, refuse, type Verdict } from '../../kernel/verdict.ts'
import { customersById } from '../../parties/index.ts'
import type { OrgTx } from '../../platform/db.ts'
import { actionWording as words } from '../action-wording.ts'
import type { Collecting } from '../collectors/collecting.ts'
import { collectingUnder } from '../collectors/open.ts'
import { toldToAgency } from '../collectors/told.ts'
import { gatherFacts } from '../days/gather-facts.ts'
import { chosenByHand } from '../deciding/by-hand.ts'
import { decide } from '../deciding/decide.ts'
import type { Decision } from '../deciding/decision.ts'
import { customerHeld, itemHeld } from '../deciding/guard-holds.ts'
import { promiseOf, promiseSaid } from '../deciding/guard-promises.ts'
import { explainReason, type Reason } from '../deciding/reasons.ts'
import { nextSendingDay, windowFor } from '../deciding/sending-day.ts'
import { momentIn } from '../deciding/sending-moment.ts'
import type { DunningDeps } from '../deps.ts'
import type { CustomerFacts, DebitItem, Moment, PastContact, Scenario, Step } from '../model.ts'
import { type ScenarioBook, scenarioBook } from '../scenarios/book.ts'
import type { StoredAction } from './store.ts'

/** A planned message as the books bear it out now. */
export type Reconsidered = {
  readonly decision: Decision
  readonly step: Step
  readonly facts: CustomerFacts
  readonly scenario: Scenario
  /** The agency that says it; null: we do. */
  readonly collecting: Collecting | null
}

/**
 * Decides planned messages again from the books of this moment, each left out of its own customer's contacts. Accepted with the
 * decision as it now is (amounts may differ), or refused with the reason why it must not leave.
 *
 * `to_leave` looks at the very minute, for a message about to leave. `to_hand_over` looks at the day: a message readied on a
 * Saturday waits for Monday in the outbox.
 */
export async function reconsider(
  tx: OrgTx,
  deps: DunningDeps,
  actions: readonly StoredAction[],
  purpose: 'to_leave' | 'to_hand_over',
): Promise<ReadonlyMap<string, Verdict<Reconsidered>>> {
  const verdicts = new Map<string, Verdict<Reconsidered>>()
  for (const [mandateId, own] of Map.groupBy(actions, (action) => action.mandateId))
    for (const [id, verdict] of await reconsiderFor(tx, deps, mandateId, own, purpose)) verdicts.set(id, verdict)
  return verdicts
}

async function reconsiderFor(
  tx: OrgTx,
  deps: DunningDeps,
  mandateId: string | null,
  actions: readonly StoredAction[],
  purpose: 'to_leave' | 'to_hand_over',
): Promise<ReadonlyMap<string, Verdict<Reconsidered>>> {
  const at = deps.clock.now()
  const ours = await scenarioBook(tx, at)
  const { timeZone } = await organisationOf(tx)
  const now = momentIn(timeZone, at)
  const customers = [...new Set(actions.map(({ customerId }) => customerId))]
  const collecting =
    mandateId === null ? null : await collectingUnder(tx, mandateId, { today: now.today, at, customers })
  const book = collecting ? collecting.book : ours
  const names = new Map((await customersById(tx, customers)).map(({ id, name }) => [id, name]))
  const ofCustomer = Map.groupBy(actions, ({ customerId }) => customerId)
  const verdicts = new Map<string, Verdict<Reconsidered>>()
  if (mandateId !== null && (!collecting || collecting.barred)) {
    const { refusal } = collecting?.barred
      ? { refusal: collecting.barred }
      : refuse('mandate_gone', words.mandateGone, { agency: actions[0]!.agencyName })
    return new Map(actions.map(({ id }) => [id, { ok: false, refusal }]))
  }
  const input = {
    on: now.today,
    timeZone,
    book: ours,
    collecting,
    customers,
    leaveOut: actions.map(({ id }) => id),
    lastTalks: deps.lastTalks,
  }
  for await (const gathered of gatherFacts(tx, input)) {
    for (const { facts, scenario: current } of gathered) {
      const decisions = decide(
        current,
        facts,
        { booksFreshnessDays: ours.setting.freshnessDays },
        momentFor(current, facts, now, purpose),
      )
      for (const action of ofCustomer.get(facts.customerId)!) {
        const scenario = book.current.get(action.scenarioId) ?? current
        const step = stepOf(book, action)
        const decision = !step
          ? null
          : action.byHand
            ? handDecision(action, scenario, facts, step, now)
            : matching(action, current, decisions)
        const customer = names.get(facts.customerId) ?? ''
        const why = (action.byHand ? heldByHand(action, facts, now) : null) ?? decisions[0]?.reasons[0]
        verdicts.set(
          action.id,
          decision?.step
            ? { ok: true, value: { decision, step: decision.step, facts, scenario, collecting } }
            : {
                ok: false,
                refusal:
                  placementOver(action, collecting, customer) ?? refusalOf(customer, facts, why, collecting !== null),
              },
        )
      }
    }
  }
  return verdicts
}

/** The step as it is taken: an agency may choose another channel for one by hand, as its first letter asks for paper. */
function stepOf(book: ScenarioBook, action: StoredAction): Step | null {
  const step = book.stepAt(action.scenarioId, action.scenarioVersion, action.stepPosition!)
  return step && action.byHand && action.channel ? { ...step, channel: action.channel } : step
}

/** What was placed came back meanwhile: the agency asks for it no more. */
function placementOver(action: StoredAction, collecting: Collecting | null, customer: string): Refusal | null {
  if (!collecting || action.itemIds.some((id) => collecting.placed.has(id))) return null
  return refuse('placement_over', words.placementOver, { customer, agency: collecting.name }).refusal
}

/** On a day when nothing leaves, a message is readied for the next one on which it may. */
function momentFor(
  scenario: Scenario,
  facts: CustomerFacts,
  now: Moment,
  purpose: 'to_leave' | 'to_hand_over',
): Moment {
  if (purpose === 'to_leave') return now
  return { today: nextSendingDay(scenario, windowFor(scenario, facts.kind), now.today), minuteOfDay: null }
}

/** The decision that would send the same step; decided item by item, the one about the same item. */
function matching(action: StoredAction, scenario: Scenario, decisions: readonly Decision[]): Decision | null {
  const isSame = ({ verdict, step, items, scenarioId }: Decision): boolean =>
    (verdict === 'send' || verdict === 'confirm') &&
    scenarioId === action.scenarioId &&
    step?.id === action.stepId &&
    (scenario.grouping === 'customer' || items.some(({ itemId }) => action.itemIds.includes(itemId)))
  return decisions.find(isSame) ?? null
}

/**
 * A person's choice stands before the scenario, not before what the debtor said or we granted since (promises, holds and exclusion),
 * and never as a second step on one day. The facts are asked and not the decisions: a scenario that waits asks no guard.
 */
function handDecision(
  action: StoredAction,
  scenario: Scenario,
  facts: CustomerFacts,
  step: Step,
  now: Moment,
): Decision | null {
  const isToday = ({ on, state, scenarioId }: PastContact): boolean =>
    on === now.today && state === 'sent' && scenarioId === scenario.id
  if (facts.contacts.some(isToday)) return null
  if (customerHeld({ facts, moment: now })) return null
  const left = itemsOf(action, facts).filter((item) => itemKept(item, facts, now) === null)
  return chosenByHand(
    scenario,
    facts,
    step,
    left.map(({ id }) => id),
    now.today,
  )
}

const itemsOf = ({ itemIds }: StoredAction, { items }: CustomerFacts): readonly DebitItem[] =>
  items.filter(({ id }) => itemIds.includes(id))

/** What keeps one document out of a message that a person chose: a hold on it, or the customer's word. */
function itemKept(item: DebitItem, facts: CustomerFacts, now: Moment): Reason | null {
  const promise = promiseOf(facts, item.id, now.today)
  return promise ? promiseSaid(promise, item.documentNo) : itemHeld({ facts, moment: now }, item)
}

/** What stands before a person's choice, to be told when it keeps the message from leaving. */
function heldByHand(action: StoredAction, facts: CustomerFacts, now: Moment): Reason | null {
  const whole = customerHeld({ facts, moment: now })
  if (whole) return whole
  for (const item of itemsOf(action, facts)) {
    const kept = itemKept(item, facts, now)
    if (kept) return kept
  }
  return null
}

function refusalOf(customer: string, facts: CustomerFacts, why: Reason | undefined, isToldToAgency: boolean): Refusal {
  const tell = isToldToAgency ? toldToAgency : explainReason

  const owes = facts.items.some(({ openCents }) => openCents > 0)
  if (!owes || !why) return refuse('nothing_left', words.nothingLeft, { customer }).refusal
  return refuse('decided_otherwise', words.decidedOtherwise, {
    customer,
    whyFr: tell('fr', why),
    whyEn: tell('en', why),
  }).refusal
}
