import { isUtf8 } from 'node:buffer'

/** How a file's bytes become letters. `mixed`: some lines are UTF-8 and others Latin; each line is decoded by what it is. */
export type Encoding =
  | 'ascii'
  | 'utf-8'
  | 'utf-8-sig'
  | 'utf-16le'
  | 'utf-16be'
  | 'iso-8859-15'
  | 'windows-1252'
  | 'mixed'

/** What ISO-8859-15 changed in Latin-1. */
const LATIN_9: Readonly<Record<string, string>> = {
  '\u00a4': '€',
  '\u00a6': 'Š',
  '\u00a8': 'š',
  '\u00b4': 'Ž',
  '\u00b8': 'ž',
  '\u00bc': 'Œ',
  '\u00bd': 'œ',
  '\u00be': 'Ÿ',
}

const windows1252 = new TextDecoder('windows-1252')

/** Bytes 0x80–0x9F are letters and signs in Windows-1252 and unprintable controls in ISO-8859-15: their presence decides. */
function hasC1(bytes: Uint8Array, start: number, end: number): boolean {
  for (let i = start; i < end; i++) if (bytes[i]! >= 0x80 && bytes[i]! < 0xa0) return true
  return false
}

/** One line or field as text. Valid UTF-8 is read as such; anything else as Windows-1252 when it has C1 bytes, else Latin-9. */
export function decodeText(bytes: Buffer, start: number, end: number): string {
  let high = 0
  for (let i = start; i < end; i++) high |= bytes[i]!
  if (high < 0x80) return bytes.toString('latin1', start, end)
  const slice = bytes.subarray(start, end)
  if (isUtf8(slice)) return bytes.toString('utf8', start, end)
  if (hasC1(bytes, start, end)) return windows1252.decode(slice)
  return bytes
    .toString('latin1', start, end)
    .replace(/[\u00a4\u00a6\u00a8\u00b4\u00b8\u00bc-\u00be]/g, (char) => LATIN_9[char]!)
}

/** Counts what the lines of a file are made of, and names the encoding at the end. */
export class EncodingTally {
  utf8Lines = 0
  latinLines = 0
  firstUtf8Line = 0
  firstLatinLine = 0
  c1 = false

  /** Only for lines that have a byte above 0x7F. */
  add(bytes: Buffer, start: number, end: number, lineNo: number): void {
    if (isUtf8(bytes.subarray(start, end))) {
      if (this.utf8Lines++ === 0) this.firstUtf8Line = lineNo
      return
    }
    if (this.latinLines++ === 0) this.firstLatinLine = lineNo
    if (!this.c1) this.c1 = hasC1(bytes, start, end)
  }

  encoding(bom: boolean): Encoding {
    if (this.latinLines > 0 && (this.utf8Lines > 0 || bom)) return 'mixed'
    if (bom) return 'utf-8-sig'
    if (this.latinLines > 0) return this.c1 ? 'windows-1252' : 'iso-8859-15'
    return this.utf8Lines > 0 ? 'utf-8' : 'ascii'
  }
}

/** What the byte-order mark says, if there is one. */
export function byteOrderMark(head: Uint8Array): 'utf-8-sig' | 'utf-16le' | 'utf-16be' | null {
  if (head[0] === 0xef && head[1] === 0xbb && head[2] === 0xbf) return 'utf-8-sig'
  if (head[0] === 0xff && head[1] === 0xfe) return 'utf-16le'
  if (head[0] === 0xfe && head[1] === 0xff) return 'utf-16be'
  return null
}

/** Parsed fields lose control, zero-width and no-break characters; the raw file keeps them. */
export function tidyText(text: string): string {
  const clean = /[^\u0020-\u007e\u00a1-\u00ac\u00ae-\u1fff]/.test(text)
    ? text
        .replace(/[\u0000-\u0008\u000e-\u001f\u007f-\u009f\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\u00ad]/g, '')
        .replace(/[\s\u00a0\u202f]/g, ' ')
        .toWellFormed()
    : text
  return clean.trim()
}
