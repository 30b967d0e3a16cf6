import { addDays, day } from '../kernel/calendar.ts'
import type { StatuteRow } from './row.ts'

/** The delays of French procedure, law sheet §6 and §7.1, by the day of the act that each runs from. */
const FR = { id: null, country: 'FR', verifiedOn: day('2026-11-21'), reviewOn: null, to: null } as const

/** Décret 2026-96 of 16 February 2026 governs the orders made from this day on; those before keep the old delays. */
const NEW_ORDERS = day('2026-09-01')
const ORDER = { ...FR, mark: 'B', source: 'Service-Public, lemondedudroit.fr, elead-avocat.fr (février 2026)' } as const
const TRADE_CLAIM = {
  ...FR,
  mark: 'verify',
  source: 'Service-Public A18889 du 27 avril 2026 ; décret d’application non trouvé au 3 septembre 2026',
  from: day('2026-04-23'),
  reviewOn: day('2027-01-01'),
} as const
const INSOLVENCY = { ...FR, mark: 'B', source: 'Code de commerce, livre VI', from: day('2014-07-01') } as const

export const PROCEDURE_ROWS: readonly StatuteRow[] = [
  {
    ...ORDER,
    subject: 'order_serve',
    value: 6,
    from: day('2022-03-01'),
    to: addDays(NEW_ORDERS, -1),
    citation: 'CPC art. 1411 (décret 2021-1322)',
  },
  { ...ORDER, subject: 'order_serve', value: 3, from: NEW_ORDERS, citation: 'CPC art. 1411 (décret 2026-96)' },
  { ...ORDER, subject: 'order_oppose', value: 1, from: day('2022-03-01'), citation: 'CPC art. 1416' },
  { ...ORDER, subject: 'order_silence', value: 2, from: NEW_ORDERS, citation: 'CPC art. 1422 (décret 2026-96)' },
  { ...TRADE_CLAIM, subject: 'trade_claim_contest', value: 1, citation: 'CPCEx art. L126-2 (loi 2026-307)' },
  { ...TRADE_CLAIM, subject: 'trade_claim_record', value: 8, citation: 'CPCEx art. L126-3 (loi 2026-307)' },
  { ...TRADE_CLAIM, subject: 'trade_claim_serve', value: 6, citation: 'CPCEx art. L126-5 (loi 2026-307)' },
  {
    ...FR,
    subject: 'small_claim_answer',
    value: 1,
    from: day('2016-06-01'),
    mark: 'B',
    source: 'CPCEx, R125-1 à R125-8',
    citation: 'CPCEx art. L125-1 et R125-2',
  },
  { ...INSOLVENCY, subject: 'insolvency_declare', value: 2, citation: 'C. com. art. L622-24 et R622-24' },
  { ...INSOLVENCY, subject: 'insolvency_declare_abroad', value: 4, citation: 'C. com. art. L622-24 et R622-24' },
  { ...INSOLVENCY, subject: 'insolvency_goods', value: 3, citation: 'C. com. art. L624-9' },
  { ...INSOLVENCY, subject: 'insolvency_foreclosure', value: 6, citation: 'C. com. art. L622-26' },
]
