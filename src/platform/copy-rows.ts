import type { Readable } from 'node:stream'
import { finished } from 'node:stream/promises'
import { StringDecoder } from 'node:string_decoder'
import type { Tx } from './db.ts'

/** COPY's text format gives these four characters a meaning; NUL cannot be stored at all and says nothing. */
export function copyText(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are exactly the characters to look for
  if (!/[\\\t\n\r\u0000]/.test(text)) return text
  return text
    .replaceAll('\0', '')
    .replaceAll('\\', '\\\\')
    .replaceAll('\t', '\\t')
    .replaceAll('\n', '\\n')
    .replaceAll('\r', '\\r')
}

type Cell = string | number | boolean | null | undefined

/** One row in COPY's text format. */
export const copyLine = (cells: readonly Cell[]): string =>
  `${cells.map((cell) => (cell === null || cell === undefined ? '\\N' : typeof cell === 'string' ? copyText(cell) : cell)).join('\t')}\n`

/** An array literal of values that need no quoting: ids, numbers, days, codes. */
export const copyArray = (values: readonly (string | number | null)[]): string =>
  `{${values.map((value) => value ?? 'NULL').join(',')}}`

/**
 * Streams rows into a table of this transaction (`into` is program text: `arriving (a, b)`), waiting where the server does.
 * COPY does not go through row-level security: tables of an organisation are filled from a temporary one.
 */
export async function copyRows(tx: Tx, into: string, batches: AsyncIterable<string> | Iterable<string>): Promise<void> {
  const copy = tx.copyIn(`copy ${into} from stdin`)
  // Errors of the database reach us through `finished`; without a listener they would end the process first.
  const ended = finished(copy)
  ended.catch(() => {})
  try {
    for await (const batch of batches)
      if (batch !== '' && !copy.write(batch)) await Promise.race([new Promise((go) => copy.once('drain', go)), ended])
    copy.end()
    await ended
  } catch (error) {
    copy.destroy(error as Error)
    await ended.catch(() => {})
    throw error
  }
}

const ESCAPES: Readonly<Record<string, string>> = { b: '\b', f: '\f', n: '\n', r: '\r', t: '\t', v: '\v' }

function unescaped(text: string, from: number, to: number): string {
  if (to - from === 2 && text.charCodeAt(from + 1) === 78) return '\\N'
  return text.slice(from, to).replace(/\\(.)/gs, (_, char: string) => ESCAPES[char] ?? char)
}

/**
 * Reads `COPY … TO STDOUT` in text format, one call per row. A cell is `\N` when it is null: see `orNull`. The list of cells is the
 * same one at every call, filled again: whoever keeps it keeps the last row.
 */
export async function readCopied(stream: Readable, take: (cells: readonly string[]) => void): Promise<void> {
  const decoder = new StringDecoder('utf8')
  const cells: string[] = []
  let rest = ''
  for await (const chunk of stream) {
    const text = rest + decoder.write(chunk as Buffer)
    let from = 0
    let escapeAt = indexOr(text, '\\', 0)
    for (let end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', from)) {
      let count = 0
      while (from <= end) {
        const tab = text.indexOf('\t', from)
        const to = tab < 0 || tab > end ? end : tab
        if (escapeAt < to) {
          cells[count++] = unescaped(text, from, to)
          escapeAt = indexOr(text, '\\', to)
        } else cells[count++] = text.slice(from, to)
        from = to + 1
      }
      cells.length = count
      take(cells)
    }
    rest = text.slice(from)
  }
}

function indexOr(text: string, char: string, from: number): number {
  const at = text.indexOf(char, from)
  return at < 0 ? Number.POSITIVE_INFINITY : at
}

export const orNull = (cell: string): string | null => (cell === '\\N' ? null : cell)
