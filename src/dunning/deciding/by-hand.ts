import { daysBetween, type LocalDate } from '../../kernel/calendar.ts'
import type { CustomerFacts, DebitItem, Scenario, Step } from '../model.ts'
import { totalsOf } from './compose.ts'
import { wholeDispute } from './contested.ts'
import type { DecidedItem, Decision } from './decision.ts'
import { byAge } from './decision-case.ts'
import { placementOf } from './guard-placement.ts'
import { ladderOf } from './ladder.ts'
import { creditShares } from './open-credits.ts'
import { progressIn } from './progress.ts'
import { reason } from './reasons.ts'
import { runningCollection } from './running-collection.ts'

/**
 * The message of a step that a person chose, whatever the scenario would do: over all that is overdue (all that is not yet due, for
 * a note before the due date), or the items named among it, since no reminder calls late what is not. Items settled meanwhile drop
 * out, and so does what nobody may claim: money a direct debit is fetching, what is contested, what a court deals with, what a provider collects alone, and costs that stay with the creditor
 * of a consumer. Null when none is left to claim.
 */
export function chosenByHand(
  scenario: Scenario,
  facts: CustomerFacts,
  step: Step,
  itemIds: readonly string[] | null,
  today: LocalDate,
): Decision | null {
  const ladder = ladderOf(scenario)
  const progressOf = progressIn(ladder, facts)
  const shares = creditShares(facts)
  const isConcerned = (dueOn: LocalDate): boolean => (step.afterDueDays < 0 ? dueOn >= today : dueOn < today)
  const isClaimable = (item: DebitItem): boolean =>
    runningCollection(facts, item.id, today) === null &&
    wholeDispute(facts, item, today) === null &&
    !facts.insolvent?.has(item.id) &&
    !facts.inProceedings?.has(item.id) &&
    !isKeptOut(facts, item.id, today) &&
    !(facts.kind === 'consumer' && item.kind === 'fee')
  const items: DecidedItem[] = facts.items
    .filter(({ id, dueOn }) => isConcerned(dueOn) && (itemIds === null || itemIds.includes(id)))
    .filter((item) => item.openCents > (shares.get(item.id) ?? 0) && isClaimable(item))
    .sort(byAge)
    .map((item) => {
      const progress = progressOf(item)
      return {
        itemId: item.id,
        documentNo: item.documentNo,
        dueOn: item.dueOn,
        daysLate: daysBetween(item.dueOn, today),
        currency: item.currency,
        openCents: item.openCents,
        amountCents: item.amountCents,
        creditCents: shares.get(item.id) ?? 0,
        standing: 'leads',
        step,
        entry: 'in_order',
        remindersBefore: progress.reminders,
        lastRemindedOn: progress.lastRemindedOn,
      }
    })
  if (items.length === 0) return null
  return {
    customerId: facts.customerId,
    scenarioId: scenario.id,
    scenarioVersion: scenario.version,
    decidedOn: today,
    verdict: 'confirm',
    step,
    items,
    excludedItems: [],
    totals: totalsOf(items),
    reasons: [reason('chosen_by_hand', { step: step.name })],
    nextOn: null,
  }
}

/** Whether a document is collected by a provider who is to be alone with it, or came back from one today. */
export const isKeptOut = (facts: Pick<CustomerFacts, 'placements'>, itemId: string, today: LocalDate): boolean =>
  placementOf(facts, itemId, today)?.keepsOut ?? false
