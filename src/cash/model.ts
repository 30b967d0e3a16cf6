import type { LocalDate } from '../kernel/calendar.ts'
import type { Currency, Money } from '../kernel/money.ts'
import type { SentenceParams } from '../kernel/wording.ts'
import type { LineWords } from './match-words.ts'

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
] as const
export type MatchClass = (typeof MATCH_CLASSES)[number]

/** An open item as matching sees it. `openCents` is positive; `side` gives the direction. */
export type OpenItem = {
  readonly id: string
  readonly customerId: string
  readonly side: 1 | -1
  readonly kind: string
  readonly openCents: number
  readonly documentNo: string
  readonly issuedOn: LocalDate
  readonly dueOn: LocalDate
}

/** How a bank line names an item: by our own structured reference, letter for letter, with look-alikes, or nearly. */
export type Citation = {
  readonly itemId: string
  readonly how: 'own' | 'exact' | 'look_alike' | 'advice' | 'serial' | 'near'
  /** The payer's own words. */
  readonly words: string
  /** What the payer says it pays of it, when said. */
  readonly cents: number | null
  /** The advice that says so, when it is not the transfer itself. */
  readonly adviceId?: string
}

/** How we know who pays. */
export type PayerEvidence = {
  readonly how: 'reminder' | 'iban' | 'alias' | 'code' | 'same_name' | 'named' | 'like_name' | 'none'
  readonly words: string
  /** 0 to 1: certainty within its kind. */
  readonly score: number
  readonly isAmbiguous: boolean
}

/** A debit that the line cites, open in another currency than the line's. */
export type ForeignItem = {
  readonly id: string
  readonly customerId: string
  readonly documentNo: string
  /** What is open of it, in its own currency. */
  readonly open: Money
  /** The payer's own words. */
  readonly words: string
}

/** A customer that the line may concern, with everything open. */
export type Candidate = {
  readonly customerId: string
  readonly payer: PayerEvidence
  /** Oldest due first. */
  readonly items: readonly OpenItem[]
  readonly citations: readonly Citation[]
  readonly foreign: readonly ForeignItem[]
  /** Documents of this customer that are paid already, and that the line cites or pays to the cent once more. */
  readonly settled: readonly SettledItem[]
}

/** A document with nothing left to pay. */
export type SettledItem = {
  readonly id: string
  readonly documentNo: string
  /** What it was for, positive. */
  readonly cents: number
  /** The day the last of it was paid. */
  readonly settledOn: LocalDate
  /** Not paid yet, but another bank line of that day pays it more surely. */
  readonly isTaken: boolean
  /** The payer's words; empty when only the amount points to it. */
  readonly words: string
}

/** Money that came in, reduced to what matching needs. */
export type Receipt = {
  readonly lineId: string
  readonly bookedOn: LocalDate
  /** Positive: what is left to match. */
  readonly cents: number
  readonly currency: Currency
  /** What the payer had sent, where its bank says so and it was another currency. */
  readonly instructed: Money | null
  /** The payer's words, for what is looked up among one customer's documents. */
  readonly said: LineWords
  /** No two documents of anybody are open for this amount. */
  readonly isRareAmount: boolean
}

/** A receipt that an import of the accounts brought, and that no bank line is known to be yet. */
export type BookedReceipt = {
  readonly itemId: string
  readonly customerId: string
  readonly issuedOn: LocalDate
  readonly label: string
  /** Not lettered in the accounts with any document. */
  readonly isOpen: boolean
}

/** Why a proposal says what it says; told in words by `tellEvidence`. */
export type Evidence = {
  readonly code: EvidenceCode
  readonly params: SentenceParams
  readonly itemId: string | null
}

export const EVIDENCE_CODES = [
  'in_books',
  'returned_reference',
  'returned_mandate',
  'returned_payer',
  'returned_amount',
  'returned_receipt',
  'returned_several',
  'returned_fee',
  'return_reversed',
  'own_reference',
  'collected',
  'cited',
  'cited_look_alike',
  'cited_in_advice',
  'cited_foreign',
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
export type Tolerance = {
  readonly roundingCents: number
  /** Bank fees taken on the way. */
  readonly feeCents: number
  /** Cash discounts that customers are granted, in hundredths of a percent, and the days from issue they are granted for. */
  readonly discountsBp: readonly number[]
  readonly discountDays: number
  /** Items looked at for a sum that nothing cites. */
  readonly subsetItems: number
}

/** Forms in which entries are given to the accounts: a FEC, a spreadsheet, or which documents each entry settles. */
export const JOURNAL_FORMATS = ['fec', 'csv', 'lettering'] as const
export type JournalFormat = (typeof JOURNAL_FORMATS)[number]

/** Accounts and journals of the general ledger that entries given to the accounts use; bank accounts each bear their own. */
export type JournalAccounts = {
  readonly customersAccount: string
  readonly bankFeeAccount: string
  readonly discountAccount: string
  readonly roundingAccount: string
  readonly lossAccount: string
  readonly returnFeeAccount: string
  readonly suspenseAccount: string
  readonly bankJournal: string
  readonly otherJournal: string
}
export type JournalAccount = Exclude<keyof JournalAccounts, 'bankJournal' | 'otherJournal'>
