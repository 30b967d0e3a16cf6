import type { By } from '../cash/index.ts'
import {
  type AgencyGate,
  contactToWrite,
  type ItemFacts,
  letterheadOf,
  messageData,
  paidTo,
  queueMessages,
  recipientOf,
  templateBook,
} from '../correspondence/index.ts'
import { addDays, type LocalDate } from '../kernel/calendar.ts'
import { accept, orRefuse, refuse, type Verdict } from '../kernel/verdict.ts'
import { itemsById } from '../ledger/index.ts'
import { contactsOf, customerOf, isPostable } from '../parties/index.ts'
import type { OrgTx } from '../platform/db.ts'
import { type AskLaw, barOf, type PlanHooks } from './at-law.ts'
import { type Instalment, type Plan, planReference } from './model.ts'
import { keepNotice, keepReminder, plansOf } from './plan-store.ts'
import { instalmentName } from './print-agreement.ts'
import { settingOf } from './setting-store.ts'
import { atLawWording, promiseWording as words } from './wording.ts'

/**
 * What customers are told of their plans, on the day it is due to be told: an instalment to come, some days before it; one that was
 * missed, after the days of grace, with the day on which the plan lapses. Each is told once; a night that was missed is made up for,
 * but nobody is reminded of a day that has passed. A plan that a judgment froze asks for nothing; one whose documents a court was asked for
 * goes on, as it was agreed.
 */
export async function tellInstalments(tx: OrgTx, { askLaw, askAgent }: PlanHooks, by: By): Promise<void> {
  const { graceDays } = await settingOf(tx)
  const plans = await plansOf(tx, { states: ['active'] })
  const law = await askLaw(tx, [...new Set(plans.map(({ customerId }) => customerId))])
  const agentFor = await askAgent(tx, [...new Set(plans.map(({ customerId }) => customerId))])
  for (const plan of plans) {
    if (barOf(plan, law)) continue
    // Paid after its notice, and missed again because the money went back: notice is given anew.
    const missed = plan.instalments.find(
      (one) => one.paidCents < one.cents && addDays(one.dueOn, graceDays) < by.today && one.noticeUntil === null,
    )
    if (missed) {
      const untilOn = addDays(by.today, plan.noticeDays)
      const messageId = await write(tx, plan, missed, { tone: 'instalment_missed', deadlineOn: untilOn }, agentFor, by)
      if (messageId) await keepNotice(tx, plan.id, missed.place, { messageId, untilOn })
    }
    const coming = plan.instalments.find(
      (one) =>
        one.paidCents < one.cents &&
        one.reminderId === null &&
        one.dueOn >= by.today &&
        addDays(one.dueOn, -plan.remindDays) <= by.today,
    )
    // A debit is announced by the notice of its collection.
    if (!coming || plan.remindDays === 0 || plan.byDebit) continue
    const messageId = await write(tx, plan, coming, { tone: 'instalment_coming', deadlineOn: null }, agentFor, by)
    if (messageId) await keepReminder(tx, plan.id, coming.place, messageId)
  }
}

type Telling = {
  readonly tone: 'instalment_coming' | 'instalment_missed'
  readonly deadlineOn: LocalDate | null
}

/**
 * Queues one message about an instalment; null when the customer has neither a mail nor a postal address, or while a condition of those who
 * collect for others is missing: it is told once it is there.
 */
async function write(
  tx: OrgTx,
  plan: Plan,
  instalment: Instalment,
  { tone, deadlineOn }: Telling,
  agentFor: AgencyGate,
  by: By,
): Promise<string | null> {
  const customer = (await customerOf(tx, plan.customerId))!
  const contacts = await contactsOf(tx, [customer.id])
  const mail = contactToWrite(contacts, 'email')
  if (!mail && !isPostable(customer)) return null
  const agent = agentFor(customer.id, by.today)
  if (!agent.ok) return null
  // Who collects for another writes to a debtor by letter first.
  const isFirst = agent.value?.facts.first === null
  if (isFirst && !isPostable(customer)) return null
  const channel = mail && !isFirst ? 'email' : 'letter'
  const contact = contactToWrite(contacts, channel)
  const { organisation, place, isDemo } = await letterheadOf(tx)
  const data = orRefuse(
    messageData({
      organisation: paidTo(organisation, agent.value),
      ...(agent.value ? { agent: agent.value.facts } : {}),
      recipient: recipientOf(customer, contact),
      on: by.today,
      place,
      reference: instalmentName(customer.code, plan, instalment),
      step: { tone, channel },
      items: await partsOf(tx, plan, instalment),
      credits: [],
      deadlineOn,
      lateCharges: null,
      instalment: {
        plan: planReference(plan.no),
        agreedOn: plan.signedOn ?? plan.stateOn,
        dueOn: instalment.dueOn,
        place: instalment.place,
        count: plan.instalments.length,
        left: { cents: plan.cents - plan.paidCents, currency: plan.currency },
      },
      payUrl: null,
      isDemo,
    }),
  )
  const { subject, body } = (await templateBook(tx)).find({ key: tone, lang: customer.lang, audience: customer.kind })
  const [id] = await queueMessages(
    tx,
    [
      {
        customerId: customer.id,
        purpose: tone,
        to: {
          name: data.recipient.contact ?? customer.name,
          address: channel === 'email' ? (contact?.email ?? '') : '',
        },
        content: { data, template: { subject, body } },
        notBefore: by.at,
      },
    ],
    by.at,
  )
  return id!
}

/** What is left of an instalment, as one line: it is paid by its own reference, and not document by document. */
async function partsOf(tx: OrgTx, plan: Plan, instalment: Instalment): Promise<ItemFacts[]> {
  const [first] = await itemsById(tx, [plan.parts[0]!.itemId])
  return [
    {
      documentNo: planReference(plan.no),
      isUnnumbered: true,
      kind: 'other',
      issuedOn: first!.issuedOn,
      dueOn: instalment.dueOn,
      originalCents: instalment.cents,
      openCents: instalment.cents - instalment.paidCents,
      currency: plan.currency,
    },
  ]
}

/** Asked just before a message leaves: an instalment paid meanwhile, of a plan that is over, or frozen since, is not spoken of. */
export async function instalmentStillWanted(tx: OrgTx, askLaw: AskLaw, messageId: string): Promise<Verdict<null>> {
  const [plan] = await plansOf(tx, { messageId })
  if (!plan) return accept(null)
  const instalment = plan.instalments.find((one) => one.reminderId === messageId || one.noticeId === messageId)!
  const bar = barOf(plan, await askLaw(tx, [plan.customerId]))
  if (bar) return refuse('insolvency_opened', atLawWording.notAsked, { on: bar.since })
  if (plan.state === 'active' && instalment.paidCents < instalment.cents) return accept(null)
  return refuse('instalment_paid', words.noticePaid, { day: instalment.dueOn })
}
