import type { Citing, PaymentKind, Slip } from './cash-model.ts'

/**
 * What arrives on the accounts of a mid-size French firm that sells to other firms, in shares of a thousand lines. No public
 * count of this exists; each figure is an estimate with its reason, and stands here so that it can be disputed.
 *
 * A line with one invoice is the rule, since French buyers pay at the due date of each; those who pay once a month are the
 * larger ones. Cheques are still a fifth of the payments of small firms, but banks book a remittance of several as one line.
 */
export const KIND_SHARES: ReadonlyArray<readonly [perThousand: number, kind: PaymentKind]> = [
  [418, 'single'],
  // Work paid in thirds: the same document number on each instalment.
  [16, 'instalment'],
  [150, 'several'],
  // “Tout le mois”, “solde de compte”: the amount says it when the words do not.
  [32, 'same_month'],
  [38, 'all_overdue'],
  [22, 'credit_said'],
  // The accounts-payable software nets a credit note and prints it on an advice that the bank never sees.
  [18, 'credit_unsaid'],
  // A disputed share kept back, or a retention (5 % in building).
  [26, 'part'],
  // Firms in trouble send 1 000 € now and then.
  [16, 'round_sum'],
  // SHA/OUR confusion on foreign transfers: 5 to 25 €.
  [10, 'bank_fee'],
  [16, 'discount'],
  // Taken after the term, or never granted: the rest stays owed.
  [6, 'late_discount'],
  [9, 'rounding'],
  [8, 'overpaid'],
  [7, 'paid_twice'],
  // A deposit on an order, before any invoice.
  [16, 'prepaid'],
  [16, 'parent'],
  [9, 'factor'],
  [4, 'lawyer'],
  [6, 'director'],
  // The accountant was faster than the bank's file.
  [28, 'in_books'],
  // One cheque alone in its remittance: an amount, no name.
  [22, 'cheque'],
  [27, 'cheque_batch'],
  // VAT refunds, loans, own transfers, insurance, sick pay, card takings, refunds of suppliers.
  [80, 'stranger'],
]

/**
 * The habit of a payer. Half have software that copies the number as it was typed in, which is seldom as we print it; a sixth
 * cite nothing: payment runs of large groups send their own number, small firms a word.
 */
export const CITING_SHARES: ReadonlyArray<readonly [perThousand: number, citing: Citing]> = [
  [370, 'as_printed'],
  [190, 'respelt'],
  [85, 'running_number'],
  [15, 'glued'],
  [12, 'range'],
  [105, 'own_reference'],
  [28, 'rf'],
  [35, 'order'],
  [35, 'client_code'],
  [125, 'nothing'],
]

/** A payer keeps to its habit nine times in ten. */
export const KEEPS_HABIT = 0.9

/** Typed by hand, one number in thirty comes out wrong; a scanner takes a letter for a digit about as often as a hand slips. */
export const SLIP_SHARES: ReadonlyArray<readonly [perThousand: number, slip: Slip]> = [
  [946, 'none'],
  [11, 'look_alike'],
  [14, 'typing'],
  [9, 'missing_digit'],
  [8, 'wrong_year'],
  [7, 'split'],
  // Last month's number copied, the amount being this month's.
  [5, 'wrong_document'],
]

/** Shares of customers. */
export const CUSTOMER_SHARES = {
  /** Belongs to a group of two to five companies that share a name. */
  inGroup: 0.07,
  /** Bears the family name of another customer, in another trade. */
  sameFamilyName: 0.12,
  /** The very name of another customer, in another town. */
  sameName: 0.015,
  /** Known to us by a sign, to its bank by a company name that nothing connects. */
  otherAtTheBank: 0.06,
  subscription: 0.1,
  /** Invoices of several deliveries made on one day, so that their numbers follow one another. */
  daily: 0.08,
  /** Pays to the account whose statements are CFONB; the others come as camt.053. */
  cfonb: 0.45,
} as const

/** Prices of a list: many customers owe the same amount. */
export const LIST_PRICES = [4_900, 5_880, 9_900, 11_880, 12_000, 18_000, 24_000, 35_880, 60_000, 120_000, 144_000]
export const LIST_PRICE_SHARE = 0.16
