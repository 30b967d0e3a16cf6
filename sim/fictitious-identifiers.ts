import { invariant } from '../src/kernel/invariant.ts'

/**
 * The demo range: SIRENs `000 1xx xxx` to `000 9xx xxx`. Their check digit is right, so that every form accepts them, and
 * we know of no registered company whose number starts with `000`: nobody can be chased by mistake.
 */
const DEMO_SIRENS = 90_000

/** The demo SIREN of rank `index` (0 to 89 999), nine digits; distinct ranks give distinct, scattered numbers. */
export function demoSiren(index: number): string {
  invariant(
    Number.isInteger(index) && index >= 0 && index < DEMO_SIRENS,
    `the demo range holds ${DEMO_SIRENS} SIRENs, not ${index}`,
  )
  // 53 617 shares no factor with 90 000, so that the ranks are a permutation.
  const body = `000${10_000 + ((index * 53_617 + 12_345) % DEMO_SIRENS)}`
  return withLuhn(body)
}

/** The head office of a demo company: SIREN, establishment `0001`, check digit. */
export const demoSiret = (siren: string): string => withLuhn(`${siren}0001`)

/** French VAT number of a SIREN: key = (12 + 3 × (SIREN mod 97)) mod 97. */
export const demoVatNo = (siren: string): string =>
  `FR${String((12 + 3 * (Number(siren) % 97)) % 97).padStart(2, '0')}${siren}`

/** A French IBAN with right keys at bank `99999`, a code given to no bank. `account` is at most 11 digits. */
export function demoIban(account: number): string {
  const bank = '99999'
  const branch = '00001'
  const number = String(account).padStart(11, '0')
  const ribKey = 97 - Number((89n * BigInt(bank) + 15n * BigInt(branch) + 3n * BigInt(number)) % 97n)
  const bban = `${bank}${branch}${number}${String(ribKey).padStart(2, '0')}`
  // F = 15 and R = 27 in the mod-97 sum of ISO 13616.
  const check = 98n - (BigInt(`${bban}152700`) % 97n)
  return `FR${String(check).padStart(2, '0')}${bban}`
}

function withLuhn(body: string): string {
  let sum = 0
  for (let i = 0; i < body.length; i++) {
    const digit = Number(body[body.length - 1 - i])
    sum += i % 2 === 0 ? (digit > 4 ? digit * 2 - 9 : digit * 2) : digit
  }
  return body + String((10 - (sum % 10)) % 10)
}
