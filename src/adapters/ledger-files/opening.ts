import { type LocalDate, toLocalDate } from '../../kernel/calendar.ts'
import { toSiren } from '../../kernel/identifiers.ts'
import { plainName } from './fec-shape.ts'

/** How a journal carries last year's balances forward. `always`: it holds nothing else; `firstDay`: only its lines of that day. */
export type OpeningJournal = 'always' | 'firstDay' | null

const CODES_ALWAYS = /^(?:an|ano|anv|anx|anouv|anouveau|anouveaux|ran|ranouv)\d{0,2}$/
const CODES_FIRST_DAY = /^(?:ouv|bo|bil|rep|report|reports)\d{0,2}$/
const NAMES =
  /^(?:journal)?(?:des?)?(?:anouveau|anouveaux|reportanouveau|reportsanouveau|reports?$|bilandouverture|balanceinitiale|ouverture|ecrituresdouverture|balancedouverture|openingbalance)/

export function openingJournal(code: string, name: string): OpeningJournal {
  const plainCode = plainName(code)
  if (CODES_ALWAYS.test(plainCode)) return 'always'
  if (NAMES.test(plainName(name))) return 'firstDay'
  return CODES_FIRST_DAY.test(plainCode) ? 'firstDay' : null
}

/** A line's own words, for ledgers whose opening entry sits in an ordinary journal. */
export const looksLikeOpening = (label: string): boolean =>
  /^(?:[àa][ -]?nouveaux?|reports?(?: [àa][ -]?nouveaux?)?|solde (?:initial|d'ouverture)|bilan d'ouverture|ran)\b/i.test(
    label,
  )

/** `{SIREN}FEC{AAAAMMJJ}`: who (null when the number's check digit is wrong) and the end of which year (BOI-CF-IOR-60-40-20). Null when the name is not of that form. */
export function readFecFileName(fileName: string): { siren: string | null; fiscalYearEnd: LocalDate } | null {
  const match = /(\d{9,14})\s*_?FEC_?(\d{4})(\d{2})(\d{2})/i.exec(fileName.replace(/^.*[\\/]/, ''))
  const fiscalYearEnd = match && toLocalDate(`${match[2]}-${match[3]}-${match[4]}`)
  return fiscalYearEnd ? { siren: toSiren(match[1]!.slice(0, 9)), fiscalYearEnd } : null
}
