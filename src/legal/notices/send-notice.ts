import { organisationOf } from '../../access/index.ts'
import type { By } from '../../cash/index.ts'
import {
  addressFor,
  type Message,
  type MessageRest,
  messageOf,
  messagesById,
  queueMessages,
} from '../../correspondence/index.ts'
import { disputedItemsOn } from '../../disputes/index.ts'
import type { LocalDate } from '../../kernel/calendar.ts'
import { newId } from '../../kernel/ids.ts'
import { type Refusal, Refused, refuse } from '../../kernel/verdict.ts'
import { LANGS, say } from '../../kernel/wording.ts'
import { itemsById } from '../../ledger/index.ts'
import { contactsOf, customerOf, customersById, groupOf } from '../../parties/index.ts'
import type { OrgTx } from '../../platform/db.ts'
import { record } from '../../trail/index.ts'
import { agencyGate } from './agency-gate.ts'
import { creditorsNamed, hasCreditors } from './agency-store.ts'
import { composeNotice, type NoticeOrder } from './compose-notice.ts'
import { type DebtsHeld, GAPS, type GapCode } from './model.ts'
import { lockNoticesTo, noticeAsked } from './store.ts'
import { gapSentences, noticeWording as words } from './wording.ts'

/** What a message is kept under in the outbox when a person sent it as a formal notice. */
export const NOTICE_PURPOSE = 'formal_notice'

/**
 * What an incomplete notice is refused with, each thing missing in its own sentence; null when it may leave. `anyway`: a person was told
 * what it may do without.
 */
export function gapsRefused(gaps: readonly GapCode[], anyway: boolean): Refusal | null {
  const missing = gaps.filter((code) => GAPS[code].isNeeded || !anyway)
  if (missing.length === 0) return null
  const [fr, en] = LANGS.map((lang) =>
    say(lang, words.incomplete, { what: missing.map((code) => say(lang, gapSentences[code])).join(' ') }),
  )
  return refuse('notice_incomplete', { fr: fr!, en: en! }, {}, missing[0]).refusal
}

/**
 * Puts a formal notice into the outbox. Throws `Refused` when it is incomplete. Gives its message: asked again while it waits, or on the day
 * that it was asked, by whoever it may be, it is the same notice.
 */
export async function sendNotice(
  tx: OrgTx,
  order: NoticeOrder & { readonly anyway: boolean },
  debtsHeld: DebtsHeld,
  by: By,
): Promise<string> {
  await lockNoticesTo(tx, order.customerId)
  const { to, content, gaps } = await composeNotice(tx, order, by.today, debtsHeld)
  const refusal = gapsRefused(gaps, order.anyway)
  if (refusal) throw new Refused(refusal)
  const { customerId } = order
  const { data } = content
  const { timeZone } = await organisationOf(tx)
  const asked = { customerId, channel: order.channel, items: data.items, today: by.today, timeZone }
  const same = await noticeAsked(tx, asked)
  if (same) return same
  const id = newId(by.at)
  await queueMessages(tx, [{ id, customerId, purpose: NOTICE_PURPOSE, to, content, notBefore: by.at }], by.at)
  await record(tx, {
    actor: by.actor,
    at: by.at,
    verb: 'formal_notice_asked',
    subject: { kind: 'customer', id: customerId },
    data: {
      message: id,
      channel: order.channel,
      deadlineOn: data.deadlineOn,
      documents: data.items.map(({ documentNo }) => documentNo),
      totals: data.totals,
      without: gaps,
    },
  })
  return id
}

/**
 * Asked just before messages leave: a notice that a person sent is over documents as they stood, and waits no change of them; and nothing
 * leaves for those we collect from for another while a condition of the law is missing, nor what does not tell it so.
 */
export async function noticesUnwanted(
  tx: OrgTx,
  messageIds: readonly string[],
  today: LocalDate,
  debtsHeld: DebtsHeld,
): Promise<ReadonlyMap<string, Refusal>> {
  const refusals = new Map<string, Refusal>()
  const messages = await messagesById(tx, messageIds)
  const moved = await agencyMoved(tx, messages, today)
  for (const { id, purpose } of messages) {
    const refusal = moved(id) ?? (purpose === NOTICE_PURPOSE ? await changedSince(tx, id, today, debtsHeld) : null)
    if (refusal) refusals.set(id, refusal)
  }
  return refusals
}

/**
 * Reads once for whom we collect, and gives the function that says why a message does not leave: a condition of the law is missing, or what
 * asks for money names another creditor than the one of its debts, or none, and another account. One to the head of a group speaks for one
 * creditor.
 */
async function agencyMoved(
  tx: OrgTx,
  messages: readonly MessageRest[],
  today: LocalDate,
): Promise<(id: string) => Refusal | null> {
  if (!(await hasCreditors(tx))) return () => null
  const named = await creditorsNamed(
    tx,
    messages.map(({ id }) => id),
  )
  const owners = new Map<string, { readonly id: string; readonly name: string }[]>()
  for (const { id, customerId, agencyOrgId } of messages) {
    // What an agency writes about what we placed with it speaks for us, by its own mandate.
    if (customerId === null || agencyOrgId !== null) continue
    const group = (named.get(id)?.members.length ?? 0) > 0 ? await groupOf(tx, customerId) : []
    const members = group.filter(({ name }) => named.get(id)!.members.includes(name))
    const [customer] = await customersById(tx, [customerId])
    owners.set(id, [{ id: customerId, name: customer?.name ?? '' }, ...members])
  }
  const gate = await agencyGate(tx, [...new Set([...owners.values()].flat().map(({ id }) => id))])
  return (messageId) => {
    for (const { id, name } of owners.get(messageId) ?? []) {
      const may = gate(id, today)
      if (!may.ok) return may.refusal
      const told = named.get(messageId)
      if (told && told.creditor !== (may.value?.facts.creditor.name ?? null))
        return refuse('agency_moved', words.agencyMoved, { customer: name }).refusal
    }
    return null
  }
}

async function changedSince(
  tx: OrgTx,
  messageId: string,
  today: LocalDate,
  debtsHeld: DebtsHeld,
): Promise<Refusal | null> {
  const message = await messageOf(tx, messageId)
  if (!message?.customerId) return null
  const unread = await consentGone(tx, message)
  if (unread) return unread
  const { items } = message.content.data
  const now = new Map(
    (
      await itemsById(
        tx,
        items.flatMap(({ itemId }) => itemId ?? []),
      )
    ).map((item) => [item.id, item]),
  )
  const disputed = new Set((await disputedItemsOn(tx, [message.customerId], today)).map(({ itemId }) => itemId))
  const moved = items.find(
    ({ itemId, openCents }) => itemId && (now.get(itemId)?.openCents !== openCents || disputed.has(itemId)),
  )
  if (moved) return refuse('settled_since', words.settledSince, { document: moved.documentNo }).refusal
  const held = await debtsHeld(tx, message.customerId)
  for (const { itemId, documentNo: document } of items) {
    const why = itemId && held.get(itemId)
    if (why) return refuse('document_held', words.documentHeld, { document, why }).refusal
  }
  return null
}

/** An electronic registered letter goes to no reader who is no professional and takes it no more (CPCE art. L100). */
async function consentGone(tx: OrgTx, { channel, customerId, toAddress }: Message): Promise<Refusal | null> {
  if (channel !== 'electronic_registered' || customerId === null) return null
  const customer = (await customerOf(tx, customerId))!
  const readers = await contactsOf(tx, [customerId])
  if (readers.some((contact) => addressFor(contact, channel, customer) === toAddress)) return null
  return refuse('no_reader', words.noReader, { customer: customer.name, channel }, 'channel').refusal
}
