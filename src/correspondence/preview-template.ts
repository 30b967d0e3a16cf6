import { addDays, dayIn } from '../kernel/calendar.ts'
import { orRefuse, Refused } from '../kernel/verdict.ts'
import { contactsOf, customerOf } from '../parties/index.ts'
import type { OrgTx } from '../platform/db.ts'
import { notFound } from '../platform/http.ts'
import type { Letter } from './letter.ts'
import { letterheadOf, recipientOf } from './letterhead.ts'
import { messageData } from './message-data.ts'
import {
  type Channel,
  type CreditFacts,
  type FrozenFacts,
  type ItemFacts,
  isSmsKey,
  type MessageFacts,
  type Tone,
  toneOfKey,
} from './model.ts'
import { sampleMessage } from './sample-message.ts'
import { checkTemplate, fillTemplate, type Template } from './template.ts'
import type { TemplatePlace } from './template-book.ts'

/** What is open of a customer, as a message would list it; given at wiring, since the ledger stands after this capability. */
export type OpenItems = (tx: OrgTx, customerId: string) => Promise<OpenFacts>
/** `frozen`: what a judgment keeps from being asked for, told apart. */
export type OpenFacts = {
  readonly items: readonly ItemFacts[]
  readonly credits: readonly CreditFacts[]
  readonly frozen: FrozenFacts | null
}

export type PreviewOrder = TemplatePlace & Template & { readonly channel: Channel; readonly customerId: string | null }

/** Time a formal notice leaves in a preview. */
const NOTICE_DAYS = 15

const KNOWN_ELSEWHERE: ReadonlySet<Tone> = new Set(['debit_notice', 'instalment_coming', 'instalment_missed'])

/**
 * What a text would give: for a customer, with what is open today; for none, or one with nothing to show, with invented facts.
 * Throws `Refused` with the place at fault when the text does not hold.
 */
export async function previewTemplate(
  tx: OrgTx,
  openItems: OpenItems,
  order: PreviewOrder,
  timeZone: string,
  at: Date,
): Promise<Letter & { readonly isInvented: boolean }> {
  const parsed = orRefuse(checkTemplate(order, order.key, order.audience))
  const { organisation, place, isDemo } = await letterheadOf(tx)
  const on = dayIn(timeZone, at)
  const tone = toneOfKey(order.key)
  const step = { tone, channel: isSmsKey(order.key) ? ('sms' as const) : order.channel }
  // A direct debit is known to those who collect, an instalment to those who agreed on it: here they are shown with invented ones.
  const asked = KNOWN_ELSEWHERE.has(tone) ? null : order.customerId
  const real = asked === null ? null : await factsOf(asked)
  const verdict = real && messageData(real)
  if (verdict?.ok)
    return { data: verdict.value, text: orRefuse(fillTemplate(parsed, verdict.value)), isInvented: false }
  // Nothing is due to this customer at this step: better an invented example than an empty page, and the screen says so.
  if (verdict && !['nothing_due', 'notice_not_late', 'address_missing'].includes(verdict.refusal.code))
    throw new Refused(verdict.refusal)
  const invented = sampleMessage(organisation, step, { kind: order.audience, lang: order.lang }, on)
  const data = orRefuse(messageData({ ...invented, isDemo }))
  return { data, text: orRefuse(fillTemplate(parsed, data)), isInvented: true }

  async function factsOf(customerId: string): Promise<MessageFacts> {
    const customer = await customerOf(tx, customerId)
    if (!customer) throw new Refused(notFound().refusal)
    const [contact = null] = await contactsOf(tx, [customer.id])
    const { items, credits } = await openItems(tx, customer.id)
    const isNotice = tone === 'formal_notice'
    return {
      organisation,
      place,
      isDemo,
      step,
      on,
      recipient: { ...recipientOf(customer, contact), lang: order.lang, kind: order.audience },
      reference: `${customer.code.slice(0, 40)}-${on.replaceAll('-', '')}`,
      items: isNotice ? items.filter((item) => item.dueOn < on) : items,
      credits,
      deadlineOn: isNotice ? addDays(on, NOTICE_DAYS) : null,
      lateCharges: null,
      payUrl: null,
    }
  }
}
