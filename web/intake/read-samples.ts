import type { TableRow } from '../../src/adapters/ledger-files/cell.ts'
import { CellReader } from '../../src/adapters/ledger-files/cell-reader.ts'
import { readRows } from '../../src/adapters/ledger-files/read-rows.ts'
import { readStatementRows } from '../../src/adapters/ledger-files/read-statement-rows.ts'
import type { TableMapping } from '../../src/adapters/ledger-files/suggest-mapping.ts'
import type { ControlTotal } from '../../src/adapters/ledger-files/typed-row.ts'
import type { MappingInput } from '../../src/intake/contract.ts'
import type { LocalDate } from '../../src/kernel/calendar.ts'
import type { Refusal } from '../../src/kernel/verdict.ts'
import type { MappedField, Meaning } from './mapping-draft.ts'

export type Sample = { readonly line: number; readonly cells: readonly string[] }

/** A cell as it is understood; `defect` says why it cannot be, and `raw` is then what stands there. */
export type ReadCell = {
  readonly raw: string
  readonly value:
    | { readonly kind: 'text'; readonly text: string }
    | { readonly kind: 'amount'; readonly cents: number }
    | { readonly kind: 'day'; readonly day: LocalDate }
    | null
  readonly defect: Refusal | null
}
type ReadSample = { readonly line: number; readonly cells: readonly ReadCell[]; readonly isTotal: boolean }
export type ReadSamples = {
  readonly rows: readonly ReadSample[]
  readonly defects: number
  readonly totals: readonly ControlTotal[]
}

const AMOUNTS: readonly MappedField[] = ['openAmount', 'amount', 'debit', 'credit', 'runningBalance']
const DAYS: readonly MappedField[] = ['issuedOn', 'dueOn', 'performedOn', 'asOf', 'bookedOn', 'valueOn']

/**
 * The first rows read with the very code that will read the file. Cells of a workbook come back as texts: those that
 * are numbers are made numbers again, as the reading of the file finds them.
 */
export async function readSamples(
  header: readonly string[],
  samples: readonly Sample[],
  input: MappingInput,
  meanings: readonly Meaning[],
  isWorkbook: boolean,
): Promise<ReadSamples> {
  const mapping = input as TableMapping
  const rows = samples.map(
    (sample): TableRow => ({
      line: sample.line,
      cells: isWorkbook ? sample.cells.map((text) => (isNumber(text) ? Number(text) : text)) : sample.cells,
    }),
  )
  const kept = new Set<number>()
  const read = mapping.kind === 'bank_statement' ? readStatementRows : readRows
  const reading = read(
    {
      header,
      rows: async function* () {
        yield rows
      },
    },
    mapping,
  )
  let step = await reading.next()
  for (; !step.done; step = await reading.next()) for (const row of step.value) kept.add(row.line)
  const { rejected, ignored, controls } = step.value
  // One cell may be at fault twice (unreadable, hence missing): the first reason is the true one.
  const defects = new Map<string, Refusal>()
  for (const defect of [...rejected.shown, ...ignored.shown]) {
    const place = `${defect.line}|${defect.column}`
    if (!defects.has(place)) defects.set(place, defect)
  }
  const rejectedLines = new Set(rejected.shown.map((defect) => defect.line))
  const reader = new CellReader(header, mapping)
  return {
    defects: defects.size,
    totals: controls,
    rows: rows.map((row, index) => ({
      line: row.line,
      // A row that is neither kept nor at fault was recognised as a total, unless it is blank.
      isTotal:
        !kept.has(row.line) && !rejectedLines.has(row.line) && samples[index]!.cells.some((cell) => cell.trim() !== ''),
      cells: meanings.map((meaning, column) => ({
        raw: samples[index]!.cells[column] ?? '',
        value: meaning ? valueOf(reader, row, column, meaning) : null,
        defect: defects.get(`${row.line}|${reader.nameOf(column)}`) ?? null,
      })),
    })),
  }
}

function valueOf(reader: CellReader, row: TableRow, column: number, meaning: NonNullable<Meaning>): ReadCell['value'] {
  if ('bucket' in meaning || AMOUNTS.includes(meaning.field)) {
    const cents = reader.cents(row, column)
    return cents === null ? null : { kind: 'amount', cents }
  }
  if (DAYS.includes(meaning.field)) {
    const day = reader.day(row, meaning.field)
    return day && { kind: 'day', day }
  }
  const text = reader.text(row, meaning.field)
  return text === '' ? null : { kind: 'text', text }
}

const isNumber = (text: string): boolean => text !== '' && String(Number(text)) === text
