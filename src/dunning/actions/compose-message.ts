import {
  addressFor,
  type CreditFacts,
  contactToWrite,
  fillTemplate,
  type ItemFacts,
  isPaper,
  type LateCharges,
  type MessageContent,
  messageData,
  paidTo,
  parseTemplate,
  recipientOf,
  type Template,
  type TemplateBook,
  type Tone,
} from '../../correspondence/index.ts'
import { type Attachable, attachableOf, pdfsOfOpen } from '../../documents/index.ts'
import { addDays, type LocalDate } from '../../kernel/calendar.ts'
import { accept, refuse, type Verdict } from '../../kernel/verdict.ts'
import { agencyGate, chargesTold, gapsRefused, noticeDeadline, noticeGaps, statutesOf } from '../../legal/index.ts'
import { type Customer, contactsOf, customersById, paidFor } from '../../parties/index.ts'
import type { OrgTx } from '../../platform/db.ts'
import { lateChargesOn, type StatuteBook } from '../../statutes/index.ts'
import { actionWording as words } from '../action-wording.ts'
import type { Collecting } from '../collectors/collecting.ts'
import { openCreditsOf, unnumberedOf } from '../days/facts-store.ts'
import type { Decision } from '../deciding/decision.ts'
import type { DunningDeps } from '../deps.ts'
import type { CustomerFacts, Scenario, Step } from '../model.ts'
import { agentTold, fileNumber, speakerFor } from './speaker.ts'

/** `credits`: those of a simulated day, when it is not today. */
export type Composition = {
  readonly decision: Decision
  readonly step: Step
  readonly scenario: Scenario
  readonly facts: CustomerFacts
  readonly text: Template | null
  readonly on: LocalDate
  readonly credits?: readonly CreditFacts[]
  /** Only to be looked at: it is said although there is nowhere to send it. */
  readonly isTried?: boolean
}
export type Composed = {
  readonly to: { readonly name: string; readonly address: string }
  readonly content: MessageContent
  /** What is joined to it, of a step that joins invoices. */
  readonly joined?: Attachable
}
export type Composer = (what: Composition) => Verdict<Composed>

/** Reads once what the messages to these customers show, and gives the function that makes one. */
export async function composerFor(
  tx: OrgTx,
  deps: Pick<DunningDeps, 'inCharge'>,
  customerIds: readonly string[],
  collecting: Collecting | null = null,
): Promise<Composer> {
  const { organisation, place, isDemo, texts, voiceOf } = await speakerFor(tx, deps, customerIds, collecting)
  const customers = new Map((await customersById(tx, customerIds)).map((customer) => [customer.id, customer]))
  const contacts = Map.groupBy(await contactsOf(tx, customerIds), ({ customerId }) => customerId)
  // A message to the head of a group names the member that each document is of.
  const members = await paidFor(tx, customerIds)
  const owners = [...customerIds, ...members.keys()]
  const names = new Map((await customersById(tx, [...members.keys()])).map(({ id, name }) => [id, name]))
  const credits = Map.groupBy(
    (await openCreditsOf(tx, owners)).map((credit) => ({ ...credit, of: names.get(credit.customerId) })),
    ({ customerId }) => members.get(customerId) ?? customerId,
  )
  const charges = { statutes: await statutesOf(tx), told: await chargesTold(tx, owners) }
  const agentFor = collecting ? null : await agencyGate(tx, owners)
  const unnumbered = await unnumberedOf(tx, owners)
  const pdfs = Map.groupBy(await pdfsOfOpen(tx, owners), ({ customerId }) => members.get(customerId) ?? customerId)
  return ({ decision, step, scenario, facts, text, on, credits: known, isTried }) => {
    const { customerId } = decision
    const customer = customers.get(customerId)!
    const contact = contactToWrite(contacts.get(customerId) ?? [], step.channel, on, customer)
    const { sender, voice } = voiceOf(step, customerId, organisation)
    const channel = step.channel
    if (channel === 'call' || channel === 'task') return refuse('nothing_written', words.nothingWritten)
    const address = addressFor(contact, channel, customer)
    if (address === '' && !isPaper(channel) && !isTried)
      return refuse('no_address', words.noAddress, { customer: customer.name })
    const agent = agentFor ? agentFor(customerId, on) : agentTold(collecting!, decision.items, customer, channel)
    if (!agent.ok) return agent
    const elsewhere = agentFor && creditorElsewhere(decision, facts, (of) => agentFor(of, on))
    if (elsewhere) return refuse('agency_of_member', words.agencyOfMember, { customer: names.get(elsewhere) ?? '' })
    const items = new Map(facts.items.map((item) => [item.id, item]))
    const asked = decision.items.map(({ itemId }): ItemFacts => {
      const { ofCustomerId, amountCents: originalCents, ...item } = items.get(itemId)!
      const { documentNo, kind, issuedOn, dueOn, openCents, currency } = item
      const isUnnumbered = unnumbered.has(itemId)
      const of = ofCustomerId ? names.get(ofCustomerId) : undefined
      return {
        // A formal notice is kept as a proof about each of its documents.
        ...(step.isFormalNotice ? { itemId } : {}),
        documentNo,
        isUnnumbered,
        kind,
        issuedOn,
        dueOn,
        originalCents,
        openCents,
        currency,
        ...(of ? { of } : {}),
      }
    })
    const joined =
      step.attachesInvoices && channel !== 'sms'
        ? attachableOf(
            pdfs.get(customerId) ?? [],
            decision.items.map(({ itemId }) => {
              const { ofCustomerId, documentNo } = items.get(itemId)!
              return { customerId: ofCustomerId ?? customerId, documentNo }
            }),
          )
        : null
    const data = messageData({
      organisation: { ...paidTo(organisation, agent.value), sender },
      voice,
      recipient: {
        ...recipientOf(customer, contact),
        ...(step.isFormalNotice ? { siren: customer.siren } : {}),
      },
      on,
      place,
      reference: `${fileNumber(collecting, decision) ?? customer.code.slice(0, 40)}-${on.replaceAll('-', '')}`,
      // The template says what a message is for; its tone rules what it may claim.
      step: { tone: step.tone, channel },
      items: asked,
      credits: creditsIn(decision, asked, known ?? credits.get(customerId) ?? []),
      deadlineOn: step.isFormalNotice ? noticeDeadline(on, scenario.exhaustedAfterDays) : null,
      lateCharges: chargesFor(decision, customer.kind, step.isFormalNotice, on, charges),
      ...(agent.value ? { agent: agent.value.facts } : {}),
      payUrl: null,
      isDemo,
      ...(joined && joined.leftOut > 0
        ? { enclosed: { files: joined.attachments.length, leftOut: joined.leftOut } }
        : {}),
    })
    if (!data.ok) return data
    const template = text ?? textFor(texts, step, customer)
    const parsed = parseTemplate(template)
    if (!parsed.ok) return parsed
    const said = fillTemplate(parsed.value, data.value)
    if (!said.ok) return said
    // What a notice may do without is told where it is confirmed; the rest stops it.
    const incomplete =
      step.isFormalNotice && !isTried
        ? gapsRefused(noticeGaps(data.value, template, customer.country === 'FR'), true)
        : null
    if (incomplete) return { ok: false, refusal: incomplete }
    const to = {
      name: data.value.recipient.contact ?? customer.name,
      address,
    }
    if (!joined) return accept({ to, content: { data: data.value, template } })
    const { attachments } = joined
    return accept({
      to,
      joined,
      content: { data: data.value, template, ...(attachments.length > 0 ? { attachments } : {}) },
    })
  }
}

/** The same for whoever says each of these actions, read once for each. */
export function composersFor(
  tx: OrgTx,
  deps: Pick<DunningDeps, 'inCharge'>,
  actions: readonly { readonly customerId: string; readonly mandateId: string | null }[],
): (collecting: Collecting | null) => Promise<Composer> {
  const made = new Map<string | null, Composer>()
  return async (collecting) => {
    const mandateId = collecting?.mandateId ?? null
    const known = made.get(mandateId)
    if (known) return known
    const own = actions.filter((action) => action.mandateId === mandateId).map(({ customerId }) => customerId)
    const composer = await composerFor(tx, deps, [...new Set(own)], collecting)
    made.set(mandateId, composer)
    return composer
  }
}

/** A member of the group whose debts are not those of the creditor that the message is written for: one message speaks for one creditor. */
function creditorElsewhere(
  { customerId, items }: Decision,
  facts: CustomerFacts,
  agentOf: (customerId: string) => ReturnType<Awaited<ReturnType<typeof agencyGate>>>,
): string | null {
  const asked = new Set(items.map(({ itemId }) => itemId))
  const creditorOf = (id: string): string | null => {
    const told = agentOf(id)
    return told.ok ? (told.value?.facts.creditor.name ?? null) : 'barred'
  }
  const own = creditorOf(customerId)
  const member = facts.items.find(
    ({ id, ofCustomerId }) => ofCustomerId && asked.has(id) && creditorOf(ofCustomerId) !== own,
  )
  return member?.ofCustomerId ?? null
}

/** The organisation's text for a step and a kind of customer, or the one shipped. */
export function textFor(texts: TemplateBook, step: Step, { kind, lang }: Pick<Customer, 'kind' | 'lang'>): Template {
  const { subject, body } = texts.find({ key: step.templateKey as Tone, lang, audience: kind, channel: step.channel })
  return { subject, body }
}

type Charges = { readonly statutes: StatuteBook; readonly told: Awaited<ReturnType<typeof chargesTold>> }

/**
 * What the law adds between professionals once something is late: as it is reckoned of these documents, or in general where they
 * are settled since. The rate is named only when one held since the oldest due date; the law's own texts rule public buyers,
 * whose rate is another: a formal notice tells theirs as it is reckoned, and no reminder does.
 */
function chargesFor(
  { items }: Decision,
  kind: Customer['kind'],
  isNotice: boolean,
  on: LocalDate,
  { statutes, told }: Charges,
): LateCharges | null {
  if (kind === 'consumer' || (kind === 'public' && !isNotice)) return null
  const late = items.filter(({ daysLate }) => daysLate > 0)
  const reckoned = told(
    items.map(({ itemId }) => itemId),
    on,
  )
  if (reckoned)
    return {
      indemnityPerInvoiceCents: reckoned.indemnityPerInvoiceCents,
      penaltyRateBp: reckoned.rateBp,
      rates: reckoned.rates,
      penaltiesCents: reckoned.interestCents,
      indemnitiesCents: reckoned.indemnityCents,
      citation: reckoned.citation,
    }
  const now = lateChargesOn(statutes, on)
  if (late.length === 0 || !now || kind === 'public') return null
  const since = late.map(({ dueOn }) => lateChargesOn(statutes, addDays(dueOn, 1))?.penaltyRateBp)
  const isOneRate = since.every((rate) => rate === now.penaltyRateBp)
  return {
    indemnityPerInvoiceCents: now.indemnityCents,
    penaltyRateBp: isOneRate ? now.penaltyRateBp : null,
    penaltiesCents: null,
  }
}

/**
 * The open credits that the decision deducts, oldest first, up to what it deducts in each currency. In a message to the head of a group,
 * those of each member come first up to what the message asks for it.
 */
function creditsIn({ totals }: Decision, items: readonly ItemFacts[], open: readonly CreditFacts[]): CreditFacts[] {
  const left = new Map(totals.map(({ currency, creditCents }) => [currency, creditCents]))
  const ownerOf = ({ of, currency }: Pick<CreditFacts, 'of' | 'currency'>): string => `${of ?? ''} ${currency}`
  const owed = new Map<string, number>()
  for (const item of items) owed.set(ownerOf(item), (owed.get(ownerOf(item)) ?? 0) + item.openCents)
  const taken = open.map(() => 0)
  for (const isOwnOnly of [true, false])
    open.forEach((credit, index) => {
      const bound = isOwnOnly ? (owed.get(ownerOf(credit)) ?? 0) : Number.MAX_SAFE_INTEGER
      const cents = Math.min(left.get(credit.currency) ?? 0, credit.cents - taken[index]!, bound)
      taken[index]! += cents
      left.set(credit.currency, (left.get(credit.currency) ?? 0) - cents)
      owed.set(ownerOf(credit), (owed.get(ownerOf(credit)) ?? 0) - cents)
    })
  return open.flatMap(({ documentNo, issuedOn, currency, of }, index) => {
    const cents = taken[index]!
    return cents > 0 ? [{ documentNo, issuedOn, cents, currency, ...(of ? { of } : {}) }] : []
  })
}
