import { Readable } from 'node:stream'
import SMTPConnection from 'nodemailer/lib/smtp-connection'
import { invariant } from '../../kernel/invariant.ts'
import { type Envelope, misaddressed } from './envelope.ts'
import { type Outcome, outcomeOf, type RejectedRecipient, type SmtpStage } from './outcome.ts'
import { connectionOptions, type SmtpError, type SmtpSettings } from './smtp-settings.ts'

/** Small enough that the last piece is only taken once the server has read nearly everything before it. */
const PIECE_BYTES = 16 * 1024

/**
 * A connection over which mails are handed over one after the other. It ends itself after anything but a plain acceptance: what a
 * server thinks of the next mail must not depend on the last one.
 */
export type SmtpSession = {
  /** One mail at a time. Never throws for what a network or a server does. */
  handOver(envelope: Envelope, bytes: Uint8Array): Promise<Outcome>
  /** Mails handed over so far. */
  readonly taken: number
  readonly isOpen: boolean
  close(): void
}

/** Connects and logs in; gives the session, or why there is none, which says nothing about any mail. */
export async function openSession(settings: SmtpSettings): Promise<SmtpSession | Outcome> {
  const connection = new SMTPConnection(connectionOptions(settings))
  let isOpen = true
  let taken = 0
  // Who waits for something of this connection; when nobody does, its end is noted and no more.
  let onFault: (error: SmtpError) => void = () => {}
  const end = (error: SmtpError): void => {
    isOpen = false
    onFault(error)
  }
  connection.on('error', end)
  connection.once('end', () => end(new Error('the connection ended')))
  const close = (): void => {
    isOpen = false
    connection.close()
  }

  const failure = await new Promise<Outcome | null>((resolve) => {
    let stage: SmtpStage = 'connection'
    const fail = (error: SmtpError) => resolve(outcomeOf(error, stage, false))
    onFault = fail
    connection.connect((error) => {
      if (error) return fail(error as SmtpError)
      if (!settings.login) return resolve(null)
      stage = 'login'
      const { user, password } = settings.login
      connection.login({ user, pass: password, credentials: { user, pass: password } }, (refusal) =>
        refusal ? fail(refusal as SmtpError) : resolve(null),
      )
    })
  })
  onFault = () => {}
  if (failure) {
    close()
    return failure
  }

  const deliver = (envelope: Envelope, bytes: Uint8Array): Promise<Outcome> =>
    new Promise((resolve) => {
      let everythingLeft = false
      const fail = (error: SmtpError) => resolve(outcomeOf(error, 'sender', everythingLeft))
      if (!isOpen) return fail(new Error('the connection ended'))
      onFault = fail
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
        resolve({ state: 'accepted', response: info?.response ?? '', rejected })
      })
    })

  return {
    async handOver(envelope, bytes) {
      const wrong = misaddressed(envelope)
      if (wrong) return wrong
      invariant(envelope.to.length > 0, 'a mail has at least one recipient')
      const outcome = await deliver(envelope, bytes)
      onFault = () => {}
      taken++
      if (outcome.state !== 'accepted' || outcome.rejected.length > 0) close()
      return outcome
    },
    get taken() {
      return taken
    },
    get isOpen() {
      return isOpen
    },
    close,
  }
}

function* pieces(bytes: Uint8Array): Generator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += PIECE_BYTES) yield bytes.subarray(at, at + PIECE_BYTES)
}
