import { day } from '../kernel/calendar.ts'
import type { EvidenceMark, StatuteRow } from './row.ts'
import type { Subject } from './subjects.ts'

/** Limitation in France (law sheet §3), since the reform of 17 June 2008, and in Belgium, where no row was read in its text yet. */

const CHECKED_ON = day('2026-11-21')
const SINCE_REFORM = day('2008-06-19')
const SHEET = 'Légifrance, textes et arrêts cités'

type Told = readonly [subject: Subject, value: number, mark: EvidenceMark, citation: string]

const FRANCE: readonly Told[] = [
  ['limitation_trade', 5, 'A', 'C. com. art. L110-4 ; C. civ. art. 2224'],
  ['limitation_consumer', 2, 'A', 'C. conso. art. L218-2'],
  ['limitation_carriage', 1, 'A', 'C. com. art. L133-6'],
  ['limitation_telecom', 1, 'A', 'CPCE art. L34-2'],
  ['limitation_rent', 3, 'A', 'Loi 89-462 art. 7-1'],
  ['limitation_insurance', 2, 'A', 'C. assur. art. L114-1'],
  // Not on the law sheet: four years from 1 January after the year of the right, and any written demand interrupts.
  ['limitation_public', 4, 'verify', 'Loi 68-1250 du 31 décembre 1968, art. 1'],
  ['limitation_other', 5, 'A', 'C. civ. art. 2224'],
  ['limitation_title', 10, 'A', 'CPCEx art. L111-4 ; Cass. 2e civ. 8 juin 2023, n° 21-18.615'],
  ['limitation_outer', 20, 'verify', 'C. civ. art. 2232'],
  ['limitation_contract_least', 1, 'A', 'C. civ. art. 2254'],
  ['limitation_contract_most', 10, 'A', 'C. civ. art. 2254'],
  ['limitation_after_suspension', 6, 'A', 'C. civ. art. 2238'],
]

const BELGIUM: readonly Told[] = [
  ['limitation_trade', 10, 'verify', 'Ancien C. civ. art. 2262bis, § 1'],
  ['limitation_consumer', 1, 'verify', 'Ancien C. civ. art. 2272'],
  ['limitation_carriage', 1, 'verify', 'CMR art. 32'],
  ['limitation_telecom', 5, 'verify', 'Ancien C. civ. art. 2277'],
  ['limitation_rent', 5, 'verify', 'Ancien C. civ. art. 2277'],
  ['limitation_insurance', 3, 'verify', 'Loi du 4 avril 2014, art. 88'],
  ['limitation_public', 5, 'verify', 'Loi du 22 mai 2003, art. 113'],
  ['limitation_other', 10, 'verify', 'Ancien C. civ. art. 2262bis, § 1'],
  ['limitation_title', 10, 'verify', 'Ancien C. civ. art. 2262bis, § 1'],
]

export const LIMITATION_ROWS: readonly StatuteRow[] = [
  ...FRANCE.map(([subject, value, mark, citation]) => ({
    ...{ id: null, country: 'FR' as const, subject, value, mark, citation, from: SINCE_REFORM, to: null },
    ...{ source: mark === 'verify' ? 'De mémoire, à vérifier' : SHEET, verifiedOn: CHECKED_ON, reviewOn: null },
  })),
  ...BELGIUM.map(([subject, value, mark, citation]) => ({
    ...{ id: null, country: 'BE' as const, subject, value, mark, citation, from: day('1998-07-27'), to: null },
    ...{ source: 'À comparer au Moniteur belge', verifiedOn: CHECKED_ON, reviewOn: null },
  })),
]
