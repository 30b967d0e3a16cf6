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
    // One may run while another leaves its days of grace: neither part is asked for.
    const own = disputesOn(disputes, item.id, on)
    if (own.length === 0 || own.some(({ isWhole }) => isWhole)) return item
    const cents = own.reduce((sum, one) => sum + one.cents, 0)
    return cents >= item.openCents ? item : { ...item, openCents: item.openCents - cents, disputedCents: cents }
  })
}

const disputesOn = (disputes: readonly ItemDispute[], itemId: string, on: LocalDate): ItemDispute[] =>
  disputes.filter((one) => one.itemId === itemId && isRunning(one, on))

/** The dispute because of which nothing of an item is claimed on a day: one that runs, before one that is over but for its grace. */
export function wholeDispute(
  { disputes }: Pick<CustomerFacts, 'disputes'>,
  item: Pick<DebitItem, 'id' | 'disputedCents'>,
  on: LocalDate,
): ItemDispute | null {
  if (disputes.length === 0 || item.disputedCents) return null
  const own = disputesOn(disputes, item.id, on)
  return own.find(({ untilOn }) => untilOn === null) ?? own[0] ?? null
}
