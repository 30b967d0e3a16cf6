import { mobileNumber } from '../adapters/sms/phone-number.ts'
import { contactsOf, customerOf, markEmailInvalid, markPhoneInvalid } from '../parties/index.ts'
import type { OrgTx } from '../platform/db.ts'
import { isPaper } from './model.ts'
import type { Message } from './store.ts'

/** Marks the mailbox or the number that a message went to as taking none: the people who have it are not written to there any more. */
export async function markAddressInvalid(
  tx: OrgTx,
  { customerId, channel, toAddress }: Pick<Message, 'customerId' | 'channel' | 'toAddress'>,
  at: Date,
): Promise<void> {
  if (customerId === null || isPaper(channel)) return
  if (channel !== 'sms') {
    await markEmailInvalid(tx, customerId, toAddress, at)
    return
  }
  const whose = await contactsWithNumber(tx, customerId, toAddress)
  await markPhoneInvalid(
    tx,
    whose.map(({ id }) => id),
    at,
  )
}

/** The people of a customer whose number, however it was typed, is this one (E.164). */
export async function contactsWithNumber(tx: OrgTx, customerId: string, number: string) {
  const country = (await customerOf(tx, customerId))?.country ?? 'FR'
  return (await contactsOf(tx, [customerId])).filter(({ phone }) => mobileNumber(phone, country) === number)
}
