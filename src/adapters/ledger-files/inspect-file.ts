import { type Refusal, refuse } from '../../kernel/verdict.ts'
import { say } from '../../kernel/wording.ts'
import { inspectBankFile } from '../bank-files/inspect-bank-file.ts'
import { type FileKind, identifyFile } from './identify.ts'
import { type FecInspection, inspectFec } from './inspect-fec.ts'
import type { FileSource } from './source.ts'
import { type Suggestion, suggestMapping } from './suggest-mapping.ts'
import { asText, type Cell, openTable, sheetTable, type TableRow } from './table.ts'
import { wording } from './wording.ts'
import { openWorkbook } from './xlsx-table.ts'

/** Facts of a file as JSON, for `quittance inspect`: names are those of the control files, so that both can be compared. */
export type FileFacts = { readonly kind: string } & Readonly<Record<string, unknown>>

/** Everything that can be said of a file without a database. A refused file still gives its facts and the refusal in words. */
export async function inspectFile(
  source: FileSource,
  fileName: string,
  onBytes?: (count: number) => void,
): Promise<FileFacts> {
  const kind = await identifyFile(source)
  if (!kind.ok) return { kind: 'refused', ...told(kind.refusal) }
  if (kind.value.kind === 'bank') return { kind: 'bank', ...(await inspectBankFile(source, kind.value.file)) }
  if (kind.value.kind === 'fec') {
    const inspection = await inspectFec(source, fileName, kind.value.transport, onBytes)
    inspection.plan?.close()
    return kind.value.transport === 'xml' ? fecXmlFacts(inspection) : { ...inspection.facts, ...outcome(inspection) }
  }
  return kind.value.kind === 'xlsx' ? workbookFacts(source) : csvFacts(source, kind.value)
}

const told = (refusal: Refusal) => ({
  refusal: {
    code: refusal.code,
    fr: say('fr', refusal.sentence, refusal.params),
    en: say('en', refusal.sentence, refusal.params),
  },
})

function outcome(inspection: FecInspection) {
  const { refusal, defects, ignored, remarks } = inspection
  return {
    ...(refusal ? told(refusal) : { refusal: null }),
    defects: {
      total: defects.total,
      by_code: defects.countByCode,
      shown: defects.shown.map((defect) => ({
        line: defect.line,
        column: defect.column,
        value: defect.value,
        ...told(defect).refusal,
      })),
    },
    ignored_cells: ignored.total,
    remarks: remarks.map((remark) => told(remark).refusal),
  }
}

/** The XML form counts journals and entries by their elements, and has no columns to describe. */
function fecXmlFacts(inspection: FecInspection): FileFacts {
  const { facts } = inspection
  return {
    ...facts,
    kind: 'fec-xml',
    journals: Object.keys(facts.journals ?? {}).length,
    lines_by_journal: facts.journals,
    entries: facts.entries_by_journal_num_date ?? 0,
    lines_411: facts.receivable_411?.lines ?? 0,
    balance_411: facts.receivable_411?.balance ?? '0',
    ...outcome(inspection),
  }
}

async function csvFacts(source: FileSource, kind: FileKind): Promise<FileFacts> {
  // Read without a header first: the facts describe the file, not our reading of it.
  const raw = await openTable(source, kind, { headerLine: 0 })
  if (!raw.ok) return { kind: 'csv', ...told(raw.refusal) }
  let lines = 0
  let last: TableRow | null = null
  for await (const batch of raw.value.rows()) {
    lines += batch.length
    last = batch.at(-1) ?? last
  }
  const table = await openTable(source, kind)
  if (!table.ok) return { kind: 'csv', ...told(table.refusal) }
  const suggestion = suggestMapping(table.value.header, table.value.samples)
  const [first, second] = raw.value.samples
  return {
    kind: 'csv',
    encoding: raw.value.encoding,
    delimiter: raw.value.delimiter,
    lines,
    first_line: first?.cells.map(asText) ?? [],
    data_rows_if_header: Math.max(0, lines - 1),
    first_row: second?.cells.map(asText) ?? null,
    last_row: last?.cells.map(asText) ?? null,
    header_line: table.value.headerLine,
    table: suggestion.kind,
    confidence: suggestion.confidence,
    ...outcomeOfTables([suggestion.kind]),
  }
}

async function workbookFacts(source: FileSource): Promise<FileFacts> {
  const workbook = await openWorkbook(source)
  if (!workbook.ok) return { kind: 'xlsx', ...told(workbook.refusal) }
  const sheets = workbook.value.map((sheet) => {
    const table = sheetTable(workbook.value, sheet)
    const suggestion = suggestMapping(table.header, table.samples)
    return {
      sheet: sheet.name,
      non_empty_rows: sheet.rows.length,
      first_line: sheet.rows[0]?.cells.map(asStored) ?? [],
      second_line: sheet.rows[1]?.cells.map(asStored) ?? [],
      table: suggestion.kind,
      confidence: suggestion.confidence,
    }
  })
  return { kind: 'xlsx', sheets, ...outcomeOfTables(sheets.map(({ table }) => table)) }
}

/** A table that is nothing we know is refused, as its import is. */
const outcomeOfTables = (kinds: readonly Suggestion['kind'][]) =>
  kinds.every((kind) => kind === 'unknown')
    ? told(refuse('unknown_table', wording.unknownTable).refusal)
    : { refusal: null }

/** Days as the serial numbers a workbook stores. */
const asStored = (cell: Cell): string =>
  cell instanceof Date ? String(Math.round(cell.getTime() / 864e5) + 25_569) : asText(cell)
