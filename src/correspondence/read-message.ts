import { simpleParser } from 'mailparser'
import { smsSize } from '../adapters/sms/segments.ts'
import { Refused, refuse } from '../kernel/verdict.ts'
import type { OrgTx } from '../platform/db.ts'
import { notFound } from '../platform/http.ts'
import { DocumentFailed, type Pdf, type PdfPress } from '../platform/pdf/pdf-press.ts'
import { filled, type MessageContent } from './content.ts'
import { type Letter, renderLetter } from './letter.ts'
import { type RenderedMail, renderMail } from './mail.ts'
import { outboxWording as words } from './outbox-wording.ts'
import { smsText } from './sms-text.ts'
import { type Message, messageOf, type Proof, proofOf } from './store.ts'
import { contentOf } from './stored-content.ts'

export type ShownMail = {
  readonly html: string
  readonly text: string
  readonly attachments: string[]
  readonly isExact: boolean
}

/** A message with the bytes kept of it, or what they would be. */
export type ReadMessage = { readonly message: Message; readonly proof: Proof | null; readonly content: MessageContent }

/** Throws `Refused` when there is no such message. */
export async function readMessage(tx: OrgTx, id: string): Promise<ReadMessage> {
  const message = await messageOf(tx, id)
  if (!message) throw new Refused(notFound().refusal)
  return { message, proof: await proofOf(tx, id, message.version), content: await contentOf(tx, message) }
}

/** A mail to look at: read from the very bytes when they exist, else as it would be built now. Pictures are inlined. */
export async function shownMail({ proof, content }: ReadMessage): Promise<ShownMail> {
  if (proof?.kind !== 'mime') {
    const draft = shownDraft(await renderMail(content.data, filled(content)))
    return { ...draft, attachments: [...draft.attachments, ...(content.attachments ?? []).map(({ name }) => name)] }
  }
  // The parser puts the pictures a mail carries in place of the links that name them.
  const mail = await simpleParser(proof.bytes)
  const attachments = mail.attachments
    .filter((part) => part.contentDisposition !== 'inline')
    .map((part) => part.filename ?? '')
  return { html: mail.html || '', text: mail.text ?? '', attachments, isExact: true }
}

/** A text message to look at: the very words that left, else those that would leave now. */
export function shownText({ proof, content }: ReadMessage): { text: string; segments: number; isExact: boolean } {
  const isExact = proof?.kind === 'text'
  const text = isExact ? proof.bytes.toString() : smsText(content)
  return { text, segments: smsSize(text).segments, isExact }
}

export function shownDraft(mail: RenderedMail): ShownMail {
  let { html } = mail
  for (const { cid, contentType, content } of mail.attachments)
    if (cid)
      html = html.replaceAll(`cid:${cid}`, `data:${contentType};base64,${Buffer.from(content).toString('base64')}`)
  return {
    html,
    text: mail.text,
    attachments: mail.attachments.filter((part) => part.cid === null).map((part) => part.filename),
    isExact: false,
  }
}

/** A letter's PDF: the one kept, else laid out now. Throws `Refused` for a mail, or when it cannot be laid out. */
export async function letterPdf(press: PdfPress, { message, proof, content }: ReadMessage): Promise<Uint8Array> {
  if (message.channel === 'email' || message.channel === 'sms') throw new Refused(notFound().refusal)
  if (proof?.kind === 'pdf') return proof.bytes
  return (await printLetter(press, { data: content.data, text: filled(content) })).bytes
}

export async function printLetter(press: PdfPress, letter: Letter): Promise<Pdf> {
  try {
    return await renderLetter(press, letter)
  } catch (error) {
    if (!(error instanceof DocumentFailed)) throw error
    throw new Refused(refuse('document_broken', words.documentBroken, { problem: error.message.slice(0, 200) }).refusal)
  }
}
