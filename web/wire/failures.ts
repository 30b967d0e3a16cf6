import { type Lang, say } from '../../src/kernel/wording.ts'
import { wording } from './wording.ts'

/** The server's expected "no". `message` is already in the user's language; `where` names the field at fault. */
export class RefusedByServer extends Error {
  override name = 'RefusedByServer'
  readonly status: number
  readonly code: string
  readonly where: string | undefined
  constructor(status: number, refusal: { code: string; message: string; where?: string }) {
    super(refusal.message)
    this.status = status
    this.code = refusal.code
    this.where = refusal.where
  }
}

/** No answer came back: the network, or a server that is not running. */
export class Unreachable extends Error {
  override name = 'Unreachable'
}

/** An answer came back that is no answer of ours: a failure of the server or of something in between. */
export class Breakdown extends Error {
  override name = 'Breakdown'
  readonly status: number
  constructor(status: number) {
    super(`HTTP ${status}`)
    this.status = status
  }
}

/** The reply does not fit its contract: usually an open page older than the server. */
export class Misunderstood extends Error {
  override name = 'Misunderstood'
}

/** A failure as a sentence: what happened, and what to do. */
export function tellFailure(lang: Lang, failure: unknown): string {
  if (failure instanceof RefusedByServer) return failure.message
  if (failure instanceof Unreachable) return say(lang, wording.unreachable)
  if (failure instanceof Breakdown) return say(lang, wording.breakdown, { status: failure.status })
  if (failure instanceof Misunderstood) return say(lang, wording.misunderstood, { where: failure.message })
  return say(lang, wording.unexpected, { what: failure instanceof Error ? failure.message : String(failure) })
}
