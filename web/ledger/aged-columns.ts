import type { LocalDate } from '../../src/kernel/calendar.ts'
import type { Sentence } from '../../src/kernel/wording.ts'
import { AGE_BUCKETS, type AgeBucket, type AgedAmounts, type AgedCell } from '../../src/ledger/model.ts'
import type { AgedBucket } from '../design/AgedBar.tsx'
import { wording } from './wording.ts'

/** Which balance is on screen: true on a day, and, for `knownOn`, as it was known when another day ended. */
export type BalanceOn = { readonly asOf: LocalDate; readonly knownOn?: LocalDate }

/** A column of the aged balance: an age of debits, or the credits that nothing has used yet. */
export type AgedColumn = AgeBucket | 'unapplied'

export const AGED_COLUMNS: readonly AgedColumn[] = [...AGE_BUCKETS.map((bucket) => bucket.key), 'unapplied']

export const columnNames: Record<AgedColumn, Sentence> = {
  notDue: wording.notDue,
  d1to30: wording.d1to30,
  d31to60: wording.d31to60,
  d61to90: wording.d61to90,
  d91to120: wording.d91to120,
  over120: wording.over120,
  unapplied: wording.unapplied,
}

/** What may be opened: a column, or several ages together. */
export const cellNames: Record<AgedCell, Sentence> = {
  ...columnNames,
  debits: wording.debits,
  overdue: wording.overdue,
  over60: wording.over60,
}

const STEPS: Record<AgedColumn, AgedBucket['step']> = {
  notDue: 0,
  d1to30: 1,
  d31to60: 2,
  d61to90: 3,
  d91to120: 4,
  over120: 4,
  unapplied: 'credit',
}

export const isAgedCell = (text: string | undefined): text is AgedCell => text !== undefined && text in cellNames

/** Signed cents of one column: credits reduce what is owed. */
export const centsIn = (row: AgedAmounts, column: AgedColumn): number =>
  column === 'unapplied' ? 0 - row.unappliedCents : row[column]

/** All that is owed, credits aside. */
export const debitsOf = (row: AgedAmounts): number => AGE_BUCKETS.reduce((sum, { key }) => sum + row[key], 0)

/** What is past its due date, credits aside. */
export const overdueOf = (row: AgedAmounts): number =>
  AGE_BUCKETS.filter((bucket) => bucket.key !== 'notDue').reduce((sum, bucket) => sum + row[bucket.key], 0)

/** What is past its due date by more than sixty days, credits aside. */
export const over60Of = (row: AgedAmounts): number =>
  AGE_BUCKETS.filter(({ fromDays }) => fromDays !== null && fromDays > 60).reduce((sum, { key }) => sum + row[key], 0)

/** The parts of the aged bar, each opening its items; a column of credits only where there are any. */
export function agedParts(
  row: AgedAmounts,
  name: (sentence: Sentence) => string,
  hrefOf: (column: AgedColumn) => string,
): AgedBucket[] {
  return AGED_COLUMNS.filter((column) => column !== 'unapplied' || row.unappliedCents !== 0).map((column) => ({
    key: column,
    label: name(columnNames[column]),
    cents: centsIn(row, column),
    step: STEPS[column],
    href: hrefOf(column),
  }))
}
