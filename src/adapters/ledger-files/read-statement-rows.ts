import { asText, type TableRow } from './cell.ts'
import { CellReader } from './cell-reader.ts'
import { movementStatus } from './movement-status.ts'
import type { TableMapping } from './suggest-mapping.ts'
import type { Table } from './table.ts'
import type { RowsSummary, StatementRow } from './typed-row.ts'
import { wording } from './wording.ts'

/** What banks write in a row that is no movement. A movement whose wording begins so has a day. */
const TOTAL = /^(?:sous[ -]?)?tota(?:l|ux)\b|^(?:ancien |nouveau )?solde\b|^(?:opening|closing) balance\b|^balance\b/i

/** The code of rows left out because their status says that no money moved. */
export const NOT_EXECUTED = 'not_executed'

/**
 * The rows of a bank statement read through its mapping, in batches, in file order; the generator's return value is the
 * summary. Other rows are left out, and a movement that cannot be read is at fault: it is never guessed.
 */
export async function* readStatementRows(
  table: Pick<Table, 'header' | 'rows'>,
  mapping: TableMapping,
): AsyncGenerator<StatementRow[], RowsSummary> {
  const cells = new CellReader(table.header, mapping)
  const { rejected, ignored } = cells
  let count = 0
  let rejectedRows = 0
  for await (const batch of table.rows()) {
    const rows: StatementRow[] = []
    for (const row of batch) {
      if (row.cells.every((cell) => asText(cell) === '')) continue
      const before = rejected.total
      const typed = statementRow(cells, row, mapping)
      if (rejected.total > before) rejectedRows++
      else if (typed) rows.push(typed)
    }
    count += rows.length
    if (rows.length > 0) yield rows
  }
  return { rows: count, rejectedRows, rejected, ignored, controls: [], totalCentsByCurrency: {} }
}

/**
 * One row of a bank statement, or null when it is none: a total, a text without a day, or what was refused, called back or is
 * still to come. A row with a day and neither an
 * amount nor a balance is at fault: a movement left out would leave the account wrong.
 */
function statementRow(cells: CellReader, row: TableRow, mapping: TableMapping): StatementRow | null {
  const { columns } = mapping
  const missing = (code: string, column: number | undefined) =>
    cells.rejected.add(code, wording.missingCell, { line: row.line, column: cells.nameOf(column), value: '' })
  const written = cells.text(row, 'bookedOn')
  const texts = row.cells.map(asText).filter((text) => text !== '')
  // Before anything else is asked of it: what did not move may have neither day nor amount.
  const status = cells.text(row, 'status')
  if (movementStatus(status) !== 'moved') {
    const place = { line: row.line, column: cells.nameOf(columns.status), value: status }
    cells.ignored.add(NOT_EXECUTED, wording.statementRowNotExecuted, place)
    return null
  }
  // A day cut short with its line is no text: it is at fault.
  const isText = texts.length === 1 && /^\D*\p{L}{2}/u.test(written)
  if (written === '' || isText || TOTAL.test(written)) {
    if (hasFigure(cells, row) && !texts.some((text) => TOTAL.test(text))) missing('missing_date', columns.bookedOn)
    else
      cells.ignored.add('left_out', wording.statementRowLeftOut, { line: row.line, column: '', value: texts[0] ?? '' })
    return null
  }
  const before = cells.rejected.total
  const bookedOn = cells.day(row, 'bookedOn')
  const amount = cells.amount(row, 'amount')
  const debitCents = cells.amount(row, 'debit')
  const creditCents = cells.amount(row, 'credit')
  const balanceCents = cells.amount(row, 'runningBalance')
  const isBlank = amount === null && debitCents === null && creditCents === null && balanceCents === null
  if (isBlank && cells.rejected.total === before)
    missing('missing_amount', columns.amount ?? columns.debit ?? columns.credit)
  if (debitCents && creditCents)
    cells.rejected.add('both_debit_and_credit', wording.bothDebitAndCredit, {
      line: row.line,
      column: cells.nameOf(columns.debit),
      value: `${asText(row.cells[columns.debit!])} / ${asText(row.cells[columns.credit!])}`,
    })
  if (!bookedOn) return null
  return {
    line: row.line,
    bookedOn,
    valueOn: cells.day(row, 'valueOn'),
    amountCents: directed(cells, row, amount, columns.direction),
    debitCents,
    creditCents,
    balanceCents,
    currency: cells.currency(row),
    operation: cells.text(row, 'operation'),
    label: oneLine(cells.text(row, 'label')),
    remittance: oneLine(cells.text(row, 'remittance')),
    payerName: oneLine(cells.text(row, 'payerName')),
    payerAccount: cells.text(row, 'payerAccount'),
    reference: cells.text(row, 'bankReference'),
    account: cells.text(row, 'ownAccount'),
  }
}

const hasFigure = (cells: CellReader, row: TableRow): boolean =>
  (['amount', 'debit', 'credit', 'runningBalance'] as const).some((field) => /\d/.test(cells.text(row, field)))

/** A direction column says all there is to say of the sign, whatever sign the amount carries beside it. */
function directed(cells: CellReader, row: TableRow, cents: number | null, column: number | undefined): number | null {
  if (column === undefined || cents === null) return cents
  const value = asText(row.cells[column])
  const side = /^(?:d|db|dbit|d[ée]bit|-1?|s|soll|af)$/i.test(value)
    ? -1
    : /^(?:c|cr|crdt|cr[ée]dit|\+1?|1|h|haben|bij)$/i.test(value)
      ? 1
      : 0
  if (side === 0)
    cells.rejected.add('unknown_direction', wording.unknownDirection, {
      line: row.line,
      column: cells.nameOf(column),
      value,
    })
  return Math.abs(cents) * side || 0
}

/** Banks break a wording over several lines of one cell. */
const oneLine = (text: string): string => text.replace(/\s+/g, ' ').trim()
