import type { LocalDate } from '../kernel/calendar.ts'
import { type Contact, type Customer, mayMail } from '../parties/model.ts'
import { takesRegisteredMail, textNumber } from './contact-address.ts'

/** Who is written to first at a customer. */
const ROLES: readonly Contact['role'][] = ['accounts_payable', 'management', 'purchasing', 'other', 'sales']

/**
 * Who is written to by a channel: the first person it can reach and who takes it, those away on the day of the message last; for paper, the
 * first with a name. Null when there is none. `customer` tells what a national number means, and who must have agreed.
 */
export function contactToWrite(
  contacts: readonly Contact[],
  channel: string,
  on?: LocalDate,
  customer: Pick<Customer, 'country' | 'kind'> = { country: 'FR', kind: 'business' },
): Contact | null {
  const ranked = [...contacts].sort((a, b) => ROLES.indexOf(a.role) - ROLES.indexOf(b.role))
  const isThere = ({ absentUntil }: Contact) => on === undefined || absentUntil === null || absentUntil < on
  const reach = reachOf(channel, customer)
  if (!reach) return ranked.find(({ firstName, lastName }) => firstName !== '' || lastName !== '') ?? null
  const reached = ranked.filter(reach)
  return reached.find(isThere) ?? reached[0] ?? null
}

function reachOf(
  channel: string,
  { country, kind }: Pick<Customer, 'country' | 'kind'>,
): ((contact: Contact) => boolean) | null {
  if (channel === 'email') return mayMail
  if (channel === 'sms') return (contact) => textNumber(contact, country) !== null
  return channel === 'electronic_registered' ? (contact) => takesRegisteredMail(contact, kind) : null
}
