import type { Lang } from '../../kernel/wording.ts'

/** What one euro costs: `0,152 €`, to a tenth of a cent. */
export const costOf = (lang: Lang, costBp: number, currency: string): string =>
  new Intl.NumberFormat(lang === 'fr' ? 'fr-FR' : 'en-GB', {
    style: 'currency',
    currency,
    minimumFractionDigits: 3,
    maximumFractionDigits: 3,
  })
    .format(costBp / 10_000)
    .replaceAll('\u00a0', '\u202f')
