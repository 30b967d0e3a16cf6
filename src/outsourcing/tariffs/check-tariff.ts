import { formatMoney, formatPercent } from '../../kernel/money.ts'
import type { Refusal } from '../../kernel/verdict.ts'
import { type Lang, type Sentence, type SentenceParams, say } from '../../kernel/wording.ts'
import { bandInWords, cellInWords, costInWords } from './cells-in-words.ts'
import { STAGES, type SuccessTier, type Tariff, type VolumeTier } from './model.ts'
import { tariffRefusals as words } from './wording.ts'

/** Everything that keeps a tariff from being used, each naming the cell at fault; none when it holds. */
export function tariffFaults(tariff: Tariff): Refusal[] {
  const { success, perFile, flatCents } = tariff
  if (success === null && perFile === null && flatCents === null)
    return [fault('empty_tariff', words.empty, () => ({}), '')]
  return [
    ...(success ? successFaults(success.tiers, tariff.currency) : []),
    ...(perFile ? bandFaults(perFile, tariff.currency) : []),
    ...boundFaults(tariff),
    ...costFaults(tariff),
  ]
}

/** A refusal whose sentence names a cell: the cell is told in each language before the sentence is. */
function fault(code: string, sentence: Sentence, params: (lang: Lang) => SentenceParams, where: string): Refusal {
  const told = { fr: say('fr', sentence, params('fr')), en: say('en', sentence, params('en')) }
  return { code, sentence: told, where }
}

/** Cells cover each stage that the tariff names once and whole: no amount and no age is left out, none has two rates. */
function successFaults(tiers: readonly SuccessTier[], currency: string): Refusal[] {
  if (tiers.length === 0) return [fault('no_tier', words.noTier, () => ({}), 'success.tiers')]
  const cell = (one: SuccessTier | Omit<SuccessTier, 'bp'>) => (lang: Lang) => ({
    cell: cellInWords(lang, one, currency),
  })
  const faults = tiers.flatMap((tier, index): Refusal[] => {
    const where = `success.tiers.${index}`
    if (isUpsideDown(tier.fromCents, tier.toCents) || isUpsideDown(tier.fromDays, tier.toDays))
      return [fault('tier_upside_down', words.upsideDown, cell(tier), where)]
    if (tier.bp > 10_000)
      return [
        fault(
          'above_receipt',
          words.aboveReceipt,
          (lang) => ({ ...cell(tier)(lang), rate: formatPercent(lang, tier.bp) }),
          where,
        ),
      ]
    return []
  })
  if (faults.length > 0) return faults
  for (const stage of STAGES) {
    const own = tiers.filter((tier) => tier.stage === stage)
    if (own.length === 0) continue
    const amounts = cutsOf(
      own.map(({ fromCents, toCents }) => [fromCents, toCents]),
      0,
    )
    const ages = cutsOf(
      own.map(({ fromDays, toDays }) => [fromDays, toDays]),
      0,
    )
    for (const [fromCents, toCents] of amounts)
      for (const [fromDays, toDays] of ages) {
        const inside = own.filter(
          (tier) => holds(tier.fromCents, tier.toCents, fromCents) && holds(tier.fromDays, tier.toDays, fromDays),
        )
        const here = { stage, fromCents, toCents, fromDays, toDays }
        if (inside.length === 0) faults.push(fault('tier_gap', words.gap, cell(here), 'success.tiers'))
        if (inside.length > 1)
          faults.push(
            fault(
              'tier_overlap',
              words.overlap,
              (lang) => ({
                ...cell(here)(lang),
                first: formatPercent(lang, inside[0]!.bp),
                second: formatPercent(lang, inside[1]!.bp),
              }),
              `success.tiers.${tiers.indexOf(inside[1]!)}`,
            ),
          )
      }
  }
  return faults
}

function bandFaults(bands: readonly VolumeTier[], currency: string): Refusal[] {
  const cell = (one: Omit<VolumeTier, 'cents'>) => (lang: Lang) => ({ cell: bandInWords(lang, one) })
  const upsideDown = bands.flatMap((band, index) =>
    isUpsideDown(band.fromFiles, band.toFiles)
      ? [fault('band_upside_down', words.bandUpsideDown, cell(band), `perFile.${index}`)]
      : [],
  )
  if (upsideDown.length > 0) return upsideDown
  return cutsOf(
    bands.map(({ fromFiles, toFiles }) => [fromFiles, toFiles]),
    1,
  ).flatMap(([fromFiles, toFiles]): Refusal[] => {
    const inside = bands.filter((band) => holds(band.fromFiles, band.toFiles, fromFiles))
    const here = { fromFiles, toFiles }
    if (inside.length === 1) return []
    if (inside.length === 0) return [fault('band_gap', words.bandGap, cell(here), 'perFile')]
    const prices = (lang: Lang) => inside.map(({ cents }) => formatMoney(lang, cents, currency))
    return [
      fault(
        'band_overlap',
        words.bandOverlap,
        (lang) => ({ ...cell(here)(lang), first: prices(lang)[0]!, second: prices(lang)[1]! }),
        `perFile.${bands.indexOf(inside[1]!)}`,
      ),
    ]
  })
}

function boundFaults({
  currency,
  minimumPerFileCents,
  capPerFileCents,
  minimumPerPeriodCents,
  capPerPeriodCents,
}: Tariff): Refusal[] {
  const over = (minimum: number | null, cap: number | null, code: string, sentence: Sentence, where: string) =>
    minimum !== null && cap !== null && minimum > cap
      ? [{ code, sentence, params: { minimum: { cents: minimum, currency }, cap: { cents: cap, currency } }, where }]
      : []
  return [
    ...over(minimumPerFileCents, capPerFileCents, 'minimum_above_cap', words.minimumAboveCap, 'minimumPerFileCents'),
    ...over(
      minimumPerPeriodCents,
      capPerPeriodCents,
      'period_minimum_above_cap',
      words.periodMinimumAboveCap,
      'minimumPerPeriodCents',
    ),
  ]
}

function costFaults({ sideCosts }: Tariff): Refusal[] {
  return sideCosts.flatMap((cost, index): Refusal[] => {
    const where = `sideCosts.${index}`
    const told = (lang: Lang) => ({ cost: costInWords(lang, cost) })
    const isTold = sideCosts.slice(0, index).some(({ kind, stage }) => kind === cost.kind && stage === cost.stage)
    return [
      ...(cost.basis === 'fixed' && cost.cents === null
        ? [fault('price_missing', words.priceMissing, told, where)]
        : []),
      ...(isTold ? [fault('cost_twice', words.costTwice, told, where)] : []),
      // CPCEx art. L111-8: without an enforceable title, what collecting costs stays with the creditor.
      ...(cost.bearer === 'debtor' && cost.stage === 'amicable'
        ? [fault('debtor_bears', words.debtorBears, told, where)]
        : []),
    ]
  })
}

const isUpsideDown = (from: number, to: number | null): boolean => to !== null && to <= from
export const holds = (from: number, to: number | null, value: number): boolean =>
  from <= value && (to === null || value < to)

/** The bands that all the bounds together cut, from `first` to without end. */
function cutsOf(bands: readonly (readonly [number, number | null])[], first: number): [number, number | null][] {
  const edges = [...new Set([first, ...bands.flatMap(([from, to]) => (to === null ? [from] : [from, to]))])]
    .filter((edge) => edge >= first)
    .toSorted((a, b) => a - b)
  return edges.map((edge, index) => [edge, edges[index + 1] ?? null])
}
