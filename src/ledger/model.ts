import type { LocalDate } from '../kernel/calendar.ts'

/**
 * What made the customer owe (debit) or stop owing (credit). `reversal` undoes the item it names; `collected` is money that whoever collects
 * for us received (credit), or gave back (debit): the customer has paid, and our bank has nothing.
 */
export const ITEM_KINDS = [
  'invoice',
  'credit_note',
  'receipt',
  'opening',
  'adjustment',
  'write_off',
  'fee',
  'interest',
  'reversal',
  'transfer',
  'returned',
  'refund',
  'collected',
] as const
export type ItemKind = (typeof ITEM_KINDS)[number]

/** 1: the customer owes it. −1: a credit of the customer. */
export type Side = 1 | -1

/** An item with what is left of it. Amounts are positive; `side` gives the direction. */
export type Item = {
  readonly id: string
  readonly customerId: string
  readonly kind: ItemKind
  readonly side: Side
  readonly amountCents: number
  readonly openCents: number
  readonly currency: string
  readonly documentNo: string
  readonly label: string
  readonly issuedOn: LocalDate
  /** False: the day on which it was carried forward or listed stands in for its own, which is earlier. */
  readonly isDated: boolean
  readonly dueOn: LocalDate
  readonly dueSource: 'stated' | 'computed' | 'none'
  readonly recordedAt: Date
  readonly sourceId: string | null
  readonly sourceLine: number | null
  readonly reversed: boolean
}

/** Part of a debit item settled by a credit item. Negative when it undoes the allocation it names. */
export type Allocation = {
  readonly id: string
  readonly debitId: string
  readonly creditId: string
  readonly amountCents: number
  readonly allocatedOn: LocalDate
  readonly recordedAt: Date
  readonly reverses: string | null
}

/** Age of a debit in days past due, by the field's usual columns (law-fr §10). `null` bounds are open. */
export const AGE_BUCKETS = [
  { key: 'notDue', fromDays: null, toDays: 0 },
  { key: 'd1to30', fromDays: 1, toDays: 30 },
  { key: 'd31to60', fromDays: 31, toDays: 60 },
  { key: 'd61to90', fromDays: 61, toDays: 90 },
  { key: 'd91to120', fromDays: 91, toDays: 120 },
  { key: 'over120', fromDays: 121, toDays: null },
] as const
export type AgeBucket = (typeof AGE_BUCKETS)[number]['key']

/** Debits of several ages together: all of them, all that are past due, and those past due by more than sixty days. */
export const AGE_SPANS = {
  debits: { fromDays: null, toDays: null },
  overdue: { fromDays: 1, toDays: null },
  over60: { fromDays: 61, toDays: null },
} as const

/** A cell that opens: debits of one age or of several, or the credits that nothing has used yet. */
export type AgedCell = AgeBucket | keyof typeof AGE_SPANS | 'unapplied'

/** What a list of items is put in order by. */
export const ITEM_SORTS = ['customer', 'document', 'issued', 'due', 'amount', 'open'] as const
export type ItemSort = (typeof ITEM_SORTS)[number]

/** One row of an aged balance: debits by age, credits not yet applied apart, in one currency. */
export type AgedAmounts = Readonly<Record<AgeBucket, number>> & {
  readonly unappliedCents: number
  readonly totalCents: number
}
