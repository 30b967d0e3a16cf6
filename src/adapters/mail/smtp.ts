import { Readable } from 'node:stream'
import MailComposer from 'nodemailer/lib/mail-composer'
import SMTPConnection from 'nodemailer/lib/smtp-connection'
import { invariant } from '../../kernel/invariant.ts'
import { connectionOptions, type SmtpError, type SmtpSettings } from './smtp-settings.ts'

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

/** Where the exchange stood when it ended. */
export type SmtpStage = 'address' | 'connection' | 'login' | 'sender' | 'recipient' | 'content'

export type RejectedRecipient = { readonly address: string; readonly code: number | null; readonly response: string }

/**
 * What became of a mail. `accepted`: the server answers for it, but for the recipients listed as rejected. `refused`: it said
 * no for good to this message or this address. `retry`: nothing left; the same mail may be handed over again; at stage
 * `connection` or `login` the settings or the server are at fault, not the message. `uncertain`: everything was handed over
 * and no answer came; only a person may decide to send again.
 */
export type Outcome =
  | { readonly state: 'accepted'; readonly response: string; readonly rejected: readonly RejectedRecipient[] }
  | {
      readonly state: 'refused'
      readonly permanent: true
      readonly stage: SmtpStage
      readonly code: number | null
      readonly response: string
    }
  | { readonly state: 'retry'; readonly stage: SmtpStage; readonly code: number | null; readonly response: string }
  | { readonly state: 'uncertain'; readonly reason: string }

/** Small enough that the last piece is only taken once the server has read nearly everything before it. */
const PIECE_BYTES = 16 * 1024

/** Who a mail is from and goes to as servers read it, whatever its headers say. */
export type Envelope = { readonly from: string; readonly to: readonly string[] }

/** Composes one mail and hands it to the server; tells what became of it. Never throws for what a network or a server does. */
export async function sendBySmtp(settings: SmtpSettings, mail: OutgoingMail): Promise<Outcome> {
  const envelope = { from: mail.from.address, to: [...mail.to, ...mail.cc].map((party) => party.address) }
  return misaddressed(envelope) ?? handOver(settings, envelope, await composeMail(mail))
}

/** Hands over a mail that was composed before, byte for byte. Same promises as `sendBySmtp`. */
export async function handOver(settings: SmtpSettings, envelope: Envelope, bytes: Uint8Array): Promise<Outcome> {
  const wrong = misaddressed(envelope)
  if (wrong) return wrong
  invariant(envelope.to.length > 0, 'a mail has at least one recipient')

  return new Promise<Outcome>((resolve) => {
    let stage: SmtpStage = 'connection'
    let everythingLeft = false
    let isSettled = false
    const connection = new SMTPConnection(connectionOptions(settings))
    const settle = (outcome: Outcome): void => {
      if (isSettled) return
      isSettled = true
      connection.close()
      resolve(outcome)
    }
    const fail = (error: SmtpError): void => settle(outcomeOf(error, stage, everythingLeft))
    const deliver = (): void => {
      stage = 'sender'
      const source = Readable.from(pieces(bytes), { objectMode: false, highWaterMark: PIECE_BYTES })
      // The closing dot follows the last byte, so before this event the server cannot have taken the mail.
      source.once('end', () => {
        everythingLeft = true
      })
      connection.send({ from: envelope.from, to: [...envelope.to], size: bytes.length }, source, (error, info) => {
        if (error) return fail(error as SmtpError)
        const rejected = (info?.rejectedErrors ?? []).map((entry): RejectedRecipient => {
          const refusal = entry as SmtpError & { recipient?: string }
          return {
            address: refusal.recipient ?? '',
            code: refusal.responseCode ?? null,
            response: refusal.response ?? refusal.message,
          }
        })
        settle({ state: 'accepted', response: info?.response ?? '', rejected })
      })
    }
    connection.on('error', (error: SmtpError) => fail(error))
    connection.once('end', () => fail(new Error('the connection ended')))
    connection.connect((error) => {
      if (isSettled) return
      if (error) return fail(error as SmtpError)
      if (!settings.login) return deliver()
      stage = 'login'
      const { user, password } = settings.login
      connection.login({ user, pass: password, credentials: { user, pass: password } }, (refusal) =>
        refusal ? fail(refusal as SmtpError) : deliver(),
      )
    })
  })
}

function misaddressed(envelope: Envelope): Outcome | null {
  const wrong = [envelope.from, ...envelope.to].find((address) => !isMailAddress(address))
  return wrong === undefined ? null : refused('address', null, `not an e-mail address: ${wrong.slice(0, 120)}`)
}

/** One mailbox, one `@`, one domain, no space, comma or angle: enough to keep nonsense and header tricks off the wire. */
export const isMailAddress = (text: string): boolean =>
  text.length <= 254 && /^[^\s@<>()",;:\\[\]]{1,64}@[^\s@<>()",;:\\[\]]+$/.test(text) && !/[\p{Cc}]/u.test(text)

function outcomeOf(error: SmtpError, stage: SmtpStage, everythingLeft: boolean): Outcome {
  const code = error.responseCode ?? null
  const response = (error.response ?? error.message).slice(0, 500)
  if (code === null) {
    if (everythingLeft) return { state: 'uncertain', reason: response }
    if (error.code === 'EMESSAGE') return refused('content', null, response)
    return { state: 'retry', stage, code, response }
  }
  const at = stage === 'connection' || stage === 'login' ? stage : stageOf(error)
  // A server that refuses us has said nothing about the mail; 503 speaks of the session (RFC 5321 §4.2.3).
  if (at === 'connection' || at === 'login' || code < 500 || code === 503)
    return { state: 'retry', stage: at, code, response }
  return refused(at, code, response)
}

function stageOf(error: SmtpError): SmtpStage {
  if (error.command === 'MAIL FROM') return 'sender'
  return error.command === 'RCPT TO' ? 'recipient' : 'content'
}

const refused = (stage: SmtpStage, code: number | null, response: string): Outcome => ({
  state: 'refused',
  permanent: true,
  stage,
  code,
  response,
})

function* pieces(bytes: Uint8Array): Generator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += PIECE_BYTES) yield bytes.subarray(at, at + PIECE_BYTES)
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
