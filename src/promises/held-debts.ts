import type { HeldItem } from '../cash/index.ts'
import type { LocalDate } from '../kernel/calendar.ts'
import type { OrgTx } from '../platform/db.ts'
import { heldDebts } from './store.ts'

/** Documents of these customers that are promised, or paid by a plan, on a day: none of them is debited beside it. */
export const debtsHeldOn = async (
  tx: OrgTx,
  customerIds: readonly string[],
  on: LocalDate,
): Promise<readonly HeldItem[]> =>
  (await heldDebts(tx, { ids: customerIds, isRange: false }))
    // A running plan that is paid by direct debit lets its payments be fetched: `plannedParts` says how much.
    .filter((held) => !held.isFetched)
    .filter(({ fromOn, untilOn }) => fromOn <= on && (untilOn === null || untilOn >= on))
    .map(({ customerId, itemId, kind, untilOn }) => ({ customerId, itemId, category: kind, note: '', untilOn }))
