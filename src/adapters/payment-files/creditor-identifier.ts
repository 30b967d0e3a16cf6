/**
 * The SEPA creditor identifier without spaces when its check digits hold (EPC262-08), else null: country, two check digits,
 * three characters that the creditor chooses and the check ignores, then the national number (`FR72ZZZ123456`).
 */
export function toCreditorId(text: string): string | null {
  const id = text.replace(/[\s\u00a0\u202f]/g, '').toUpperCase()
  const parts = /^([A-Z]{2}\d{2})([A-Z0-9]{3})([A-Z0-9]{1,28})$/.exec(id)
  if (!parts || (id.startsWith('FR') && parts[3]!.length !== 6)) return null
  let rest = 0
  for (const char of parts[3]! + parts[1]!) {
    const value = Number.parseInt(char, 36)
    rest = (rest * (value > 9 ? 100 : 10) + value) % 97
  }
  return rest === 1 ? id : null
}
