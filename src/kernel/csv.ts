import { decimalText } from './money.ts'

/** A table as CSV for a spreadsheet: `;`, and no cell that a spreadsheet would take for a formula. */
export const csvText = (rows: readonly (readonly string[])[]): string =>
  `\ufeff${rows.map((row) => row.map(csvCell).join(';')).join('\r\n')}\r\n`

/** Quoted where needed; a leading `= + - @ TAB` gets an apostrophe, except before a plain number. */
function csvCell(text: string): string {
  const safe = /^[=+\-@\t\r]/.test(text) && !/^-?\d+(?:,\d+)?$/.test(text) ? `'${text}` : text
  return /[";\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}

/** An amount with a decimal comma, as French spreadsheets read it. */
export const commaText = (cents: number, currency: string): string => decimalText(cents, currency).replace('.', ',')
