import type { Lang } from '../kernel/wording.ts'
import type { PaymentTerms } from '../statutes/terms.ts'

/** What the law lets us ask of a customer depends on this (law: C. com. L441-10 for professionals only). */
export const CUSTOMER_KINDS = ['business', 'consumer', 'public'] as const
export type CustomerKind = (typeof CUSTOMER_KINDS)[number]

export const CONTACT_ROLES = ['accounts_payable', 'management', 'purchasing', 'sales', 'other'] as const
export type ContactRole = (typeof CONTACT_ROLES)[number]

export type Address = {
  readonly addressLines: readonly string[]
  readonly postcode: string
  readonly city: string
  readonly country: string
}

/** A customer as known here; `code` is the one its accounting uses. */
export type Customer = Address & {
  readonly id: string
  readonly code: string
  readonly name: string
  readonly kind: CustomerKind
  readonly siren: string | null
  readonly vatNo: string | null
  readonly lang: Lang
  /** Null: the organisation's default terms apply. */
  readonly terms: PaymentTerms | null
}

/** A person, or a mailbox, to write to at a customer. */
export type Contact = {
  readonly id: string
  readonly customerId: string
  readonly firstName: string
  readonly lastName: string
  readonly role: ContactRole
  readonly email: string | null
  readonly phone: string | null
  /** Since when mail to this address comes back. */
  readonly emailInvalidSince: Date | null
}

/** Enough of an address for a postman: a street line, a postcode where the country has them, and a town. */
export const isPostable = (address: Address): boolean =>
  address.addressLines.some((line) => line.trim() !== '') && address.city.trim() !== ''
