import { contactsWithNumber, messageOf } from '../correspondence/index.ts'
import { categoryBook, disputeName } from '../disputes/index.ts'
import type { Lang } from '../kernel/wording.ts'
import { openItemsOf } from '../ledger/index.ts'
import { contactsOf, customerOf } from '../parties/index.ts'
import type { OrgTx } from '../platform/db.ts'
import type { InHand } from './confirm-reply.ts'
import { DISPUTE_CAUSES } from './model.ts'
import { shownToAgency } from './shown-to-agency.ts'
import { replyOf } from './store.ts'
import { causeNames } from './wording.ts'

/**
 * One reply with all that a person needs to say what it means; null when there is none. For somebody of an agency, of what is in its hands and
 * nothing else.
 */
export async function presentReply(tx: OrgTx, id: string, lang: Lang, at: Date, inHand: InHand | null = null) {
  const kept = await replyOf(tx, id)
  if (!kept) return null
  const reply = inHand ? shownToAgency(lang, kept) : kept
  const { messageId, itemIds, customerId, agencyOrgId, mailboxOrgId, ...shown } = reply
  const answered = messageId ? await messageOf(tx, messageId) : null
  const message = inHand && answered?.agencyOrgId !== agencyOrgId ? null : answered
  const customer = customerId ? await customerOf(tx, customerId) : null
  const open = customerId
    ? (await openItemsOf(tx, customerId)).filter((one) => one.side === 1 && (!inHand || inHand.itemIds.has(one.id)))
    : []
  const contacts = customerId ? await contactsOf(tx, [customerId]) : []
  const isText = reply.channel === 'sms'
  // A number is typed in many ways: who has it is asked of those who send to it.
  const having = async (number: string): Promise<ReadonlySet<string>> =>
    new Set(customerId && isText ? (await contactsWithNumber(tx, customerId, number)).map((one) => one.id) : [])
  const [writing, texted] = [await having(reply.fromAddress), await having(message?.toAddress ?? '')]
  return {
    ...shown,
    customerId,
    isElsewhere: mailboxOrgId !== null,
    customerName: customer?.name ?? null,
    message: message && {
      id: message.id,
      subject: message.subject,
      queuedAt: message.queuedAt,
      toAddress: message.toAddress,
    },
    items: open.map(({ id: itemId, documentNo, label, dueOn, openCents, currency }) => ({
      id: itemId,
      documentNo: documentNo || label.slice(0, 40),
      dueOn,
      openCents,
      currency,
      isMeant: itemIds.includes(itemId),
    })),
    contacts: contacts.map((one) => ({
      id: one.id,
      name: [one.firstName, one.lastName].filter(Boolean).join(' ') || one.email || one.phone || '',
      email: one.email,
      phone: one.phone,
      isSender: isText ? writing.has(one.id) : one.email?.toLowerCase() === reply.fromAddress,
      isAddressed: isText
        ? texted.has(one.id)
        : one.email !== null && one.email.toLowerCase() === message?.toAddress.toLowerCase(),
    })),
    causes: (await categoryBook(tx, at))
      .filter(({ isRetired }) => !isRetired)
      .map((category) => ({
        id: category.id,
        name: disputeName(lang, category.name),
        cause: DISPUTE_CAUSES.find((cause) => causeNames[cause] === disputeName('fr', category.name)) ?? null,
      })),
  }
}
