import { organisationOf } from '../../access/index.ts'
import { type Refusal, refuse, type Verdict } from '../../kernel/verdict.ts'
import { customersById } from '../../parties/index.ts'
import type { OrgTx } from '../../platform/db.ts'
import { actionWording as words } from '../action-wording.ts'
import { gatherFacts } from '../days/gather-facts.ts'
import { chosenByHand } from '../deciding/by-hand.ts'
import { decide } from '../deciding/decide.ts'
import type { Decision } from '../deciding/decision.ts'
import { isRunning } from '../deciding/decision-case.ts'
import { explainReason } from '../deciding/reasons.ts'
import { nextSendingDay, windowFor } from '../deciding/sending-day.ts'
import { momentIn } from '../deciding/sending-moment.ts'
import type { DunningDeps } from '../deps.ts'
import type { CustomerFacts, Moment, PastContact, Scenario, Step } from '../model.ts'
import { scenarioBook } from '../scenarios/book.ts'
import type { StoredAction } from './store.ts'

/** A planned message as the books bear it out now. */
export type Reconsidered = {
  readonly decision: Decision
  readonly step: Step
  readonly facts: CustomerFacts
  readonly scenario: Scenario
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
  const at = deps.clock.now()
  const book = await scenarioBook(tx, at)
  const { timeZone } = await organisationOf(tx)
  const now = momentIn(timeZone, at)
  const customers = [...new Set(actions.map(({ customerId }) => customerId))]
  const names = new Map((await customersById(tx, customers)).map(({ id, name }) => [id, name]))
  const ofCustomer = Map.groupBy(actions, ({ customerId }) => customerId)
  const verdicts = new Map<string, Verdict<Reconsidered>>()
  const input = {
    on: now.today,
    timeZone,
    book,
    customers,
    leaveOut: actions.map(({ id }) => id),
    lastTalks: deps.lastTalks,
  }
  for await (const gathered of gatherFacts(tx, input)) {
    for (const { facts, scenario: current } of gathered) {
      const decisions = decide(
        current,
        facts,
        { booksFreshnessDays: book.setting.freshnessDays },
        momentFor(current, facts, now, purpose),
      )
      for (const action of ofCustomer.get(facts.customerId)!) {
        const scenario = book.current.get(action.scenarioId) ?? current
        const step = book.stepAt(action.scenarioId, action.scenarioVersion, action.stepPosition!)
        const decision = !step
          ? null
          : action.byHand
            ? handDecision(action, scenario, facts, step, now, decisions)
            : matching(action, current, decisions)
        const customer = names.get(facts.customerId) ?? ''
        verdicts.set(
          action.id,
          decision?.step
            ? { ok: true, value: { decision, step: decision.step, facts, scenario } }
            : { ok: false, refusal: refusalOf(customer, facts, decisions) },
        )
      }
    }
  }
  return verdicts
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
 * A person's choice stands before the scenario, not before what the debtor said or we granted since (holds and exclusion), and
 * never as a second step on one day.
 */
function handDecision(
  action: StoredAction,
  scenario: Scenario,
  facts: CustomerFacts,
  step: Step,
  now: Moment,
  decisions: readonly Decision[],
): Decision | null {
  const isToday = ({ on, state, scenarioId }: PastContact): boolean =>
    on === now.today && state === 'sent' && scenarioId === scenario.id
  if (facts.contacts.some(isToday)) return null
  if (
    decisions.some(({ reasons }) =>
      reasons.some(({ code }) => code === 'hold_customer' || code === 'excluded_customer'),
    )
  )
    return null
  const held = new Set(facts.holds.filter((hold) => isRunning(hold, now.today)).map(({ itemId }) => itemId))
  return chosenByHand(
    scenario,
    facts,
    step,
    action.itemIds.filter((id) => !held.has(id)),
    now.today,
  )
}

function refusalOf(customer: string, facts: CustomerFacts, decisions: readonly Decision[]): Refusal {
  const owes = facts.items.some(({ openCents }) => openCents > 0)
  const why = decisions[0]?.reasons[0]
  if (!owes || !why) return refuse('nothing_left', words.nothingLeft, { customer }).refusal
  return refuse('decided_otherwise', words.decidedOtherwise, {
    customer,
    whyFr: explainReason('fr', why),
    whyEn: explainReason('en', why),
  }).refusal
}
