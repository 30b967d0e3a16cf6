import { Readable } from 'node:stream'
import SMTPConnection from 'nodemailer/lib/smtp-connection'
import { invariant } from '../../kernel/invariant.ts'
import { connectOutward } from '../../platform/outward.ts'
import { type Envelope, misaddressed } from './envelope.ts'
import { type Outcome, outcomeOf, type RejectedRecipient, type SmtpStage } from './outcome.ts'
import { connectionOptions, type SmtpError, type SmtpSettings } from './smtp-settings.ts'

/** Small enough that the last piece is only taken once the server has read nearly everything before it. */
const PIECE_BYTES = 16 * 1024
/** How many of the longest silences one mail, or the opening, may take in all: a server that says a little now and then would hold us for ever. */
const MOST_SILENCES = 3

/**
 * A connection over which mails are handed over one after the other. It ends itself after anything but a plain acceptance: what a
 * server thinks of the next mail must not depend on the last one.
 */
export type SmtpSession = {
  /**
   * One mail at a time. Never throws for what a network or a server does. `mayEnd` is asked when all is said but the closing dot, without
   * which no server takes a mail; when it throws the mail has not left, and that error is thrown.
   */
  handOver(envelope: Envelope, bytes: Uint8Array, mayEnd?: () => Promise<void>): Promise<Outcome>
  /** Mails handed over so far. */
  readonly taken: number
  readonly isOpen: boolean
  close(): void
}

/** Connects and logs in; gives the session, or why there is none, which says nothing about any mail. */
export async function openSession(settings: SmtpSettings): Promise<SmtpSession | Outcome> {
  const options = connectionOptions(settings)
  try {
    options.connection = await connectOutward(settings.host, settings.port, settings.patience.connectMs)
  } catch (error) {
    return outcomeOf(error as SmtpError, 'connection', false)
  }
  const connection = new SMTPConnection(options)
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

  const inTime = async <T>(exchange: Promise<T>): Promise<T> => {
    const tooLong = () => end(new Error('the server took too long'))
    const timer = setTimeout(tooLong, MOST_SILENCES * settings.patience.replyMs)
    return exchange.finally(() => clearTimeout(timer))
  }

  const opening = new Promise<Outcome | null>((resolve) => {
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
  const failure = await inTime(opening)
  onFault = () => {}
  if (failure) {
    close()
    return failure
  }

  const deliver = (
    envelope: Envelope,
    bytes: Uint8Array,
    mayEnd: (() => Promise<void>) | undefined,
  ): Promise<Outcome> =>
    new Promise((resolve) => {
      let everythingLeft = false
      const source = mailSource(bytes, mayEnd)
      const conclude = (outcome: Outcome): void => {
        // What was not read by now is not to leave any more, and nobody is to be asked about it.
        source.destroy()
        resolve(outcome)
      }
      const fail = (error: SmtpError) => conclude(outcomeOf(error, 'sender', everythingLeft))
      if (!isOpen) return fail(new Error('the connection ended'))
      onFault = fail
      // The closing dot follows the last byte, so before this event the server cannot have taken the mail.
      source.once('end', () => {
        everythingLeft = true
      })
      connection.send({ from: envelope.from, to: [...envelope.to], size: bytes.length }, source, (error, info) => {
        if (error) return fail(error as SmtpError)
        // Out of step: what it accepts is not this mail, which it does not have.
        if (!everythingLeft) return fail(new Error('the server answered before it had the whole mail'))
        const rejected = (info?.rejectedErrors ?? []).map((entry): RejectedRecipient => {
          const refusal = entry as SmtpError & { recipient?: string }
          return {
            address: refusal.recipient ?? '',
            code: refusal.responseCode ?? null,
            response: refusal.response ?? refusal.message,
          }
        })
        conclude({ state: 'accepted', response: info?.response ?? '', rejected })
      })
    })

  return {
    async handOver(envelope, bytes, mayEnd) {
      const wrong = misaddressed(envelope)
      if (wrong) return wrong
      invariant(envelope.to.length > 0, 'a mail has at least one recipient')
      let withheld: { readonly error: unknown } | null = null
      const asked = mayEnd && (() => mayEnd().catch((error: unknown) => Promise.reject((withheld = { error }).error)))
      const outcome = await inTime(deliver(envelope, bytes, asked))
      onFault = () => {}
      taken++
      if (outcome.state !== 'accepted' || outcome.rejected.length > 0) close()
      if (withheld) throw (withheld as { readonly error: unknown }).error
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

/** The bytes of a mail piece by piece; it ends once `mayEnd` says so, and breaks off when that throws. */
function mailSource(bytes: Uint8Array, mayEnd: (() => Promise<void>) | undefined): Readable {
  let at = 0
  return new Readable({
    highWaterMark: PIECE_BYTES,
    read() {
      if (at < bytes.length) {
        this.push(bytes.subarray(at, at + PIECE_BYTES))
        at += PIECE_BYTES
      } else if (mayEnd)
        mayEnd().then(
          () => this.push(null),
          (error: Error) => this.destroy(error),
        )
      else this.push(null)
    },
  })
}
