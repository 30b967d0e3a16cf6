import type { InboundMail } from '../adapters/mailbox/read-mail.ts'
import { type Message, messageOf } from '../correspondence/index.ts'
import { openItemsOf } from '../ledger/index.ts'
import type { OrgTx } from '../platform/db.ts'
import { citedAmong, numbersIn } from './cited-documents.ts'
import type { ThreadedBy } from './model.ts'
import { customersWriting, itemsNumbered } from './thread-store.ts'

/** A mail that reached the mailbox of an agency, about a debtor in its hands. */
export type FromAgency = {
  readonly agency: { readonly orgId: number; readonly name: string }
  readonly customerId: string
  readonly threadedBy: ThreadedBy
}

/** Where a reply belongs. `isKnown`: its address is one that the customer is known by, or the one we wrote to. */
export type Thread = {
  readonly messageId: string | null
  readonly customerId: string | null
  readonly threadedBy: ThreadedBy | null
  readonly itemIds: readonly string[]
  readonly isKnown: boolean
  /** A colleague answers a question of ours about a customer: nothing of it is the customer's word. */
  readonly isFromHouse?: boolean
}

/**
 * Finds the customer and the documents of a reply: by the message of ours that it answers, else by who wrote it, else by documents that
 * it cites when all are of one customer. An address that several customers share is decided by the documents, or by a person.
 */
export async function threadReply(tx: OrgTx, mail: InboundMail, own: string): Promise<Thread> {
  const answered = await messageAmong(tx, mail.answers)
  const writers = await customersWriting(tx, mail.from.address)
  const text = `${mail.subject}\n${own}`
  if (answered?.customerId) {
    const { id, customerId } = answered
    const isKnown =
      answered.toAddress.toLowerCase() === mail.from.address || writers.some((one) => one.customerId === customerId)
    const itemIds = await itemsMeant(tx, customerId, text, answered)
    const isFromHouse = answered.purpose.startsWith('colleague_')
    return { messageId: id, customerId, threadedBy: 'thread', itemIds, isKnown, isFromHouse }
  }
  const ids = [...new Set(writers.map(({ customerId }) => customerId))]
  const cited = await itemsNumbered(tx, numbersIn(text))
  const of = [...new Set(cited.map(({ customerId }) => customerId))]
  const between = ids.length > 1 ? of.filter((id) => ids.includes(id)) : ids
  if (between.length === 1) {
    const customerId = between[0]!
    const threadedBy = writers.some((one) => one.customerId === customerId && one.by === 'sender') ? 'sender' : 'alias'
    return {
      messageId: null,
      customerId,
      threadedBy,
      itemIds: await itemsMeant(tx, customerId, text, null),
      isKnown: true,
    }
  }
  if (ids.length === 0 && of.length === 1) {
    const itemIds = await itemsMeant(tx, of[0]!, text, null)
    return { messageId: null, customerId: of[0]!, threadedBy: 'document', itemIds, isKnown: false }
  }
  return { messageId: null, customerId: null, threadedBy: null, itemIds: [], isKnown: false }
}

/** Where a reply that reached an agency belongs: the debtor is known, and only what that agency wrote is answered. */
export async function threadOfAgency(tx: OrgTx, mail: InboundMail, own: string, from: FromAgency): Promise<Thread> {
  const { customerId, threadedBy } = from
  const found = await messageAmong(tx, mail.answers, from.agency.orgId)
  const answered = found?.customerId === customerId ? found : null
  const writers = await customersWriting(tx, mail.from.address)
  return {
    messageId: answered?.id ?? null,
    customerId,
    threadedBy,
    itemIds: await itemsMeant(tx, customerId, `${mail.subject}\n${own}`, answered),
    isKnown:
      answered?.toAddress.toLowerCase() === mail.from.address || writers.some((one) => one.customerId === customerId),
  }
}

const UUID = /^([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})@/i

/** What Message-IDs begin with where they are ours: the id of the message. */
export const messageIdsIn = (ids: readonly string[]): string[] =>
  ids.slice(0, 50).flatMap((id) => UUID.exec(id)?.[1]?.toLowerCase() ?? [])

/** The first of these Message-IDs that is one of ours; with an agency: one that it wrote. */
export async function messageAmong(
  tx: OrgTx,
  ids: readonly string[],
  agencyOrgId: number | null = null,
): Promise<Message | null> {
  for (const id of messageIdsIn(ids)) {
    const message = await messageOf(tx, id)
    if (message?.channel === 'email' && (agencyOrgId === null || message.agencyOrgId === agencyOrgId)) return message
  }
  return null
}

/** Open documents that a text cites; else those that the message it answers was about. */
export async function itemsMeant(
  tx: OrgTx,
  customerId: string,
  text: string,
  answered: Message | null,
): Promise<string[]> {
  const open = (await openItemsOf(tx, customerId)).filter(({ side }) => side === 1)
  const cited = citedAmong(text, open)
  if (cited.length > 0) return cited.map(({ id }) => id)
  const about = new Set(answered?.content.data.items.map(({ documentNo }) => documentNo))
  return open.filter(({ documentNo }) => documentNo !== '' && about.has(documentNo)).map(({ id }) => id)
}
