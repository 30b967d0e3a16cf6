import { day } from '../kernel/calendar.ts'
import type { StatuteRow } from './row.ts'

/** What a court's portal and the lawyers' network take in France, law sheet §6.3. None of these sizes is confirmed. */
const FR = {
  id: null,
  country: 'FR',
  verifiedOn: day('2026-11-21'),
  reviewOn: day('2027-01-01'),
  to: null,
  mark: 'verify',
} as const

export const FILING_ROWS: readonly StatuteRow[] = [
  {
    ...FR,
    subject: 'filing_file_limit',
    value: 4,
    from: day('2019-01-01'),
    citation: 'Choix prudent : limite du portail non publiée',
    source: 'tribunaldigital.fr, à relire avant le dépôt',
  },
  {
    ...FR,
    subject: 'filing_rpva_limit',
    value: 4,
    from: day('2010-01-01'),
    citation: 'Cass. 2e civ. 16 novembre 2017, n° 16-24.864',
    source: 'Limite rapportée en 2017 ; les limites plus récentes ne sont pas confirmées',
  },
]
