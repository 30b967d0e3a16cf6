import { shareOf, sumCents } from '../../kernel/money.ts'
import {
  AGE_STEPS,
  ENOUGH_ITEMS,
  PRIOR_CHANCES,
  type Recovery,
  RIPE_DAYS,
  SIZE_STEPS,
  together,
} from '../../ledger/rules.ts'
import { AGES, type Age, ageOf, type Grain, SIZES, type Signal, type Size, sizeOf } from './model.ts'

/** The share that comes in of claims of a size and an age: the organisation's own where enough of them were followed, else the prior. */
export function expectationOf(
  measured: readonly Recovery[],
  currency: string,
  size: Size,
  days: number,
): Pick<Grain, 'bp' | 'isOwn' | 'items'> {
  const fromDays = AGE_STEPS.findLast((step) => days >= step) ?? 0
  const own = measured.find(
    (one) => one.currency === currency && one.size === SIZES.indexOf(size) && one.fromDays === fromDays,
  )
  const items = own?.items ?? 0
  if (own && items >= ENOUGH_ITEMS && own.reachedCents > 0)
    return { bp: Math.round((own.recoveredCents / own.reachedCents) * 10_000), isOwn: true, items }
  return { bp: PRIOR_CHANCES.find((prior) => prior.fromDays === fromDays)!.bp, isOwn: false, items }
}

/** Counted claims with what is expected of them. */
export const expected = (
  grain: Omit<Grain, 'bp' | 'isOwn' | 'items' | 'expectedCents'>,
  measured: readonly Recovery[],
  currency: string,
): Grain => {
  const found = expectationOf(measured, currency, sizeOf(grain.fromCents, currency), grain.fromDays)
  return { ...grain, ...found, expectedCents: shareOf(grain.cents, found.bp) }
}

export type Sum = { readonly files: number; readonly cents: number; readonly expectedCents: number }
export const sumOf = (grains: readonly Grain[]): Sum => ({
  files: grains.reduce((sum, { files }) => sum + files, 0),
  cents: sumCents(grains.map(({ cents }) => cents)),
  expectedCents: sumCents(grains.map(({ expectedCents }) => expectedCents)),
})

/** A cell of the audit: claims of a size and an age; what is expected of it rests on own history, on the prior, or on both. */
export type Cell = Sum & { readonly size: Size; readonly age: Age; readonly rests: 'own' | 'prior' | 'both' | null }

export const cellsOf = (grains: readonly Grain[], currency: string): Cell[] =>
  SIZES.flatMap((size) =>
    AGES.map((age): Cell => {
      const inside = grains.filter((one) => sizeOf(one.fromCents, currency) === size && ageOf(one.fromDays) === age)
      const own = inside.filter(({ isOwn }) => isOwn).length
      const rests = inside.length === 0 ? null : own === 0 ? 'prior' : own === inside.length ? 'own' : 'both'
      return { size, age, ...sumOf(inside), rests }
    }),
  )

/** A part of a whole in hundredths of a percent; null of nothing. */
export const shareBp = (part: number, whole: number): number | null =>
  whole > 0 ? Math.round((part / whole) * 10_000) : null

/** What signals are read from; each may be unknown. */
export type SignalFacts = {
  readonly overdueCents: number
  /** Invoices less credit notes of the last twelve months. */
  readonly salesCents: number
  readonly minutesAWeek: number | null
  readonly measured: readonly Recovery[]
  readonly reminded: number
  readonly complained: number
  /** Claims late for half a year, and those of them about which nothing was done at law. */
  readonly oldCents: number
  readonly leftAloneCents: number
}

/** Above which, or for recovery under which, collecting here has met its limits. */
export const THRESHOLDS: Readonly<Record<Signal['code'], number>> = {
  overdue: 2_000,
  hours: 8 * 60,
  recovery: 6_000,
  relations: 500,
  expertise: 5_000,
}

/** What came in within a year of debts that had reached the age at which a claim is ripe; null while too few were followed. */
export function ripeRecovery(measured: readonly Recovery[]): { readonly bp: number | null; readonly items: number } {
  const { items, reachedCents, recoveredCents } = together(measured.filter(({ fromDays }) => fromDays === RIPE_DAYS))
  return { bp: items < ENOUGH_ITEMS ? null : shareBp(recoveredCents, reachedCents), items }
}

export function signalsOf(facts: SignalFacts): Signal[] {
  const values: Record<Signal['code'], number | null> = {
    overdue: shareBp(facts.overdueCents, facts.salesCents),
    hours: facts.minutesAWeek,
    recovery: ripeRecovery(facts.measured).bp,
    relations: shareBp(facts.complained, facts.reminded),
    expertise: shareBp(facts.leftAloneCents, facts.oldCents),
  }
  return (Object.keys(THRESHOLDS) as Signal['code'][]).map((code) => {
    const value = values[code]
    const threshold = THRESHOLDS[code]
    const isRaised = value !== null && (code === 'recovery' ? value < threshold : value > threshold)
    return { code, value, threshold, isRaised }
  })
}

/** The least amount of a size, and the least of the next one; null: none. */
export const boundsOf = (size: Size, currencyCents: readonly number[]): readonly [number, number | null] => {
  const place = SIZES.indexOf(size)
  return [currencyCents[place]!, place + 1 < SIZE_STEPS.length ? currencyCents[place + 1]! : null]
}
