import { accept, refuse, type Verdict } from '../../kernel/verdict.ts'
import { tidyText } from './encoding.ts'
import { type FileSource, readWhole } from './source.ts'
import type { Cell, TableRow } from './table.ts'
import { wording } from './wording.ts'
import { checkWorkbook, LARGEST_XLSX_BYTES } from './workbook-file.ts'
import { formulasWithoutValue } from './workbook-formulas.ts'
import { marksOfWorkbook } from './workbook-marks.ts'

/** Rows that are not empty, each with its line in the sheet. Formulas give their stored value, else what stands in its place. */
export type Sheet = { readonly name: string; readonly rows: readonly TableRow[] }

/** Every sheet of a workbook, after the checks that keep a hostile file from exhausting memory. */
export async function openWorkbook(source: FileSource): Promise<Verdict<readonly Sheet[]>> {
  const file = await readWhole(source, LARGEST_XLSX_BYTES)
  if (!file) {
    return refuse('huge_xlsx', wording.heavyXlsx, { limit: Math.floor(LARGEST_XLSX_BYTES / 1e6) })
  }
  const checked = checkWorkbook(file)
  if (!checked.ok) return checked
  try {
    // Loaded with the first workbook: most files are text.
    const { default: readWorkbook } = await import('read-excel-file/node')
    const sheets = await readWorkbook(file)
    const marks = marksOfWorkbook(file)
    const formulas = formulasWithoutValue(file)
    return accept(
      sheets.map(({ sheet, data }) => ({
        name: sheet,
        rows: (data as unknown[][]).flatMap((row, index) => {
          const line = index + 1
          const broken = formulas.get(sheet)?.get(line)
          const cells = row.map((value, column) => broken?.[column] ?? toCell(value))
          while (cells.length > 0 && isEmpty(cells.at(-1)!)) cells.pop()
          const shown = marks.get(sheet)?.get(line)
          return cells.length > 0 ? [{ line, cells, ...(shown ? { marks: shown } : {}) }] : []
        }),
      })),
    )
  } catch {
    return refuse('unreadable_xlsx', wording.unreadableXlsx)
  }
}

const isEmpty = (cell: Cell): boolean => cell === null || cell === ''

/** Line breaks inside a cell are kept (addresses); other control characters are dropped. */
function toCell(value: unknown): Cell {
  if (typeof value === 'string') return value.split(/\r?\n/).map(tidyText).join('\n')
  if (typeof value === 'number' || value instanceof Date) return value
  return typeof value === 'boolean' ? String(value) : null
}
