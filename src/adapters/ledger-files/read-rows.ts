import { withoutAccents } from '../../kernel/plain-letters.ts'
import { asText, type TableRow } from './cell.ts'
import { CellReader } from './cell-reader.ts'
import { profileCells } from './profile-cells.ts'
import type { TableMapping } from './suggest-mapping.ts'
import type { Table } from './table.ts'
import { ControlTotals, isShareRow, isTotalRow } from './total-row.ts'
import type { AgedRow, CustomerRow, OpenItemRow, RowsSummary, TypedRow } from './typed-row.ts'
import { wording } from './wording.ts'

/**
 * Typed rows of a table read through its mapping, in batches; the generator's return value is the summary. A row whose amount
 * or date cannot be read is rejected with its line, column, value and reason: it is never guessed.
 */
export async function* readRows(
  table: Pick<Table, 'header' | 'rows'>,
  mapping: TableMapping,
): AsyncGenerator<TypedRow[], RowsSummary> {
  const reader = new RowReader(table.header, mapping)
  for await (const batch of table.rows()) {
    const rows = batch.map((row) => reader.read(row)).filter((row) => row !== null)
    if (rows.length > 0) yield rows
  }
  return reader.summary()
}

class RowReader {
  private readonly cells: CellReader
  private readonly controls = new ControlTotals()
  private readonly totals: Record<string, number> = {}
  /** The customer a row above stands for, until one names its own. */
  private heading: { readonly name: string; readonly line: number; readonly isUsed: boolean } | null = null
  private count = 0
  private rejectedRows = 0
  private readonly mapping: TableMapping

  constructor(header: readonly string[], mapping: TableMapping) {
    this.mapping = mapping
    this.cells = new CellReader(header, mapping)
  }

  summary(): RowsSummary {
    // Under the totals it is the foot of a printed page.
    if (this.controls.controls.length === 0) this.leaveHeading()
    const { rejected, ignored } = this.cells
    const { count, rejectedRows, totals } = this
    return {
      rows: count,
      rejectedRows,
      rejected,
      ignored,
      controls: this.controls.controls,
      totalCentsByCurrency: totals,
    }
  }

  read(row: TableRow): TypedRow | null {
    if (row.cells.every((cell) => asText(cell) === '') || isShareRow(row)) return null
    if (this.isHeading(row)) return null
    if (isTotalRow(row, this.mapping, this.controls.isOver)) {
      const cents = this.writtenTotal(row)
      if (cents !== null) this.controls.check(row, this.cells.text(row, 'customerCode'), cents)
      return null
    }
    if (this.cells.text(row, 'customerCode') || this.cells.text(row, 'customerName')) this.leaveHeading()
    const before = this.cells.rejected.total
    const typed = this.typed(row)
    if (this.cells.rejected.total > before || !typed) {
      this.rejectedRows++
      return null
    }
    this.count++
    if (typed.row !== 'contact') {
      const cents = typed.row === 'aged' ? typed.totalCents : typed.openCents
      this.controls.add(typed.customerCode, typed.customerName, cents)
      this.totals[typed.currency] = (this.totals[typed.currency] ?? 0) + cents
    }
    return typed
  }

  /**
   * A lone word over the rows of a section or of a customer, or under them all, and no figure beside it. In a list of documents
   * the rows below that name no customer are of the one it names.
   */
  private isHeading(row: TableRow): boolean {
    if (this.mapping.kind === 'contacts') return false
    const filled = row.cells.flatMap((cell, column) => (asText(cell) === '' ? [] : [column]))
    const [only] = filled
    if (only === undefined || filled.length > 1 || !/\p{L}{2}/u.test(asText(row.cells[only]))) return false
    const { customerCode, customerName } = this.mapping.columns
    if (only === customerName || (customerName === undefined && only === customerCode)) {
      if (this.mapping.kind !== 'open_items') return this.controls.hasWhole()
      this.leaveHeading()
      this.heading = { name: asText(row.cells[only]), line: row.line, isUsed: false }
    }
    return true
  }

  /** A customer alone on its row, with no row of its own below, has lost its amount. */
  private leaveHeading(): void {
    if (this.heading && !this.heading.isUsed) this.missingAmount(this.heading.line)
    this.heading = null
  }

  private missingAmount(line: number): void {
    const { openAmount, debit, amount } = this.mapping.columns
    const column = this.cells.nameOf(openAmount ?? debit ?? amount)
    this.cells.rejected.add('missing_amount', wording.missingCell, { line, column, value: '' })
    this.rejectedRows++
  }

  private writtenTotal(row: TableRow): number | null {
    const column = this.totalColumn()
    const written = column === undefined ? null : this.cells.cents(row, column)
    if (written !== null) return written
    if (this.mapping.kind !== 'aged_balance') return this.movement(row)
    return this.mapping.buckets.reduce((sum, bucket) => sum + (this.cells.cents(row, bucket.column) ?? 0), 0)
  }

  private typed(row: TableRow): TypedRow | null {
    const code = this.cells.text(row, 'customerCode')
    const own = this.cells.text(row, 'customerName')
    if (this.heading) this.heading = { ...this.heading, isUsed: true }
    const name = own || (this.heading?.name ?? '')
    if (code === '' && name === '') {
      const column = this.cells.nameOf(this.mapping.columns.customerCode ?? this.mapping.columns.customerName)
      this.cells.rejected.add('missing_customer', wording.missingCell, { line: row.line, column, value: '' })
      return null
    }
    const customer = {
      line: row.line,
      customerCode: code || name,
      customerName: name || code,
      ...this.cells.contact(row),
    }
    if (this.mapping.kind === 'contacts')
      return { row: 'contact', ...customer, ...profileCells(this.cells, row, this.mapping) }
    const currency = this.cells.currency(row)
    if (this.mapping.kind === 'aged_balance') return this.aged(row, customer, currency)
    return this.openItem(row, customer, currency)
  }

  private openItem(row: TableRow, customer: CustomerRow, currency: string): OpenItemRow | null {
    const { columns } = this.mapping
    const kindText = this.cells.text(row, 'documentKind')
    const movement = columns.debit === undefined && columns.credit === undefined ? null : this.movement(row)
    const before = this.cells.rejected.total
    const stated = this.cells.amount(row, 'openAmount')
    const original = this.cells.amount(row, 'amount')
    const open = stated ?? movement ?? original
    // An amount that is there and cannot be read has been told already: it is not missing.
    if (open === null && this.cells.rejected.total > before) return null
    if (open === null) {
      const column = this.cells.nameOf(columns.openAmount ?? columns.debit ?? columns.amount)
      this.cells.rejected.add('missing_amount', wording.missingCell, { line: row.line, column, value: '' })
      return null
    }
    const cents = original ?? movement ?? open
    const sign = directionSign(this.cells.text(row, 'direction'))
    const kind = documentKind(kindText, open * sign)
    // Packages print credit notes and receipts without a sign when a column already says what they are.
    const flip =
      (kind === 'credit_note' || kind === 'payment') && kindText !== '' && open > 0 && movement === null ? -1 : 1
    const performedOn = columns.performedOn === undefined ? null : this.cells.day(row, 'performedOn')
    const signed = (value: number) => value * sign * flip || 0
    return {
      row: 'open_item',
      ...customer,
      documentNo: this.cells.text(row, 'documentNo') || null,
      kind,
      issuedOn: this.cells.day(row, 'issuedOn'),
      dueOn: this.cells.day(row, 'dueOn'),
      ...(performedOn === null ? {} : { performedOn }),
      cents: signed(cents),
      openCents: signed(open),
      currency,
      label: this.cells.text(row, 'label') || null,
      paymentMeans: this.cells.text(row, 'paymentMeans') || null,
    }
  }

  private aged(row: TableRow, customer: CustomerRow, currency: string): AgedRow {
    const buckets = this.mapping.buckets.map(({ column, fromDays, toDays }) => ({
      fromDays,
      toDays,
      cents: this.cells.cents(row, column) ?? 0,
    }))
    const sum = buckets.reduce((total, bucket) => total + bucket.cents, 0)
    const column = this.totalColumn()
    const total = column === undefined ? null : this.cells.cents(row, column)
    if (total !== null && total !== sum) {
      const place = { line: row.line, column: this.cells.nameOf(column), value: asText(row.cells[column!]) }
      this.cells.rejected.add('buckets_disagree', wording.bucketsDisagree, place, { sum: sum / 100 })
    }
    return { row: 'aged', ...customer, buckets, totalCents: sum, currency, asOf: this.cells.day(row, 'asOf') }
  }

  private totalColumn = (): number | undefined => this.mapping.columns.openAmount ?? this.mapping.columns.amount

  private movement(row: TableRow): number | null {
    const debit = this.cells.amount(row, 'debit')
    const credit = this.cells.amount(row, 'credit')
    return debit === null && credit === null ? null : (debit ?? 0) - (credit ?? 0)
  }
}

/** A `Sens` column turns the sign of unsigned amounts. */
const directionSign = (text: string): 1 | -1 => (/^(?:C|CR|CREDIT|CRÉDIT|H|HABEN|-1)$/i.test(text) ? -1 : 1)

function documentKind(text: string, cents: number): OpenItemRow['kind'] {
  const plain = withoutAccents(text).toLowerCase()
  if (/avoir|credit|\bcn\b/.test(plain)) return 'credit_note'
  if (/reglement|paiement|payment|receipt|acompte|encaissement|versement/.test(plain)) return 'payment'
  if (/fact|invoice|\binv\b/.test(plain)) return 'invoice'
  return cents < 0 ? 'other' : 'invoice'
}
