import type { Withheld } from '../cash/index.ts'
import type { LocalDate } from '../kernel/calendar.ts'
import type { OrgTx } from '../platform/db.ts'
import { type HeldPart, heldParts } from './books-store.ts'

/** Days of grace count as well: what they leave alone is not asked for. */
const isHeldOn = ({ fromOn, untilOn }: Pick<HeldPart, 'fromOn' | 'untilOn'>, on: LocalDate): boolean =>
  fromOn <= on && (untilOn === null || untilOn >= on)

/** Documents of these customers that are contested on a day, whole or in part, days of grace included: none of them is debited. */
export const disputedItemsOn = async (
  tx: OrgTx,
  customerIds: readonly string[],
  on: LocalDate,
): Promise<
  readonly (Withheld & { readonly itemId: string; readonly untilOn: LocalDate | null; readonly isWhole: boolean })[]
> =>
  (await heldParts(tx, { ids: customerIds, isRange: false }))
    .filter((held) => isHeldOn(held, on))
    .map(({ customerId, itemId, category, untilOn, isWhole }) => ({
      customerId,
      itemId,
      category: 'dispute',
      note: category,
      untilOn,
      isWhole,
    }))

/**
 * Of those, the ones whose money is not applied without a person's word: contested whole, by a dispute that runs. One that is contested
 * in part takes money as ever: what comes may be the part that nobody contests.
 */
export const moneyDisputed = async (
  tx: OrgTx,
  customerIds: readonly string[],
  on: LocalDate,
): Promise<readonly Withheld[]> =>
  (await disputedItemsOn(tx, customerIds, on)).filter((held) => held.isWhole && held.untilOn === null)
