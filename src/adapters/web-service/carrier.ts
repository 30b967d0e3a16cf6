import type { WebAnswer } from './call.ts'

/** What became of one message handed to a service. */
export type Handover =
  /** The service has it, under a name of its own. */
  | { readonly state: 'accepted'; readonly ref: string; readonly response: string }
  /** No, for good: the recipient's number or address is wrong, or what is sent is. */
  | { readonly state: 'refused'; readonly fault: 'recipient' | 'content'; readonly response: string }
  /**
   * Nothing left; the same may be handed over again. At stage `connection` or `account` the service or our account with it is at fault, not
   * the message; at stage `pace` it asks for less at once.
   */
  | {
      readonly state: 'retry'
      readonly stage: 'connection' | 'account' | 'pace'
      readonly response: string
      readonly afterS: number | null
    }
  /** Everything was handed over and no answer can be read: never handed over again by the machine. */
  | { readonly state: 'uncertain'; readonly reason: string }

/** What may happen to a message once it left, in the order of how much it says. `replied` is the recipient's word, not the service's. */
export const TRACKING_KINDS = [
  'deposited',
  'presented',
  'delivered',
  'accepted',
  'refused',
  'unclaimed',
  'undelivered',
  'returned',
  'replied',
] as const
export type TrackingKind = (typeof TRACKING_KINDS)[number]

/** One thing a service said of a message. `eventId`: the same thing said twice has the same. */
export type TrackedEvent = {
  readonly eventId: string
  readonly kind: TrackingKind
  readonly at: Date
  readonly detail: string
  /** The recipient cannot be reached there at all: its number or mailbox does not exist. */
  readonly isAddressFault?: boolean
}

export const PROOF_KINDS = ['deposit', 'presentation', 'receipt', 'refusal', 'unclaimed', 'bounce'] as const
export type ProofKind = (typeof PROOF_KINDS)[number]
export type ServiceProof = { readonly kind: ProofKind; readonly contentType: string; readonly bytes: Uint8Array }

/** What a service knows of a message it took. `isOver`: nothing more will be said of it. */
export type Following =
  | {
      readonly state: 'known'
      readonly events: readonly TrackedEvent[]
      readonly proofs: readonly ServiceProof[]
      readonly registeredNo: string | null
      readonly isOver: boolean
    }
  | { readonly state: 'unanswered'; readonly reason: string }

/** A call that came in on the address given to the service. */
export type Hook = {
  readonly query: URLSearchParams
  readonly headers: Headers
  readonly body: Buffer
  readonly at: Date
}

/**
 * What such a call says. `forged`: not proven to come from the service. `doorbell`: something moved about a message; the service is asked what.
 * `told`: signed by the service, so its word counts.
 */
export type HookReading =
  | { readonly says: 'forged' }
  | { readonly says: 'nothing' }
  | { readonly says: 'doorbell'; readonly ref: string }
  | { readonly says: 'told'; readonly ref: string; readonly event: TrackedEvent }
  | { readonly says: 'reply'; readonly reply: Reply }

/** What somebody answered to a number of ours. `from` in E.164. */
export type Reply = { readonly eventId: string; readonly from: string; readonly text: string; readonly at: Date }

/** A service that carries messages of one kind. Nothing here throws for what a network or the service does. */
export type Carrier<Parcel> = {
  send(parcel: Parcel, at: Date): Promise<Handover>
  /** `have`: proofs kept already, which are not fetched again. */
  follow(ref: string, at: Date, have: ReadonlySet<ProofKind>): Promise<Following>
  /** The service's own name of the message handed over as `id`; null when it has none, cannot tell or does not answer. */
  seek(id: string, at: Date): Promise<string | null>
  readHook(hook: Hook): HookReading
  /** What was answered since `since`; empty when the service takes no answers or tells them by itself. */
  replies(since: Date, at: Date): Promise<readonly Reply[]>
  /** Whether the account works, without sending anything. */
  check(at: Date): Promise<{ readonly ok: boolean; readonly response: string }>
}

/** What is kept of an answer: one line, short. */
export const shortly = (text: string): string => text.replace(/\s+/g, ' ').trim().slice(0, 300)

/**
 * A refusal to talk or an answer that settles nothing, the same for every service; null: the answer is to be read.
 * A gateway that failed (500, 502, 504) may have passed the message on first.
 */
export function unsettled(answer: WebAnswer): Handover | null {
  if (answer.kind === 'unreached') return { state: 'retry', stage: 'connection', response: answer.reason, afterS: null }
  if (answer.kind === 'silent') return { state: 'uncertain', reason: answer.reason }
  const { status, retryAfterS } = answer
  const response = `HTTP ${status} ${shortly(answer.bytes.toString())}`.trim()
  if (status === 429) return { state: 'retry', stage: 'pace', response, afterS: retryAfterS }
  if (status === 503) return { state: 'retry', stage: 'connection', response, afterS: retryAfterS }
  if (status >= 500) return { state: 'uncertain', reason: response }
  if ([401, 402, 403, 404, 407].includes(status) || (status >= 300 && status < 400))
    return { state: 'retry', stage: 'account', response, afterS: null }
  return null
}
