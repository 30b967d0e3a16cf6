import { Readable } from 'node:stream'
import { CsvError, type Info, parse } from 'csv-parse'
import { accept, Refused, type Verdict } from '../../kernel/verdict.ts'
import { byteOrderMark, decodeText, type Encoding, EncodingTally, tidyText } from './encoding.ts'
import { decodeAs, type NamedEncoding } from './named-encoding.ts'
import { type FileSource, fromUtf16, readHead } from './source.ts'
import type { TableRow } from './table.ts'
import { wording } from './wording.ts'

export type CsvText = {
  readonly encoding: Encoding | NamedEncoding
  readonly delimiter: string
  /** The first rows, header included. */
  readonly first: readonly TableRow[]
  /** Every row, header included. Throws `Refused` at a line that cannot be cut. */
  readonly rows: () => AsyncIterable<TableRow[]>
}

const DELIMITERS = ['\t', ';', '|', ','] as const
/** Characters; a row of a list has a few hundred. */
const LONGEST_RECORD = 10_000
const FIRST_ROWS = 100

/**
 * Opens delimited text: sniffs the separator unless given, the encoding from the first 256 kB. A byte-order mark and UTF-16
 * leave no doubt, hence nothing to name.
 */
export async function openCsv(
  file: FileSource,
  transport: 'text' | 'utf-16le' | 'utf-16be',
  delimiter?: string,
  asked?: NamedEncoding,
): Promise<Verdict<CsvText>> {
  const source = transport === 'text' ? file : fromUtf16(file, transport)
  const { head, whole } = await readHead(source, 1 << 18)
  const bom = byteOrderMark(head) === 'utf-8-sig'
  const end = whole ? head.length : head.lastIndexOf(10) + 1
  const tally = new EncodingTally()
  let line = 1
  for (let from = bom ? 3 : 0; from < end; line++) {
    const stop = head.indexOf(10, from)
    const to = stop < 0 || stop > end ? end : stop
    if (head.subarray(from, to).some((byte) => byte > 127)) tally.add(head, from, to, line)
    from = to + 1
  }
  const found = tally.encoding(bom)
  const named = bom || transport !== 'text' ? undefined : asked
  const text = decodeText(head, bom ? 3 : 0, Math.max(end, 0))
  const separator = delimiter ?? sniffDelimiter(text)
  const rows = () => csvRows(source, separator, named)
  const first: TableRow[] = []
  try {
    for await (const batch of rows()) {
      first.push(...batch.slice(0, FIRST_ROWS - first.length))
      if (first.length >= FIRST_ROWS) break
    }
  } catch (error) {
    if (error instanceof Refused) return { ok: false, refusal: error.refusal }
    throw error
  }
  const encoding = transport !== 'text' ? transport : (named ?? (found === 'ascii' ? 'utf-8' : found))
  return accept({ encoding, delimiter: separator, first, rows })
}

/** The separator whose column count is most constant over 50 lines, quotes respected; more columns win a tie. */
function sniffDelimiter(text: string): string {
  const lines = text
    .replace(/"(?:[^"]|"")*"/g, (quoted) => quoted.replace(/[\t;|,\r\n]/g, ' '))
    .split(/[\r\n]+/)
    .filter((line) => line.trim() !== '')
    .slice(0, 50)
  let best: { delimiter: string; score: number } = { delimiter: ';', score: 0 }
  for (const delimiter of DELIMITERS) {
    const counts = new Map<number, number>()
    for (const line of lines) {
      const columns = line.split(delimiter).length
      counts.set(columns, (counts.get(columns) ?? 0) + 1)
    }
    for (const [columns, times] of counts) {
      const score = columns > 1 ? (times / lines.length) * Math.min(columns, 12) : 0
      if (score > best.score) best = { delimiter, score }
    }
  }
  return best.delimiter
}

async function* csvRows(
  source: FileSource,
  delimiter: string,
  named: NamedEncoding | undefined,
): AsyncGenerator<TableRow[]> {
  const parser = parse({
    delimiter,
    bom: true,
    relax_quotes: true,
    relax_column_count: true,
    skip_empty_lines: true,
    info: true,
    max_record_size: LONGEST_RECORD,
  })
  const input = Readable.from(decoded(source, named), { objectMode: false })
  input.on('error', (error) => parser.destroy(error))
  input.pipe(parser)
  let batch: TableRow[] = []
  try {
    for await (const { record, info } of parser as AsyncIterable<{ record: string[]; info: Info }>) {
      let breaks = 0
      const cells = record.map((cell) => {
        for (let at = cell.indexOf('\n'); at >= 0; at = cell.indexOf('\n', at + 1)) breaks++
        return tidyText(cell)
      })
      if (cells.every((cell) => cell === '')) continue
      batch.push({ line: info.lines - breaks, cells })
      if (batch.length >= 2_000) {
        yield batch
        batch = []
      }
    }
  } catch (error) {
    if (!(error instanceof CsvError)) throw error
    const line = Number(error.lines ?? 0)
    // Both ways of having no end: a quote never closed, and a record longer than any row.
    const isEndless = error.code === 'CSV_QUOTE_NOT_CLOSED' || error.code === 'CSV_MAX_RECORD_SIZE'
    const sentence = isEndless ? wording.lineTooLong : wording.brokenCsv
    throw new Refused({ code: 'broken_csv', sentence, params: { line }, where: String(line) })
  } finally {
    input.destroy()
    parser.destroy()
  }
  if (batch.length > 0) yield batch
}

/**
 * Text in whole lines: a letter never straddles two pieces, and each line is decoded by what it is unless the encoding is
 * named. NULs are dropped.
 */
async function* decoded(source: FileSource, named: NamedEncoding | undefined): AsyncGenerator<string> {
  const decodeLines = (bytes: Buffer) => withoutNuls(named ? decodeAs(named, bytes) : linesByThemselves(bytes))
  let carry: Buffer = Buffer.alloc(0)
  let line = 1
  for await (const chunk of source()) {
    const bytes = Buffer.concat([carry, chunk])
    const cut = Math.max(bytes.lastIndexOf(10), bytes.lastIndexOf(13)) + 1
    for (let at = bytes.indexOf(10); at >= 0 && at < cut; at = bytes.indexOf(10, at + 1)) line++
    if (cut > 0) yield decodeLines(bytes.subarray(0, cut))
    carry = bytes.subarray(cut)
    if (carry.length > LONGEST_RECORD * 4)
      throw new Refused({
        code: 'broken_csv',
        sentence: wording.lineTooLong,
        params: { line },
      })
  }
  if (carry.length > 0) yield decodeLines(carry)
}

const withoutNuls = (text: string): string => (text.includes('\0') ? text.replaceAll('\0', '') : text)

function linesByThemselves(bytes: Buffer): string {
  let text = ''
  for (let from = 0; from < bytes.length; ) {
    const stop = bytes.indexOf(10, from)
    const to = stop < 0 ? bytes.length : stop + 1
    text += decodeText(bytes, from, to)
    from = to
  }
  return text
}
