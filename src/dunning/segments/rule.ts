import type { Currency } from '../../kernel/money.ts'

/** What a segment may ask of a customer: what it is, what it owes, how it pays. */

export const CHOICE_FIELDS = [
  'kind',
  'size',
  'risk',
  'lang',
  'country',
  'sector',
  'tag',
  'salesperson',
  'group',
] as const
export type ChoiceField = (typeof CHOICE_FIELDS)[number]

export const AMOUNT_FIELDS = ['outstanding', 'overdue'] as const
export type AmountField = (typeof AMOUNT_FIELDS)[number]

export const COUNT_FIELDS = [
  'openItems',
  'oldestDaysLate',
  'averageDaysLate',
  'brokenPromises',
  'openDisputes',
  'creditUsedPercent',
  'daysSincePayment',
  'knownForDays',
] as const
export type CountField = (typeof COUNT_FIELDS)[number]

export type Field = ChoiceField | AmountField | CountField

/** Both ends included; null: no bound on that side. What is not known of a customer is in no range. */
export type Range = { readonly from: number | null; readonly to: number | null }

/** One of several values: ids for salespeople and groups (its head), else the value itself. */
export type ChoiceCondition = {
  readonly field: ChoiceField
  readonly not: boolean
  readonly values: readonly string[]
}
/** In minor units of the currency; documents in other currencies do not count. */
export type AmountCondition = Range & {
  readonly field: AmountField
  readonly not: boolean
  readonly currency: Currency
}
export type CountCondition = Range & { readonly field: CountField; readonly not: boolean }
export type Condition = ChoiceCondition | AmountCondition | CountCondition

/** Without condition it fits everybody. */
export type Rule = { readonly match: 'all' | 'any'; readonly conditions: readonly Condition[] }

export const isChoice = (condition: Condition): condition is ChoiceCondition => 'values' in condition
export const isAmount = (condition: Condition): condition is AmountCondition => 'currency' in condition

export type SegmentDraft = {
  /** Null while it is new. */
  readonly id: string | null
  readonly name: string
  readonly rule: Rule
  /** Null: its customers are not reminded, and `notChasedReason` says why. */
  readonly scenarioId: string | null
  readonly notChasedReason: string
}
export type Segment = SegmentDraft & { readonly id: string }
