import { isValidIBAN } from 'ibantools'

/** Registry and bank identifiers whose check digits can be verified without asking anybody. */

const compact = (text: string): string => text.replace(/[\s\u00a0\u202f.-]/g, '').toUpperCase()

/** Nine digits with a valid Luhn sum, else null. Spaces are allowed (`732 829 320`). */
export function toSiren(text: string): string | null {
  const digits = compact(text)
  return /^\d{9}$/.test(digits) && luhn(digits) ? digits : null
}

/** Fourteen digits: a valid SIREN and a Luhn sum; La Poste's branches sum to a multiple of five instead. */
export function toSiret(text: string): string | null {
  const digits = compact(text)
  if (!/^\d{14}$/.test(digits) || !luhn(digits.slice(0, 9))) return null
  if (luhn(digits)) return digits
  const isLaPoste = digits.startsWith('356000000')
  return isLaPoste && [...digits].reduce((sum, digit) => sum + Number(digit), 0) % 5 === 0 ? digits : null
}

/** The IBAN without spaces when its country length and mod-97 check hold (ISO 13616), else null. */
export function toIban(text: string): string | null {
  const iban = compact(text)
  return isValidIBAN(iban) ? iban : null
}

export const formatIban = (iban: string): string => iban.replace(/(.{4})(?=.)/g, '$1 ')

/** `FR76 •••• 0189`: enough for its holder to know the account, not enough to use it. */
export const maskIban = (iban: string): string => `${iban.slice(0, 4)} •••• ${iban.slice(-4)}`

/**
 * RF creditor reference (ISO 11649) of a document number: letters and digits only, at most 21 of them; null when nothing
 * is left or too much. `FAC2026001` gives `RF24FAC2026001`.
 */
export function rfReference(documentNo: string): string | null {
  const body = documentNo.replace(/[^A-Za-z0-9]/g, '').toUpperCase()
  if (body.length === 0 || body.length > 21) return null
  return `RF${String(98 - mod97(`${body}RF00`)).padStart(2, '0')}${body}`
}

function mod97(text: string): number {
  let rest = 0
  for (const char of text) {
    const value = Number.parseInt(char, 36)
    rest = (rest * (value > 9 ? 100 : 10) + value) % 97
  }
  return rest
}

function luhn(digits: string): boolean {
  let sum = 0
  for (let i = 0; i < digits.length; i++) {
    let value = Number(digits[digits.length - 1 - i])
    if (i % 2 === 1) value = value > 4 ? value * 2 - 9 : value * 2
    sum += value
  }
  return sum % 10 === 0
}
