import type { SmtpSettings } from '../adapters/mail/smtp-settings.ts'
import { log } from '../platform/log.ts'
import type { AttemptBook } from './attempt-book.ts'
import type { Claim } from './claim-mails.ts'
import { type Answered, answerOf } from './conclude-attempts.ts'
import type { SmtpLanes } from './smtp-lanes.ts'

/** After this many refusals to talk to us in a row the server is at fault, not the messages: the others wait untouched. */
const MAX_DEAF = 3
/** Mails whose answers are brought to what they come to by one transaction, and how long the first of them waits for the others. */
const CONCLUDED_AT_ONCE = 100
const CONCLUDED_MS = 1000
/** Mails taken up at once at most: each has been asked about, and is asked about again when it has waited too long for a connection. */
const TAKEN_AT_ONCE = 100
const STALE_MS = 5000
/** Bytes of mails that wait: with files in them a few are enough, however many connections there are. */
const MOST_WAITING_BYTES = 32 << 20

/** The mails of one run from their claim to the answer that is written down: waiting for a connection, on their way, answered. */
export type Handovers = {
  /** Takes up mails that were claimed just now. */
  add(claims: readonly Claim[]): void
  /** How many more may be claimed now: enough for about a second at the pace of the server, and none while many wait. */
  readonly room: number
  /** Those of which no attempt has begun. */
  readonly unbegun: number
  /** None waits, is on its way, or is answered and not concluded. */
  readonly isIdle: boolean
  /** The server does not talk to us, or another sender has taken over: no more are to be claimed. */
  readonly isOver: boolean
  /** Waits until something is to be done: answers to conclude, or, with `takesMore`, room for more; a second at most without it. */
  moment(takesMore: boolean): Promise<void>
  /** Answers that are to be concluded now: many, old ones, or all there are when nothing else is under way. */
  answered(): Answered[]
  /** Those that wait, once they have waited too long or nothing more is to leave: to be put back. */
  withdrawn(): Claim[]
  /** Begins no more, and waits for those on their way; gives the answers that are left to conclude. */
  end(): Promise<Answered[]>
}

/** `openBook` is given a way to ask how many mails are under way. */
export function openHandovers(
  lanes: SmtpLanes,
  settings: SmtpSettings,
  openBook: (underWay: () => number) => AttemptBook,
): Handovers {
  let waiting: { readonly claim: Claim; readonly since: number }[] = []
  let over: Answered[] = []
  let oldest = 0
  let leaving = 0
  let writing = 0
  let deaf = 0
  let isEnded = false
  // Whether the server has taken or refused a mail yet: until it talks to us, one mail at a time finds out.
  let isHeard = false
  /** Answers since mails were last claimed: what a second of this server is worth. */
  let pace = { since: performance.now(), answers: 0 }
  let wake = (): void => {}
  const book = openBook(() => leaving)

  const width = (): number => (isHeard ? lanes.width : 1)
  const isOver = (): boolean => isEnded || deaf >= MAX_DEAF
  const isStale = (): boolean => waiting.length > 0 && performance.now() - waiting[0]!.since > STALE_MS

  function pump(): void {
    while (!isOver() && !isStale() && waiting.length > 0 && leaving < width()) void handOver(waiting.shift()!.claim)
  }

  async function handOver(claim: Claim): Promise<void> {
    leaving++
    try {
      const outcome = await lanes.handOver(claim, () => book.begin(claim))
      const isRefusedUs = outcome.state === 'retry' && (outcome.stage === 'connection' || outcome.stage === 'login')
      deaf = isRefusedUs ? deaf + 1 : 0
      // The organisation sees it on each message; only here does whoever keeps the machine.
      if (isRefusedUs && deaf === MAX_DEAF)
        log.warn('a mail server does not talk to us', {
          host: settings.host,
          reason: answerOf(outcome, settings).response,
        })
      isHeard = !isRefusedUs
      pace.answers++
      writing++
      const answer = answerOf(outcome, settings)
      const from = { states: ['sending', 'uncertain'], claimedBy: claim.run } as const
      const { message, attempt, tries } = claim
      void book
        .answer(claim, answer)
        .then(() => {
          if (over.length === 0) oldest = performance.now()
          over.push({ message, attempt, tries, from, answer })
        })
        .catch(lost)
        .finally(() => {
          writing--
          wake()
        })
    } catch (error) {
      // It has not left: whoever recovers this claim finds it so.
      lost(error)
    } finally {
      leaving--
      pump()
      wake()
    }
  }

  function lost(error: unknown): void {
    isEnded = true
    log.warn('a mail was not brought to its end by this sender', { error: String(error) })
  }

  const isDue = (): boolean =>
    over.length >= CONCLUDED_AT_ONCE ||
    (over.length > 0 &&
      ((leaving === 0 && writing === 0 && waiting.length === 0) || performance.now() - oldest >= CONCLUDED_MS))

  function room(): number {
    if (waiting.reduce((sum, { claim }) => sum + claim.bytes.length, 0) >= MOST_WAITING_BYTES) return 0
    if (!isHeard) return leaving === 0 && waiting.length === 0 ? 1 : 0
    const seconds = Math.max(0.1, (performance.now() - pace.since) / 1000)
    const wanted = Math.min(TAKEN_AT_ONCE, Math.max(2 * width(), Math.floor(pace.answers / seconds)))
    return waiting.length >= wanted / 2 ? 0 : wanted - waiting.length
  }

  return {
    add(claims) {
      const since = performance.now()
      pace = { since, answers: 0 }
      for (const claim of claims) waiting.push({ claim, since })
      pump()
    },
    get room() {
      return room()
    },
    get unbegun() {
      return waiting.length + Math.max(0, leaving - book.begun)
    },
    get isIdle() {
      return leaving === 0 && writing === 0 && waiting.length === 0 && over.length === 0
    },
    get isOver() {
      return isOver()
    },
    async moment(takesMore) {
      const since = performance.now()
      const isEnough = (): boolean => (takesMore ? room() > 0 : performance.now() - since >= CONCLUDED_MS)
      while (!isDue() && !isEnough() && !(leaving === 0 && writing === 0)) {
        const timer = setTimeout(() => wake(), CONCLUDED_MS)
        await new Promise<void>((resolve) => (wake = resolve))
        clearTimeout(timer)
      }
      wake = () => {}
    },
    answered() {
      if (!isDue()) return []
      const taken = over
      over = []
      return taken
    },
    withdrawn() {
      if (!isOver() && !isStale()) return []
      const back = waiting
      waiting = []
      return back.map(({ claim }) => claim)
    },
    async end() {
      isEnded = true
      while (leaving > 0 || writing > 0) await new Promise<void>((resolve) => (wake = resolve))
      return over.splice(0)
    },
  }
}
