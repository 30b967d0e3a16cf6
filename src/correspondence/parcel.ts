import { organisationOf } from '../access/index.ts'
import type { PostalLetter } from '../adapters/post/model.ts'
import type { RegisteredMail } from '../adapters/registered-mail/model.ts'
import type { Sms } from '../adapters/sms/model.ts'
import { customerOf } from '../parties/index.ts'
import type { OrgTx } from '../platform/db.ts'
import type { PdfPress } from '../platform/pdf/pdf-press.ts'
import { enclosing } from './attached.ts'
import { filled, type MessageContent } from './content.ts'
import type { MailAttachment } from './mail.ts'
import { printLetter } from './read-message.ts'
import { smsText } from './sms-text.ts'
import type { Message, Proof } from './store.ts'

/** What is handed over, as the carrier of its kind takes it. */
export type Parcel =
  | { readonly kind: 'sms'; readonly parcel: Sms }
  | { readonly kind: 'electronic_registered'; readonly parcel: RegisteredMail }
  | { readonly kind: 'post'; readonly parcel: PostalLetter }

/** The bytes of what leaves, to be kept before it does: the text, or the letter laid out with its files after it. Throws `Refused` when it cannot be made. */
export async function bytesOf(
  press: PdfPress,
  message: Pick<Message, 'channel'>,
  content: MessageContent,
  files: readonly MailAttachment[] = [],
): Promise<{ kind: Proof['kind']; bytes: Uint8Array }> {
  if (message.channel === 'sms') return { kind: 'text', bytes: Buffer.from(smsText(content)) }
  const letter = await printLetter(press, { data: content.data, text: filled(content) })
  return { kind: 'pdf', bytes: (await enclosing(letter, files)).bytes }
}

/** The same message is the same parcel, however often it is handed over. */
export async function parcelOf(
  tx: OrgTx,
  message: Message,
  content: MessageContent,
  bytes: Uint8Array,
): Promise<Parcel> {
  const { id, toAddress, channel } = message
  if (channel === 'sms') return { kind: 'sms', parcel: { id, to: toAddress, text: Buffer.from(bytes).toString() } }
  const { recipient, organisation, reference } = content.data
  const fileName = `${reference.replace(/[^\w.-]+/g, '-').slice(0, 60)}.pdf`
  if (channel === 'electronic_registered') {
    const [firstName = '', ...rest] = (recipient.contact ?? recipient.name).split(' ')
    const company = recipient.kind === 'consumer' ? '' : recipient.name
    const to = {
      firstName,
      lastName: rest.join(' ') || firstName,
      company,
      email: toAddress,
      isConsumer: recipient.kind === 'consumer',
    }
    return {
      kind: 'electronic_registered',
      parcel: { id, to, text: filled(content).subject, pdf: bytes, fileName, reference },
    }
  }
  const customer = message.customerId ? await customerOf(tx, message.customerId) : null
  const { country } = await organisationOf(tx)
  const to = {
    lines: [recipient.name, ...(recipient.contact ? [recipient.contact] : []), ...recipient.addressLines],
    country: customer?.country ?? country,
  }
  const from = { lines: [organisation.name, ...organisation.addressLines], country }
  return { kind: 'post', parcel: { id, isRegistered: channel === 'registered_letter', to, from, pdf: bytes, fileName } }
}
