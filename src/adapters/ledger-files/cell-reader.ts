import type { LocalDate } from '../../kernel/calendar.ts'
import { toSiren, toSiret } from '../../kernel/identifiers.ts'
import type { Currency } from '../../kernel/money.ts'
import type { Sentence } from '../../kernel/wording.ts'
import { LARGEST_CENTS, parseAmount } from './amount.ts'
import { asText, type Cell, type TableRow } from './cell.ts'
import { dayOfSerial, parseDay } from './day-text.ts'
import { DefectList } from './defects.ts'
import type { Field } from './header-words.ts'
import { currenciesOf, markIn, markOfTitle } from './money-mark.ts'
import type { TableMapping } from './suggest-mapping.ts'
import type { ContactFields } from './typed-row.ts'
import { wording } from './wording.ts'

const MONEY: readonly Field[] = ['openAmount', 'amount', 'debit', 'credit', 'runningBalance']

/** Reads the cells of a row through a mapping; what cannot be read becomes a defect at its line and column. */
export class CellReader {
  /** Cells that their row needs. */
  readonly rejected = new DefectList()
  /** Cells that their row can do without. */
  readonly ignored = new DefectList()
  private readonly header: readonly string[]
  private readonly mapping: TableMapping
  /** Columns of amounts, each with the mark of money its title bears. */
  private readonly money: readonly { readonly column: number; readonly titleMark: string | null }[]

  constructor(header: readonly string[], mapping: TableMapping) {
    this.header = header
    this.mapping = mapping
    const columns = [...MONEY.map((field) => mapping.columns[field]), ...mapping.buckets.map(({ column }) => column)]
    this.money = columns
      .filter((column) => column !== undefined)
      .map((column) => ({ column, titleMark: markOfTitle(header[column] ?? '').mark }))
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
      phone: this.phone(row),
      language: this.known(row, 'language', languageOf, 'unknown_language', wording.cellUnknownLanguage),
      customerKind: this.known(row, 'customerKind', customerKindOf, 'unknown_kind', wording.cellUnknownKind),
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

  /** A cell that must be one of the words we know; one we do not know is told, never taken for another. */
  known<T>(row: TableRow, field: Field, parse: (text: string) => T | null, code: string, sentence: Sentence): T | null {
    const value = this.text(row, field)
    if (value === '') return null
    const parsed = parse(value)
    if (parsed === null) this.ignore(code, sentence, row, field, value)
    return parsed
  }

  /** Figures, with the signs and the few words that stand beside them. */
  private phone(row: TableRow): string | null {
    const value = this.text(row, 'phone')
    if (value === '') return null
    if (
      value.replace(/\D/g, '').length >= 4 &&
      /^(?:[\d\s.()/+-]|t[ée]l|port|mob|fixe|poste|ext|x|:|,|;|ou|or)*$/i.test(value)
    )
      return value
    this.ignore('invalid_phone', wording.cellInvalidPhone, row, 'phone', value)
    return null
  }

  email(row: TableRow, field: Field = 'email', value: string = this.text(row, field)): string | null {
    if (value === '') return null
    // As strict as the customer file, which would refuse the whole row.
    if (
      value.length <= 254 &&
      /^[^\s@<>(),;:"]+@[^\s@<>(),;:".]+(?:\.[^\s@<>(),;:".]+)*\.[^\s@<>(),;:".]{2,}$/.test(value)
    )
      return value
    this.ignore('invalid_email', wording.cellInvalidEmail, row, field, value)
    return null
  }

  /**
   * The currency of a row: what its column says and what its figures are marked with, in their cells or in their titles. All
   * must agree; where a sign may stand for several (`$`), that of the mapping is taken when it is one of them, else the
   * likeliest. A row that says nothing is in the currency of the mapping.
   */
  currency(row: TableRow): Currency {
    const text = this.text(row, 'currency')
    let possible: readonly Currency[] | null = text === '' ? null : currenciesOf(text)
    if (possible?.length === 0) {
      this.reject('invalid_currency', wording.cellInvalidCurrency, row, this.mapping.columns.currency!, text)
      return this.mapping.currency
    }
    for (const { column, titleMark } of this.money) {
      const cell = row.cells[column] ?? null
      if (cell === null || cell === '') continue
      for (const mark of [titleMark, row.marks?.[column] ?? markIn(asText(cell))]) {
        if (mark === null) continue
        const borne = currenciesOf(mark)
        const common: readonly Currency[] = possible ? possible.filter((one) => borne.includes(one)) : borne
        if (common.length === 0) {
          this.rejected.add(
            'currency_disagrees',
            wording.cellCurrencyDisagrees,
            { line: row.line, column: this.nameOf(column), value: asText(cell) },
            { mark, expected: possible![0]! },
          )
          return this.mapping.currency
        }
        possible = common
      }
    }
    if (!possible || possible.includes(this.mapping.currency)) return this.mapping.currency
    return possible[0]!
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
      if (exact) this.reject('absurd_amount', wording.cellAbsurdAmount, row, column, String(cell))
      else {
        const place = { line: row.line, column: this.nameOf(column), value: String(cell) }
        this.rejected.add('too_many_decimals', wording.figureTooManyDecimals, place, { figure: cell })
      }
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

  ignore(code: string, sentence: Sentence, row: TableRow, field: Field, value: string): void {
    this.ignored.add(code, sentence, { line: row.line, column: this.nameOf(this.mapping.columns[field]), value })
  }

  readonly nameOf = (column: number | undefined): string =>
    column === undefined ? '' : (this.header[column] ?? '') || `#${column + 1}`
}

function languageOf(text: string): 'fr' | 'en' | null {
  if (/^(?:fr|fra|fre|fran[cç]ais|french|f)(?:$|[^\p{L}])/iu.test(text)) return 'fr'
  return /^(?:en|eng|gb|uk|us|ang|anglais|english)(?:$|[^\p{L}])/iu.test(text) ? 'en' : null
}

const CONSUMER =
  /^(?:particulier|personnes? physiques?|consommat|consumer|client final|b ?2 ?c|btoc|b to c|private(?! (?:company|sector))|individual|household|person\b|m(?:r|me|lle)?\b|monsieur|madame)/
const PUBLIC =
  /^(?:(?:personne|organisme|secteur|entit[ée]|[ée]tablissement|client)s? publi|publi[cq]|collectivit|administration|mairie|commune|ville\b|[ée]tat\b|minist|pr[ée]fecture|d[ée]partement|conseil (?:d[ée]partemental|r[ée]gional)|r[ée]gion\b|h[oô]pital|chu?\b|universit|[ée]cole|lyc[ée]e|coll[èe]ge|chorus|b ?2 ?g|btog|b to g|government|public|council|municipal)/
const BUSINESS =
  /^(?:pro\b|profession|pros\b|entreprise|personnes? morales?|soci[ée]t[ée]|commer[cç]|artisan|ind[ée]pendant|auto-?entrepreneur|micro-?entre|business|b ?2 ?b|btob|b to b|company|corporate|trade|firm|sarl|sasu?|sa\b|eurl|sci\b|pme|tpe|grand compte|ltd|gmbh|inc\b)/

function customerKindOf(text: string): ContactFields['customerKind'] {
  const plain = text.trim().toLowerCase()
  if (CONSUMER.test(plain)) return 'consumer'
  if (PUBLIC.test(plain)) return 'public'
  return BUSINESS.test(plain) ? 'business' : null
}

/** A workbook drops the leading zero of `01000`: a French postcode has five digits. */
function postcodeText(cell: Cell | undefined): string | null {
  const text = asText(cell)
  return text === '' ? null : typeof cell === 'number' && /^\d{4}$/.test(text) ? `0${text}` : text
}
