import { asText, bytesSource, identifyFile, openTable } from '../../adapters/ledger-files/index.ts'
import { withoutAccents } from '../../kernel/plain-letters.ts'
import { orRefuse, Refused, refuse } from '../../kernel/verdict.ts'
import { statementWording, remittanceWording as words } from './wording.ts'

/** The most of a statement, in bytes and in rows. */
export const STATEMENT_BYTES = 8 << 20
const MOST_ROWS = 20_000

/** One line of a statement as a provider that works elsewhere sends it, in the columns that we hand out. */
export type StatementLine = {
  readonly line: number
  readonly receiptNo: number | null
  readonly file: string
  readonly cents: number | null
  readonly feeCents: number | null
  readonly vatCents: number | null
}

const COLUMNS = {
  no: statementWording.no,
  file: statementWording.file,
  amount: statementWording.amount,
  fee: statementWording.fee,
  vat: statementWording.vat,
} as const

/** Reads a statement, CSV or XLSX; refused as a whole when it is none. */
export async function readStatement(bytes: Uint8Array): Promise<StatementLine[]> {
  const source = bytesSource(bytes)
  const table = orRefuse(await openTable(source, orRefuse(await identifyFile(source)), { headerLine: 1 }))
  const titles = table.header.map(plain)
  const place = (column: keyof typeof COLUMNS): number =>
    titles.findIndex((title) => title === plain(COLUMNS[column].fr) || title === plain(COLUMNS[column].en))
  const at = { no: place('no'), file: place('file'), amount: place('amount'), fee: place('fee'), vat: place('vat') }
  if (Object.values(at).some((one) => one < 0))
    throw new Refused(refuse('statement_titles', words.statementTitles).refusal)
  const lines: StatementLine[] = []
  for await (const batch of table.rows())
    for (const row of batch) {
      const text = (place: number) => asText(row.cells[place] ?? null).trim()
      if (row.cells.every((cell) => asText(cell).trim() === '')) continue
      if (lines.length === MOST_ROWS)
        throw new Refused(refuse('statement_long', words.statementLong, { most: MOST_ROWS }).refusal)
      lines.push({
        ...{ line: row.line, receiptNo: wholeNumber(text(at.no)), file: text(at.file) },
        ...{ cents: centsIn(text(at.amount)), feeCents: centsIn(text(at.fee)), vatCents: centsIn(text(at.vat)) },
      })
    }
  return lines
}

const plain = (title: string): string => withoutAccents(title).toUpperCase().trim()

const wholeNumber = (text: string): number | null => {
  const digits = /^(?:QU-)?0*(\d{1,9})$/i.exec(text)?.[1]
  return digits === undefined ? null : Number(digits)
}

/** `1 234,56` or `1234.56`; null: no amount. */
function centsIn(text: string): number | null {
  const found = /^(-?)(\d+)(?:[.,](\d{1,2}))?$/.exec(text.replace(/[\s\u00a0\u202f€]/g, ''))
  if (!found) return null
  const [, sign, whole, part = ''] = found
  const cents = Number(whole) * 100 + Number(part.padEnd(2, '0'))
  return Number.isSafeInteger(cents) ? (sign ? -cents : cents) : null
}
