import { invariant } from '../src/kernel/invariant.ts'

export type Encoding = 'utf-8' | 'utf-8-bom' | 'iso-8859-15' | 'windows-1252'

/** Where ISO 8859-15 leaves Latin-1. */
const LATIN_9 = new Map([...'€ŠšŽžŒœŸ'].map((char, i) => [char, [0xa4, 0xa6, 0xa8, 0xb4, 0xb8, 0xbc, 0xbd, 0xbe][i]!]))
/** The signs of windows-1252 our texts can hold in 0x80 to 0x9f. */
const CP_1252 = new Map(
  [...'€…ŠŒŽ‘’“”–—šœžŸ'].map((char, i) => [
    char,
    [0x80, 0x85, 0x8a, 0x8c, 0x8e, 0x91, 0x92, 0x93, 0x94, 0x96, 0x97, 0x9a, 0x9c, 0x9e, 0x9f][i]!,
  ]),
)

/** The bytes of `text`; throws when a character does not exist in a one-byte encoding, rather than write a `?`. */
export function encode(text: string, encoding: Encoding): Buffer {
  if (encoding === 'utf-8') return Buffer.from(text, 'utf8')
  if (encoding === 'utf-8-bom') return Buffer.from(`\ufeff${text}`, 'utf8')
  const special = encoding === 'iso-8859-15' ? LATIN_9 : CP_1252
  const bytes = Buffer.alloc(text.length)
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i)
    const byte = special.get(text[i]!) ?? (code < 0x80 || (code >= 0xa0 && code <= 0xff) ? code : -1)
    invariant(byte >= 0, `« ${text[i]} » has no place in ${encoding}`)
    bytes[i] = byte
  }
  return bytes
}
