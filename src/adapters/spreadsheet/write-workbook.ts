import type { LocalDate } from '../../kernel/calendar.ts'
import { decimalText } from '../../kernel/money.ts'

/** A cell: text, an amount, a whole number, a day, or nothing. */
export type SheetCell =
  | string
  | number
  | { readonly cents: number; readonly currency: string }
  | { readonly day: LocalDate }
  | null

export type SheetOf = { readonly name: string; readonly rows: readonly (readonly SheetCell[])[] }

/** A workbook of sheets whose first row names the columns: numbers are numbers and days dates, so that whoever opens it can reckon with them. */
export async function writeWorkbook(sheets: readonly SheetOf[], at: Date): Promise<Buffer> {
  // Loaded with the first workbook: it is heavy, and most days write none.
  const { default: ExcelJS } = await import('exceljs')
  const workbook = new ExcelJS.Workbook()
  workbook.created = workbook.modified = at
  for (const { name, rows } of sheets) {
    const sheet = workbook.addWorksheet(name, { views: [{ state: 'frozen', ySplit: 1 }] })
    for (const row of rows) {
      const added = sheet.addRow(row.map(valueOf))
      for (const [place, cell] of row.entries())
        if (cell !== null && typeof cell === 'object')
          added.getCell(place + 1).numFmt = 'day' in cell ? 'yyyy-mm-dd' : '#,##0.00'
    }
    sheet.getRow(1).font = { bold: true }
    for (const [place, title] of (rows[0] ?? []).entries())
      sheet.getColumn(place + 1).width = Math.max(12, String(title).length + 2)
  }
  return Buffer.from(await workbook.xlsx.writeBuffer())
}

function valueOf(cell: SheetCell): string | number | Date | null {
  if (cell === null || typeof cell !== 'object') return cell
  return 'day' in cell ? new Date(`${cell.day}T00:00:00Z`) : Number(decimalText(cell.cents, cell.currency))
}

/** The same cell in a text file: days as ISO has them, amounts with a point, so that no country's habits are needed to read them. */
export function cellText(cell: SheetCell): string {
  if (cell === null) return ''
  if (typeof cell !== 'object') return String(cell)
  return 'day' in cell ? cell.day : decimalText(cell.cents, cell.currency)
}
