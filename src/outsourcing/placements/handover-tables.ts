import { type Lang, say } from '../../kernel/wording.ts'
import { handoverWords as words } from './handover-wording.ts'
import type { PackageTable } from './write-package.ts'

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

type TableName = 'claims' | 'debtors' | 'contacts' | 'history'

export const tableOf = (lang: Lang, name: TableName, columns: readonly string[]): PackageTable => ({
  name,
  title: say(lang, words[name]),
  rows: [columns],
})
