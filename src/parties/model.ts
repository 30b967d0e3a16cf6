import type { LocalDate } from '../kernel/calendar.ts'
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

export const CUSTOMER_SIZES = ['micro', 'small', 'medium', 'large'] as const
export type CustomerSize = (typeof CUSTOMER_SIZES)[number]

export const RISKS = ['low', 'normal', 'high'] as const
export type Risk = (typeof RISKS)[number]

/** What a customer is to us beyond its identity. Amounts in minor units of the organisation's currency. */
export type Profile = {
  /** The customer that leads its group; one level deep. */
  readonly parentId: string | null
  readonly sector: string
  readonly size: CustomerSize | null
  readonly risk: Risk | null
  readonly tags: readonly string[]
  readonly salespersonId: string | null
  /** What it may owe in all; null: no bound. */
  readonly creditLimitCents: number | null
  /** The part that an insurer covers; null: none. */
  readonly insuredCents: number | null
}

export const COLLEAGUE_ROLES = ['sales', 'after_sales', 'management', 'other'] as const
export type ColleagueRole = (typeof COLLEAGUE_ROLES)[number]

/** Somebody of the house who has no account here: mail goes out in their name, and questions go to them by mail. */
export type Colleague = {
  readonly id: string
  readonly name: string
  readonly role: ColleagueRole
  readonly email: string | null
  readonly phone: string
}

/** Channels by which a person may ask not to be written to. */
export const OPT_OUTS = ['email', 'sms'] as const
export type OptOut = (typeof OPT_OUTS)[number]

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
  /** Since when messages to this number are refused. */
  readonly phoneInvalidSince: Date | null
  readonly optedOut: readonly OptOut[]
  /** The last day of an absence that a reply announced. */
  readonly absentUntil: LocalDate | null
  /** Since when this person, no professional, takes electronic registered letters (CPCE art. L. 100). */
  readonly lreConsentOn: LocalDate | null
}

/** Enough of an address for a postman: a street line, a postcode where the country has them, and a town. */
export const isPostable = (address: Address): boolean =>
  address.addressLines.some((line) => line.trim() !== '') && address.city.trim() !== ''

/** Mail may go to this person: the address is there, does not come back, and its owner has not asked for no more. */
export const mayMail = ({ email, emailInvalidSince, optedOut }: Contact): boolean =>
  email !== null && emailInvalidSince === null && !optedOut.includes('email')

/** A text may go to this person's number, should it be that of a mobile: it is there, is not refused, and its owner has not asked for no more. */
export const mayText = ({ phone, phoneInvalidSince, optedOut }: Contact): boolean =>
  phone !== null && phoneInvalidSince === null && !optedOut.includes('sms')
