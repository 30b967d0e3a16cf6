import { organisationOf } from '../access/index.ts'
import type { By } from '../cash/index.ts'
import { messageOf, type OpenItems, sendStatement } from '../correspondence/index.ts'
import { openDispute } from '../disputes/index.ts'
import { type DunningDeps, placeHolds } from '../dunning/index.ts'
import { addDays, type LocalDate } from '../kernel/calendar.ts'
import { Refused, refuse } from '../kernel/verdict.ts'
import { agencyGate, debtsAtLaw } from '../legal/index.ts'
import { contactOf, keepAbsence, keepOptOuts } from '../parties/index.ts'
import type { OrgTx } from '../platform/db.ts'
import { notFound } from '../platform/http.ts'
import { recordPromise } from '../promises/index.ts'
import { record } from '../trail/index.ts'
import type { Confirmation } from './contract-values.ts'
import { keepContact, leaveAddress, ownContact } from './correct-contact.ts'
import { PAID_HOLD_DAYS } from './model.ts'
import { assignReply, lockReply, type Made, type Reply, settleReply } from './store.ts'
import { tellArrival } from './take-mail.ts'
import { itemsMeant } from './thread-reply.ts'
import { learnAlias } from './thread-store.ts'
import { repliesWording as words } from './wording.ts'

/** What the answers to replies are made with: `openItems` is what a statement lists. */
export type AnsweringDeps = DunningDeps & { readonly openItems: OpenItems }

/** For whom of an agency something is said: the documents in its hands, beyond which it says nothing. */
export type InHand = { readonly itemIds: ReadonlySet<string> }

/** The reply, if it still waits for somebody. */
export async function waiting(tx: OrgTx, id: string): Promise<Reply> {
  const reply = await lockReply(tx, id)
  if (!reply) throw new Refused(notFound().refusal)
  if (reply.state !== 'to_read')
    throw new Refused(refuse('changed_meanwhile', words.alreadyHandled, { who: reply.handledBy ?? '' }).refusal)
  return reply
}

/**
 * Does what a person says that a reply means: writes the promise, opens the dispute, waits for the payment, corrects the contact. What
 * each refuses is refused here, and the reply waits on.
 */
export async function confirmReply(
  tx: OrgTx,
  deps: AnsweringDeps,
  id: string,
  said: Confirmation,
  by: By,
  inHand: InHand | null = null,
): Promise<Made> {
  const reply = await waiting(tx, id)
  const { customerId } = reply
  if (customerId === null) throw new Refused(refuse('no_customer', words.noCustomer).refusal)
  if (inHand) refuseBeyond(inHand, said)
  const made = await make(tx, deps, { ...reply, customerId }, said, by, inHand)
  await settleReply(tx, id, { state: 'handled', kind: said.kind, made, at: by.at, by: by.actor.name })
  await record(tx, {
    actor: by.actor,
    at: by.at,
    verb: 'reply_handled',
    subject: { kind: 'customer', id: customerId },
    data: { replyId: id, meaning: said.kind, from: reply.fromAddress, said: quoteOf(reply, said.kind), ...made },
  })
  return made
}

const quoteOf = (reply: Reply, kind: Confirmation['kind']): string =>
  (reply.proposals.find((one) => one.kind === kind)?.quote ?? reply.body).slice(0, 300).toWellFormed()

type Assigned = Reply & { readonly customerId: string }

/** What stays the creditor's to say: about documents that it did not place, and of the whole account. */
function refuseBeyond({ itemIds }: InHand, said: Confirmation): void {
  if ((said.kind === 'promise' || said.kind === 'dispute') && said.itemIds.some((id) => !itemIds.has(id)))
    throw new Refused(refuse('not_in_hand', words.notInHand, undefined, 'itemIds').refusal)
  if (said.kind === 'document' && said.sendsStatement)
    throw new Refused(refuse('statement_of_creditor', words.statementOfCreditor, undefined, 'sendsStatement').refusal)
}

async function make(
  tx: OrgTx,
  deps: AnsweringDeps,
  reply: Assigned,
  said: Confirmation,
  by: By,
  inHand: InHand | null,
): Promise<Made> {
  const { customerId } = reply
  const note = quoteOf(reply, said.kind)
  // An agency waits about what is in its hands: what the reply means of it, else all of it. The rest of the account is the creditor's.
  const meant = reply.itemIds.filter((id) => inHand?.itemIds.has(id))
  const held = inHand ? (meant.length > 0 ? meant : [...inHand.itemIds]) : [null]
  const hold = (untilOn: LocalDate | null, category: 'payment_announced' | 'other') =>
    placeHolds(tx, deps, customerId, held, { category, note, untilOn }, by.actor)
  switch (said.kind) {
    case 'promise': {
      const saidBy = (reply.fromName || reply.fromAddress).slice(0, 200)
      const { itemIds, cents, dueOn } = said
      const order = {
        customerId,
        itemIds,
        cents,
        dueOn: dueOn as LocalDate,
        source: reply.channel === 'sms' ? 'sms' : 'mail',
        saidBy,
        note,
        replaces: null,
      } as const
      return { promiseId: await recordPromise(tx, debtsAtLaw, order, by) }
    }
    case 'dispute': {
      const items = said.itemIds.map((itemId) => ({ itemId, cents: null }))
      const { categoryId } = said
      return {
        disputeId: await openDispute(tx, { customerId, categoryId, items, note, dueOn: null, source: 'reply' }, by),
      }
    }
    case 'paid': {
      const untilOn = (said.untilOn as LocalDate | null) ?? addDays(by.today, PAID_HOLD_DAYS)
      refusePassed(untilOn, by)
      await hold(untilOn, 'payment_announced')
      return { holdUntil: untilOn }
    }
    case 'insolvency':
      await hold(null, 'other')
      return { holdUntil: null }
    case 'contact':
      return { contactId: await keepContact(tx, customerId, said, by) }
    case 'absence': {
      refusePassed(said.untilOn as LocalDate, by)
      const contactId = await ownContact(tx, customerId, said.contactId)
      await keepAbsence(tx, contactId, said.untilOn as LocalDate, by)
      return { contactId }
    }
    case 'opt_out': {
      const contactId = await ownContact(tx, customerId, said.contactId)
      const { optedOut } = (await contactOf(tx, contactId))!
      await keepOptOuts(tx, contactId, [...new Set([...optedOut, reply.channel])], by)
      return { contactId }
    }
    case 'document': {
      if (!said.sendsStatement) return {}
      const { timeZone } = await organisationOf(tx)
      const hooks = { openItems: deps.openItems, askAgent: agencyGate }
      return { messageId: await sendStatement(tx, hooks, { customerId, of: 'customer' }, { ...by, timeZone }) }
    }
    case 'address_dead':
      return leaveAddress(tx, { ...reply, note }, said, by)
    case 'other':
      return {}
  }
}

function refusePassed(day: LocalDate, { today }: By): void {
  if (day < today) throw new Refused(refuse('day_passed', words.dayPassed, { day }, 'untilOn').refusal)
}

/** Nothing to do about it. */
export async function dismissReply(tx: OrgTx, id: string, by: By): Promise<void> {
  const reply = await waiting(tx, id)
  await settleReply(tx, id, { state: 'dismissed', kind: null, made: null, at: by.at, by: by.actor.name })
  if (reply.customerId)
    await record(tx, {
      actor: by.actor,
      at: by.at,
      verb: 'reply_dismissed',
      subject: { kind: 'customer', id: reply.customerId },
      data: { replyId: id, from: reply.fromAddress, about: reply.subject },
    })
}

/** A reply that was dismissed waits again. */
export async function reopenReply(tx: OrgTx, id: string): Promise<void> {
  const reply = await lockReply(tx, id)
  if (!reply) throw new Refused(notFound().refusal)
  if (reply.state !== 'dismissed') throw new Refused(refuse('not_dismissed', words.notDismissed).refusal)
  await settleReply(tx, id, { state: 'to_read', kind: null, made: null, at: null, by: null })
}

/** A person says whose reply it is. With `learns`, whatever comes from this address later is this customer’s too. */
export async function assignToCustomer(
  tx: OrgTx,
  id: string,
  to: { readonly customerId: string; readonly learns: boolean },
  by: By,
): Promise<void> {
  const reply = await waiting(tx, id)
  const { customerId, learns } = to
  const answered = reply.messageId ? await messageOf(tx, reply.messageId) : null
  const about = answered?.customerId === customerId ? answered : null
  const itemIds = await itemsMeant(tx, customerId, `${reply.subject}\n${reply.body}`, about)
  // A person vouches for whose it is, not for what the receiving server found false.
  const doubt = learns && reply.doubt === 'stranger' ? null : reply.doubt
  await assignReply(tx, id, { customerId, threadedBy: 'person', itemIds, doubt })
  if (learns && reply.fromAddress)
    await learnAlias(tx, { address: reply.fromAddress, customerId, at: by.at, by: by.actor.name })
  await tellArrival(tx, { ...reply, customerId }, by.at)
}
