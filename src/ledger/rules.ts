import { exponentOf } from '../kernel/money.ts'

/** What share of a debt of an age comes in, in ten-thousandths; `isOwn`: measured on the organisation's own books. */
export type Chance = { readonly fromDays: number; readonly bp: number; readonly isOwn: boolean }

/**
 * What comes in of a debt by its age, until an organisation has enough of its own history: less than 3 months 85 %, 6 months 65 %,
 * 12 months 40 %, more than 24 months 15 % (the product's kept rule, docs/decisions/0014). Between 12 and 24 months the rule
 * says nothing: half way.
 */
export const PRIOR_CHANCES: readonly Chance[] = [
  { fromDays: 0, bp: 8500, isOwn: false },
  { fromDays: 91, bp: 6500, isOwn: false },
  { fromDays: 183, bp: 4000, isOwn: false },
  { fromDays: 365, bp: 2750, isOwn: false },
  { fromDays: 730, bp: 1500, isOwn: false },
]
export const AGE_STEPS = PRIOR_CHANCES.map(({ fromDays }) => fromDays)

/** The age at which a claim is ripe to be collected by others: what came in of debts that reached it is measured too. */
export const RIPE_DAYS = 60
export const MEASURED_STEPS: readonly number[] = [...AGE_STEPS, RIPE_DAYS].toSorted((a, b) => a - b)

/** Debts are told apart by what is left of them, from these amounts in units of their currency. */
export const SIZE_STEPS: readonly number[] = [0, 1_000, 10_000]

/** The same in minor units of a currency. */
export const sizeCents = (currency: string): readonly number[] =>
  SIZE_STEPS.map((units) => units * 10 ** exponentOf(currency))

/** Debts of an age that have to be seen through before their own outcome says more than the rule. */
export const ENOUGH_ITEMS = 50

/** What became of debts that had reached an age; `size` is a place in `SIZE_STEPS`. */
export type Recovery = {
  readonly currency: string
  readonly size: number
  readonly fromDays: number
  readonly items: number
  readonly reachedCents: number
  readonly recoveredCents: number
}

/** Several measures as one: whatever their currency and their size. */
export const together = (
  measured: readonly Recovery[],
): Pick<Recovery, 'items' | 'reachedCents' | 'recoveredCents'> => ({
  items: measured.reduce((sum, { items }) => sum + items, 0),
  reachedCents: measured.reduce((sum, { reachedCents }) => sum + reachedCents, 0),
  recoveredCents: measured.reduce((sum, { recoveredCents }) => sum + recoveredCents, 0),
})

/** The chances an organisation reckons with: its own where enough debts of the age were seen through, else the rule's. */
export const chancesOf = (measured: readonly Recovery[]): readonly Chance[] =>
  PRIOR_CHANCES.map((prior) => {
    const own = together(measured.filter(({ fromDays }) => fromDays === prior.fromDays))
    if (own.items < ENOUGH_ITEMS || own.reachedCents === 0) return prior
    return { ...prior, bp: Math.round((own.recoveredCents / own.reachedCents) * 10_000), isOwn: true }
  })
