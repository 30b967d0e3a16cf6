import type { Movement } from '../src/adapters/bank-files/model.ts'
import type { LocalDate } from '../src/kernel/calendar.ts'

/** What a receipt really is. The first group is money of one customer; the last is none of a customer's. */
export type PaymentKind =
  | 'single'
  | 'instalment'
  | 'several'
  | 'same_month'
  | 'all_overdue'
  | 'credit_said'
  | 'credit_unsaid'
  | 'part'
  | 'round_sum'
  | 'bank_fee'
  | 'discount'
  | 'late_discount'
  | 'rounding'
  | 'overpaid'
  | 'paid_twice'
  | 'prepaid'
  | 'parent'
  | 'factor'
  | 'lawyer'
  | 'director'
  | 'in_books'
  | 'cheque'
  | 'cheque_batch'
  | 'stranger'

/** How a payer says what it pays. A habit: the same software writes the same way each time. */
export type Citing =
  | 'as_printed'
  | 'respelt'
  | 'running_number'
  | 'glued'
  | 'range'
  | 'own_reference'
  | 'rf'
  | 'order'
  | 'client_code'
  | 'nothing'

export type Slip = 'none' | 'look_alike' | 'typing' | 'missing_digit' | 'wrong_year' | 'split' | 'wrong_document'

export type CashCustomer = {
  readonly id: string
  readonly code: string
  /** As in our books, and as the bank writes the holder of the account it pays from. */
  readonly name: string
  readonly bankName: string
  readonly city: string
  readonly iban: string
  readonly citing: Citing
  /** Which of our accounts it pays to: one bank gives camt.053, the other CFONB. */
  readonly channel: 'camt' | 'cfonb'
  /** Pays for other companies of its group. */
  readonly parentId: string | null
  /** Bills of one amount, month after month. */
  readonly subscriptionCents: number | null
}

export type CashItem = {
  readonly id: string
  readonly customerId: string
  readonly kind: 'invoice' | 'credit_note' | 'receipt'
  readonly side: 1 | -1
  readonly cents: number
  documentNo: string
  readonly issuedOn: LocalDate
  readonly dueOn: LocalDate
  /** False: settled before the lines arrive. */
  readonly isOpen: boolean
  /** The import of the accounts that brought it, when the bank's line is expected to repeat it. */
  readonly isFromAccounts: boolean
  /** Of a receipt: the invoice that the accounts lettered it with. */
  readonly settles: string | null
}

/** What a line settles. Σ parts − gap + on account + nobody's = the amount of the line, always. */
export type CashTruth = {
  readonly kind: PaymentKind
  readonly citing: Citing
  readonly slip: Slip
  /** Whose items are settled; null when nobody's, or those of several customers (a remittance of cheques). */
  readonly customerId: string | null
  /** The customer who paid for another one. */
  readonly payerId: string | null
  readonly parts: readonly { readonly itemId: string; readonly cents: number }[]
  readonly gapCents: number
  readonly onAccountCents: number
  /** Money that is no customer's. */
  readonly nobodysCents: number
  /** The receipt of the accounts that the line is: its amount counts as on account. */
  readonly bookedItemId: string | null
  /** From the line and the open items alone, a person can tell both who pays and what: `cash-legible.ts` says how that is judged. */
  readonly canBeTold: boolean
}

export type CashLine = { readonly movement: Movement; readonly truth: CashTruth }

export type CashPlay = {
  readonly on: LocalDate
  readonly customers: readonly CashCustomer[]
  readonly items: readonly CashItem[]
  /** In the order of the bank; `movement.line` counts from 1 and finds the truth again. */
  readonly lines: readonly CashLine[]
}

/** What somebody means to pay, before anybody writes it down. */
export type Intent = {
  readonly kind: PaymentKind
  readonly customer: CashCustomer
  /** Who pays, as its bank names it. `customerId` when it is another customer of ours. */
  readonly payer: { readonly name: string; readonly iban: string; readonly customerId: string | null }
  readonly bookedOn: LocalDate
  readonly cents: number
  readonly parts: readonly { readonly item: CashItem; readonly cents: number }[]
  readonly gapCents: number
  readonly onAccountCents: number
  readonly booked: CashItem | null
  /** Documents it would name, if it names any. */
  readonly named: readonly CashItem[]
  /** What it adds, whatever its habit. */
  readonly remark: string
}

/** What one customer still means to pay: an item is paid once. */
export type Debts = {
  readonly customer: CashCustomer
  debits: CashItem[]
  credits: CashItem[]
  settled: CashItem[]
  /** Numbers of invoices that have further instalments. */
  inInstalments: string[]
}
