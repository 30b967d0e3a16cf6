import {
  type CreditFacts,
  contactToWrite,
  type ItemFacts,
  letterheadOf,
  type MessageOrder,
  messageData,
  messageOf,
  queueMessages,
  recipientOf,
  reviseMessage,
  templateBook,
} from '../../correspondence/index.ts'
import { addDays, type LocalDate } from '../../kernel/calendar.ts'
import { maskIban } from '../../kernel/identifiers.ts'
import { accept, orRefuse, refuse, type Verdict } from '../../kernel/verdict.ts'
import { type Item, itemsById } from '../../ledger/index.ts'
import { contactsOf, customersById, isPostable } from '../../parties/index.ts'
import type { OrgTx } from '../../platform/db.ts'
import type { By } from '../acting.ts'
import type { DebitHooks } from './collection-proposal.ts'
import { type Collection, collectionOf } from './collection-store.ts'
import { type Debit, debitsOf, setNotices } from './store.ts'
import { debitWording as words } from './wording.ts'

/** What customers are told before they are debited (pre-notification, EPC016-06 §4.6.1), as messages like any other. */

export type Channel = 'email' | 'letter' | null

/** How each customer can be told: by mail where an address works, else by letter where it has a postal address. */
export async function channelsOf(tx: OrgTx, customerIds: readonly string[]): Promise<Map<string, Channel>> {
  const contacts = Map.groupBy(await contactsOf(tx, customerIds), ({ customerId }) => customerId)
  return new Map(
    (await customersById(tx, customerIds)).map((customer) => {
      if (contactToWrite(contacts.get(customer.id) ?? [], 'email')) return [customer.id, 'email' as const]
      return [customer.id, isPostable(customer) ? ('letter' as const) : null]
    }),
  )
}

/** The day by which a customer is told what will be debited. */
export const notifyBy = (collectOn: LocalDate, noticeDays: number): LocalDate => addDays(collectOn, -noticeDays)

/** Queues one notice for all debits of a collection under one mandate. Gives how many leave by mail and by letter. */
export async function sendNotices(
  tx: OrgTx,
  collection: Collection,
  debits: readonly Debit[],
  by: By,
): Promise<{ readonly emails: number; readonly letters: number }> {
  const groups = [...Map.groupBy(debits, (debit) => debit.mandateId).values()]
  const orders = await noticesOf(tx, collection, groups, by.today)
  const ids = await queueMessages(
    tx,
    orders.map((order) => ({ ...order, notBefore: by.at })),
    by.at,
  )
  await setNotices(
    tx,
    ids.flatMap((messageId, place) => groups[place]!.map((debit) => ({ debitId: debit.id, messageId }))),
  )
  const emails = orders.filter((order) => order.content.data.step.channel === 'email').length
  return { emails, letters: orders.length - emails }
}

/** Says anew the notices of debits just taken out, as long as they have not left and others remain in them. */
export async function reviseNotices(
  tx: OrgTx,
  collection: Collection,
  dropped: readonly Debit[],
  left: readonly Debit[],
  by: By,
): Promise<void> {
  for (const noticeId of new Set(dropped.flatMap((debit) => debit.noticeId ?? []))) {
    const rest = left.filter((debit) => debit.noticeId === noticeId)
    // With nothing left in it, it is cancelled when it is about to leave.
    if (rest.length === 0) continue
    const [order] = await noticesOf(tx, collection, [rest], by.today)
    const message = await messageOf(tx, noticeId)
    if (order && message?.channel === order.content.data.step.channel) await reviseMessage(tx, noticeId, order)
  }
}

/** Holds that no person lifts: a debit that meets one is not handed over, and is not announced either. */
const HELD_AT_LAW: ReadonlySet<string> = new Set(['insolvency', 'in_court'])

/** Asked just before a message leaves: the notice of a debit that was given up meanwhile, or that the law forbids by now, tells nobody anything. */
export async function noticeStillWanted(
  tx: OrgTx,
  hooks: Pick<DebitHooks, 'heldItems'>,
  messageId: string,
  today: LocalDate,
): Promise<Verdict<null>> {
  const debits = await debitsOf(tx, { noticeId: messageId })
  const [first] = debits
  if (!first) return accept(null)
  const live = debits.filter((debit) => debit.state !== 'dropped' && debit.state !== 'cancelled')
  const { no } = (await collectionOf(tx, first.collectionId))!
  if (live.length === 0) return refuse('debit_given_up', words.noticeGivenUp, { no, on: first.collectOn })
  const parts = new Set(live.flatMap((debit) => debit.parts.map(({ itemId }) => itemId)))
  const held = (await hooks.heldItems(tx, [first.customerId], today)).find(
    ({ category, itemId }) => HELD_AT_LAW.has(category) && itemId !== null && parts.has(itemId),
  )
  if (!held) return accept(null)
  return refuse('debit_forbidden', words.noticeForbidden, { no, on: first.collectOn, category: held.category })
}

type Notice = Omit<MessageOrder, 'id' | 'notBefore'>

async function noticesOf(
  tx: OrgTx,
  collection: Collection,
  groups: readonly (readonly Debit[])[],
  on: LocalDate,
): Promise<Notice[]> {
  const { organisation, place, isDemo } = await letterheadOf(tx)
  const texts = await templateBook(tx)
  const customerIds = groups.map(([first]) => first!.customerId)
  const customers = new Map((await customersById(tx, customerIds)).map((customer) => [customer.id, customer]))
  const contacts = Map.groupBy(await contactsOf(tx, customerIds), ({ customerId }) => customerId)
  const channels = await channelsOf(tx, customerIds)
  const ids = groups.flat().flatMap((debit) => debit.parts.map((part) => part.itemId))
  const items = new Map((await itemsById(tx, ids)).map((item) => [item.id, item]))
  return groups.map((debits): Notice => {
    const [first] = debits
    const { customerId, told } = first!
    const customer = customers.get(customerId)!
    const channel = channels.get(customerId) ?? 'letter'
    const contact = contactToWrite(contacts.get(customerId) ?? [], channel)
    const parts = debits
      .flatMap((debit) => debit.parts)
      .map(({ itemId, cents }) => ({ item: items.get(itemId)!, cents }))
    const data = orRefuse(
      messageData({
        organisation,
        recipient: recipientOf(customer, contact),
        on,
        place,
        reference: collection.messageId,
        step: { tone: 'debit_notice', channel },
        items: parts.filter(({ cents }) => cents > 0).map(asItem),
        credits: parts.filter(({ cents }) => cents < 0).map(asCredit),
        deadlineOn: null,
        lateCharges: null,
        debit: {
          collectOn: collection.collectOn,
          mandate: told.reference,
          creditorId: collection.creditor.creditorId,
          account: maskIban(told.iban),
        },
        payUrl: null,
        isDemo,
      }),
    )
    const { subject, body } = texts.find({ key: 'debit_notice', lang: customer.lang, audience: customer.kind })
    return {
      customerId,
      purpose: 'debit_notice',
      to: { name: data.recipient.contact ?? customer.name, address: contact?.email ?? '' },
      content: { data, template: { subject, body } },
    }
  })
}

const nameOf = ({ documentNo, label }: Item): string => documentNo || label.slice(0, 40)

const asItem = ({ item, cents }: { readonly item: Item; readonly cents: number }): ItemFacts => ({
  documentNo: nameOf(item),
  kind: item.kind === 'invoice' || item.kind === 'fee' || item.kind === 'interest' ? item.kind : 'other',
  issuedOn: item.issuedOn,
  dueOn: item.dueOn,
  originalCents: item.amountCents,
  openCents: cents,
  currency: item.currency,
})

const asCredit = ({ item, cents }: { readonly item: Item; readonly cents: number }): CreditFacts => ({
  documentNo: nameOf(item),
  issuedOn: item.issuedOn,
  cents: -cents,
  currency: item.currency,
})
