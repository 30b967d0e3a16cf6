import { mobileNumber } from '../adapters/sms/phone-number.ts'
import { type Contact, type Customer, mayMail, mayText } from '../parties/model.ts'
import type { Channel } from './model.ts'

/** A number that a text may be sent to, in E.164; null: none that is known to take one. */
export const textNumber = (contact: Contact, country: string): string | null =>
  mayText(contact) ? mobileNumber(contact.phone, country) : null

/**
 * Whether an electronic registered letter may go to this person: it is opened by a person, named, at a mailbox that works. Whoever is no
 * professional takes it only after agreeing to (CPCE art. L. 100).
 */
export const takesRegisteredMail = (contact: Contact, kind: Customer['kind']): boolean =>
  contact.email !== null &&
  contact.emailInvalidSince === null &&
  contact.firstName !== '' &&
  contact.lastName !== '' &&
  (kind !== 'consumer' || contact.lreConsentOn !== null)

/** Where a message of this channel goes to at this person: a mailbox, a number; '' for paper, and when there is none. */
export function addressFor(
  contact: Contact | null,
  channel: Channel,
  { country, kind }: Pick<Customer, 'country' | 'kind'>,
): string {
  if (!contact) return ''
  if (channel === 'sms') return textNumber(contact, country) ?? ''
  if (channel === 'email') return mayMail(contact) ? (contact.email ?? '') : ''
  if (channel === 'electronic_registered') return takesRegisteredMail(contact, kind) ? (contact.email ?? '') : ''
  return ''
}
