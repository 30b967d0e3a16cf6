import type { Lang } from '../../src/kernel/wording.ts'

/** The quarter that figures of a period are taken over, unless another is asked. */
export const QUARTER_DAYS = 90

const locale = (lang: Lang): string => (lang === 'fr' ? 'fr-FR' : 'en-GB')

/** One decimal, in the language's writing: `43,5`. */
export const oneDecimal = (lang: Lang, value: number): string =>
  new Intl.NumberFormat(locale(lang), { minimumFractionDigits: 1, maximumFractionDigits: 1 }).format(value)

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
