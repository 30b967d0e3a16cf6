import ExcelJS from 'exceljs'
import type { LocalDate } from '../src/kernel/calendar.ts'
import { formatDay } from '../src/kernel/calendar.ts'
import type { Encoding } from './encodings.ts'
import { encode } from './encodings.ts'
import { decimalComma } from './fec-file.ts'

/** A cell: text, an amount in cents, a day, or nothing. */
export type Cell = string | { readonly cents: number } | { readonly day: LocalDate } | null

export type CsvLook = {
  readonly separator?: ';' | ',' | '\t'
  readonly encoding?: Encoding
  /** `1234,56` or, as screens copy them, `1 234,56`. */
  readonly thousands?: '' | ' ' | '\u00a0'
}

/** Semicolon, UTF-8 with BOM and CRLF unless told otherwise: what a French Excel opens by a double click. */
export function writeCsv(rows: ReadonlyArray<readonly Cell[]>, look: CsvLook = {}): Buffer {
  const separator = look.separator ?? ';'
  const text = rows.map((row) =>
    row.map((cell) => quote(cellText(cell, look.thousands ?? ''), separator)).join(separator),
  )
  return encode([...text, ''].join('\r\n'), look.encoding ?? 'utf-8-bom')
}

function cellText(cell: Cell, thousands: string): string {
  if (cell === null) return ''
  if (typeof cell === 'string') return cell
  if ('day' in cell) return formatDay('fr', cell.day)
  return decimalComma(cell.cents).replace(/\d(?=(\d{3})+,)/g, `$&${thousands}`)
}

const quote = (text: string, separator: string): string =>
  text.includes(separator) || /["\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text

/** One sheet with numbers as numbers and days as dates. `titleRows` first rows are merged across, as packages do. */
export async function writeXlsx(
  rows: ReadonlyArray<readonly Cell[]>,
  sheetName: string,
  asOf: LocalDate,
  titleRows = 0,
): Promise<Buffer> {
  const workbook = new ExcelJS.Workbook()
  workbook.creator = 'sim'
  workbook.lastModifiedBy = 'sim'
  workbook.created = workbook.modified = new Date(`${asOf}T12:00:00Z`)
  const sheet = workbook.addWorksheet(sheetName)
  const width = Math.max(...rows.map((row) => row.length))
  for (const [index, row] of rows.entries()) {
    const added = sheet.addRow(row.map(cellValue))
    for (const [column, cell] of row.entries()) {
      if (cell !== null && typeof cell === 'object')
        added.getCell(column + 1).numFmt = 'day' in cell ? 'dd/mm/yyyy' : '#,##0.00'
    }
    if (index < titleRows) sheet.mergeCells(index + 1, 1, index + 1, width)
  }
  sheet.getRow(titleRows + 1).font = { bold: true }
  return withoutClock(Buffer.from(await workbook.xlsx.writeBuffer()))
}

function cellValue(cell: Cell): string | number | Date | null {
  if (cell === null || typeof cell === 'string') return cell
  return 'day' in cell ? new Date(`${cell.day}T00:00:00Z`) : cell.cents / 100
}

/** Sets every time stamp of a ZIP archive to 1 January 1980: the same rows must give the same bytes on any day. */
function withoutClock(zip: Buffer): Buffer {
  const DOS_1980 = 0x00210000
  const endRecord = zip.lastIndexOf(Buffer.from([0x50, 0x4b, 0x05, 0x06]))
  const entries = zip.readUInt16LE(endRecord + 10)
  let at = zip.readUInt32LE(endRecord + 16)
  for (let i = 0; i < entries; i++) {
    zip.writeUInt32LE(DOS_1980, at + 12)
    zip.writeUInt32LE(DOS_1980, zip.readUInt32LE(at + 42) + 10)
    at += 46 + zip.readUInt16LE(at + 28) + zip.readUInt16LE(at + 30) + zip.readUInt16LE(at + 32)
  }
  return zip
}
