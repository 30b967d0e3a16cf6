import { collectionsRunning } from '../../cash/index.ts'
import {
  addressFor,
  type CreditFacts,
  contactToWrite,
  fillTemplate,
  type ItemFacts,
  isPaper,
  letterheadOf,
  type MessageContent,
  messageData,
  paidTo,
  parseTemplate,
  recipientOf,
  templateBook,
} from '../../correspondence/index.ts'
import { disputedItemsOn } from '../../disputes/index.ts'
import type { LocalDate } from '../../kernel/calendar.ts'
import { orRefuse, Refused, refuse } from '../../kernel/verdict.ts'
import { type Item, openItemsOf } from '../../ledger/index.ts'
import { contactsOf, customerOf } from '../../parties/index.ts'
import type { OrgTx } from '../../platform/db.ts'
import { notFound } from '../../platform/http.ts'
import { chargesTold } from '../interest/told.ts'
import { barredAmong } from '../limitation/barred-among.ts'
import { CLAIMED_ITEMS } from '../limitation/model.ts'
import { agencyGate } from './agency-gate.ts'
import type { DebtsHeld, GapCode, NoticeChannel } from './model.ts'
import { noticeDeadline, noticeGaps } from './rules.ts'
import { noticeWording as words } from './wording.ts'

/** A formal notice that a person prepares. `itemIds` null: all that is overdue and may be demanded. */
export type NoticeOrder = {
  readonly customerId: string
  readonly channel: NoticeChannel
  /** Given to pay, 8 to 15. */
  readonly days: number
  readonly itemIds: readonly string[] | null
}

export type ComposedNotice = {
  readonly to: { readonly name: string; readonly address: string }
  readonly content: MessageContent
  readonly gaps: readonly GapCode[]
}

/**
 * A formal notice to the debtor itself, over what is overdue, less what it has in credit: what is contested, being debited, frozen by
 * insolvency or before a court is left out, and refused where it was chosen by its number. Throws `Refused`; what the notice lacks comes back in `gaps`, the needed ones too.
 */
export async function composeNotice(
  tx: OrgTx,
  order: NoticeOrder,
  on: LocalDate,
  debtsHeld: DebtsHeld,
): Promise<ComposedNotice> {
  const { customerId, channel } = order
  const customer = await customerOf(tx, customerId)
  if (!customer) throw new Refused(notFound().refusal)
  const open = await openItemsOf(tx, customerId)
  const items = await itemsToDemand(tx, order, { open, isConsumer: customer.kind === 'consumer', debtsHeld }, on)
  if (items.length === 0)
    throw new Refused(refuse('nothing_to_demand', words.nothingLate, { customer: customer.name }).refusal)
  const contact = contactToWrite(await contactsOf(tx, [customerId]), channel, on, customer)
  const address = addressFor(contact, channel, customer)
  if (address === '' && !isPaper(channel))
    throw new Refused(refuse('no_reader', words.noReader, { customer: customer.name, channel }, 'channel').refusal)
  const agent = orRefuse((await agencyGate(tx, [customerId]))(customerId, on))
  const { organisation, place, isDemo } = await letterheadOf(tx)
  const told = (await chargesTold(tx, [customerId]))(
    items.map(({ id }) => id),
    on,
  )
  const data = orRefuse(
    messageData({
      organisation: paidTo(organisation, agent),
      recipient: { ...recipientOf(customer, contact), siren: customer.siren },
      on,
      place,
      reference: `MED-${customer.code.slice(0, 40)}-${on.replaceAll('-', '')}`,
      step: { tone: 'formal_notice', channel },
      items: items.map(itemFacts),
      credits: creditsFor(open, items),
      deadlineOn: noticeDeadline(on, order.days),
      lateCharges:
        customer.kind === 'consumer' || !told
          ? null
          : {
              indemnityPerInvoiceCents: told.indemnityPerInvoiceCents,
              penaltyRateBp: told.rateBp,
              rates: told.rates,
              penaltiesCents: told.interestCents,
              indemnitiesCents: told.indemnityCents,
              citation: told.citation,
            },
      ...(agent ? { agent: agent.facts } : {}),
      payUrl: null,
      isDemo,
    }),
  )
  const { lang, kind: audience } = customer
  const { subject, body } = (await templateBook(tx)).find({ key: 'formal_notice', lang, audience })
  const template = { subject, body }
  orRefuse(fillTemplate(orRefuse(parseTemplate(template)), data))
  const barred = await barredAmong(
    tx,
    items.map(({ id }) => id),
    on,
  )
  const gaps = noticeGaps(data, template, customer.country === 'FR')
  return {
    to: { name: data.recipient.contact ?? customer.name, address },
    content: { data, template },
    gaps: barred.size > 0 ? [...gaps, 'barred'] : gaps,
  }
}

async function itemsToDemand(
  tx: OrgTx,
  { customerId, itemIds }: NoticeOrder,
  { open, isConsumer, debtsHeld }: { open: readonly Item[]; isConsumer: boolean; debtsHeld: DebtsHeld },
  on: LocalDate,
): Promise<Item[]> {
  const held = await debtsHeld(tx, customerId)
  const disputed = new Set((await disputedItemsOn(tx, [customerId], on)).map(({ itemId }) => itemId))
  const collected = new Set((await collectionsRunning(tx, [customerId])).map(({ itemId }) => itemId))
  const whyNot = (item: Item): string | null => {
    const why = held.get(item.id)
    if (why) return why
    if (disputed.has(item.id)) return 'disputed'
    if (collected.has(item.id)) return 'collected'
    return item.dueOn >= on ? 'early' : null
  }
  const debts = open.filter(
    ({ side, kind }) =>
      side === 1 && (CLAIMED_ITEMS as readonly string[]).includes(kind) && !(isConsumer && kind === 'fee'),
  )
  if (itemIds === null) return debts.filter((item) => whyNot(item) === null)
  const chosen = [...new Set(itemIds)].map((id) => debts.find((item) => item.id === id) ?? null)
  for (const item of chosen) {
    const why = item ? whyNot(item) : 'gone'
    const document = item?.documentNo || item?.label || '–'
    if (why) throw new Refused(refuse('document_held', words.documentHeld, { document, why }, 'itemIds').refusal)
  }
  return chosen.filter((item) => item !== null)
}

const itemFacts = (item: Item): ItemFacts => ({
  itemId: item.id,
  documentNo: item.documentNo || item.label,
  isUnnumbered: item.documentNo === '',
  kind: item.kind === 'invoice' || item.kind === 'fee' || item.kind === 'interest' ? item.kind : 'other',
  issuedOn: item.issuedOn,
  dueOn: item.dueOn,
  originalCents: item.amountCents,
  openCents: item.openCents,
  currency: item.currency,
})

/** What the customer has in credit, the oldest first, up to what is demanded in its currency. */
function creditsFor(open: readonly Item[], items: readonly Item[]): CreditFacts[] {
  const left = new Map<string, number>()
  for (const { currency, openCents } of items) left.set(currency, (left.get(currency) ?? 0) + openCents)
  return open
    .filter(({ side }) => side === -1)
    .sort((a, b) => (a.issuedOn < b.issuedOn ? -1 : 1))
    .flatMap(({ documentNo, label, issuedOn, openCents, currency }) => {
      const cents = Math.min(openCents, left.get(currency) ?? 0)
      left.set(currency, (left.get(currency) ?? 0) - cents)
      return cents > 0 ? [{ documentNo: documentNo || label, issuedOn, cents, currency }] : []
    })
}
