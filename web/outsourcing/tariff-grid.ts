import type { Stage, SuccessTier, Tariff } from '../../src/outsourcing/tariffs/model.ts'

/** The success fee of one stage as a grid: bounds of amount, bounds of age, and a rate where they cross. */
export type TariffGrid = { readonly amounts: readonly number[]; readonly ages: readonly number[] }

const edgesOf = (tiers: readonly SuccessTier[], from: 'fromCents' | 'fromDays', to: 'toCents' | 'toDays'): number[] =>
  [...new Set([0, ...tiers.flatMap((tier) => [tier[from], tier[to] ?? 0])])].toSorted((a, b) => a - b)

export const tiersOf = (tariff: Tariff, stage: Stage): readonly SuccessTier[] =>
  (tariff.success?.tiers ?? []).filter((tier) => tier.stage === stage)

/** Null when the cells of the stage make no grid: some are wider than others, or some lack. */
export function gridOf(tariff: Tariff, stage: Stage): TariffGrid | null {
  const own = tiersOf(tariff, stage)
  const amounts = edgesOf(own, 'fromCents', 'toCents')
  const ages = edgesOf(own, 'fromDays', 'toDays')
  const fits = own.every(
    (tier) =>
      tier.toCents === next(amounts, tier.fromCents) &&
      tier.toDays === next(ages, tier.fromDays) &&
      own.filter((one) => one.fromCents === tier.fromCents && one.fromDays === tier.fromDays).length === 1,
  )
  return own.length === amounts.length * ages.length && fits ? { amounts, ages } : null
}

const next = (edges: readonly number[], from: number): number | null => edges[edges.indexOf(from) + 1] ?? null

/** The same rates cut at other bounds: the plane is cut once and whole, so that a grid has neither gaps nor overlaps. */
export function cutAt(tariff: Tariff, stage: Stage, { amounts, ages }: TariffGrid): Tariff {
  const before = tiersOf(tariff, stage)
  const bpAt = (cents: number, days: number) =>
    before.findLast((tier) => tier.fromCents <= cents && tier.fromDays <= days)?.bp ?? 0
  const cut = amounts.flatMap((fromCents, a) =>
    ages.map((fromDays, d): SuccessTier => {
      const ends = { toCents: amounts[a + 1] ?? null, toDays: ages[d + 1] ?? null }
      return { stage, fromCents, fromDays, ...ends, bp: bpAt(fromCents, fromDays) }
    }),
  )
  const others = (tariff.success?.tiers ?? []).filter((tier) => tier.stage !== stage)
  return { ...tariff, success: { by: tariff.success?.by ?? 'file', tiers: [...cut, ...others].toSorted(byStage) } }
}

const byStage = (a: SuccessTier, b: SuccessTier): number => Number(a.stage === 'court') - Number(b.stage === 'court')
