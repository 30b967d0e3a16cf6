import { accept, refuse, type Verdict } from '../../kernel/verdict.ts'
import { ageBuckets } from './age-bucket.ts'
import { asText, type Cell, type TableRow } from './cell.ts'
import { type CsvText, openCsv } from './csv-table.ts'
import { sniffDateStyle } from './day-text.ts'
import type { Encoding } from './encoding.ts'
import { fieldOf } from './header-words.ts'
import type { FileKind } from './identify.ts'
import type { NamedEncoding } from './named-encoding.ts'
import type { FileSource } from './source.ts'
import { wording } from './wording.ts'
import { openWorkbook, type Sheet } from './xlsx-table.ts'

export { asText, type Cell, type TableRow } from './cell.ts'

export type Table = {
  readonly kind: 'csv' | 'xlsx'
  readonly encoding: Encoding | NamedEncoding | null
  readonly delimiter: string | null
  readonly sheet: string | null
  /** Sheets of the workbook with their rows that are not empty; blank for a CSV. */
  readonly sheets: readonly { readonly name: string; readonly rows: number }[]
  /** Column names; blank when the file has no header line. */
  readonly header: readonly string[]
  /** Line of the header, 0 when there is none. */
  readonly headerLine: number
  /** The first rows of the file, whatever they are: among them stands the header. */
  readonly opening: readonly TableRow[]
  /** Up to 50 rows under the header. */
  readonly samples: readonly TableRow[]
  /** Rows under the header in file order, in batches; may be called again. */
  readonly rows: () => AsyncIterable<readonly TableRow[]>
}

export type TableOptions = {
  /** Name of the sheet; by default the first whose header names a customer and an amount, else the first with rows. */
  readonly sheet?: string
  /** Line of the header when the user corrected ours; 0 for none. */
  readonly headerLine?: number
  readonly delimiter?: string
  readonly encoding?: NamedEncoding
}

/** How far down a header may stand, under a title, a date and a company name. */
const HEADER_WITHIN = 30
const SAMPLES = 50

/** Opens a CSV or workbook already identified: finds its separator or sheet, its header, and offers its rows. */
export async function openTable(
  source: FileSource,
  kind: FileKind,
  options: TableOptions = {},
): Promise<Verdict<Table>> {
  if (kind.kind === 'csv') {
    const csv = await openCsv(source, kind.transport, options.delimiter, options.encoding)
    return csv.ok ? accept(csvTable(csv.value, options)) : csv
  }
  if (kind.kind !== 'xlsx') return refuse('no_columns', wording.proseFile)
  const workbook = await openWorkbook(source)
  if (!workbook.ok) return workbook
  const sheets = workbook.value
  const sheet = options.sheet === undefined ? bestSheet(sheets) : sheets.find(({ name }) => name === options.sheet)
  if (!sheet) {
    const params = { sheet: options.sheet ?? '', sheets: sheets.map(({ name }) => name).join(', ') }
    return refuse('no_such_sheet', wording.noSuchSheet, params)
  }
  return accept(sheetTable(sheets, sheet, options.headerLine))
}

/** One sheet of an opened workbook as a table. */
export function sheetTable(sheets: readonly Sheet[], sheet: Sheet, headerLine?: number): Table {
  const found = findHeader(sheet.rows.slice(0, HEADER_WITHIN + SAMPLES), headerLine)
  const body = sheet.rows.filter((row) => row.line > found.lastLine)
  return {
    kind: 'xlsx',
    encoding: null,
    delimiter: null,
    sheet: sheet.name,
    sheets: sheets.map(({ name, rows }) => ({ name, rows: rows.length })),
    header: found.header,
    headerLine: found.line,
    opening: sheet.rows.slice(0, HEADER_WITHIN),
    samples: body.slice(0, SAMPLES),
    rows: async function* () {
      for (let from = 0; from < body.length; from += 2_000) yield body.slice(from, from + 2_000)
    },
  }
}

function csvTable(csv: CsvText, options: TableOptions): Table {
  const found = findHeader(csv.first, options.headerLine)
  return {
    kind: 'csv',
    encoding: csv.encoding,
    delimiter: csv.delimiter,
    sheet: null,
    sheets: [],
    header: found.header,
    headerLine: found.line,
    opening: csv.first.slice(0, HEADER_WITHIN),
    samples: csv.first.filter((row) => row.line > found.lastLine).slice(0, SAMPLES),
    rows: async function* () {
      for await (const batch of csv.rows()) {
        const rows = found.lastLine === 0 ? batch : batch.filter((row) => row.line > found.lastLine)
        if (rows.length > 0) yield rows
      }
    },
  }
}

/** Column words of a row, each counted once; beside one of them, the bands of an aged balance count too. */
const hitsOf = (row: TableRow): number => {
  const names = row.cells.map((cell) => (typeof cell === 'string' ? cell : ''))
  const fields = new Set(names.map(fieldOf))
  fields.delete(null)
  return fields.size === 0 ? 0 : fields.size + ageBuckets(names).length
}

/**
 * The header is the first row with the most known column words or age bands, three at least. Failing that, a first row made of words over
 * rows that hold figures. Cells left blank by a merge take the word of the row above.
 */
function findHeader(rows: readonly TableRow[], forced?: number): { header: string[]; line: number; lastLine: number } {
  const none = { header: [], line: 0, lastLine: 0 }
  if (forced === 0) return none
  let index = rows.findIndex((row) => row.line === forced)
  if (index < 0) {
    const hits = rows.slice(0, HEADER_WITHIN).map(hitsOf)
    const most = Math.max(0, ...hits)
    index = most >= 3 ? hits.indexOf(most) : looksLikeHeader(rows[0]) ? 0 : -1
  }
  const row = rows[index]
  if (!row) return none
  // A header of two lines: groups above, then bands or names below (`Ancienneté` over `0-30 | 31-60`).
  const below = rows[index + 1]
  const isSecond = forced === undefined && below !== undefined && isHeaderContinuation(below)
  const above = rows[index - 1]
  const hasAbove = !isSecond && above !== undefined && above.cells.filter(isWord).length >= 2 && hitsOf(above) >= 1
  const width = Math.max(row.cells.length, isSecond ? below.cells.length : 0)
  const header = Array.from({ length: width }, (_, column) => {
    if (isSecond && asText(below.cells[column])) return asText(below.cells[column])
    return asText(row.cells[column]) || (hasAbove ? asText(above.cells[column]) : '')
  })
  return { header, line: row.line, lastLine: isSecond ? below.line : row.line }
}

/** Only words, two at least that are column names or age bands. */
function isHeaderContinuation(row: TableRow): boolean {
  const filled = row.cells.filter((cell) => asText(cell) !== '')
  if (!filled.every((cell) => typeof cell === 'string')) return false
  const names = filled.map(asText)
  return names.filter((name) => fieldOf(name) !== null).length + ageBuckets(names).length >= Math.max(2, names.length)
}

const isWord = (cell: Cell): boolean => typeof cell === 'string' && /\p{L}{2}/u.test(cell)

/** Words in every filled cell, two at least, and neither a figure nor a day among them. */
function looksLikeHeader(row: TableRow | undefined): boolean {
  const filled = row?.cells.filter((cell) => cell !== null && cell !== '') ?? []
  return (
    filled.length >= 2 &&
    filled.every((cell) => isWord(cell) && sniffDateStyle([String(cell)]) === null) &&
    !filled.some(isFigure)
  )
}

const isFigure = (cell: Cell): boolean => typeof cell !== 'string' || /^[\s\d.,€$-]+$/.test(cell)

function bestSheet(sheets: readonly Sheet[]): Sheet | undefined {
  const scored = sheets.map((sheet) => {
    const { header } = findHeader(sheet.rows.slice(0, HEADER_WITHIN + SAMPLES))
    const fields = new Set(header.map(fieldOf))
    const customer = fields.has('customerCode') || fields.has('customerName')
    const money =
      fields.has('openAmount') || fields.has('amount') || fields.has('debit') || ageBuckets(header).length > 0
    return {
      sheet,
      score: customer && money ? (fields.has('documentNo') ? 4 : 0) + (fields.has('dueOn') ? 4 : 0) + 1 : 0,
    }
  })
  const best = scored.reduce((a, b) => (b.score > a.score ? b : a), scored[0]!)
  return best.score > 0 ? best.sheet : (sheets.find((sheet) => sheet.rows.length > 1) ?? sheets[0])
}
