import type { Refusal } from '../../kernel/verdict.ts'
import { type AgeBucket, ageBuckets } from './age-bucket.ts'
import { type NumberStyle, parseAmount, sniffNumberStyle } from './amount.ts'
import { asText, type TableRow } from './cell.ts'
import { ambiguousDay, type DateStyle, parseDay, sniffDateStyle } from './day-text.ts'
import { type Field, isEnglish, listFieldOf, secondFieldOf } from './header-words.ts'
import { suggestStatement } from './suggest-statement.ts'
import { wording } from './wording.ts'

export type TableKind = 'open_items' | 'aged_balance' | 'contacts' | 'bank_statement'

/** Which column is what, and how its figures and days are written. This is what a saved profile holds. */
export type TableMapping = {
  readonly kind: TableKind
  /** Column index by field. */
  readonly columns: Readonly<Partial<Record<Field, number>>>
  readonly buckets: readonly (AgeBucket & { readonly column: number })[]
  readonly numbers: NumberStyle | null
  readonly dates: DateStyle | null
  /** Currency of rows whose currency cell is blank or absent. */
  readonly currency: string
  /** The account of a bank statement that names none itself, as a person writes it: an IBAN, a RIB or the bank's own words. */
  readonly account?: string | undefined
}

/** `confidence` is between 0 and 1; below 0.6 the user should look at every column. */
export type Suggestion = {
  readonly kind: TableKind | 'unknown'
  readonly confidence: number
  readonly reasons: readonly Refusal[]
  /** Null when nothing is recognised, and for a bank statement without titles. */
  readonly mapping: TableMapping | null
}

const AMOUNTS: readonly Field[] = ['amount', 'openAmount', 'debit', 'credit']
const REACHES: readonly Field[] = [
  'email',
  'phone',
  'siren',
  'siret',
  'vatNumber',
  'street',
  'postcode',
  'city',
  'language',
  'contactLastName',
  'terms',
]
/** What makes a list of customers one only where no column holds what they owe: a balance may bear the salesperson as well. */
const MARKETS: readonly Field[] = [
  'groupHead',
  'sector',
  'companySize',
  'risk',
  'tags',
  'salesperson',
  'creditLimit',
  'insuredLimit',
]

/** What the table is and how to read it, from its header and first rows. Never a guess without a reason. */
export function suggestMapping(header: readonly string[], samples: readonly TableRow[]): Suggestion {
  if (header.length === 0) return withoutHeader(samples)
  const statement = suggestStatement(header, samples)
  const columns: Partial<Record<Field, number>> = {}
  const buckets = ageBuckets(header)
  const taken = new Set(buckets.map(({ column }) => column))
  const others: number[] = []
  for (const [column, name] of header.entries()) {
    const field = taken.has(column) ? null : listFieldOf(name)
    const held = field && columns[field]
    if (!field) continue
    if (held === undefined) columns[field] = column
    else if (secondFieldOf(header[held!]!) !== undefined && secondFieldOf(name) === undefined) {
      columns[field] = column
      others.push(held!)
    } else others.push(column)
  }
  for (const column of others) {
    const field = secondFieldOf(header[column]!)
    if (field && columns[field] === undefined) columns[field] = column
  }
  const first = unnamedNames(header, samples)
  if (first !== null && columns.customerCode === undefined && columns.customerName === undefined)
    columns.customerName = first
  // An aged balance says nothing of documents: its words are the customer's name.
  if (buckets.length >= 2 && columns.customerName === undefined && columns.label !== undefined) {
    columns.customerName = columns.label
    delete columns.label
  }
  const has = (...fields: readonly Field[]) => fields.some((field) => columns[field] !== undefined)
  const customer = has('customerCode', 'customerName')
  const money = has(...AMOUNTS)
  const reasons: Refusal[] = []
  let kind: Suggestion['kind'] = 'unknown'
  if (buckets.length >= 2 && customer) {
    kind = 'aged_balance'
    reasons.push({ code: 'buckets', sentence: wording.reasonBuckets, params: { count: buckets.length } })
  } else if (statement) {
    return statement
  } else if (customer && money && has('documentNo', 'dueOn', 'issuedOn')) {
    kind = 'open_items'
    reasons.push({ code: 'open_items', sentence: wording.reasonOpenItems })
  } else if (customer && !has('documentNo', 'dueOn') && (has(...REACHES) || (!money && has(...MARKETS)))) {
    kind = 'contacts'
    reasons.push({ code: 'contacts', sentence: wording.reasonContacts })
  }
  for (const [field, column] of Object.entries(columns))
    reasons.push({ code: 'column', sentence: wording.reasonColumn, params: { column: header[column]!, field } })
  if (kind === 'unknown') {
    reasons.unshift({ code: 'unknown', sentence: wording.reasonUnknown })
    return { kind, confidence: 0, reasons, mapping: null }
  }
  // Titles of sections and totals stand in any column: their words are neither days nor amounts.
  const lines = samples.filter((row) => !isTitleOrTotal(row))
  const texts = (column: number | undefined) =>
    column === undefined
      ? []
      : lines.map((row) => row.cells[column]).filter((cell) => typeof cell === 'string' && cell !== '')
  const limits = kind === 'contacts' ? [columns.creditLimit, columns.insuredLimit] : []
  const amountTexts = [...AMOUNTS.map((field) => columns[field]), ...limits, ...taken].flatMap(texts) as string[]
  const dayTexts = [columns.issuedOn, columns.dueOn].flatMap(texts) as string[]
  if (isRunningBalance(columns, samples, sniffNumberStyle(amountTexts))) {
    const params = { column: header[columns.openAmount!]! }
    reasons.push({ code: 'running_balance', sentence: wording.reasonRunningBalance, params })
    delete columns.openAmount
  }
  const dates = sniffDateStyle(dayTexts)
  if (dates?.order === 'mdy')
    reasons.push({
      code: 'month_first',
      sentence: wording.reasonMonthFirst,
      params: { value: dayTexts.find((text) => !parseDay(text).ok) ?? dayTexts[0]! },
    })
  const ambiguous = dates?.order === 'dmy' && isEnglish(header) ? ambiguousDay(dayTexts) : undefined
  if (ambiguous) reasons.push({ code: 'day_first', sentence: wording.reasonDayFirst, params: { value: ambiguous } })
  const mapping = { kind, columns, buckets, numbers: sniffNumberStyle(amountTexts), dates, currency: 'EUR' }
  return { kind, confidence: confidenceOf(mapping, amountTexts, dayTexts), reasons, mapping }
}

const isTitleOrTotal = ({ cells }: TableRow): boolean =>
  cells.filter((cell) => asText(cell) !== '').length < 2 ||
  cells.some((cell) => /^(?:sous[ -]?|grand |sub[ -]?)?tota(?:l|ux)\b/i.test(asText(cell)))

/** The first column, when it has no title and holds words: printed reports name their customers there. */
function unnamedNames(header: readonly string[], samples: readonly TableRow[]): number | null {
  if (header[0] !== '') return null
  const filled = samples.map((row) => asText(row.cells[0])).filter((text) => text !== '')
  const words = filled.filter((text) => /\p{L}{2}/u.test(text) && !parseAmount(text).ok && !parseDay(text).ok)
  return words.length >= 2 && words.length * 2 > filled.length ? 0 : null
}

/** A balance that exceeds its own line's movement is the account's running balance, not what is open on the line. */
function isRunningBalance(
  columns: Partial<Record<Field, number>>,
  samples: readonly TableRow[],
  style: NumberStyle | null,
): boolean {
  const { debit, credit, openAmount } = columns
  if (debit === undefined || credit === undefined || openAmount === undefined) return false
  const size = (row: TableRow, column: number): number => {
    const cell = row.cells[column] ?? 0
    if (typeof cell === 'number') return Math.abs(Math.round(cell * 100))
    const verdict = parseAmount(asText(cell), style ?? undefined)
    return verdict.ok ? Math.abs(verdict.value) : 0
  }
  return samples.some((row) => size(row, openAmount) > size(row, debit) + size(row, credit))
}

/** No header: rows that begin with a day and hold words and a signed amount, without a due date, look like a statement. */
function withoutHeader(samples: readonly TableRow[]): Suggestion {
  const texts = samples.map((row) => row.cells.map(asText))
  const styles = sniffDateStyle(texts.map((row) => row[0] ?? ''))
  const days = texts.map((row) => row.filter((cell) => styles && parseDay(cell, styles).ok).length)
  const amounts = texts.every((row) => row.slice(1).some((cell) => /\d[.,]\d{2}$/.test(cell) && parseAmount(cell).ok))
  if (texts.length > 0 && styles && days.every((count) => count <= 2) && amounts)
    return {
      kind: 'bank_statement',
      confidence: 0.5,
      reasons: [{ code: 'bank_statement', sentence: wording.reasonBankStatement }],
      mapping: null,
    }
  return {
    kind: 'unknown',
    confidence: 0,
    reasons: [{ code: 'unknown', sentence: wording.reasonUnknown }],
    mapping: null,
  }
}

/** Share of the columns that matter which were found, lowered when samples do not read as what their header says. */
function confidenceOf(mapping: TableMapping, amounts: readonly string[], days: readonly string[]): number {
  const wanted: Partial<Record<TableKind, readonly (readonly Field[])[]>> = {
    open_items: [
      ['customerCode'],
      ['customerName'],
      ['documentNo'],
      ['issuedOn'],
      ['dueOn'],
      ['openAmount', 'debit', 'amount'],
    ],
    aged_balance: [['customerCode'], ['customerName'], ['openAmount', 'amount']],
    contacts: [['customerCode'], ['customerName', 'siren'], ['email', 'phone', 'street', ...MARKETS]],
  }
  const groups = wanted[mapping.kind] ?? []
  const found = groups.filter((group) => group.some((field) => mapping.columns[field] !== undefined)).length
  const style = mapping.numbers ?? undefined
  const readable = amounts.filter((text) => parseAmount(text, style).ok).length / Math.max(1, amounts.length)
  const dated = days.length > 0 && !mapping.dates ? 0.6 : 1
  return (
    Math.round((found / Math.max(1, groups.length)) * (amounts.length > 0 ? 0.4 + 0.6 * readable : 1) * dated * 100) /
    100
  )
}
