import { withoutAccents } from '../kernel/plain-letters.ts'
import type { Verdict } from '../kernel/verdict.ts'
import { accept, refuse } from '../kernel/verdict.ts'
import type { PaymentTerms } from './terms.ts'
import { MAX_TERM_DAYS, MAX_TERM_MONTHS } from './terms.ts'
import { wording } from './wording.ts'

/** Which of the two lawful readings an unqualified "45 jours fin de mois" means; the contract, hence the organisation, says. */
export type EomReading = 'eom_after' | 'eom_before'

const DAYS = '(?:j|jr?s?|jours?|d|days?)'
const MONTHS = '(?:mois|m|months?)'
const EOM = '(?:fin (?:de |du )?mois|fdm|fm|end of (?:the )?month|eom|month end)'
const ON_DAY = '(?:le |on (?:the )?)(\\d{1,2})(?:er|st|nd|rd|th)?'

const ON_RECEIPT =
  /^(?:comptant|au comptant|reception(?: de)?(?: la)?(?: facture)?|(?:due |payable )?(?:on|upon) receipt|cash|immediat)$/
const FROM_INVOICE =
  '(?: (?:nets?|calendaires?|(?:a compter de |de )?(?:la )?date (?:de )?(?:la )?facture|from (?:the )?(?:invoice date|date of invoice)))?'

const pattern = (source: string): RegExp => new RegExp(`^${source}$`)

const NET = pattern(`(?:net )?(\\d{1,4}) ?${DAYS}${FROM_INVOICE}`)
const NET_BARE = /^net (\d{1,4})$/
/** Also "45 JFM" and "45 FDM", as accounting packages print it. */
const EOM_AFTER = pattern(`(\\d{1,4}) ?${DAYS}? ?${EOM}`)
const EOM_BEFORE = pattern(`${EOM} ?(?:\\+ ?|plus )?(\\d{1,4}) ?${DAYS}`)
const EOM_ONLY = pattern(EOM)
const EOM_ONLY_ON_DAY = pattern(`${EOM} ${ON_DAY}`)
const EOM_ON_DAY = pattern(`(\\d{1,4}) ?${DAYS}? ?${EOM} ${ON_DAY}`)
const MONTHS_END = pattern(`(\\d{1,3}) ?${MONTHS} ${EOM}`)
const MONTHS_PLAIN = pattern(`(\\d{1,3}) ?${MONTHS}`)

/**
 * Terms typed by a person or found in a file: "30 jours", "45 jours fin de mois", "60 jours date de facture", "fin de mois
 * le 15", "30 j FDM", "net 30", "45 days end of month". Words it does not know are refused, never approximated.
 */
export function parseTerms(text: string, eomReading: EomReading = 'eom_after'): Verdict<PaymentTerms> {
  const terms = read(normalise(text), eomReading)
  if (!terms) return refuse('terms_unknown', wording.termsUnknown, { text: text.trim().slice(0, 80) })
  if (terms.kind === 'months') {
    return terms.months >= 1 && terms.months <= MAX_TERM_MONTHS
      ? accept(terms)
      : refuse('terms_out_of_range', wording.monthsOutOfRange, { months: terms.months, max: MAX_TERM_MONTHS })
  }
  if (terms.days > MAX_TERM_DAYS) {
    return refuse('terms_out_of_range', wording.daysOutOfRange, { days: terms.days, max: MAX_TERM_DAYS })
  }
  if (terms.kind === 'eom_on_day' && (terms.dayOfMonth < 1 || terms.dayOfMonth > 31)) {
    return refuse('terms_out_of_range', wording.dayOfMonthOutOfRange, { dayOfMonth: terms.dayOfMonth })
  }
  return accept(terms)
}

function read(text: string, eomReading: EomReading): PaymentTerms | null {
  const integers = (match: RegExpExecArray): [number, number] => [Number(match[1]), Number(match[2])]
  if (ON_RECEIPT.test(text)) return { kind: 'net', days: 0 }
  let match = NET.exec(text) ?? NET_BARE.exec(text)
  if (match) return { kind: 'net', days: integers(match)[0] }
  match = EOM_AFTER.exec(text)
  if (match) return { kind: eomReading, days: integers(match)[0] }
  match = EOM_BEFORE.exec(text)
  if (match) return { kind: 'eom_before', days: integers(match)[0] }
  if (EOM_ONLY.test(text)) return { kind: 'eom_after', days: 0 }
  match = EOM_ONLY_ON_DAY.exec(text)
  if (match) return { kind: 'eom_on_day', days: 0, dayOfMonth: integers(match)[0] }
  match = EOM_ON_DAY.exec(text)
  if (match) {
    const [days, dayOfMonth] = integers(match)
    return { kind: 'eom_on_day', days, dayOfMonth }
  }
  match = MONTHS_END.exec(text)
  if (match) return { kind: 'months', months: integers(match)[0], endOfMonth: true }
  match = MONTHS_PLAIN.exec(text)
  if (match) return { kind: 'months', months: integers(match)[0], endOfMonth: false }
  return null
}

function normalise(text: string): string {
  return withoutAccents(text)
    .toLowerCase()
    .replace(/[’']/g, ' ')
    .replace(/\./g, '')
    .replace(/[,;:()]/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/^(?:a|sous|payable a|paiement a|reglement a|terms) /, '')
}
