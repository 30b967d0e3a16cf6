import { cellText, type SheetCell } from '../../adapters/spreadsheet/write-workbook.ts'
import { csvText } from '../../kernel/csv.ts'

/** Names of the columns are the same in every language, so that a program reads every file alike. */
export const CLAIM_COLUMNS = [
  'placement',
  'customer_code',
  'document_no',
  'document_kind',
  'label',
  'issued_on',
  'due_on',
  'days_late',
  'currency',
  'amount',
  'principal_due',
  'interest_due',
  'indemnity_due',
  'interest_on',
  'barred_after',
  'reminders',
  'formal_notice_on',
  'papers',
  'missing',
] as const

export const DEBTOR_COLUMNS = [
  'placement',
  'mandate',
  'stage',
  'placed_on',
  'customer_code',
  'name',
  'kind',
  'siren',
  'vat_no',
  'address',
  'postcode',
  'city',
  'country',
  'language',
  'currency',
  'total_due',
  'documents',
] as const

export const CONTACT_COLUMNS = ['placement', 'customer_code', 'name', 'role', 'email', 'phone'] as const

export const HISTORY_COLUMNS = [
  'placement',
  'customer_code',
  'on',
  'kind',
  'detail',
  'amount',
  'until',
  'documents',
] as const

export type TableName = 'claims' | 'debtors' | 'contacts' | 'history'
export type Table = { readonly name: TableName; readonly rows: (readonly SheetCell[])[] }

export const tableOf = (name: TableName, columns: readonly string[]): Table => ({ name, rows: [columns] })

export const csvOf = ({ rows }: Table): Buffer => Buffer.from(csvText(rows.map((row) => row.map(cellText))))
