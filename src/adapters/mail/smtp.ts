import MailComposer from 'nodemailer/lib/mail-composer'
import { invariant } from '../../kernel/invariant.ts'
import { type Envelope, misaddressed } from './envelope.ts'
import type { Outcome } from './outcome.ts'
import { openSession } from './smtp-session.ts'
import type { SmtpSettings } from './smtp-settings.ts'

export type MailAddress = { readonly name: string | null; readonly address: string }

export type OutgoingMail = {
  /** `<id@domain>`, derived by the caller from the action: the same action always carries the same one. */
  readonly messageId: string
  /** Instant written in the Date header. */
  readonly at: Date
  readonly from: MailAddress
  readonly replyTo: MailAddress | null
  readonly to: readonly MailAddress[]
  readonly cc: readonly MailAddress[]
  readonly subject: string
  readonly html: string
  readonly text: string
  readonly attachments: ReadonlyArray<{
    readonly filename: string
    readonly contentType: string
    readonly content: Uint8Array
    readonly cid: string | null
  }>
}

/** Composes one mail and hands it to the server; tells what became of it. Never throws for what a network or a server does. */
export async function sendBySmtp(settings: SmtpSettings, mail: OutgoingMail): Promise<Outcome> {
  const envelope: Envelope = {
    from: mail.from.address,
    to: [...mail.to, ...mail.cc].map((party) => party.address),
  }
  const wrong = misaddressed(envelope)
  if (wrong) return wrong
  const bytes = await composeMail(mail)
  const session = await openSession(settings)
  if ('state' in session) return session
  const outcome = await session.handOver(envelope, bytes)
  session.close()
  return outcome
}

/** The mail as it travels (RFC 5322), the same bytes for the same mail. No file or address is ever read on its behalf. */
export async function composeMail(mail: OutgoingMail): Promise<Buffer> {
  invariant(/^<[^\s<>@]+@[^\s<>@]+>$/.test(mail.messageId), 'a Message-ID is <id@domain>')
  const party = ({ name, address }: MailAddress) => ({ name: name ?? '', address })
  const composer = new MailComposer({
    messageId: mail.messageId,
    date: mail.at,
    from: party(mail.from),
    ...(mail.replyTo ? { replyTo: party(mail.replyTo) } : {}),
    to: mail.to.map(party),
    ...(mail.cc.length > 0 ? { cc: mail.cc.map(party) } : {}),
    subject: mail.subject,
    text: mail.text,
    html: mail.html,
    attachments: mail.attachments.map(({ filename, contentType, content, cid }) => ({
      filename,
      contentType,
      content: Buffer.from(content.buffer, content.byteOffset, content.byteLength),
      ...(cid ? { cid, contentDisposition: 'inline' as const } : {}),
    })),
    baseBoundary: mail.messageId.replace(/[^A-Za-z0-9]/g, '').slice(0, 40),
    disableFileAccess: true,
    disableUrlAccess: true,
    newline: 'windows',
  })
  return composer.compile().build()
}
