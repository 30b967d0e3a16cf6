import { addDays, day } from '../kernel/calendar.ts'
import { halfYearEnd } from './half-year.ts'
import type { StatuteRow } from './row.ts'

/**
 * Belgium, between businesses and with public buyers: the same shape as France with other values, and none of it read in its
 * text yet. The increased rate goes up to the next half point (loi du 2 août 2002, art. 5).
 */
const BE = {
  id: null,
  country: 'BE',
  mark: 'verify',
  verifiedOn: day('2026-11-21'),
  reviewOn: day('2027-01-01'),
  to: null,
  source: 'À comparer au Moniteur belge',
} as const

const REFERENCE_RATES: ReadonlyArray<readonly [from: string, value: number]> = [
  ['2023-01-01', 250],
  ['2023-07-01', 400],
  ['2024-01-01', 450],
  ['2024-07-01', 425],
  ['2025-01-01', 315],
  ['2025-07-01', 215],
  ['2026-01-01', 215],
  ['2026-07-01', 240],
]
const LAST = REFERENCE_RATES.at(-1)![0]
const ARTICLE_5 = 'Loi du 2 août 2002, art. 5'

export const RATES_BE: readonly StatuteRow[] = [
  ...REFERENCE_RATES.map(([start, value]): StatuteRow => {
    const to = halfYearEnd(day(start))
    const reviewOn = start === LAST ? addDays(to, 1) : null
    return { ...BE, subject: 'reference_rate', value, from: day(start), to, citation: ARTICLE_5, reviewOn }
  }),
  { ...BE, subject: 'default_margin_business', value: 800, from: day('2013-03-16'), citation: ARTICLE_5 },
  { ...BE, subject: 'default_margin_public', value: 800, from: day('2013-03-16'), citation: ARTICLE_5 },
  { ...BE, subject: 'default_rate_rounding', value: 50, from: day('2013-03-16'), citation: ARTICLE_5 },
  {
    ...BE,
    subject: 'recovery_indemnity',
    value: 4_000,
    from: day('2013-03-16'),
    citation: 'Loi du 2 août 2002, art. 6',
  },
]
