import { isMailAddress } from '../adapters/mail/envelope.ts'
import { mobileNumber } from '../adapters/sms/phone-number.ts'
import { newId } from '../kernel/ids.ts'
import { invariant } from '../kernel/invariant.ts'
import { type Refusal, Refused, refuse } from '../kernel/verdict.ts'
import type { OrgTx } from '../platform/db.ts'
import { enqueue } from '../platform/jobs.ts'
import { filled, type MessageContent, type StoredContent, withoutLogo } from './content.ts'
import { keepLogo } from './letterhead.ts'
import { type Channel, isPaper, type Logo } from './model.ts'
import { outboxWording as words } from './outbox-wording.ts'
import { insertMessages, lockMessage, type NewMessage, replaceContent } from './store.ts'

/** A message to leave. Its channel and language are those of its content. */
export type MessageOrder = {
  /** A UUIDv7 made by the caller when the same order may come twice: the same id is the same message, for ever. */
  readonly id?: string
  /** Null: a message to somebody of the house about several customers. */
  readonly customerId: string | null
  /** Who asked, for lists and filters: `dunning`, `statement`, `note`. */
  readonly purpose: string
  /** Name and e-mail address; the address of a letter is in its content and `address` is then ignored. */
  readonly to: { readonly name: string; readonly address: string }
  readonly content: MessageContent
  /** The earliest instant it may leave. */
  readonly notBefore: Date
  /** Whose words it is, when an agency writes about what was placed with it; `carries`: it leaves by the agency's own server and post. */
  readonly agency?: MessageAgency
}

type MessageAgency = { readonly orgId: number; readonly name: string; readonly carries: boolean }

/** Messages written by one statement, so that a parameter stays a few megabytes at most. */
const CHUNK = 500

/**
 * Puts messages into the outbox, in the caller's transaction: they leave if and only if it commits. The sender is woken once,
 * and ids come back in the order of the orders. Throws `Refused` when one could never leave: a text whose
 * variables have no value, or a mail without a complete address.
 */
export async function queueMessages(tx: OrgTx, orders: readonly MessageOrder[], at: Date): Promise<string[]> {
  if (orders.length === 0) return []
  const logos = new Map<Logo, StoredContent['logo']>()
  const ids: string[] = []
  for (let from = 0; from < orders.length; from += CHUNK) {
    const rows: NewMessage[] = []
    for (const order of orders.slice(from, from + CHUNK)) rows.push(await rowOf(tx, order, logos, at))
    await insertMessages(tx, rows, at)
    for (const row of rows) ids.push(row.id)
  }
  await wakeSender(tx)
  return ids
}

/**
 * Says anew a message that has not left (the books changed): one waiting, or a letter laid out but not posted, which is then laid
 * out again. Throws `Refused` as `queueMessages` does; false when it is too late.
 */
export async function reviseMessage(
  tx: OrgTx,
  id: string,
  order: Pick<MessageOrder, 'to' | 'content'>,
): Promise<boolean> {
  const message = await lockMessage(tx, id)
  if (!message || !['queued', 'produced'].includes(message.state)) return false
  const row = await rowOf(tx, { ...message, ...order, id }, new Map(), message.queuedAt)
  invariant(row.channel === message.channel, 'a revised message keeps its channel')
  await replaceContent(tx, id, row)
  if (message.state === 'produced') await wakeSender(tx)
  return true
}

/** One job per organisation however often it is called: it looks for what is due when it runs. */
export const wakeSender = (tx: OrgTx): Promise<void> =>
  enqueue(tx, 'correspondence.send', { orgId: tx.orgId }, { key: `correspondence.send:${tx.orgId}` })

async function rowOf(
  tx: OrgTx,
  order: MessageOrder,
  logos: Map<Logo, StoredContent['logo']>,
  at: Date,
): Promise<NewMessage> {
  const { data } = order.content
  const { channel } = data.step
  const address = isPaper(channel) ? '' : order.to.address.trim()
  const fault = isPaper(channel) ? null : addressFault(channel, address, data.recipient.name)
  if (fault) throw new Refused(fault)
  const { logo } = data.organisation.look
  if (logo && !logos.has(logo))
    logos.set(logo, { format: logo.format, sha256: (await keepLogo(tx, logo)).toString('hex') })
  return {
    id: order.id ?? newId(at),
    customerId: order.customerId,
    purpose: order.purpose,
    channel,
    lang: data.recipient.lang,
    toName: order.to.name,
    toAddress: address,
    subject: filled(order.content).subject,
    content: withoutLogo(order.content, logo && logos.get(logo)!),
    notBefore: order.notBefore,
    agencyOrgId: order.agency?.orgId ?? null,
    agencyName: order.agency?.name ?? '',
    senderOrgId: order.agency?.carries ? order.agency.orgId : null,
  }
}

/** What is wrong with where a message is to go; null when it can leave. A number is already in the form networks know. */
function addressFault(channel: Channel, address: string, customer: string): Refusal | null {
  if (channel === 'sms') {
    if (address === '') return refuse('number_missing', words.numberMissing, { customer }, 'to').refusal
    return mobileNumber(address, 'FR') === address
      ? null
      : refuse('number_wrong', words.numberWrong, { address }, 'to').refusal
  }
  if (address === '') return refuse('email_missing', words.addressMissing, { customer }, 'to').refusal
  return isMailAddress(address) ? null : refuse('email_wrong', words.addressWrong, { address }, 'to').refusal
}
