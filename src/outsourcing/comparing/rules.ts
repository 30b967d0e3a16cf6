import { exactCents, sumCents } from '../../kernel/money.ts'
import { accept, type Verdict } from '../../kernel/verdict.ts'
import { ageOf, type Grain } from '../audit/model.ts'
import { feeOf, halfUp, yearFee } from '../tariffs/fee-of.ts'
import type { Tariff } from '../tariffs/model.ts'
import { vatOn } from '../tariffs/vat-of.ts'
import { type Comparison, type Inside, type ProvenRates, type RoutingRule, WEEKS } from './model.ts'

/** What rules need of a grain. */
export type Claims = Pick<Grain, 'kind' | 'fromCents' | 'fromDays' | 'files' | 'cents' | 'ageDays' | 'bp'>

/** What collecting here brings in a year and takes. */
export type InsideNet = { readonly recoveredCents: number; readonly costCents: number; readonly netCents: number }

const none: InsideNet = { recoveredCents: 0, costCents: 0, netCents: 0 }

const parts = (cents: number, bp: number): bigint => BigInt(cents) * BigInt(bp)
const filesOf = (grains: readonly Claims[]): number => grains.reduce((sum, { files }) => sum + files, 0)

/** What comes in of claims at these rates, rounded once: half a cent goes up. */
export const recoveredAt = (grains: readonly Claims[], rates: ProvenRates): number =>
  halfUp(
    grains.reduce((sum, one) => sum + parts(one.cents, rates[ageOf(one.fromDays)] ?? one.bp), 0n),
    10_000n,
  )

/** Time spent on `files` of `allFiles` in a year, at its price: a habit of so many hours a week is shared between them. */
export function timeCents({ per, minutes, hourCents }: Inside, files: number, allFiles: number): number {
  if (per === 'file') return halfUp(BigInt(minutes) * BigInt(files) * BigInt(hourCents), 60n)
  if (allFiles === 0) return 0
  return halfUp(BigInt(minutes * WEEKS) * BigInt(hourCents) * BigInt(files), 60n * BigInt(allFiles))
}

/** Collecting these claims here, of `allFiles` that would be; tools and training are paid while any is. */
export function inside(grains: readonly Claims[], asked: Inside, allFiles = filesOf(grains)): InsideNet {
  if (grains.length === 0) return none
  const recoveredCents = recoveredAt(grains, asked.rates)
  const costCents = sumCents([timeCents(asked, filesOf(grains), allFiles), asked.toolsCents, asked.trainingCents])
  return { recoveredCents, costCents, netCents: exactCents(recoveredCents - costCents) }
}

/** What placing claims brings in a year and takes. `assumedCents`: claims of an age at which nobody knows the provider's rate: it is taken to do as we do. */
export type OutsideNet = {
  readonly recoveredCents: number
  readonly feesCents: number
  /** VAT on fees where it does not come back. */
  readonly vatCents: number
  readonly netCents: number
  readonly assumedCents: number
}

/** `vatBp`: the rate of VAT on fees where it is a cost, else 0. */
export type OutsideAsked = { readonly rates: ProvenRates; readonly tariff: Tariff; readonly vatBp: number }

/**
 * Placing these claims for a year, evenly over its periods. A claim is paid whole or not at all, as often as the rate of its age says; claims
 * of one grain count as their average, so that a minimum or a maximum for a file is reckoned on it.
 */
export function outside(grains: readonly Claims[], { rates, tariff, vatBp }: OutsideAsked): Verdict<OutsideNet> {
  if (grains.length === 0) return accept({ recoveredCents: 0, feesCents: 0, vatCents: 0, netCents: 0, assumedCents: 0 })
  const recoveredCents = recoveredAt(grains, rates)
  let exact = 0n
  for (const grain of grains) {
    const fee = exactFee(grain, rates[ageOf(grain.fromDays)] ?? grain.bp, tariff)
    if (!fee.ok) return fee
    exact += fee.value
  }
  const successCents = halfUp(exact, SCALE)
  const year = yearFee(tariff, { files: filesOf(grains), receivedCents: recoveredCents, successCents })
  if (!year.ok) return year
  const feesCents = year.value.netCents
  const vatCents = vatOn(feesCents, vatBp)
  const assumedCents = sumCents(grains.filter((one) => rates[ageOf(one.fromDays)] === null).map(({ cents }) => cents))
  return accept({
    ...{ recoveredCents, feesCents, vatCents, assumedCents },
    netCents: exactCents(recoveredCents - feesCents - vatCents),
  })
}

/** Fees of grains are added before they are rounded, in parts of a cent. */
const SCALE = 10_000n * 10_000n

/** The success fee of a grain times `SCALE`: at its rates where nothing bounds it, whatever its average rounds to. */
function exactFee({ cents, files, ageDays }: Claims, bp: number, tariff: Tariff): Verdict<bigint> {
  const average = Math.max(1, Math.round(cents / files))
  const stage = tariff.success?.tiers.some((tier) => tier.stage === 'amicable') ? 'amicable' : 'court'
  const one = feeOf(tariff, { placedCents: average, ageDays }, [{ stage, cents: average }])
  if (!one.ok) return one
  if (one.value.minimumCents > 0 || one.value.cutCents > 0)
    return accept(BigInt(one.value.feeCents) * BigInt(files) * BigInt(bp) * 10_000n)
  const rated = one.value.parts.reduce((sum, part) => sum + parts(part.cents, part.tier.bp), 0n)
  return accept((BigInt(cents) * rated * BigInt(bp)) / BigInt(average))
}

/** One way of collecting a portfolio: what stays in the pocket, here and through others. */
export type Way = {
  readonly here: InsideNet
  readonly placed: OutsideNet
  readonly placedFiles: number
  readonly placedSumCents: number
  readonly netCents: number
}

/** A portfolio of which `isPlaced` are placed. */
export function wayOf(
  grains: readonly Claims[],
  isPlaced: (grain: Claims) => boolean,
  asked: Pick<Comparison, 'inside'> & { readonly outside: OutsideAsked },
): Verdict<Way> {
  const out = grains.filter(isPlaced)
  const placed = outside(out, asked.outside)
  if (!placed.ok) return placed
  const here = inside(
    grains.filter((one) => !isPlaced(one)),
    asked.inside,
    filesOf(grains),
  )
  return accept({
    ...{ here, placed: placed.value, placedFiles: filesOf(out) },
    placedSumCents: sumCents(out.map(({ cents }) => cents)),
    netCents: exactCents(here.netCents + placed.value.netCents),
  })
}

export const fits = ({ fromDays, fromCents, toCents, kinds }: RoutingRule, grain: Claims): boolean =>
  grain.fromDays >= fromDays &&
  grain.fromCents >= fromCents &&
  (toCents === null || grain.fromCents < toCents) &&
  kinds.includes(grain.kind)

/** The fee, in hundredths of a percent of what the provider recovers, at which placing all nets what collecting here does; null where it recovers nothing. */
export const breakEvenBp = (recoveredOutsideCents: number, netInsideCents: number): number | null =>
  recoveredOutsideCents > 0
    ? Math.round(((recoveredOutsideCents - netInsideCents) / recoveredOutsideCents) * 10_000)
    : null

/** How much more or less, in whole percent of what was; null of nothing. */
export const changePercent = (before: number, after: number): number | null =>
  before === 0 ? null : Math.round(((after - before) / Math.abs(before)) * 100)

/** Cash tied up by `days` of sales, or freed by that many days less: sales of a period, spread evenly over it. */
export const cashOfDays = (salesCents: number, periodDays: number, days: number): number =>
  halfUp(BigInt(salesCents) * BigInt(days), BigInt(periodDays))

const within = (bp: number): number => Math.min(10_000, Math.max(0, bp))

/** The same tariff, so many points dearer or cheaper in each cell. */
export const dearer = (tariff: Tariff, bp: number): Tariff => ({
  ...tariff,
  success: tariff.success && {
    ...tariff.success,
    tiers: tariff.success.tiers.map((tier) => ({ ...tier, bp: within(tier.bp + bp) })),
  },
})

const STEPS = [-1_000, -500, 0, 500, 1_000] as const
export type Sensitivity = {
  readonly steps: typeof STEPS
  /** A row for each change of what the provider recovers; in it, for each change of its rate, what placing all nets more than keeping all. */
  readonly rows: readonly (readonly number[])[]
}

/** What placing everything nets more than keeping it, were the provider better or worse, cheaper or dearer than it says. */
export function sensitivity(
  grains: readonly Claims[],
  asked: Pick<Comparison, 'inside'> & { readonly outside: OutsideAsked },
): Verdict<Sensitivity> {
  const kept = inside(grains, asked.inside).netCents
  const rows: number[][] = []
  for (const better of STEPS) {
    const row: number[] = []
    for (const more of STEPS) {
      // A rate that nobody told moves with the others.
      const moved = grains.map((one) => ({
        ...one,
        bp: within((asked.outside.rates[ageOf(one.fromDays)] ?? one.bp) + better),
      }))
      const unknown = { young: null, middle: null, old: null }
      const one = outside(moved, { ...asked.outside, rates: unknown, tariff: dearer(asked.outside.tariff, more) })
      if (!one.ok) return one
      row.push(exactCents(one.value.netCents - kept))
    }
    rows.push(row)
  }
  return accept({ steps: STEPS, rows })
}
