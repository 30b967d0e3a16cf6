import type { Collector } from '../../outsourcing/index.ts'
import type { DebitItem, OpenCredit, Scenario } from '../model.ts'
import type { ScenarioBook } from '../scenarios/book.ts'

/**
 * An agency for which is decided what to do about what is placed under one mandate: by its own scenario, from the day of the placement on,
 * under the guards that hold for us.
 */
export type Collecting = Collector & {
  readonly agencyOrgId: number
  /** The agency's own scenarios. */
  readonly book: ScenarioBook
  /** The one that the mandate follows, else the agency's usual one. */
  readonly scenario: Scenario
  /** Nothing is decided by itself where no scenario was chosen for the mandate: somebody of the agency writes by hand. */
  readonly isByItself: boolean
}

/**
 * What is in its hands, as it entered there: its steps are counted from the day of the placement, and a level that it came to with us is none
 * with the agency.
 */
export const placedItems = ({ placed }: Pick<Collecting, 'placed'>, items: readonly DebitItem[]): DebitItem[] =>
  items.flatMap((item) => {
    const fromOn = placed.get(item.id)?.fromOn
    return fromOn && !item.ofCustomerId ? [{ ...item, enteredOn: fromOn, countsFrom: fromOn, givenLevel: null }] : []
  })

/** Open credits settle what is not placed first: what the debtor still has to its credit then is not claimed by the agency. */
export function creditsLeft(
  { placed }: Pick<Collecting, 'placed'>,
  { items, credits }: { readonly items: readonly DebitItem[]; readonly credits: readonly OpenCredit[] },
): OpenCredit[] {
  const currencies = [...new Set(credits.map(({ currency }) => currency))]
  return currencies.flatMap((currency) => {
    const sum = (all: readonly { readonly currency: string; readonly cents: number }[]): number =>
      all.reduce((total, one) => (one.currency === currency ? total + one.cents : total), 0)
    const elsewhere = items.flatMap((item) =>
      placed.has(item.id) ? [] : [{ currency: item.currency, cents: item.openCents }],
    )
    const cents = sum(credits) - sum(elsewhere)
    return cents > 0 ? [{ currency, cents }] : []
  })
}
