import type { LocalDate } from '../../kernel/calendar.ts'
import type { AgeBucket } from './age-bucket.ts'
import type { DefectList } from './defects.ts'

export type ContactFields = {
  readonly siren: string | null
  readonly siret: string | null
  readonly vatNumber: string | null
  readonly email: string | null
  readonly phone: string | null
  readonly language: 'fr' | 'en' | null
  readonly customerKind: 'consumer' | 'business' | 'public' | null
  readonly street: string | null
  readonly street2: string | null
  readonly postcode: string | null
  readonly city: string | null
  readonly country: string | null
  readonly contactFirstName: string | null
  readonly contactLastName: string | null
  readonly contactRole: string | null
  readonly terms: string | null
}

/** Shared by the three kinds of list. `customerCode` falls back to the name when the table has no code. */
export type CustomerRow = {
  readonly line: number
  readonly customerCode: string
  readonly customerName: string
} & ContactFields

export type OpenItemRow = CustomerRow & {
  readonly row: 'open_item'
  readonly documentNo: string | null
  readonly kind: 'invoice' | 'credit_note' | 'payment' | 'other'
  readonly issuedOn: LocalDate | null
  readonly dueOn: LocalDate | null
  /** The day the work was done or the goods delivered, where the table has such a column. */
  readonly performedOn?: LocalDate
  /** Signed: positive is owed by the customer. The original amount when the table has one, else what is open. */
  readonly cents: number
  readonly openCents: number
  readonly currency: string
  readonly label: string | null
  readonly paymentMeans: string | null
}

export type AgedRow = CustomerRow & {
  readonly row: 'aged'
  readonly buckets: readonly (AgeBucket & { readonly cents: number })[]
  readonly totalCents: number
  readonly currency: string
  readonly asOf: LocalDate | null
}

/** What a list of customers says of each beyond its identity; null where the row says nothing. */
export type ProfileCells = {
  /** Code or name of the customer that leads its group. */
  readonly groupHead: string | null
  readonly sector: string | null
  readonly companySize: 'micro' | 'small' | 'medium' | 'large' | null
  readonly risk: 'low' | 'normal' | 'high' | null
  readonly tags: readonly string[] | null
  readonly salesperson: string | null
  readonly salespersonEmail: string | null
  readonly creditLimitCents: number | null
  readonly insuredCents: number | null
}

export type ContactRow = CustomerRow & ProfileCells & { readonly row: 'contact' }
export type TypedRow = OpenItemRow | AgedRow | ContactRow

/** One row of a bank statement as it is written. Only the whole table tells whether debits carry their sign. */
export type StatementRow = {
  readonly line: number
  readonly bookedOn: LocalDate
  readonly valueOn: LocalDate | null
  /** Signed: positive is money in. Null where debit and credit say it, or where the row only states a balance. */
  readonly amountCents: number | null
  readonly debitCents: number | null
  readonly creditCents: number | null
  readonly balanceCents: number | null
  readonly currency: string
  readonly operation: string
  readonly label: string
  readonly remittance: string
  readonly payerName: string
  readonly payerAccount: string
  readonly reference: string
  /** The account the row is of; blank when the table does not say. */
  readonly account: string
}

/** A total written in the file, next to what its rows add up to: `matches` is the user's proof that nothing is missing. */
export type ControlTotal = {
  readonly line: number
  readonly label: string
  readonly scope: 'customer' | 'all'
  readonly cents: number
  readonly computedCents: number
  readonly matches: boolean
}

/** What a reading came to; returned by the generator once its rows are exhausted. */
export type RowsSummary = {
  readonly rows: number
  /** Rows left out because a cell they need is missing or unreadable; each has its defect. */
  readonly rejectedRows: number
  readonly rejected: DefectList
  /** Optional cells left empty, the row being kept; rows that are no movement of money, left out. */
  readonly ignored: DefectList
  readonly controls: readonly ControlTotal[]
  readonly totalCentsByCurrency: Readonly<Record<string, number>>
}
