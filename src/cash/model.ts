import type { SentenceParams } from '../kernel/wording.ts'

/**
 * Kinds of match, from the most to the least certain. A kind is what is measured, switched on and off, and applied without
 * asking; the sentence of each is in `wording.ts`.
 */
export const MATCH_CLASSES = [
  // The accounts sent this receipt already: the line is the same money.
  'in_books',
  // What the payer cites adds up to the amount.
  'own_reference',
  'references_exact',
  'references_credit',
  'third_party',
  // The bank takes a return back.
  'paid_again',
  // What the payer cites is paid already.
  'already_paid',
  // Who pays is known, and what is open adds up in one way only.
  'payer_certain',
  'payer_single',
  'payer_all',
  // What is cited does not quite add up.
  'references_gap',
  'references_part',
  'references_more',
  'references_over',
  // What is cited is owed in another currency.
  'references_foreign',
  // The amount fits, less surely.
  'payer_gap',
  'payer_subset',
  'near_reference',
  'payer_part',
  'amount_only',
  'on_account',
  // Money that went back out.
  'returned',
  // Money given back to a customer.
  'refund',
] as const
export type MatchClass = (typeof MATCH_CLASSES)[number]

/** Why a proposal says what it says; told in words by `tellEvidence`. */
export type Evidence = {
  readonly code: EvidenceCode
  readonly params: SentenceParams
  readonly itemId: string | null
}

export const EVIDENCE_CODES = [
  'in_books',
  'in_books_part',
  'booked_cited',
  'booked_together',
  'booked_same_day',
  'booked_sum',
  'booked_sums',
  'booked_gross',
  'returned_reference',
  'returned_mandate',
  'returned_payer',
  'returned_amount',
  'returned_receipt',
  'returned_several',
  'returned_fee',
  'return_reversed',
  'refund_iban',
  'refund_name',
  'refund_like_name',
  'refund_words',
  'refund_credit',
  'refund_credits',
  'refund_part',
  'refund_in_books',
  'own_reference',
  'collected',
  'collected_alone',
  'collected_rejected',
  'cited',
  'cited_look_alike',
  'cited_in_advice',
  'cited_foreign',
  'cited_together',
  'deposit_together',
  'converted',
  'serial_cited',
  'nearly_cited',
  'credit_deducted',
  'already_settled',
  'settled_alike',
  'taken_by_line',
  'payer_reminder',
  'payer_iban',
  'payer_alias',
  'payer_code',
  'payer_named',
  'payer_same_name',
  'payer_like_name',
  'payer_unknown',
  'payer_other',
  'exact_amount',
  'rare_amount',
  'exact_sum',
  'all_overdue',
  'all_open',
  'all_of_month',
  'oldest_open',
  'only_combination',
  'several_combinations',
  'bank_fee',
  'discount',
  'late_discount',
  'rounding',
  'part_paid',
  'part_stated',
  'overpaid',
  'oldest_first',
  'principal_first',
  'interest_first',
  'amount_found',
  'other_addressee',
  'dated_ahead',
  'withheld',
  'deposit',
] as const
export type EvidenceCode = (typeof EVIDENCE_CODES)[number]

/**
 * Part of an item that a proposal settles: positive for a debit, negative for a credit that is used up. Of a debit in another
 * currency, `cents` is what it takes of the line and `ownCents` what of it is settled, in its own.
 */
export type Part = { readonly itemId: string; readonly cents: number; readonly ownCents?: number | undefined }

export type GapReason = 'bank_fee' | 'discount' | 'rounding'

/** What a person may call missing money that is written off. */
export const GAP_REASONS = ['bank_fee', 'discount', 'rounding', 'write_off'] as const satisfies readonly (
  | GapReason
  | 'write_off'
)[]

export type Proposal = {
  readonly class: MatchClass
  readonly customerId: string
  /** Who paid, when it is another customer than the one whose items are settled. */
  readonly payerId: string | null
  readonly parts: readonly Part[]
  /** Missing money that would be written off so that the parts are settled in full. Zero or more. */
  readonly gap: { readonly cents: number; readonly reason: GapReason } | null
  /** What stays with the customer, not applied. Zero or more. */
  readonly onAccountCents: number
  /** The receipt of the books that this line is; nothing is booked then. */
  readonly bookedItemId: string | null
  readonly evidence: readonly Evidence[]
  /** Another proposal is as good: a person must say. */
  readonly isTied: boolean
}

/** How far matching may go. Amounts in minor units of the organisation's currency. */
/**
 * What a payment that does not cover everything goes to first, when its payer names nothing: the principal, as trade does, or
 * costs and interest before it, as the law has it unless agreed otherwise (C. civ. art. 1343-1).
 */
export const ALLOCATION_ORDERS = ['principal_first', 'costs_interest_principal'] as const
export type AllocationOrder = (typeof ALLOCATION_ORDERS)[number]

export type Tolerance = {
  readonly roundingCents: number
  /** Bank fees taken on the way. */
  readonly feeCents: number
  /** Cash discounts that customers are granted, in hundredths of a percent, and the days from issue they are granted for. */
  readonly discountsBp: readonly number[]
  readonly discountDays: number
  /** Items looked at for a sum that nothing cites. */
  readonly subsetItems: number
  readonly allocationOrder: AllocationOrder
}

export const evidence = (code: EvidenceCode, params: SentenceParams = {}, itemId: string | null = null): Evidence => ({
  code,
  params,
  itemId,
})

/** Whether it takes its customer's share of a line that documents of several customers make together; the others are as right. */
export const isShare = ({ evidence: grounds }: Pick<Proposal, 'evidence'>): boolean =>
  grounds.some(({ code }) => code === 'cited_together' || code === 'deposit_together')

/** The receipts of the books that a proposal says its line is, the one that stands for them first: the evidence names the others. */
export const receiptsNamed = ({
  bookedItemId,
  evidence: grounds,
}: Pick<Proposal, 'bookedItemId' | 'evidence'>): string[] =>
  bookedItemId === null
    ? []
    : [
        ...new Set([
          bookedItemId,
          ...grounds.flatMap((one) => (one.code === 'in_books_part' ? (one.itemId ?? []) : [])),
        ]),
      ]

/** What the accounts have more than the bank gave, because the bank kept it as a fee; minor units. */
export function feeInBooks({ evidence: grounds }: Pick<Proposal, 'evidence'>): number {
  const fee = grounds.find(({ code }) => code === 'booked_gross')?.params.fee
  return typeof fee === 'object' ? fee.cents : 0
}
