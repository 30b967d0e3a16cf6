import { addDays, type LocalDate } from '../../kernel/calendar.ts'
import type { CustomerFacts, ItemPlacement } from '../model.ts'
import { type Case, excludeFrom, isRunning } from './decision-case.ts'
import { type Reason, reason } from './reasons.ts'

/**
 * What a provider collects is asked for by nobody else: two who ask for one debt weaken each other. On the day it comes back the provider
 * may have written already, so it is ours again from the next one.
 */
export function placedWithProvider(theCase: Case): void {
  const { facts, moment } = theCase
  if (!facts.placements || facts.placements.length === 0) return
  excludeFrom(theCase, ({ item, step }) => {
    const placement = placementOf(facts, item.id, moment.today)
    if (!placement) return null
    const end = placement.untilOn === null ? null : addDays(placement.untilOn, 1)
    if (step && end && (theCase.backOn === null || end < theCase.backOn)) theCase.backOn = end
    return placementSaid(placement, item.documentNo)
  })
}

/** The placement that speaks for an item on a day. */
export const placementOf = (
  { placements = [] }: Pick<CustomerFacts, 'placements'>,
  itemId: string,
  on: LocalDate,
): ItemPlacement | null => placements.find((one) => one.itemId === itemId && isRunning(one, on)) ?? null

/** Why a placed document is not asked for. */
export const placementSaid = ({ number, provider, fromOn, untilOn }: ItemPlacement, documentNo: string): Reason =>
  untilOn === null
    ? reason('placed_with_provider', { documentNo, provider, number, fromOn })
    : reason('placed_came_back', { documentNo, provider, number, untilOn, nextOn: addDays(untilOn, 1) })
