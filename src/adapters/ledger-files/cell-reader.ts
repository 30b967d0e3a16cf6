import type { LocalDate } from '../../kernel/calendar.ts'
import { toSiren, toSiret } from '../../kernel/identifiers.ts'
import { isCurrency } from '../../kernel/money.ts'
import type { Sentence } from '../../kernel/wording.ts'
import { LARGEST_CENTS, parseAmount } from './amount.ts'
import { asText, type Cell, type TableRow } from './cell.ts'
import { dayOfSerial, parseDay } from './day-text.ts'
import { DefectList } from './defects.ts'
import type { Field } from './header-words.ts'
import type { TableMapping } from './suggest-mapping.ts'
import type { ContactFields } from './typed-row.ts'
import { wording } from './wording.ts'

/** Reads the cells of a row through a mapping; what cannot be read becomes a defect at its line and column. */
export class CellReader {
  /** Cells that their row needs. */
  readonly rejected = new DefectList()
  /** Cells that their row can do without. */
  readonly ignored = new DefectList()
  private readonly header: readonly string[]
  private readonly mapping: TableMapping

  constructor(header: readonly string[], mapping: TableMapping) {
    this.header = header
    this.mapping = mapping
  }

  contact(row: TableRow): ContactFields {
    const text = (field: Field) => this.text(row, field) || null
    const siret = this.identifier(row, 'siret', toSiret)
    return {
      siren:
        this.identifier(row, 'siren', (value) => toSiren(value) ?? toSiret(value)?.slice(0, 9) ?? null) ??
        siret?.slice(0, 9) ??
        null,
      siret,
      vatNumber: text('vatNumber'),
      email: this.email(row),
      phone: text('phone'),
      language: languageOf(this.text(row, 'language')),
      customerKind: customerKindOf(this.text(row, 'customerKind')),
      street: text('street'),
      street2: text('street2'),
      postcode:
        this.mapping.columns.postcode === undefined ? null : postcodeText(row.cells[this.mapping.columns.postcode]),
      city: text('city'),
      country: text('country'),
      contactFirstName: text('contactFirstName'),
      contactLastName: text('contactLastName'),
      contactRole: text('contactRole'),
      terms: text('terms'),
    }
  }

  private identifier(row: TableRow, field: Field, parse: (text: string) => string | null): string | null {
    const value = this.text(row, field)
    if (value === '') return null
    const parsed = parse(value)
    if (parsed === null) this.ignore('invalid_identifier', wording.cellInvalidIdentifier, row, field, value)
    return parsed
  }

  private email(row: TableRow): string | null {
    const value = this.text(row, 'email')
    if (value === '') return null
    if (/^[^\s@;,<>"]+@[^\s@;,<>".]+(?:\.[^\s@;,<>".]+)+$/.test(value)) return value
    this.ignore('invalid_email', wording.cellInvalidEmail, row, 'email', value)
    return null
  }

  currency(row: TableRow): string {
    const text = this.text(row, 'currency').toUpperCase()
    if (text === '') return this.mapping.currency
    const code = { '€': 'EUR', EUROS: 'EUR', EURO: 'EUR', $: 'USD', '£': 'GBP' }[text] ?? text
    if (!isCurrency(code))
      this.reject('invalid_currency', wording.cellInvalidCurrency, row, this.mapping.columns.currency!, text)
    return code
  }

  amount(row: TableRow, field: Field): number | null {
    const column = this.mapping.columns[field]
    return column === undefined ? null : this.cents(row, column)
  }

  /** Null when blank; a defect and null when unreadable. Workbook numbers are rounded to the cent they show. */
  cents(row: TableRow, column: number): number | null {
    const cell = row.cells[column] ?? null
    if (typeof cell === 'number') {
      const cents = Math.round(cell * 100)
      const exact = Math.abs(cell * 100 - cents) < 1e-4 + Math.abs(cell) * 1e-10
      if (Math.abs(cents) < LARGEST_CENTS && exact) return cents || 0
      const code = exact ? 'absurd_amount' : 'too_many_decimals'
      this.reject(code, exact ? wording.cellAbsurdAmount : wording.cellTooManyDecimals, row, column, String(cell))
      return null
    }
    const text = asText(cell)
    if (text === '' || text === '-') return null
    const verdict = cell instanceof Date ? null : parseAmount(text, this.mapping.numbers ?? undefined)
    if (verdict?.ok) return verdict.value
    const sentences: Record<string, Sentence> = {
      ambiguous_amount: wording.cellAmbiguousAmount,
      too_many_decimals: wording.cellTooManyDecimals,
      absurd_amount: wording.cellAbsurdAmount,
    }
    const code = verdict && !verdict.ok ? verdict.refusal.code : 'unparsable_amount'
    this.reject(code, sentences[code] ?? wording.cellUnparsableAmount, row, column, text)
    return null
  }

  day(row: TableRow, field: Field): LocalDate | null {
    const column = this.mapping.columns[field]
    const cell = column === undefined ? null : (row.cells[column] ?? null)
    if (column === undefined || asText(cell) === '') return null
    if (typeof cell === 'number') {
      const date = dayOfSerial(cell)
      if (date) return date
    }
    const verdict = parseDay(asText(cell), this.mapping.dates ?? undefined)
    if (verdict.ok) return verdict.value
    const sentence = verdict.refusal.code === 'absurd_date' ? wording.cellAbsurdDate : wording.cellUnparsableDate
    this.reject(verdict.refusal.code, sentence, row, column, asText(cell))
    return null
  }

  text(row: TableRow, field: Field): string {
    const column = this.mapping.columns[field]
    return column === undefined ? '' : asText(row.cells[column])
  }

  private reject(code: string, sentence: Sentence, row: TableRow, column: number, value: string): void {
    this.rejected.add(code, sentence, { line: row.line, column: this.nameOf(column), value })
  }

  private ignore(code: string, sentence: Sentence, row: TableRow, field: Field, value: string): void {
    this.ignored.add(code, sentence, { line: row.line, column: this.nameOf(this.mapping.columns[field]), value })
  }

  readonly nameOf = (column: number | undefined): string =>
    column === undefined ? '' : (this.header[column] ?? '') || `#${column + 1}`
}

function languageOf(text: string): 'fr' | 'en' | null {
  if (/^(?:fr|fra|fre|fran[cç]ais|french)\b/i.test(text)) return 'fr'
  return /^(?:en|eng|gb|anglais|english)\b/i.test(text) ? 'en' : null
}

function customerKindOf(text: string): ContactFields['customerKind'] {
  if (/^(?:particulier|consommateur|consumer|b2c|private|individual)/i.test(text)) return 'consumer'
  if (/^(?:public|secteur public|collectivit|administration|b2g|government)/i.test(text)) return 'public'
  return /^(?:pro|entreprise|soci[ée]t[ée]|business|b2b|company|professionnel)/i.test(text) ? 'business' : null
}

/** A workbook drops the leading zero of `01000`: a French postcode has five digits. */
function postcodeText(cell: Cell | undefined): string | null {
  const text = asText(cell)
  return text === '' ? null : typeof cell === 'number' && /^\d{4}$/.test(text) ? `0${text}` : text
}
