import { organisationOf } from '../../access/index.ts'
import type { By } from '../../cash/index.ts'
import {
  contactToWrite,
  type FilledMessage,
  letterheadOf,
  messageData,
  paragraph,
  queueMessages,
  recipientOf,
} from '../../correspondence/index.ts'
import { keepDocument } from '../../documents/index.ts'
import { dayIn } from '../../kernel/calendar.ts'
import { newId } from '../../kernel/ids.ts'
import { orRefuse, type Refusal, Refused, refuse } from '../../kernel/verdict.ts'
import { type SentenceParams, say } from '../../kernel/wording.ts'
import { contactsOf, customerOf } from '../../parties/index.ts'
import type { Clock } from '../../platform/clock.ts'
import type { Db, OrgTx } from '../../platform/db.ts'
import { notFound } from '../../platform/http.ts'
import type { JobPayload } from '../../platform/jobs.ts'
import { onOtherSide } from '../../platform/other-side.ts'
import type { PdfPress } from '../../platform/pdf/pdf-press.ts'
import { checkedFile } from '../../platform/upload.ts'
import { type Actor, record, systemActor } from '../../trail/index.ts'
import { signedTerms } from '../mandates/store.ts'
import { placementNumber } from '../placements/model.ts'
import { receiptNumber } from '../receipts/model.ts'
import { receiptToPrint } from '../receipts/print-receipt.ts'
import { type ListedReceipt, receiptListed } from '../receipts/receipt-store.ts'
import { insertQuittanceMail, mailsAtOnceSince, quittanceMailOf, quittancesBack } from './quittance-store.ts'
import { quittanceWords as words } from './quittance-wording.ts'

export type PressDeps = { readonly db: Db; readonly clock: Clock; readonly press: PdfPress }

/** Who asks, in the creditor's organisation: an agency that showed the receipt is its own, or the house for it. */
type Asking = { readonly creditor: number; readonly receiptId: string; readonly actor: Actor; readonly at: Date }

/**
 * Mails a debtor the receipt of what it paid to the agency (CPCEx art. R124-6), in the voice of the mandate, with its PDF kept in the
 * creditor's documents. Once: asked again, it is refused. A mandate that may not write any more still owes the receipt of what it took.
 */
export async function mailQuittance({ db, press }: Omit<PressDeps, 'clock'>, asking: Asking): Promise<void> {
  const { creditor, receiptId, at } = asking
  // Laid out while no transaction is held; what was printed is what was recorded, and does not change.
  const printed = await db.inOrg(creditor, async (tx) => {
    await mailable(tx, receiptId)
    return receiptToPrint(tx, receiptId)
  })
  const { bytes } = await press.renderPdf(printed.document)
  await db.inOrg(creditor, async (tx) => {
    const { receipt, address, contact } = await mailable(tx, receiptId)
    const today = dayIn((await organisationOf(tx)).timeZone, at)
    const by: By = { actor: asking.actor, at, today }
    const file = checkedFile({ name: printed.name, bytes })
    const about = { kind: 'correspondence', numbers: [], bearsOn: receipt.receivedOn } as const
    const { id: documentId } = await keepDocument(tx, receipt.customerId, file, about, by)
    const voice = (await signedTerms(tx, receipt.mandateId))?.voice ?? 'own'
    const agencyOrgId = receipt.agencyOrgId!
    const letterhead = voice === 'own' ? await onOtherSide(tx, agencyOrgId, letterheadOf) : await letterheadOf(tx)
    const customer = (await customerOf(tx, receipt.customerId))!
    const written = writtenTo(customer.lang, receipt)
    const data = orRefuse(
      messageData({
        organisation: letterhead.organisation,
        recipient: recipientOf(customer, contact),
        ...{ on: today, place: letterhead.place, reference: receiptNumber(receipt.no) },
        step: { tone: 'note', channel: 'email' },
        ...{ items: [], credits: [], deadlineOn: null, lateCharges: null, payUrl: null },
        isDemo: letterhead.isDemo || (await organisationOf(tx)).isDemo,
      }),
    )
    const id = newId(at)
    const attachments = [{ documentId, name: file.name, size: file.bytes.length, sha256: file.sha256 }]
    const order = {
      ...{ id, customerId: receipt.customerId, purpose: 'quittance', notBefore: at },
      to: { name: data.recipient.contact ?? customer.name, address },
      content: { data, template: { subject: written.subject, body: '' }, written, attachments },
      agency: { orgId: agencyOrgId, name: receipt.providerName, carries: voice === 'own' },
    }
    await queueMessages(tx, [order], at)
    const kept = {
      ...{ receiptId, agencyOrgId, documentId, messageId: id, toAddress: address },
      ...{ askedAt: at, askedByName: asking.actor.name },
    }
    if ((await insertQuittanceMail(tx, kept)) === 0) throw new Refused(alreadyMailed(receipt, address))
    const event = {
      ...{ actor: asking.actor, at, verb: 'quittance_mailed', subject: { kind: 'receipt', id: receiptId } },
      data: { receipt: receiptNumber(receipt.no), provider: receipt.providerName, message: id },
    }
    await record(tx, { ...event, subject: { kind: 'customer', id: receipt.customerId } })
    await onOtherSide(tx, agencyOrgId, (theirs) => record(theirs, event))
  })
}

const alreadyMailed = ({ no }: Pick<ListedReceipt, 'no'>, address: string): Refusal =>
  refuse('already_done', words.mailedAlready, { number: receiptNumber(no), address }).refusal

/** A payment to an agency of this installation that stands and was not mailed, with whom it goes to; refused with the reason. */
async function mailable(tx: OrgTx, receiptId: string) {
  const receipt = await receiptListed(tx, 'creditor', receiptId)
  if (!receipt || receipt.paidTo !== 'agency' || receipt.agencyOrgId === null) throw new Refused(notFound().refusal)
  const params = { number: receiptNumber(receipt.no) }
  if (receipt.returnedOn !== null) throw new Refused(refuse('came_back', words.cameBack, params).refusal)
  const mailed = await quittanceMailOf(tx, tx.orgId, receiptId)
  if (mailed) throw new Refused(alreadyMailed(receipt, mailed.toAddress))
  const customer = await customerOf(tx, receipt.customerId)
  const contact = contactToWrite(await contactsOf(tx, [receipt.customerId]), 'email', undefined, customer ?? undefined)
  if (!contact?.email) throw new Refused(refuse('no_mailbox', words.noMailbox, { debtor: receipt.debtorName }).refusal)
  return { receipt, contact, address: contact.email }
}

function writtenTo(lang: 'fr' | 'en', receipt: ListedReceipt): FilledMessage {
  const { currency, cents, leftCents, receivedOn, creditorName, placementNo, no } = receipt
  const params: SentenceParams = {
    ...{ number: receiptNumber(no), amount: { cents, currency }, day: receivedOn, creditor: creditorName },
    ...{ file: placementNumber(placementNo), left: { cents: leftCents, currency } },
  }
  return {
    subject: say(lang, words.subject, params),
    blocks: [
      paragraph(say(lang, words.hello)),
      paragraph(say(lang, words.received, params)),
      paragraph(say(lang, leftCents === 0 ? words.nothingLeft : words.left, params)),
      paragraph(say(lang, words.thanks)),
      { kind: 'signature' },
    ],
  }
}

/**
 * Answers the doorbell of receipts: an agency that said so mails each that it records from then on. One that cannot leave stays for a person.
 * Run twice, it leaves once.
 */
export async function quittancesFollow(deps: PressDeps, { orgId, receiptId }: JobPayload): Promise<void> {
  if (typeof receiptId !== 'string') return
  const wanted = await deps.db.inOrg(orgId, async (tx) => {
    const receipt = await receiptListed(tx, 'creditor', receiptId)
    if (!receipt || receipt.agencyOrgId === null || receipt.paidTo !== 'agency' || receipt.returnedOn !== null)
      return null
    const since = await onOtherSide(tx, receipt.agencyOrgId, mailsAtOnceSince)
    const isAsked = since !== null && receipt.recordedAt >= since && !(await quittanceMailOf(tx, orgId, receiptId))
    return isAsked ? receipt : null
  })
  if (!wanted) return
  const actor = { ...systemActor('quittances'), onBehalfOf: wanted.providerName }
  try {
    await mailQuittance(deps, { creditor: orgId, receiptId, actor, at: deps.clock.now() })
  } catch (error) {
    if (!(error instanceof Refused)) throw error
  }
}

/** Asked just before messages leave: a receipt whose payment came back meanwhile proves nothing. */
export async function quittancesUnwanted(tx: OrgTx, messageIds: readonly string[]): Promise<Map<string, Refusal>> {
  const back = await quittancesBack(tx, messageIds)
  return new Map(
    back.map(({ messageId, no }) => [
      messageId,
      refuse('came_back', words.cameBack, { number: receiptNumber(no) }).refusal,
    ]),
  )
}
