import { Refused } from '../../kernel/verdict.ts'
import { byteOrderMark } from '../ledger-files/encoding.ts'
import { type FileSource, readHead } from '../ledger-files/source.ts'
import { textWording } from './wording-text.ts'

export type TextEncoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252'

/**
 * How the whole file becomes letters (`formats.md` §0): its mark, else UTF-8 when every byte of it is, else Windows-1252.
 * Decided on all of it, because a fixed-width record must not change its width in the middle of a file.
 */
export async function encodingOf(source: FileSource): Promise<TextEncoding> {
  const mark = byteOrderMark((await readHead(source, 4)).head)
  if (mark) return mark === 'utf-8-sig' ? 'utf-8' : mark
  const strict = new TextDecoder('utf-8', { fatal: true })
  try {
    for await (const chunk of source()) strict.decode(chunk, { stream: true })
    strict.decode()
    return 'utf-8'
  } catch {
    return 'windows-1252'
  }
}

/** The file as text, chunk by chunk, without its mark. A NUL is a blank: removing it would move the columns behind it. */
export async function* decodedText(source: FileSource): AsyncGenerator<string> {
  const decoder = new TextDecoder(await encodingOf(source))
  for await (const chunk of source()) yield decoder.decode(chunk, { stream: true }).replaceAll('\0', ' ')
  const rest = decoder.decode()
  if (rest !== '') yield rest.replaceAll('\0', ' ')
}

export type TextLine = { readonly no: number; readonly text: string }

/** Longest line of a bank file: an MT940 detail has 65 characters, a QIF memo a few hundred. */
const LONGEST_LINE = 10_000

/** Lines in batches of one chunk, blank ones included, numbered from 1. Ends are LF, CRLF or CR. */
export async function* textLines(source: FileSource): AsyncGenerator<readonly TextLine[]> {
  let no = 0
  let carry = ''
  const tooLong = (line: number) =>
    new Refused({ code: 'line_too_long', sentence: textWording.lineTooLong, params: { line, limit: LONGEST_LINE } })
  for await (const chunk of decodedText(source)) {
    const parts = splitLines(carry + chunk)
    carry = parts.pop()!
    const lines: TextLine[] = []
    for (const text of parts) {
      no++
      if (text.length > LONGEST_LINE) throw tooLong(no)
      lines.push({ no, text })
    }
    if (carry.length > LONGEST_LINE) throw tooLong(no + 1)
    yield lines
  }
  const last = carry.replace(/[\r\u001a]+$/, '')
  if (last !== '') yield [{ no: no + 1, text: last }]
}

/** The last part is unfinished. A CR at the very end waits for the LF that may follow it. */
function splitLines(text: string): string[] {
  const held = text.endsWith('\r') ? '\r' : ''
  const parts = (held ? text.slice(0, -1) : text).split(/\r\n|\n|\r/)
  parts[parts.length - 1] += held
  return parts
}
