import type { LocalDate } from '../../kernel/calendar.ts'
import type { Currency } from '../../kernel/money.ts'

/** The message set of 2009 and the one of 2019 that replaces it: the creditor's bank says which it takes. */
export const DIRECT_DEBIT_VERSIONS = ['pain.008.001.02', 'pain.008.001.08'] as const
export type DirectDebitVersion = (typeof DIRECT_DEBIT_VERSIONS)[number]

/** CORE is open to everybody and can be refunded; B2B is between businesses, registered by the debtor's bank, final. */
export const DIRECT_DEBIT_SCHEMES = ['CORE', 'B2B'] as const
export type DirectDebitScheme = (typeof DIRECT_DEBIT_SCHEMES)[number]

/** First, recurrent, one-off, final. Since 2016 a first collection may be sent as recurrent. */
export const SEQUENCE_TYPES = ['FRST', 'RCUR', 'OOFF', 'FNAL'] as const
export type SequenceType = (typeof SEQUENCE_TYPES)[number]

/**
 * An address as banks take it from November 2026: town and country always apart. The street is apart too (structured), or
 * stays in at most two free lines (hybrid).
 */
export type PostalAddress = {
  readonly street: string | null
  readonly building: string | null
  readonly postcode: string | null
  readonly town: string
  /** ISO 3166, two capitals. */
  readonly country: string
  readonly lines: readonly string[]
}

export type Creditor = {
  readonly name: string
  readonly iban: string
  readonly bic: string | null
  /** SEPA creditor identifier, in France the ICS that the Banque de France gives: `FR72ZZZ123456`. */
  readonly creditorId: string
  readonly address: PostalAddress | null
}

/** What changed since the last collection under a mandate; at least one of the two. */
export type MandateAmendment = {
  readonly previousId: string | null
  /** The account debited until now, or `unknown` when it is at another bank or not kept. */
  readonly previousIban: string | null
}

export type DirectDebit = {
  /** Comes back in the bank's answer and on the statement; unique in the file. */
  readonly endToEndId: string
  /** Positive. */
  readonly cents: number
  readonly currency: Currency
  readonly collectOn: LocalDate
  readonly scheme: DirectDebitScheme
  readonly sequence: SequenceType
  readonly mandate: {
    /** The unique mandate reference (RUM). */
    readonly id: string
    readonly signedOn: LocalDate
    readonly amendment: MandateAmendment | null
  }
  readonly debtor: {
    readonly name: string
    readonly iban: string
    readonly bic: string | null
    readonly address: PostalAddress | null
  }
  /** A creditor reference (ISO 11649) or words of at most 140 characters, never both. */
  readonly remittance: { readonly reference: string } | { readonly text: string } | null
}

export type DirectDebitOrder = {
  readonly version: DirectDebitVersion
  /** Unique among all files ever sent to this bank. */
  readonly messageId: string
  readonly createdAt: Date
  readonly creditor: Creditor
  readonly debits: readonly DirectDebit[]
}

/** Stands for an account that is not told, in `MandateAmendment.previousIban`. */
export const UNKNOWN_ACCOUNT = 'unknown'
