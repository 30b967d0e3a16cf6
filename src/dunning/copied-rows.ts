import type { Readable } from 'node:stream'
import { StringDecoder } from 'node:string_decoder'

const ESCAPES: Readonly<Record<string, string>> = { b: '\b', f: '\f', n: '\n', r: '\r', t: '\t', v: '\v' }

const unescaped = (cell: string): string => cell.replace(/\\(.)/gs, (_, char: string) => ESCAPES[char] ?? char)

/** Reads `COPY … TO STDOUT` in text format, one call per row. A cell is `\N` when it is null: see `orNull`. */
export async function readCopied(stream: Readable, take: (cells: string[]) => void): Promise<void> {
  const decoder = new StringDecoder('utf8')
  let rest = ''
  for await (const chunk of stream) {
    const text = rest + decoder.write(chunk as Buffer)
    let from = 0
    for (let end = text.indexOf('\n', from); end >= 0; end = text.indexOf('\n', from)) {
      const line = text.slice(from, end)
      const cells = line.split('\t')
      if (line.includes('\\')) {
        for (let i = 0; i < cells.length; i++)
          if (cells[i] !== '\\N' && cells[i]!.includes('\\')) cells[i] = unescaped(cells[i]!)
      }
      take(cells)
      from = end + 1
    }
    rest = text.slice(from)
  }
}

export const orNull = (cell: string): string | null => (cell === '\\N' ? null : cell)

/** One line of `COPY … FROM STDIN` in text format. */
export const copyLine = (cells: readonly (string | number | null)[]): string => `${cells.map(copyCell).join('\t')}\n`

function copyCell(cell: string | number | null): string {
  if (cell === null) return '\\N'
  if (typeof cell === 'number') return String(cell)
  return /[\\\t\n\r]/.test(cell)
    ? cell.replace(/[\\\t\n\r]/g, (char) =>
        char === '\\' ? '\\\\' : char === '\t' ? '\\t' : char === '\n' ? '\\n' : '\\r',
      )
    : cell
}

/** An array literal of values that need no quoting: ids, numbers, days, codes. */
export const plainArray = (values: readonly (string | number | null)[]): string =>
  `{${values.map((value) => value ?? 'NULL').join(',')}}`
