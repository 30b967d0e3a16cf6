import { type Currency, decimalText } from '../../src/kernel/money.ts'
import type { Lang } from '../../src/kernel/wording.ts'

/** A cell: a text, a whole number, an amount of money in minor units, or a figure in tenths. */
export type CsvCell =
  | string
  | number
  | { readonly cents: number; readonly currency: Currency }
  | { readonly tenths: number }

/** How spreadsheets of each language read a file: French ones take the comma as decimal sign, so the semicolon parts fields. */
const SIGNS: Record<Lang, { separator: string; decimal: string }> = {
  fr: { separator: ';', decimal: ',' },
  en: { separator: ',', decimal: '.' },
}

/** Without it Excel reads UTF-8 as Windows-1252. */
export const BYTE_ORDER_MARK = '\ufeff'

/**
 * One line of a file for spreadsheets, ended by CRLF (RFC 4180). A text that a spreadsheet would run as a formula gets an
 * apostrophe in front: a customer name must not become code in the reader's hands. Numbers and amounts are never texts.
 */
export function csvLine(lang: Lang, cells: readonly CsvCell[]): string {
  const { separator, decimal } = SIGNS[lang]
  const written = cells.map((cell) => {
    if (typeof cell === 'number') return String(cell)
    if (typeof cell === 'object' && 'tenths' in cell)
      return quoted((cell.tenths / 10).toFixed(1).replace('.', decimal), separator)
    if (typeof cell === 'object') return quoted(decimalText(cell.cents, cell.currency).replace('.', decimal), separator)
    return quoted(/^\s*[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell, separator)
  })
  return `${written.join(separator)}\r\n`
}

const quoted = (text: string, separator: string): string =>
  text.includes(separator) || /["\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
