import type { LocalDate } from '../../kernel/calendar.ts'
import type { Currency } from '../../kernel/money.ts'

/** Statement formats a bank hands out. `camt.052` and `mt942` report during the day, `camt.054` notifies single movements. */
export type BankFormat = 'cfonb120' | 'camt.052' | 'camt.053' | 'camt.054' | 'mt940' | 'mt942' | 'ofx' | 'qif'

/** A balance the bank states. Signed minor units: positive is the account holder's money. */
export type Balance = { readonly on: LocalDate | null; readonly cents: number; readonly currency: Currency }

/**
 * How the bank names the account. At least one is given when the file names one at all: an IBAN, a French RIB without its key
 * (bank, branch and account, 21 characters), or whatever else the bank writes.
 */
export type AccountName = {
  readonly iban: string | null
  readonly rib: string | null
  readonly other: string | null
  readonly currency: Currency | null
}

/** Begins a statement: the account and what it held before the first movement, when the file says so. */
export type StatementHead = {
  /** Place of the statement in the file, from 1, and the line where it begins. */
  readonly no: number
  readonly line: number
  readonly account: AccountName
  /** The bank's own identifier and number for it, shown to people and used to recognise the same statement again. */
  readonly reference: string
  readonly sequence: string
  readonly from: LocalDate | null
  readonly to: LocalDate | null
  readonly opening: Balance | null
}

/** Who stands on the other side of a movement, as far as the bank tells. */
export type Counterparty = {
  readonly name: string
  /** The party on whose behalf `name` paid, when it differs. */
  readonly ultimateName: string
  readonly iban: string | null
  readonly bic: string
  /** An identifier the bank gives for the party (SIREN, creditor identifier). */
  readonly id: string
}

/** Identifiers that travel with a payment. Empty when absent; `NOTPROVIDED` and its like are absent. */
export type PaymentReferences = {
  readonly endToEnd: string
  readonly mandate: string
  /** The bank's own reference for the movement: the same in a 052, a 053 and a 054. */
  readonly bank: string
  /** The entry's own reference; for a part of a batch, the bank's reference for the whole, which a report without details gives. */
  readonly entry: string
  readonly transaction: string
  /** The lot of payments that it belongs to, and the file that had brought them, as their sender named both. */
  readonly paymentInformation: string
  readonly message: string
  /** A structured creditor reference (ISO 11649 `RF…` or a national one), without spaces. */
  readonly creditor: string
  /** Documents the payer cites in structured form, with the amount given for each, if any (minor units). */
  readonly documents: readonly { readonly no: string; readonly cents: number | null }[]
}

/** One amount moved, for one payer where the file breaks a batch down. */
export type Movement = {
  /** The line of the file where it begins, from 1. */
  readonly line: number
  /** The booked entry it belongs to, from 1 within the statement: parts of one batch share it, and add up to it. */
  readonly entryNo: number
  readonly bookedOn: LocalDate
  readonly valueOn: LocalDate | null
  /** Signed minor units: positive is money in. Never zero. */
  readonly cents: number
  readonly currency: Currency
  /** Only booked movements are money; the others announce. */
  readonly status: 'booked' | 'pending' | 'information'
  /** The bank undoes an earlier entry: money out of a credit, or back in of a debit. */
  readonly reversal: boolean
  /** The bank's operation code as written: `18` (CFONB), `PMNT/RCDT/ESCT` (camt), `NTRF` (MT940), `CREDIT` (OFX). */
  readonly code: string
  /** The bank's wording for the movement, one line. */
  readonly label: string
  readonly counterparty: Counterparty
  readonly references: PaymentReferences
  /** Free text from the payer, line by line, in order. */
  readonly remittance: readonly string[]
  /** Why an earlier movement came back: the bank's own code (ISO 20022 where the file has it) and words. */
  readonly returned: { readonly code: string; readonly words: string } | null
  /** What the payer sent, when the bank converted or deducted: minor units of that currency. */
  readonly instructed: { readonly cents: number; readonly currency: Currency } | null
  /** Fee the bank took from this movement, minor units ≥ 0. */
  readonly feeCents: number
}

/** Ends a statement. `sumCents` adds the booked entries as the bank booked them. */
export type StatementEnd = {
  readonly no: number
  readonly line: number
  readonly closing: Balance | null
  readonly entries: number
  readonly sumCents: number
  /** Opening + movements = closing; null when the file does not give both balances. */
  readonly balanced: boolean | null
}

/** What a reader yields, in file order: a head, its movements, its end; then the next. */
export type BankRecord =
  | ({ readonly is: 'statement' } & StatementHead)
  | ({ readonly is: 'movement' } & Movement)
  | ({ readonly is: 'end' } & StatementEnd)

export const nobody: Counterparty = { name: '', ultimateName: '', iban: null, bic: '', id: '' }

export const noReferences: PaymentReferences = {
  endToEnd: '',
  mandate: '',
  bank: '',
  entry: '',
  transaction: '',
  paymentInformation: '',
  message: '',
  creditor: '',
  documents: [],
}
