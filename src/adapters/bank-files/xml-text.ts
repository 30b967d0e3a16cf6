import { isUtf8 } from 'node:buffer'
import { refuse, type Verdict } from '../../kernel/verdict.ts'
import { byteOrderMark } from '../ledger-files/encoding.ts'
import { type FileSource, readHead } from '../ledger-files/source.ts'
import { wordingXml } from './wording-xml.ts'

/** Small enough that what a piece holds is drained before the next is read, large enough that the work per piece vanishes. */
const PIECE_BYTES = 1 << 16

/** A byte sequence that the declared encoding does not have, and how many lines into the piece it stands. */
export class BadBytes extends Error {
  override name = 'BadBytes'
  readonly encoding: string
  readonly linesIn: number
  constructor(encoding: string, linesIn: number) {
    super(`not ${encoding}`)
    this.encoding = encoding
    this.linesIn = linesIn
  }
}

/**
 * The encoding of an XML file: its byte-order mark, else what it declares, else UTF-8. A file that declares UTF-16 and whose
 * declaration can be read byte by byte is not UTF-16 (a program wrote the declaration before choosing the encoding).
 * Refuses what is empty, what is not XML, and encodings nobody knows.
 */
export async function xmlEncoding(source: FileSource, expected: string): Promise<Verdict<string>> {
  const { head } = await readHead(source, 1024)
  const mark = byteOrderMark(head)
  if (mark) return { ok: true, value: mark === 'utf-8-sig' ? 'utf-8' : mark }
  const text = head.toString('latin1').trimStart()
  if (text === '') return refuse('empty_file', wordingXml.emptyFile)
  if (text.startsWith('<\0')) return { ok: true, value: 'utf-16le' }
  if (text.startsWith('\0<')) return { ok: true, value: 'utf-16be' }
  if (!text.startsWith('<')) return refuse('not_xml', wordingXml.notXml, { expected })
  const declared = /^<\?xml[^>]*?\sencoding\s*=\s*["']([^"'>]*)["']/.exec(text)?.[1] ?? 'utf-8'
  if (/^(?:utf-?16|ucs-?2|iso-10646-ucs-2)/i.test(declared)) return { ok: true, value: 'utf-8' }
  try {
    return { ok: true, value: new TextDecoder(declared).encoding }
  } catch {
    return refuse('unknown_encoding', wordingXml.unknownEncoding, { value: declared.slice(0, 60) })
  }
}

/** The text of a file in pieces. Throws `BadBytes` at the first byte that is no letter of `encoding`: nothing is replaced. */
export async function* xmlText(source: FileSource, encoding: string): AsyncGenerator<string> {
  const decoder = new TextDecoder(encoding, { fatal: true })
  for await (const chunk of source())
    for (let from = 0; from < chunk.length; from += PIECE_BYTES) {
      const piece = chunk.subarray(from, from + PIECE_BYTES)
      yield decoded(() => decoder.decode(piece, { stream: true }), encoding, piece)
    }
  yield decoded(() => decoder.decode(), encoding, new Uint8Array())
}

function decoded(decode: () => string, encoding: string, piece: Uint8Array): string {
  try {
    return decode()
  } catch (cause) {
    if (!(cause instanceof TypeError)) throw cause
    throw new BadBytes(encoding.toUpperCase(), encoding === 'utf-8' ? linesBeforeFault(piece) : 0)
  }
}

/** Lines of the piece before the first that is not UTF-8. A letter begun in the piece before is not a fault of the first line. */
function linesBeforeFault(piece: Uint8Array): number {
  let start = 0
  while (start < 3 && (piece[start]! & 0xc0) === 0x80) start++
  for (let line = 0; ; line++) {
    const end = piece.indexOf(10, start)
    if (end < 0 || !isUtf8(piece.subarray(start, end))) return line
    start = end + 1
  }
}
