import { type CountryCode, parsePhoneNumberFromString } from 'libphonenumber-js/mobile'

/**
 * The number of a mobile telephone as networks know it (E.164, `+33612345678`), however it was typed; `country` (ISO 3166) tells what a
 * national number means. Null when it is none, or that of a landline, which takes no text.
 */
export function mobileNumber(typed: string | null, country: string): string | null {
  if (typed === null) return null
  const found = parsePhoneNumberFromString(typed.slice(0, 40), country as CountryCode)
  return found?.isValid() ? found.number : null
}
