import { plainText } from './reference-key.ts'

/** Words by which whoever paid a customer back said so. */
export const REFUND_WORDS =
  /\b(?:REMB(?:OURS?(?:EMENTS?)?|T|TS)?|RBTS?|RBRST|TROP[ -]?PERCUS?|AVOIRS?|REFUNDS?|CREDIT NOTES?)\b/

export const soundsRefunded = (text: string): boolean => REFUND_WORDS.test(plainText(text))
