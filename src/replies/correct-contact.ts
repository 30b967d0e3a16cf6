import type { By } from '../cash/index.ts'
import { bounceByWord, contactsWithNumber, messageOf } from '../correspondence/index.ts'
import { Refused, refuse } from '../kernel/verdict.ts'
import {
  addContact,
  type Contact,
  changeContact,
  contactOf,
  contactsOf,
  markEmailInvalid,
  markPhoneInvalid,
} from '../parties/index.ts'
import type { OrgTx } from '../platform/db.ts'
import type { Confirmation } from './contract-values.ts'
import type { ReplyChannel } from './model.ts'
import type { Made } from './store.ts'
import { repliesWording as words } from './wording.ts'

/** Refuses a contact that is not of this customer. */
export async function ownContact(tx: OrgTx, customerId: string, contactId: string): Promise<string> {
  if ((await contactsOf(tx, [customerId])).some(({ id }) => id === contactId)) return contactId
  throw new Refused(refuse('contact_foreign', words.contactForeign, {}, 'contactId').refusal)
}

/** Another address for somebody known, or somebody new. What the reply does not say of a known person stays. */
export async function keepContact(
  tx: OrgTx,
  customerId: string,
  said: Extract<Confirmation, { kind: 'contact' }>,
  by: By,
): Promise<string> {
  const { contactId, email, phone } = said
  if (contactId === null) {
    const input = { firstName: '', lastName: '', role: 'accounts_payable', email, phone } as const
    return (await addContact(tx, customerId, input, by)).id
  }
  await ownContact(tx, customerId, contactId)
  const { firstName, lastName, role, ...before } = (await contactOf(tx, contactId))!
  await changeContact(
    tx,
    contactId,
    { firstName, lastName, role, email: email ?? before.email, phone: phone ?? before.phone },
    by,
  )
  return contactId
}

type Told = {
  readonly customerId: string
  readonly channel: ReplyChannel
  readonly messageId: string | null
  /** The sentence that says so. */
  readonly note: string
}

/**
 * Nobody reads what goes there: the address (of a text: the number) is marked as taking nothing, and the message that went to it counts as
 * not delivered, which is work as any bounce is. Who is written to instead is somebody new.
 */
export async function leaveAddress(
  tx: OrgTx,
  { customerId, channel, messageId, note }: Told,
  said: Extract<Confirmation, { kind: 'address_dead' }>,
  by: By,
): Promise<Made> {
  const { contactId, email } = said
  const message = messageId ? await messageOf(tx, messageId) : null
  if (contactId === null) {
    if (!message) throw new Refused(refuse('contact_missing', words.contactMissing, {}, 'contactId').refusal)
    await bounceByWord(tx, message.id, note, by)
  } else {
    await ownContact(tx, customerId, contactId)
    const contact = (await contactOf(tx, contactId))!
    if (channel === 'sms') await markPhoneInvalid(tx, [contactId], by.at)
    else if (contact.email) await markEmailInvalid(tx, customerId, contact.email, by.at)
    if (message && (await wentTo(tx, customerId, message, contact))) await bounceByWord(tx, message.id, note, by)
  }
  if (email) {
    const input = { firstName: '', lastName: '', role: 'accounts_payable', email, phone: null } as const
    return { contactId: (await addContact(tx, customerId, input, by)).id }
  }
  return contactId ? { contactId } : {}
}

async function wentTo(
  tx: OrgTx,
  customerId: string,
  { channel, toAddress }: { readonly channel: string; readonly toAddress: string },
  { id, email }: Contact,
): Promise<boolean> {
  if (channel !== 'sms') return email?.toLowerCase() === toAddress.toLowerCase()
  return (await contactsWithNumber(tx, customerId, toAddress)).some((one) => one.id === id)
}
