import { exponentOf } from '../../kernel/money.ts'
import { SIZE_STEPS } from '../../ledger/rules.ts'
import type { CustomerKind } from '../../parties/model.ts'

/** Claims by what is left of them: under 1 000, under 10 000, and more, in units of their currency (`SIZE_STEPS`). */
export const SIZES = ['small', 'medium', 'large'] as const
export type Size = (typeof SIZES)[number]

/** Claims by how late they are: under 3 months, under 12, and more. */
export const AGES = ['young', 'middle', 'old'] as const
export type Age = (typeof AGES)[number]

/** The first day past due of each age; all of them are steps at which recovery is measured. */
export const AGE_FROM: Readonly<Record<Age, number>> = { young: 0, middle: 91, old: 365 }

export const ageOf = (days: number): Age => AGES.findLast((age) => days >= AGE_FROM[age]) ?? 'young'
export const sizeOf = (cents: number, currency: string): Size =>
  SIZES[SIZE_STEPS.findLastIndex((units) => cents >= units * 10 ** exponentOf(currency))] ?? 'small'

/** Amounts from which claims are counted apart, in units: finer than sizes, so that a tariff of other bands can be reckoned on them. */
const BAND_UNITS = [0, 250, 500, 1_000, 2_000, 5_000, 10_000, 20_000, 50_000, 100_000]
export const bandCents = (currency: string): readonly number[] =>
  BAND_UNITS.map((units) => units * 10 ** exponentOf(currency))

/** Late claims of one band of amounts, one age and one kind of customer, and what is expected of them when they are collected here. */
export type Grain = {
  readonly kind: CustomerKind
  /** The least amount of its band, and the first day past due of its age step. */
  readonly fromCents: number
  readonly fromDays: number
  readonly files: number
  readonly cents: number
  /** Days past due of its claims on average, in whole days. */
  readonly ageDays: number
  /** The share that comes in, from `items` debts followed here where they are enough, else the stated prior. */
  readonly bp: number
  readonly isOwn: boolean
  readonly items: number
  readonly expectedCents: number
}

/** What a complete file holds of a claim. */
export const PAPERS = ['invoice', 'order', 'terms', 'delivery', 'reminders'] as const
export type Paper = (typeof PAPERS)[number]

/** What tells that collecting here has met its limits. */
export const SIGNALS = ['overdue', 'hours', 'recovery', 'relations', 'expertise'] as const
export type SignalCode = (typeof SIGNALS)[number]

/** `value` and `threshold` in hundredths of a percent, or in minutes a week for `hours`; a value nobody knows is null. */
export type Signal = {
  readonly code: SignalCode
  readonly value: number | null
  readonly threshold: number
  readonly isRaised: boolean
}
