import { formatMoney, formatPercent } from '../../kernel/money.ts'
import { type Lang, type Sentence, say } from '../../kernel/wording.ts'
import type { SideCost, SuccessTier, Tariff, VolumeTier } from './model.ts'
import { bearerNames, periodNames, sideCostNames, stageNames, tariffSays as words } from './wording.ts'

type Cell = Pick<SuccessTier, 'stage' | 'fromCents' | 'toCents' | 'fromDays' | 'toDays'>

/** A cell as a person names it: « amiable, de 1 000,00 € à moins de 10 000,00 €, de 91 à 364 jours de retard ». */
export function cellInWords(
  lang: Lang,
  { stage, fromCents, toCents, fromDays, toDays }: Cell,
  currency: string,
): string {
  const amount = (cents: number) => formatMoney(lang, cents, currency)
  const amounts =
    toCents === null
      ? fromCents === 0
        ? say(lang, words.anyAmount)
        : say(lang, words.amountsFrom, { from: amount(fromCents) })
      : fromCents === 0
        ? say(lang, words.amountsTo, { to: amount(toCents) })
        : say(lang, words.amountsBetween, { from: amount(fromCents), to: amount(toCents) })
  const ages =
    toDays === null
      ? fromDays === 0
        ? say(lang, words.anyAge)
        : say(lang, words.agesFrom, { from: fromDays })
      : fromDays === 0
        ? say(lang, words.agesTo, { to: toDays })
        : say(lang, words.agesBetween, { from: fromDays, last: toDays - 1 })
  return say(lang, words.cell, { stage: say(lang, stageNames[stage]), amounts, ages })
}

export function bandInWords(lang: Lang, { fromFiles, toFiles }: Omit<VolumeTier, 'cents'>): string {
  if (toFiles !== null) return say(lang, words.filesBetween, { from: fromFiles, last: toFiles - 1 })
  return fromFiles <= 1 ? say(lang, words.anyFiles) : say(lang, words.filesFrom, { from: fromFiles })
}

export const costInWords = (lang: Lang, { kind, stage }: Pick<SideCost, 'kind' | 'stage'>): string =>
  `${say(lang, sideCostNames[kind])}, ${say(lang, stageNames[stage])}`

/** A whole tariff, one sentence a line: what a contract prints and what a screen reads back. */
export function tariffInWords(lang: Lang, tariff: Tariff): string[] {
  const { currency, success, perFile, period } = tariff
  const price = (cents: number) => formatMoney(lang, cents, currency)
  const per = { period: say(lang, periodNames[period]) }
  const bound = (cents: number | null, sentence: Sentence) =>
    cents === null ? [] : [say(lang, sentence, { price: price(cents), ...per })]
  const hasMinimum = tariff.minimumPerFileCents !== null || tariff.minimumPerPeriodCents !== null
  return [
    ...(success?.tiers ?? []).map((tier) =>
      say(lang, words.success, { rate: formatPercent(lang, tier.bp), cell: cellInWords(lang, tier, currency) }),
    ),
    ...(success ? [say(lang, success.by === 'file' ? words.byFile : words.bySlice)] : []),
    ...(perFile ?? []).map((band) =>
      say(lang, words.perFile, { price: price(band.cents), cell: bandInWords(lang, band), ...per }),
    ),
    ...bound(tariff.flatCents, words.flat),
    ...bound(tariff.minimumPerFileCents, words.minimumPerFile),
    ...bound(tariff.capPerFileCents, words.capPerFile),
    ...bound(tariff.minimumPerPeriodCents, words.minimumPerPeriod),
    ...bound(tariff.capPerPeriodCents, words.capPerPeriod),
    ...(hasMinimum ? [say(lang, tariff.aboveReceipt === 'capped' ? words.capped : words.refused)] : []),
    ...tariff.sideCosts.map((cost) =>
      say(
        lang,
        cost.basis === 'fixed' ? words.costFixed : cost.cents === null ? words.costActual : words.costActualTo,
        {
          cost: say(lang, sideCostNames[cost.kind]),
          stage: say(lang, stageNames[cost.stage]),
          bearer: say(lang, bearerNames[cost.bearer]),
          ...(cost.cents === null ? {} : { price: price(cost.cents) }),
        },
      ),
    ),
    ...(success ? [say(lang, words.rounding)] : []),
    say(lang, tariff.vat === 'standard' ? words.vatStandard : words.vatNone),
  ]
}
