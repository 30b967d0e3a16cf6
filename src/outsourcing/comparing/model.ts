import type { CustomerKind } from '../../parties/model.ts'
import type { Age } from '../audit/model.ts'
import { flatRate, type Tariff } from '../tariffs/model.ts'

/** What share of claims comes in by their age when they are placed, in hundredths of a percent; null: nobody knows. */
export type ProvenRates = { readonly [age in Age]: number | null }

/** What collecting here takes in a year. Rates that nobody told are those of the audit. */
export type Inside = {
  /** So many minutes a week for all claims, or for each of them. */
  readonly per: 'week' | 'file'
  readonly minutes: number
  readonly hourCents: number
  readonly toolsCents: number
  readonly trainingCents: number
  readonly rates: ProvenRates
}

/** Which claims are placed: late enough, within these amounts, of these kinds of customers. The others stay here. */
export type RoutingRule = {
  readonly fromDays: number
  readonly fromCents: number
  readonly toCents: number | null
  readonly kinds: readonly CustomerKind[]
}

/** What an organisation compares: its late claims, or an amount it names, and what each way takes. */
export type Comparison = {
  readonly base:
    | { readonly kind: 'portfolio' }
    | { readonly kind: 'amount'; readonly cents: number; readonly files: number; readonly age: Age }
  readonly inside: Inside
  readonly outside: { readonly rates: ProvenRates; readonly tariff: Tariff }
  /** VAT on fees comes back to whoever deducts it; to who does not, it is a cost. */
  readonly deductsVat: boolean
  /** Chosen by a person; null: the one that is proposed. */
  readonly rule: RoutingRule | null
}

/** Weeks in a year of work on reminders: what a habit of so many hours a week costs. */
export const WEEKS = 52

/** Where somebody begins: 10 hours a week at 35 €, a provider that recovers 78 % for 15 %. Every figure is there to be replaced. */
export const usualComparison = (currency: string, minutesAWeek: number | null): Comparison => ({
  base: { kind: 'portfolio' },
  inside: {
    per: 'week',
    minutes: minutesAWeek ?? 600,
    hourCents: 3_500,
    toolsCents: 100_000,
    trainingCents: 40_000,
    rates: { young: null, middle: null, old: null },
  },
  outside: { rates: { young: null, middle: null, old: null }, tariff: flatRate(currency, 1_500) },
  deductsVat: true,
  rule: null,
})
