import type { LocalDate } from '../../src/kernel/calendar.ts'
import type { Confirmation, ReplyView } from '../../src/replies/contract.ts'
import type { ReplyKind } from '../../src/replies/model.ts'
import type { repliesWords } from './wording.ts'

/** What a person fills in to say what a reply means; each kind uses the fields it needs. */
export type MeaningDraft = {
  readonly itemIds: ReadonlySet<string>
  readonly cents: number | null
  readonly on: LocalDate | null
  readonly categoryId: string | null
  /** Null: somebody new. */
  readonly contactId: string | null
  readonly email: string
  readonly phone: string
  readonly sendsStatement: boolean
}

/** The fields as the reply was read: its documents, else all that are open; its writer, else whom we wrote to, else nobody. */
export function draftOf(reply: ReplyView, kind: ReplyKind): MeaningDraft {
  const said = reply.proposals.find((one) => one.kind === kind)
  const own = reply.items.filter(({ isMeant }) => isMeant)
  const addressed = reply.contacts.find(({ isAddressed }) => isAddressed)
  const returned = reply.bounce?.address.toLowerCase()
  const bounced = reply.contacts.find(({ email }) => email !== null && email.toLowerCase() === returned)
  const writer = reply.contacts.find(({ isSender }) => isSender) ?? (kind === 'contact' ? undefined : addressed)
  // Who tells that nobody reads an address is seldom the one who had it.
  const sender = kind === 'address_dead' ? (bounced ?? addressed ?? writer) : writer
  const isNewAddress = said?.email !== undefined && said.email !== sender?.email?.toLowerCase()
  return {
    itemIds: new Set((own.length > 0 ? own : reply.items).map(({ id }) => id)),
    cents: said?.cents ?? null,
    on: kind === 'paid' ? null : ((said?.on as LocalDate | undefined) ?? null),
    categoryId: reply.causes.find(({ cause }) => cause !== null && cause === said?.cause)?.id ?? null,
    contactId: kind === 'contact' && isNewAddress ? null : (sender?.id ?? null),
    email: said?.email ?? '',
    phone: said?.phone ?? '',
    sendsStatement: said?.asksStatement ?? false,
  }
}

/** What is sent, or the words that say what is missing. */
export function meant(kind: ReplyKind, draft: MeaningDraft): Confirmation | keyof typeof repliesWords {
  const { on, categoryId, contactId, cents } = draft
  const itemIds = [...draft.itemIds]
  switch (kind) {
    case 'promise':
      if (itemIds.length === 0) return 'missingDocuments'
      return on ? { kind, itemIds, cents, dueOn: on } : 'missingDay'
    case 'dispute':
      if (itemIds.length === 0) return 'missingDocuments'
      return categoryId ? { kind, itemIds, categoryId } : 'missingCause'
    case 'paid':
      return { kind, untilOn: on }
    case 'contact':
      return { kind, contactId, email: draft.email.trim() || null, phone: draft.phone.trim() || null }
    case 'absence':
      if (!contactId) return 'missingContact'
      return on ? { kind, contactId, untilOn: on } : 'missingDay'
    case 'document':
      return { kind, sendsStatement: draft.sendsStatement }
    case 'address_dead':
      return { kind, contactId, email: draft.email.trim() || null }
    case 'opt_out':
      return contactId ? { kind, contactId } : 'missingContact'
    default:
      return { kind }
  }
}
