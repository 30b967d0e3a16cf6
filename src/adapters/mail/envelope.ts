import { type Outcome, refused } from './outcome.ts'

/** Who a mail is from and goes to as servers read it, whatever its headers say. */
export type Envelope = { readonly from: string; readonly to: readonly string[] }

/** One mailbox, one `@`, one domain, no space, comma or angle: enough to keep nonsense and header tricks off the wire. */
export const isMailAddress = (text: string): boolean =>
  text.length <= 254 && /^[^\s@<>()",;:\\[\]]{1,64}@[^\s@<>()",;:\\[\]]+$/.test(text) && !/[\p{Cc}]/u.test(text)

/** The refusal of an envelope that no server should be asked about, or null. */
export function misaddressed(envelope: Envelope): Outcome | null {
  const wrong = [envelope.from, ...envelope.to].find((address) => !isMailAddress(address))
  return wrong === undefined ? null : refused('address', null, `not an e-mail address: ${wrong.slice(0, 120)}`)
}
