import { INDICATORS, type Indicator } from '../../src/insight/model.ts'
import { formatMoney } from '../../src/kernel/money.ts'
import { type Lang, say } from '../../src/kernel/wording.ts'
import { wording } from './wording.ts'

/** The quarter that figures of a period are taken over, unless another is asked. */
export const QUARTER_DAYS = 90

const locale = (lang: Lang): string => (lang === 'fr' ? 'fr-FR' : 'en-GB')

/** One decimal, in the language's writing: `43,5`. */
export const oneDecimal = (lang: Lang, value: number): string =>
  new Intl.NumberFormat(locale(lang), { minimumFractionDigits: 1, maximumFractionDigits: 1 })
    .format(value)
    .replace('-', '\u2212')

/** A share of a whole as a percentage with one decimal; empty when the whole is nil. */
export const shareOf = (lang: Lang, part: number, whole: number): string =>
  whole === 0
    ? ''
    : new Intl.NumberFormat(locale(lang), { style: 'percent', minimumFractionDigits: 1, maximumFractionDigits: 1 })
        .format(part / whole)
        .replace('\u00a0', '\u202f')

/** A month as `2026-09` in words: `sept. 2026`, `Sept 2026`. */
export const monthName = (lang: Lang, month: string): string =>
  new Intl.DateTimeFormat(locale(lang), { month: 'short', year: 'numeric', timeZone: 'UTC' }).format(
    new Date(`${month.slice(0, 7)}-01T00:00:00Z`),
  )

/** A figure of an indicator as people read it: `42,0 j`, `81,6 %`, `2,50 €`. Reminders are paid for in the currency of the books. */
export function figureText(lang: Lang, indicator: Indicator, value: number, ownCurrency: string): string {
  switch (INDICATORS[indicator]) {
    case 'days':
      return say(lang, wording.days, { n: oneDecimal(lang, value) })
    case 'percent':
      return `${oneDecimal(lang, value)}${lang === 'fr' ? '\u202f%' : '%'}`
    case 'money':
      return formatMoney(lang, value, ownCurrency)
  }
}

/** Indicators of which less is worse, and one that follows from terms: neither better nor worse. */
const MORE_IS_BETTER: ReadonlySet<Indicator> = new Set(['effectiveness', 'keptCount', 'keptAmount', 'recovered'])
const NEITHER: ReadonlySet<Indicator> = new Set(['bestDso'])

/** How a figure moved since the one before it, to what it is told in; null where either is missing. */
export function changeOf(
  indicator: Indicator,
  now: number | null,
  before: number | null,
): { readonly by: number; readonly is: 'better' | 'worse' | 'steady' | 'neither' } | null {
  if (now === null || before === null) return null
  const by = INDICATORS[indicator] === 'money' ? now - before : Math.round((now - before) * 10) / 10
  if (by === 0) return { by, is: 'steady' }
  return { by, is: NEITHER.has(indicator) ? 'neither' : by > 0 === MORE_IS_BETTER.has(indicator) ? 'better' : 'worse' }
}

/** A change with its sign: `+1,2 j`, `−0,4 pt`. */
export function changeText(lang: Lang, indicator: Indicator, by: number, ownCurrency: string): string {
  const sign = by > 0 ? '+' : ''
  return INDICATORS[indicator] === 'percent'
    ? `${sign}${oneDecimal(lang, by)}\u202fpt`
    : `${sign}${figureText(lang, indicator, by, ownCurrency)}`
}
