import { addDays } from '../../kernel/calendar.ts'
import { type CustomerFacts, type Moment, type Scenario, type Step, stepsOf } from '../model.ts'
import type { Decision } from './decision.ts'
import { reason } from './reasons.ts'
import { nextSendingDay, windowFor } from './sending-day.ts'

/**
 * Items decided one by one may share a step on one day, each in a message of its own; two different steps never go to one
 * customer on one day. The step already taken today wins, else the highest; the others wait for the next sending day.
 */
export function onlyOneStepADay(
  scenario: Scenario,
  facts: CustomerFacts,
  { today }: Moment,
  decisions: readonly Decision[],
): Decision[] {
  const leaves = ({ verdict, step }: Decision): boolean =>
    step !== null && (verdict === 'send' || verdict === 'confirm')
  const taken = stepsOf(scenario).find((step) =>
    facts.contacts.some(
      ({ on, state, scenarioId, stepId }) =>
        on === today &&
        stepId === step.id &&
        scenarioId === scenario.id &&
        state !== 'failed' &&
        state !== 'cancelled' &&
        state !== 'skipped',
    ),
  )
  let allowed: Step | null = taken ?? null
  if (!allowed) {
    for (const decision of decisions) {
      if (leaves(decision) && (!allowed || decision.step!.position > allowed.position)) allowed = decision.step
    }
  }
  if (!allowed) return [...decisions]
  const { id, name } = allowed
  return decisions.map((decision) => {
    if (!leaves(decision) || decision.step!.id === id) return decision
    const nextOn = nextSendingDay(scenario, windowFor(scenario, facts.kind), addDays(today, 1))
    return { ...decision, verdict: 'wait', reasons: [reason('another_step_today', { step: name, nextOn })], nextOn }
  })
}
