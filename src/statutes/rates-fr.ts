import { addDays, day } from '../kernel/calendar.ts'
import { halfYearEnd } from './half-year.ts'
import type { EvidenceMark, StatuteRow } from './row.ts'
import type { Subject } from './subjects.ts'

const CHECKED_ON = day('2026-11-21')
const FR = { id: null, country: 'FR', verifiedOn: CHECKED_ON, reviewOn: null, to: null } as const

/** Rates in hundredths of a percent by half-year: the ECB's main refinancing rate, then the legal rate of all who are no private persons. */
const HALF_YEARS: ReadonlyArray<readonly [from: string, ecb: number, legal: number]> = [
  ['2019-01-01', 0, 86],
  ['2019-07-01', 0, 87],
  ['2020-01-01', 0, 87],
  ['2020-07-01', 0, 84],
  ['2021-01-01', 0, 79],
  ['2021-07-01', 0, 76],
  ['2022-01-01', 0, 76],
  ['2022-07-01', 0, 77],
  ['2023-01-01', 250, 206],
  ['2023-07-01', 400, 422],
  ['2024-01-01', 450, 507],
  ['2024-07-01', 425, 492],
  ['2025-01-01', 315, 371],
  ['2025-07-01', 215, 276],
  ['2026-01-01', 215, 262],
  ['2026-07-01', 240, 275],
]
const LAST = HALF_YEARS.at(-1)![0]

function rate(
  subject: Subject,
  from: string,
  value: number,
  told: { mark: EvidenceMark; citation: string; source: string },
): StatuteRow {
  const to = halfYearEnd(day(from))
  // Whatever follows the last row known has to be looked up on the day it begins.
  return { ...FR, subject, value, from: day(from), to, reviewOn: from === LAST ? addDays(to, 1) : null, ...told }
}

const ECB = { citation: 'C. com. art. L441-10 II' }
const LEGAL = { citation: 'CMF art. L313-2 et D313-1-A', source: 'Arrêtés du ministre chargé de l’économie' }

const ecbMark = (from: string): { mark: EvidenceMark; source: string } =>
  from < '2025-01-01'
    ? { mark: 'A', source: 'Banque de France, taux directeurs' }
    : from < LAST
      ? { mark: 'B', source: 'Tables publiées concordantes' }
      : { mark: 'verify', source: 'Tables publiées, à comparer au texte' }

/** One printed table gives 0,76 for the first half of 2019; the half-year under way rests on secondary sources alone. */
const legalMark = (from: string): EvidenceMark => (from === '2019-01-01' || from === LAST ? 'verify' : 'B')

export const RATES_FR: readonly StatuteRow[] = [
  ...HALF_YEARS.map(([from, ecb]) => rate('reference_rate', from, ecb, { ...ECB, ...ecbMark(from) })),
  ...HALF_YEARS.map(([from, , legal]) => rate('legal_rate', from, legal, { ...LEGAL, mark: legalMark(from) })),
  {
    ...FR,
    subject: 'default_margin_business',
    value: 1_000,
    from: day('2009-01-01'),
    citation: 'C. com. art. L441-10 II',
    source: 'Légifrance',
    mark: 'A',
  },
  {
    ...FR,
    subject: 'default_margin_public',
    value: 800,
    from: day('2013-05-01'),
    citation: 'CCP art. L2192-13 et R2192-31',
    source: 'À comparer au texte',
    mark: 'verify',
    reviewOn: day('2027-01-01'),
  },
  {
    ...FR,
    subject: 'contract_floor_times',
    value: 3,
    from: day('2009-01-01'),
    citation: 'C. com. art. L441-10 II',
    source: 'Légifrance',
    mark: 'A',
  },
  {
    ...FR,
    subject: 'recovery_indemnity',
    value: 4_000,
    from: day('2013-01-01'),
    citation: 'C. com. art. L441-10 II et D441-5',
    source: 'Légifrance',
    mark: 'A',
  },
]
