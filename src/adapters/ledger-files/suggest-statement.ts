import { toIban } from '../../kernel/identifiers.ts'
import type { Refusal } from '../../kernel/verdict.ts'
import { parseAmount, sniffNumberStyle } from './amount.ts'
import { asText, type TableRow } from './cell.ts'
import { ambiguousDay, parseDay, sniffDateStyle } from './day-text.ts'
import { type Field, isEnglish, listFieldOf, statementFieldOf } from './header-words.ts'
import { movementStatus } from './movement-status.ts'
import type { Suggestion, TableMapping } from './suggest-mapping.ts'
import { wording } from './wording.ts'

type Columns = Partial<Record<Field, number>>

/**
 * How to read a table as a bank statement, or null when it is none: it has a day, words and movements, and nobody who owes. A
 * column that a list would read as customer or number is no obstacle where the days are plainly those of a bank.
 */
export function suggestStatement(header: readonly string[], samples: readonly TableRow[]): Suggestion | null {
  const columns: Columns = {}
  for (const [column, name] of header.entries()) {
    const field = statementFieldOf(name)
    if (field && columns[field] === undefined) columns[field] = column
  }
  takeReferenceAsWords(columns, header)
  const has = (...fields: readonly Field[]) => fields.some((field) => columns[field] !== undefined)
  const isMoved = has('amount') || (has('debit') && has('credit'))
  if (!isMoved || !has('bookedOn', 'valueOn') || !has('label', 'remittance', 'payerName', 'ownAccount')) return null
  if (isList(header, samples)) return null
  if (columns.bookedOn === undefined) {
    columns.bookedOn = columns.valueOn!
    delete columns.valueOn
  }
  sortAccounts(columns, samples)
  if (columns.status !== undefined && !saysWhatMoved(samples, columns.status)) delete columns.status
  return suggestion(header, columns, samples)
}

/** Where no column holds words, a reference is the payer's; a further column may then hold the bank's. */
function takeReferenceAsWords(columns: Columns, header: readonly string[]): void {
  const { bankReference } = columns
  if (bankReference === undefined || columns.label !== undefined || columns.remittance !== undefined) return
  columns.remittance = bankReference
  const next = header.findIndex((name, column) => column > bankReference && statementFieldOf(name) === 'bankReference')
  if (next < 0) delete columns.bankReference
  else columns.bankReference = next
}

/**
 * A due date is of a list; so are customers, unless the table has a day that only banks write and no document, or says who
 * stands on the other side as only banks do.
 */
function isList(header: readonly string[], samples: readonly TableRow[]): boolean {
  const inList = header.map((name, column) => (isOfAccounts(samples, column) ? null : listFieldOf(name)))
  if (inList.includes('dueOn')) return true
  if (!inList.includes('customerCode') && !inList.includes('customerName')) return false
  const ofBanks = (fields: RegExp) =>
    header.some((name, column) => inList[column] === null && fields.test(statementFieldOf(name) ?? ''))
  if (!ofBanks(/^(?:bookedOn|valueOn)$/)) return true
  if (ofBanks(/^payerName$/)) return false
  const owing: readonly unknown[] = ['customerCode', 'customerName', 'documentNo']
  return header.some((name, column) => owing.includes(inList[column]) && statementFieldOf(name) === null)
}

/** A column of IBANs or RIBs names accounts at a bank, whatever its title: no customer is numbered so. */
function isOfAccounts(samples: readonly TableRow[], column: number): boolean {
  const named = samples.map((row) => asText(row.cells[column])).filter((text) => text !== '')
  return named.length > 0 && named.every((text) => toIban(text) !== null || RIB.test(text.replace(/[\s.-]/g, '')))
}
const RIB = /^\d{10}[0-9A-Z]{11}\d{2}$/i

/** A column titled `Statut` may say something else, as whether the accountant has seen the row. */
const saysWhatMoved = (samples: readonly TableRow[], column: number): boolean =>
  samples.some((row) => {
    const text = asText(row.cells[column])
    return text !== '' && movementStatus(text) !== 'unknown'
  })

/** `Bank account` beside who pays is the payer's, unless every row names the same one: then it is our own. */
function sortAccounts(columns: Columns, samples: readonly TableRow[]): void {
  const { ownAccount, payerName, payerAccount } = columns
  if (ownAccount === undefined || payerName === undefined || payerAccount !== undefined) return
  const named = samples.map((row) => asText(row.cells[ownAccount]))
  if (named.length > 1 && named.every((account) => account !== '' && account === named[0])) return
  columns.payerAccount = ownAccount
  delete columns.ownAccount
}

const AMOUNTS: readonly Field[] = ['amount', 'debit', 'credit', 'runningBalance']

function suggestion(header: readonly string[], columns: Columns, samples: readonly TableRow[]): Suggestion {
  const textsOf = (fields: readonly Field[]): string[] =>
    fields.flatMap((field) => {
      const cells = columns[field] === undefined ? [] : samples.map((row) => row.cells[columns[field]!])
      return cells.filter((cell): cell is string => typeof cell === 'string' && cell !== '')
    })
  const amounts = textsOf(AMOUNTS)
  const days = textsOf(['bookedOn', 'valueOn'])
  const numbers = sniffNumberStyle(amounts)
  const dates = sniffDateStyle(days)
  const reasons: Refusal[] = [
    { code: 'bank_statement', sentence: wording.reasonBankStatement },
    ...Object.entries(columns).map(([field, column]) => ({
      code: 'column',
      sentence: wording.reasonColumn,
      params: { column: header[column]!, field },
    })),
  ]
  if (dates?.order === 'mdy') {
    const value = days.find((text) => !parseDay(text).ok) ?? days[0]!
    reasons.push({ code: 'month_first', sentence: wording.reasonMonthFirst, params: { value } })
  }
  const isForeign = isEnglish(header) || amounts.some((text) => /\d,\d{3}\.\d/.test(text))
  const twofold = dates?.order === 'dmy' && isForeign ? ambiguousDay(days) : undefined
  if (twofold) reasons.push({ code: 'day_first', sentence: wording.reasonDayFirst, params: { value: twofold } })
  const mapping: TableMapping = { kind: 'bank_statement', columns, buckets: [], numbers, dates, currency: 'EUR' }
  const readable = amounts.filter((text) => parseAmount(text, numbers ?? undefined).ok).length
  const share = amounts.length > 0 ? 0.4 + 0.6 * (readable / amounts.length) : 1
  const confidence = Math.round(0.95 * share * (days.length > 0 && !dates ? 0.6 : 1) * 100) / 100
  return { kind: 'bank_statement', confidence, reasons, mapping }
}
