import type { LocalDate } from '../../kernel/calendar.ts'
import type { Tail } from '../placements/tail.ts'
import type { Stage } from '../tariffs/model.ts'

/** How a debtor paid. */
export const MEANS = ['transfer', 'cheque', 'card', 'direct_debit', 'cash', 'other'] as const
export type Means = (typeof MEANS)[number]

/** Whom a debtor paid: whoever collects, for the creditor, or the creditor itself. */
export const PAYEES = ['agency', 'creditor'] as const
export type Payee = (typeof PAYEES)[number]

/** Why a receipt counts no more: the bank took the money back, it was recorded by mistake, or the creditor's books no longer say it. */
export const RETURNED_AS = ['bounced', 'mistaken', 'undone'] as const
export type ReturnedAs = (typeof RETURNED_AS)[number]

/** Which receipts are listed. Held: with the agency, to be handed over. To regain: they came back after that. */
export const RECEIPT_SHOWS = ['all', 'held', 'remitted', 'direct', 'returned', 'to_regain'] as const
export type ReceiptShow = (typeof RECEIPT_SHOWS)[number]

/** What moves the money held for a creditor. */
export const FUND_KINDS = ['receipt', 'return', 'remittance', 'fee'] as const
export type FundKind = (typeof FUND_KINDS)[number]

/** What a line of the dedicated account is put aside as in the agency's bank lines. */
export const THIRD_PARTY_FUNDS = 'third_party_funds'

/** What a line of the dedicated account is that brings no debtor's payment: what left with it, or money of the agency's own, in or out. */
export const MOVE_KINDS = ['remittance', 'return', 'overpayment', 'own'] as const
export type MoveKind = (typeof MOVE_KINDS)[number]

/** Which lines of the dedicated account are listed. */
export const DEDICATED_SHOWS = ['open', 'used', 'over', 'out', 'told'] as const
export type DedicatedShow = (typeof DEDICATED_SHOWS)[number]

/** `QU-0001`: the receipt that a debtor is given (CPCEx art. R124-6). */
export const receiptNumber = (no: number): string => `QU-${String(no).padStart(4, '0')}`

/** `RV-0001`: one sequence for each provider of a creditor. */
export const remittanceNumber = (no: number): string => `RV-${String(no).padStart(4, '0')}`

/** One payment of one debtor for documents of one file. Amounts are minor units of its currency. */
export type Receipt = {
  readonly orgId: number
  readonly id: string
  readonly no: number
  readonly placementId: string
  readonly placementNo: number
  readonly mandateId: string
  readonly agencyOrgId: number | null
  readonly customerId: string
  readonly debtorCode: string
  readonly debtorName: string
  readonly currency: string
  readonly cents: number
  readonly paidTo: Payee
  readonly means: Means
  readonly receivedOn: LocalDate
  readonly stage: Stage
  readonly tail: Tail | null
  readonly payer: string
  readonly reference: string
  readonly leftCents: number
  readonly creditItemId: string
  readonly recordedAt: Date
  readonly recordedByName: string
  readonly returnedOn: LocalDate | null
  readonly returnedAs: ReturnedAs | null
  readonly returnedWhy: string
  readonly returnedByName: string | null
  readonly remittanceId: string | null
  readonly remittedOn: LocalDate | null
}

/** How much of a document a payment settles. */
export type ReceiptPart = { readonly itemId: string; readonly documentNo: string; readonly cents: number }

/** What is said of a payment. Without `parts` it settles the documents of its file, the oldest due first. */
export type Payment = {
  readonly id: string
  readonly placementId: string
  readonly currency: string
  readonly cents: number
  readonly means: Means
  readonly receivedOn: LocalDate
  readonly payer: string
  readonly reference: string
  readonly parts: readonly { readonly itemId: string; readonly cents: number }[] | null
}

/** A document of a file that may be paid. */
export type PayableItem = {
  readonly itemId: string
  readonly documentNo: string
  readonly dueOn: LocalDate
  readonly openCents: number
}
