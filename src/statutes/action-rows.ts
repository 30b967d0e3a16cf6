import { day } from '../kernel/calendar.ts'
import type { EvidenceMark, StatuteRow } from './row.ts'
import type { Subject } from './subjects.ts'

/** Law sheet §6.1, §6.2, §6.5 to §6.7: what follows an opposition, a summons, a judgment, a seizure; thresholds and fees. */

type Told = readonly [subject: Subject, value: number, mark: EvidenceMark, from: string, citation: string]

const SHEET = 'Service-Public, guides des greffes et textes cités'
const FROM_MEMORY = 'De mémoire, à vérifier'

const FRANCE: readonly Told[] = [
  ['opposition_deposit', 15, 'B', '2022-03-01', 'CPC art. 1425'],
  ['opposition_lawyer', 15, 'B', '2022-03-01', 'CPC art. 1418'],
  ['summons_file_commercial', 8, 'verify', '2020-01-01', 'CPC art. 857'],
  ['summons_file_civil', 15, 'verify', '2020-01-01', 'CPC art. 754'],
  ['judgment_serve', 6, 'verify', '1976-01-01', 'CPC art. 478'],
  ['judgment_appeal', 1, 'verify', '1976-01-01', 'CPC art. 538'],
  ['urgent_appeal', 15, 'verify', '1976-01-01', 'CPC art. 490'],
  ['seizure_tell', 8, 'verify', '2012-06-01', 'CPCEx art. R211-3'],
  ['seizure_contest', 1, 'verify', '2012-06-01', 'CPCEx art. R211-11'],
  ['small_claim_ceiling', 500_000, 'B', '2020-01-01', 'CPCEx art. R125-1'],
  ['amicable_attempt_ceiling', 500_000, 'B', '2023-10-01', 'CPC art. 750-1'],
  ['lawyer_threshold', 1_000_000, 'B', '2020-01-01', 'CPC art. 761 et 853'],
  // The sources give 33.47 €, 35.21 € and 38.40 € by year and registry: an administrator sets what theirs asks.
  ['order_registry_fee', 3_521, 'verify', '2025-01-01', 'C. com. art. A743-10'],
  ['tae_claim_floor', 5_000_000, 'B', '2025-01-01', 'Loi 2023-1059 art. 27 ; décret 2024-1225'],
  ['tae_middle_rate', 300, 'B', '2025-01-01', 'Loi 2023-1059 art. 27 ; décret 2024-1225'],
  ['tae_middle_cap', 5_000_000, 'B', '2025-01-01', 'Loi 2023-1059 art. 27 ; décret 2024-1225'],
  ['tae_large_rate', 500, 'B', '2025-01-01', 'Loi 2023-1059 art. 27 ; décret 2024-1225'],
  ['tae_large_cap', 10_000_000, 'B', '2025-01-01', 'Loi 2023-1059 art. 27 ; décret 2024-1225'],
]

export const ACTION_ROWS: readonly StatuteRow[] = FRANCE.map(([subject, value, mark, from, citation]) => ({
  ...{ id: null, country: 'FR' as const, subject, value, mark, citation, from: day(from), to: null },
  ...{ source: mark === 'verify' ? FROM_MEMORY : SHEET, verifiedOn: day('2026-11-21'), reviewOn: null },
}))
