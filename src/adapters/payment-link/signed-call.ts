import { createHmac, timingSafeEqual } from 'node:crypto'

/** A signed call older than this is not believed again, nor one from so far ahead. */
const LIFE_S = 300

/** Whether one of the signatures is the HMAC-SHA256, in hexadecimal, of `stamp.body`, and the stamp is of these minutes. */
export function isSigned(
  secret: string,
  stamp: string,
  body: Uint8Array,
  signatures: readonly string[],
  at: Date,
): boolean {
  if (secret === '' || !/^\d{1,12}$/.test(stamp) || Math.abs(at.getTime() / 1000 - Number(stamp)) > LIFE_S) return false
  const due = Buffer.from(createHmac('sha256', secret).update(`${stamp}.`).update(body).digest('hex'))
  return signatures.some((signature) => {
    const given = Buffer.from(signature)
    return given.length === due.length && timingSafeEqual(given, due)
  })
}
