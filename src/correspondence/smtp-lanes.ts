import type { Outcome } from '../adapters/mail/outcome.ts'
import { openSession, type SmtpSession } from '../adapters/mail/smtp-session.ts'
import type { SmtpSettings } from '../adapters/mail/smtp-settings.ts'
import type { Claim } from './claim-mails.ts'

/** Mails over one connection before another is opened: servers count them, and many end a longer one. */
const MAILS_PER_SESSION = 100

/** The connections of one run, opened when they are needed and used again. */
export type SmtpLanes = {
  /** How many mails may be on their way at once: fewer than asked for when the server would not take as many connections. */
  readonly width: number
  /** `mayEnd`: asked before the last of the mail leaves; what it throws is thrown, and the mail has not left. */
  handOver(claim: Claim, mayEnd: () => Promise<void>): Promise<Outcome>
  close(): void
}

/** `connections`: how many at most. At no moment are two mails on one connection, nor one mail on two. */
export function openLanes(settings: SmtpSettings, connections: number): SmtpLanes {
  const idle: SmtpSession[] = []
  /** Mails that a server would not open another connection for; null says that one ended and may be opened anew. */
  const waiting: ((next: SmtpSession | Outcome | null) => void)[] = []
  /** Connections being opened or with a mail on them. */
  let live = 0
  let width = connections

  async function take(): Promise<SmtpSession | Outcome> {
    return rested() ?? open()
  }

  /** A connection that rests and is still there. */
  function rested(): SmtpSession | null {
    let used = idle.pop()
    while (used && !used.isOpen) used = idle.pop()
    if (used) live++
    return used ?? null
  }

  async function open(): Promise<SmtpSession | Outcome> {
    live++
    const opened = await openSession(settings)
    if (!('state' in opened)) return opened
    live--
    // One that came to rest while this one was being refused.
    const other = rested()
    if (other) {
      width = Math.min(width, live + idle.length)
      return other
    }
    if (live === 0) {
      for (const answer of waiting.splice(0)) answer(opened)
      return opened
    }
    // A server that talks to us on other connections wants no more of them: the mail takes its turn on one of those.
    width = Math.min(width, live)
    return (await new Promise<SmtpSession | Outcome | null>((resolve) => waiting.push(resolve))) ?? open()
  }

  function release(session: SmtpSession): void {
    live--
    const next = waiting.shift()
    if (!next) {
      if (session.isOpen) idle.push(session)
    } else if (session.isOpen) {
      live++
      next(session)
    } else next(null)
  }

  async function handOver({ senderAddress, message, bytes }: Claim, mayEnd: () => Promise<void>): Promise<Outcome> {
    const envelope = { from: senderAddress, to: [message.toAddress] }
    const copies = (message.content.data.voice?.copyTo ?? []).map(({ address }) => address)
    for (let isSecond = false; ; isSecond = true) {
      const session = await (isSecond ? open() : take())
      if ('state' in session) return session
      const wasUsed = session.taken > 0
      let outcome: Outcome
      let answer: Outcome
      try {
        outcome = await session.handOver(envelope, bytes, mayEnd)
        answer =
          outcome.state === 'accepted' ? await withCopies(session, outcome, senderAddress, copies, bytes) : outcome
      } finally {
        if (session.taken >= MAILS_PER_SESSION) session.close()
        release(session)
      }
      // A server may end a connection that rested, and says so at the next mail: that one has not left, and takes a fresh connection.
      const isEnded = outcome.state === 'retry' && (outcome.code === null || outcome.code === 421)
      if (!(wasUsed && isEnded && !isSecond)) return answer
    }
  }

  return {
    get width() {
      return width
    },
    handOver,
    close() {
      for (const session of idle) session.close()
    },
  }
}

type Accepted = Extract<Outcome, { state: 'accepted' }>

/**
 * Once the reader has the mail, the same bytes go to those it names as copies, who decide nothing: what the server says against one is
 * told with the answer. One envelope for all would let a copy through where the reader was refused, and again at each try.
 */
async function withCopies(
  session: SmtpSession,
  accepted: Accepted,
  from: string,
  copies: readonly string[],
  bytes: Uint8Array,
): Promise<Accepted> {
  if (copies.length === 0) return accepted
  const outcome = await session.handOver({ from, to: copies }, bytes)
  const told =
    outcome.state === 'accepted'
      ? outcome.rejected.map(({ address, response }) => `Cc ${address}: ${response}`)
      : [`Cc ${copies.join(', ')}: ${outcome.state === 'uncertain' ? outcome.reason : outcome.response}`]
  return told.length === 0 ? accepted : { ...accepted, response: [accepted.response, ...told].join('; ').slice(0, 500) }
}
