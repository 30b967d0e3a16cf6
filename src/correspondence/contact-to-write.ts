import { type Contact, mayMail } from '../parties/model.ts'

/** Who is written to first at a customer. */
const ROLES: readonly Contact['role'][] = ['accounts_payable', 'management', 'purchasing', 'other', 'sales']

/** For a mail, the first person whose address works and who takes mail; for anything else, the first with a name. Null when there is none. */
export function contactToWrite(contacts: readonly Contact[], channel: string): Contact | null {
  const ranked = [...contacts].sort((a, b) => ROLES.indexOf(a.role) - ROLES.indexOf(b.role))
  if (channel === 'email') return ranked.find(mayMail) ?? null
  return ranked.find(({ firstName, lastName }) => firstName !== '' || lastName !== '') ?? null
}
