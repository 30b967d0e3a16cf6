import { decimalText } from '../kernel/money.ts'

/** The most an EPC QR code can carry, in euro cents (EPC069-12, AT-04). */
const MAX_CENTS = 99_999_999_999
const MAX_BYTES = 331

/** One line of whole characters, at most `max` of them: what a QR code can carry and a bank can read. */
const oneLine = (text: string, max: number): string =>
  [
    ...text
      .toWellFormed()
      .replace(/[\s\p{Cc}]+/gu, ' ')
      .trim(),
  ]
    .slice(0, max)
    .join('')

/**
 * The payload of a SEPA credit transfer QR code (EPC069-12 version 002, UTF-8), to be drawn with error correction M. A
 * reference starting with RF and valid as ISO 11649 goes in the structured line, any other text in the free line. Null
 * when the amount is outside 0.01–999 999 999.99 EUR or the payload would pass 331 bytes.
 */
export function epcPayload(transfer: {
  readonly holder: string
  readonly iban: string
  readonly bic: string | null
  readonly cents: number
  readonly reference: string
}): string | null {
  if (!Number.isSafeInteger(transfer.cents) || transfer.cents < 1 || transfer.cents > MAX_CENTS) return null
  const reference = oneLine(transfer.reference, 140)
  const isStructured = isRfReference(reference)
  const lines = [
    'BCD',
    '002',
    '1',
    'SCT',
    transfer.bic ?? '',
    oneLine(transfer.holder, 70),
    transfer.iban,
    `EUR${decimalText(transfer.cents, 'EUR')}`,
    '',
    isStructured ? reference : '',
    isStructured ? '' : reference,
  ]
  const payload = lines.join('\n').replace(/\n+$/, '')
  return Buffer.byteLength(payload) <= MAX_BYTES ? payload : null
}

/** True for an RF creditor reference whose check digits hold: `(body + RF + kk) mod 97 = 1`, letters A = 10 … Z = 35. */
export function isRfReference(text: string): boolean {
  if (!/^RF\d{2}[A-Z0-9]{1,21}$/.test(text)) return false
  let rest = 0
  for (const char of text.slice(4) + text.slice(0, 4)) {
    const value = Number.parseInt(char, 36)
    rest = (rest * (value > 9 ? 100 : 10) + value) % 97
  }
  return rest === 1
}
