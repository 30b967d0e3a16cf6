import { toLocalDate } from '../kernel/calendar.ts'
import { countryOf } from '../kernel/countries.ts'
import { toIban, toSiren } from '../kernel/identifiers.ts'
import { accept, refuse, type Verdict } from '../kernel/verdict.ts'
import type { OrganisationInput } from './contract.ts'
import { accessWording as words } from './wording.ts'

/** Checks and normalises an organisation's identity: name, SIREN, IBAN, BIC, sender address, time zone. */
export function checkOrganisation(input: OrganisationInput): Verdict<OrganisationInput> {
  if (input.name === '') return refuse('name_missing', words.nameMissing, undefined, 'name')
  const siren = emptyToNull(input.siren)
  if (siren !== null && !toSiren(siren)) return refuse('siren_wrong', words.sirenWrong, { value: siren }, 'siren')
  const iban = emptyToNull(input.iban)
  if (iban !== null && !toIban(iban)) return refuse('iban_wrong', words.ibanWrong, { value: iban }, 'iban')
  const bic = emptyToNull(input.bic)?.toUpperCase() ?? null
  if (bic !== null && !/^[A-Z]{6}[A-Z0-9]{2}([A-Z0-9]{3})?$/.test(bic))
    return refuse('bic_wrong', words.bicWrong, { value: bic }, 'bic')
  if (input.senderEmail !== '' && !isEmail(input.senderEmail))
    return refuse('email_wrong', words.emailWrong, { value: input.senderEmail }, 'senderEmail')
  if (!isTimeZone(input.timeZone)) return refuse('zone_wrong', words.zoneWrong, { value: input.timeZone }, 'timeZone')
  // 2000 was a leap year: 29 February is a day that a year can end on.
  if (!toLocalDate(`2000-${input.fiscalYearEnd}`))
    return refuse('year_end_wrong', words.yearEndWrong, { value: input.fiscalYearEnd }, 'fiscalYearEnd')
  if (countryOf(input.country) !== input.country)
    return refuse('country_wrong', words.countryWrong, { value: input.country }, 'country')
  return accept({ ...input, siren: siren && toSiren(siren), iban: iban && toIban(iban), bic })
}

const emptyToNull = (text: string | null): string | null => (text === null || text.trim() === '' ? null : text.trim())

/** One @, a domain with a dot, no spaces: enough to catch a slip without refusing an address that works. */
export const isEmail = (text: string): boolean =>
  text.length <= 254 && /^[^\s@<>(),;:"]+@[^\s@<>(),;:"]+\.[^\s@<>(),;:".]{2,}$/.test(text)

function isTimeZone(text: string): boolean {
  try {
    new Intl.DateTimeFormat('fr', { timeZone: text })
    return true
  } catch {
    return false
  }
}
