import { plainText } from './reference-key.ts'

/** Words by which a bank says that a payment came back when it gives no code for it. */
export const RETURN_WORDS =
  /\b(?:IMPAYEE?S?|REJET(?:EE?S?|S)?|RETOUR|RAPPEL|RECALL|RETURNED|UNPAID|REJECTED|SANS PROVISION|EXTOURNE|CONTRE-?PASSATION)\b/

/** What the bank charges for a return is no return. */
const CHARGE_WORDS = /^(?:FRAIS|COMMISSIONS?|COM|COTISATION|FACTURATION|TVA|FEES?|CHARGES?)\b/

export function soundsReturned(label: string): boolean {
  const plain = plainText(label).trim()
  return RETURN_WORDS.test(plain) && !CHARGE_WORDS.test(plain)
}
