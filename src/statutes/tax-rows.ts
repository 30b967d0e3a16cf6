import { day } from '../kernel/calendar.ts'
import type { StatuteRow } from './row.ts'

/** Standard rates of VAT. French rules are moving from the CGI to the CIBS: the article may change its number, not the rate. */
export const TAX_ROWS: readonly StatuteRow[] = [
  {
    id: null,
    country: 'FR',
    subject: 'vat_standard',
    value: 2_000,
    from: day('2014-01-01'),
    to: null,
    citation: 'CGI art. 278 (loi n° 2012-1510 du 29 décembre 2012, art. 68)',
    source: 'Tables publiées concordantes',
    mark: 'B',
    verifiedOn: day('2026-11-22'),
    reviewOn: day('2027-01-01'),
  },
  {
    id: null,
    country: 'BE',
    subject: 'vat_standard',
    value: 2_100,
    from: day('1996-01-01'),
    to: null,
    citation: 'Arrêté royal n° 20 du 20 juillet 1970, art. 1er',
    source: 'À comparer au Moniteur belge',
    mark: 'verify',
    verifiedOn: day('2026-11-22'),
    reviewOn: day('2027-01-01'),
  },
]
