import { dayIn, type LocalDate } from '../kernel/calendar.ts'
import { newId } from '../kernel/ids.ts'
import { orRefuse, Refused, refuse } from '../kernel/verdict.ts'
import { contactsOf, customerOf, groupOf } from '../parties/index.ts'
import type { OrgTx } from '../platform/db.ts'
import { notFound } from '../platform/http.ts'
import { type Actor, record } from '../trail/index.ts'
import { type AskAgent, paidTo } from './collected-for.ts'
import { contactToWrite } from './contact-to-write.ts'
import type { MessageContent } from './content.ts'
import { letterheadOf, recipientOf } from './letterhead.ts'
import { messageData } from './message-data.ts'
import { outboxWording as words } from './outbox-wording.ts'
import type { OpenFacts, OpenItems } from './preview-template.ts'
import { queueMessages } from './queue-message.ts'
import { templateBook } from './template-book.ts'

/** A statement of account: of one customer, or of its whole group, which then goes to the head. */
export type StatementAsked = {
  readonly customerId: string
  readonly of: 'customer' | 'group'
  /** Absent: by mail when somebody takes mail there, else as a letter. */
  readonly channel?: 'email' | 'letter'
}

export type Statement = {
  readonly customerId: string
  readonly channel: 'email' | 'letter'
  readonly to: { readonly name: string; readonly address: string }
  readonly content: MessageContent
  /** The members of the group whose documents it lists, the recipient left out. */
  readonly memberIds: readonly string[]
}

/** What a statement asks of those who stand after: what is open, and for whom we collect. */
export type StatementHooks = { readonly openItems: OpenItems; readonly askAgent: AskAgent }

/** More than this is no letter any more. */
const MAX_LINES = 2_000

/**
 * What is open of a customer, or of everybody in its group under the name of each, as a message: not due yet, overdue and credits alike,
 * totals per currency; what a judgment froze is told apart and asked of nobody. Throws `Refused` when nothing is open, when there is too
 * much for a letter, and for a group that owes to several creditors: a statement speaks for one.
 */
export async function composeStatement(
  tx: OrgTx,
  { openItems, askAgent }: StatementHooks,
  asked: StatementAsked,
  timeZone: string,
  at: Date,
): Promise<Statement> {
  const members = await groupOf(tx, asked.customerId)
  const isGroup = asked.of === 'group' && members.length > 1
  const customer = await customerOf(tx, isGroup ? members[0]!.id : asked.customerId)
  if (!customer) throw new Refused(notFound().refusal)
  const contacts = await contactsOf(tx, [customer.id])
  const channel = asked.channel ?? (contactToWrite(contacts, 'email') ? 'email' : 'letter')
  const contact = contactToWrite(contacts, channel)
  const { organisation, place, isDemo } = await letterheadOf(tx)
  const on = dayIn(timeZone, at)
  const own = await openOn(customer.id)
  const items = [...own.items]
  const credits = [...own.credits]
  const frozen = own.frozen ? [own.frozen] : []
  const memberIds: string[] = []
  const agentFor = await askAgent(
    tx,
    members.map(({ id }) => id),
  )
  const agent = orRefuse(agentFor(customer.id, on))
  for (const { id, name } of isGroup ? members.filter((one) => one.id !== customer.id) : []) {
    const theirs = await openOn(id)
    if (theirs.items.length + theirs.credits.length + (theirs.frozen?.items.length ?? 0) === 0) continue
    memberIds.push(id)
    if (orRefuse(agentFor(id, on))?.facts.creditor.name !== agent?.facts.creditor.name)
      throw new Refused(refuse('agency_of_member', words.statementOfMember, { customer: name }).refusal)
    items.push(...theirs.items.map((item) => ({ ...item, of: name })))
    credits.push(...theirs.credits.map((credit) => ({ ...credit, of: name })))
    if (theirs.frozen)
      frozen.push({ ...theirs.frozen, items: theirs.frozen.items.map((item) => ({ ...item, of: name })) })
  }
  const frozenItems = frozen.flatMap((one) => one.items)
  const count = items.length + credits.length + frozenItems.length
  if (count === 0)
    throw new Refused(refuse('statement_empty', words.statementEmpty, { customer: customer.name }).refusal)
  if (count > MAX_LINES)
    throw new Refused(refuse('statement_too_long', words.statementTooLong, { count, max: MAX_LINES }).refusal)
  const tone = isGroup ? 'group_statement' : 'statement'
  const data = orRefuse(
    messageData({
      organisation: paidTo(organisation, agent),
      recipient: recipientOf(customer, contact),
      on,
      place,
      reference: `${customer.code.slice(0, 40)}-${on.replaceAll('-', '')}`,
      step: { tone, channel },
      items,
      credits,
      ...(frozenItems.length > 0
        ? { frozen: { since: frozen.map(({ since }) => since).toSorted()[0]!, items: frozenItems } }
        : {}),
      ...(agent ? { agent: agent.facts } : {}),
      deadlineOn: null,
      lateCharges: null,
      payUrl: null,
      isDemo,
    }),
  )
  const { subject, body } = (await templateBook(tx)).find({ key: tone, lang: customer.lang, audience: customer.kind })
  const to = {
    name: data.recipient.contact ?? customer.name,
    address: channel === 'email' ? (contact?.email ?? '') : '',
  }
  return { customerId: customer.id, channel, to, content: { data, template: { subject, body } }, memberIds }

  /** What the accounts date ahead is on no statement yet. */
  async function openOn(id: string): Promise<OpenFacts> {
    const open = await openItems(tx, id)
    const isIssued = ({ issuedOn }: { readonly issuedOn: LocalDate }) => issuedOn <= on
    const told = open.frozen?.items.filter(isIssued) ?? []
    const frozen = open.frozen && told.length > 0 ? { ...open.frozen, items: told } : null
    return { items: open.items.filter(isIssued), credits: open.credits.filter(isIssued), frozen }
  }
}

/** Puts a statement into the outbox. Members of a group see in their own history that it was told to their head. */
export async function sendStatement(
  tx: OrgTx,
  hooks: StatementHooks,
  asked: StatementAsked,
  by: { readonly actor: Actor; readonly at: Date; readonly timeZone: string },
): Promise<string> {
  const { customerId, to, content, memberIds } = await composeStatement(tx, hooks, asked, by.timeZone, by.at)
  const id = newId(by.at)
  await queueMessages(tx, [{ id, customerId, purpose: 'statement', to, content, notBefore: by.at }], by.at)
  for (const member of [customerId, ...memberIds])
    await record(tx, {
      actor: by.actor,
      at: by.at,
      verb: 'statement_asked',
      subject: { kind: 'customer', id: member },
      data: { message: id, totals: content.data.totals, recipient: content.data.recipient.name },
    })
  return id
}
