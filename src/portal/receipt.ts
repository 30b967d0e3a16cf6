import type { By } from '../cash/index.ts'
import {
  type Attached,
  contactToWrite,
  type FilledMessage,
  letterheadOf,
  messageData,
  queueMessages,
  recipientOf,
} from '../correspondence/index.ts'
import { type Attachable, attachable } from '../documents/index.ts'
import { type Lang, say } from '../kernel/wording.ts'
import { type Customer, contactsOf } from '../parties/index.ts'
import type { OrgTx } from '../platform/db.ts'
import type { Said } from './act.ts'
import { actNames, saidWording, actWording as words } from './act-wording.ts'
import type { ActKind } from './model.ts'

type Act = { readonly id: string; readonly kind: ActKind; readonly said: Said }
type Answered = Act & { readonly customerId: string; readonly made: Readonly<Record<string, unknown>> }
type Reader = { readonly customer: Customer; readonly lang: Lang; readonly by: By }

/**
 * Confirms an act by mail to whom the customer is written to, so that what is done with a stray link is known to them. Nothing leaves
 * when there is nobody to write to, nor for answers to a questionnaire. Gives the name it is sent to.
 */
export async function queueReceipt(tx: OrgTx, reader: Reader, act: Act): Promise<string | null> {
  if (act.kind === 'satisfaction') return null
  const { customer, lang, by } = reader
  const { params, note } = act.said
  const reference = referenceOf(act.id)
  return queue(tx, reader, act, {
    purpose: 'portal_receipt',
    subject: say(lang, words.receiptSubject, { what: say(lang, actNames[act.kind]) }),
    lines: [
      line(say(lang, words.receiptOpen)),
      line(say(lang, words.receiptSaid, { customer: customer.name })),
      line(say(lang, saidWording[act.said.key], params), true),
      ...(note ? [line(note)] : []),
      line(say(lang, words.doneOn, { day: by.today, customer: customer.name, reference })),
      line(say(lang, words.receiptWrong)),
    ],
  })
}

/** Tells whom the customer is written to what was answered to a request, and in which words. Gives the name it is sent to, or null. */
export async function queueAnswer(
  tx: OrgTx,
  reader: Reader,
  act: Answered,
  given: { readonly isAccepted: boolean; readonly answer: string },
): Promise<string | null> {
  const { lang } = reader
  const what = say(lang, actNames[act.kind])
  const { attachments, missing, leftOut } = given.isAccepted ? await copiesOf(tx, act) : NO_COPIES
  const sent = attachments.length
  const asked = sent + missing + leftOut
  const copied = sent === asked ? words.copiesAttached : words.copiesPartly
  const yes = act.kind === 'plan' ? words.planToSign : sent > 0 ? copied : words.answerYes
  const verdict = given.isAccepted ? yes : words.answerNo
  return queue(tx, reader, act, {
    purpose: 'portal_answer',
    attachments,
    subject: say(lang, words.answerSubject, { what }),
    lines: [
      line(say(lang, words.receiptOpen)),
      line(say(lang, saidWording[act.said.key], act.said.params)),
      line(say(lang, verdict, { sent, asked }), true),
      ...(given.answer ? [line(given.answer)] : []),
      line(say(lang, words.answerReference, { reference: referenceOf(act.id) })),
    ],
  })
}

const NO_COPIES: Attachable = { attachments: [], missing: 0, leftOut: 0 }

/** The PDFs of the documents that copies were asked of, as many as are kept and one message carries. */
async function copiesOf(tx: OrgTx, { kind, customerId, made }: Answered): Promise<Attachable> {
  if (kind !== 'copy' || !Array.isArray(made.numbers)) return NO_COPIES
  return attachable(tx, customerId, made.numbers.map(String))
}

const line = (text: string, bold = false) => ({ kind: 'paragraph' as const, lines: [[{ text, bold }]] })

async function queue(
  tx: OrgTx,
  { customer, lang, by }: Reader,
  act: Act,
  mail: {
    readonly purpose: string
    readonly subject: string
    readonly lines: FilledMessage['blocks']
    readonly attachments?: readonly Attached[]
  },
): Promise<string | null> {
  const contact = contactToWrite(await contactsOf(tx, [customer.id]), 'email', by.today, customer)
  if (!contact?.email) return null
  const { organisation, place, isDemo } = await letterheadOf(tx)
  const data = messageData({
    organisation,
    recipient: { ...recipientOf(customer, contact), lang },
    on: by.today,
    place,
    reference: referenceOf(act.id),
    step: { tone: 'note', channel: 'email' },
    items: [],
    credits: [],
    deadlineOn: null,
    lateCharges: null,
    payUrl: null,
    isDemo,
  })
  if (!data.ok) return null
  const written: FilledMessage = { subject: mail.subject, blocks: [...mail.lines, { kind: 'signature' }] }
  const to = { name: data.value.recipient.contact ?? customer.name, address: contact.email }
  const attached = mail.attachments?.length ? { attachments: mail.attachments } : {}
  const content = { data: data.value, template: { subject: mail.subject, body: mail.subject }, written, ...attached }
  await queueMessages(tx, [{ customerId: customer.id, purpose: mail.purpose, to, content, notBefore: by.at }], by.at)
  return to.name
}

/** What an act is called when somebody speaks of it: the end of its id, which no other of the same minute shares. */
export const referenceOf = (id: string): string => id.slice(-8).toUpperCase()
