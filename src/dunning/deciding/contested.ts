import type { LocalDate } from '../../kernel/calendar.ts'
import type { CustomerFacts, DebitItem, ItemDispute } from '../model.ts'
import { isRunning } from './decision-case.ts'

/**
 * Items as they may be claimed on a day: one that is contested in part is owed for the rest only, and the part is named. One that is
 * contested whole, or for all that is left of it, stays as it is for its guard to take out.
 */
export function lessContested(
  items: readonly DebitItem[],
  disputes: readonly ItemDispute[],
  on: LocalDate,
): readonly DebitItem[] {
  if (disputes.length === 0) return items
  return items.map((item) => {
    const dispute = disputes.find((one) => one.itemId === item.id && isRunning(one, on))
    if (!dispute || dispute.isWhole || dispute.cents >= item.openCents) return item
    return { ...item, openCents: item.openCents - dispute.cents, disputedCents: dispute.cents }
  })
}

/** The dispute because of which nothing of an item is claimed on a day. */
export const wholeDispute = (
  { disputes }: Pick<CustomerFacts, 'disputes'>,
  item: Pick<DebitItem, 'id' | 'disputedCents'>,
  on: LocalDate,
): ItemDispute | null =>
  disputes.length === 0 || item.disputedCents
    ? null
    : (disputes.find((one) => one.itemId === item.id && isRunning(one, on)) ?? null)
