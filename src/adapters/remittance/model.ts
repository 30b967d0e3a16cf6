import type { LocalDate } from '../../kernel/calendar.ts'
import type { Currency } from '../../kernel/money.ts'
import type { Refusal } from '../../kernel/verdict.ts'

/**
 * One thing the payer says it pays. Which document of ours it is, nobody knows here: `candidates` are the payer's own words
 * that look like a document number, the likeliest first.
 */
export type AdviceRow = {
  /** Line of the text, row of the table, or line of the PDF counted from its first page. */
  readonly line: number
  readonly words: string
  /** Empty for a deduction that names no document. */
  readonly candidates: readonly string[]
  /** What is paid of it, in minor units: negative for a credit note or a deduction. Null when the advice leaves a doubt. */
  readonly cents: number | null
  /** Before deduction, when told apart. */
  readonly grossCents: number | null
  /** Discount or deduction taken on this document, positive, when told apart. */
  readonly deductionCents: number | null
  /** Every amount readable on the row, as written: what a person chooses from when `cents` is null. */
  readonly amounts: readonly number[]
}

/**
 * `adds_up`: rows with an amount come to the stated total. `differs`: they do not. `incomplete`: they do not, and some rows
 * have no sure amount. `no_total`: the advice states none, or several.
 */
export type Agreement = 'adds_up' | 'differs' | 'incomplete' | 'no_total'

/** What a payer says of a payment, as far as its own words go. */
export type Advice = {
  readonly format: 'text' | 'csv' | 'xlsx' | 'pdf'
  readonly payer: string | null
  readonly paidOn: LocalDate | null
  readonly totalCents: number | null
  readonly currency: Currency | null
  readonly rows: readonly AdviceRow[]
  /** Sum of the rows that have an amount. */
  readonly sumCents: number
  readonly agreement: Agreement
  /** What a person should look at, with its sentence. */
  readonly remarks: readonly Refusal[]
}
