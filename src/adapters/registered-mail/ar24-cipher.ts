import { createCipheriv, createDecipheriv, createHash, createHmac } from 'node:crypto'

const hexHash = (text: string): string => createHash('sha256').update(text).digest('hex')
// Keys are the hexadecimal digits of a hash, as text, cut to the size of the cipher.
const keyOf = (text: string): Buffer => Buffer.from(hexHash(text).slice(0, 32))
const vectorOf = (privateKey: string): Buffer => Buffer.from(hexHash(hexHash(privateKey)).slice(0, 16))

/** What proves a request: its date, enciphered under the private key. `date` as in the request, `YYYY-MM-DD HH:mm:ss` in Paris. */
export function ar24Signature(date: string, privateKey: string): string {
  const cipher = createCipheriv('aes-256-cbc', keyOf(privateKey), vectorOf(privateKey))
  return cipher.update(date, 'utf8', 'base64') + cipher.final('base64')
}

/** An answer, deciphered with the date of its request; null when it does not open. */
export function ar24Open(answer: string, date: string, privateKey: string): string | null {
  try {
    const decipher = createDecipheriv('aes-256-cbc', keyOf(date + privateKey), vectorOf(privateKey))
    return decipher.update(answer, 'base64', 'utf8') + decipher.final('utf8')
  } catch {
    return null
  }
}

/** The other way, for a stand-in. */
export function ar24Seal(answer: string, date: string, privateKey: string): string {
  const cipher = createCipheriv('aes-256-cbc', keyOf(date + privateKey), vectorOf(privateKey))
  return cipher.update(answer, 'utf8', 'base64') + cipher.final('base64')
}

const BASE32 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'

/** The six digits of this half-minute (RFC 6238) from a secret in base 32, by which the sender of a qualified letter is known. */
export function oneTimeCode(secret: string, at: Date): string {
  const bits = [...secret.toUpperCase().replace(/[^A-Z2-7]/g, '')]
    .map((letter) => BASE32.indexOf(letter).toString(2).padStart(5, '0'))
    .join('')
  const key = Buffer.from((bits.match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2)))
  const counter = Buffer.alloc(8)
  counter.writeBigUInt64BE(BigInt(Math.floor(at.getTime() / 30_000)))
  const mac = createHmac('sha1', key).update(counter).digest()
  const offset = mac[19]! & 15
  return String((mac.readUInt32BE(offset) & 0x7fffffff) % 1_000_000).padStart(6, '0')
}
