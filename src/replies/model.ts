import type { LocalDate } from '../kernel/calendar.ts'

/** What a reply can mean, in the order of the keys 1 to 9, then 0. */
export const REPLY_KINDS = [
  'promise',
  'dispute',
  'paid',
  'contact',
  'absence',
  'document',
  'opt_out',
  'insolvency',
  'address_dead',
  'other',
] as const
export type ReplyKind = (typeof REPLY_KINDS)[number]

export const NATURES = ['reply', 'bounce', 'complaint', 'automatic', 'unreadable'] as const
export type MailNature = (typeof NATURES)[number]

/** How it came. A text is read as a mail is; what it answers is known by its number. */
export const REPLY_CHANNELS = ['email', 'sms'] as const
export type ReplyChannel = (typeof REPLY_CHANNELS)[number]

export const REPLY_STATES = ['to_read', 'handled', 'dismissed'] as const
export type ReplyState = (typeof REPLY_STATES)[number]

/** How a mail found its customer: the message it answers, who wrote it, a document it cites, an address learnt, a person. */
export const THREADED_BY = ['thread', 'sender', 'document', 'alias', 'person'] as const
export type ThreadedBy = (typeof THREADED_BY)[number]

/** Nobody the customer is known by; its server says that it is not who it claims; its server says nothing. */
export const DOUBTS = ['stranger', 'failed', 'unproven'] as const
export type Doubt = (typeof DOUBTS)[number]

/** Causes of dispute that a sentence may speak of; each is a cause that organisations start with. */
export const DISPUTE_CAUSES = [
  'price',
  'quantity',
  'quality',
  'delivery',
  'late',
  'order_no',
  'twice',
  'credit',
  'error',
] as const
export type DisputeCause = (typeof DISPUTE_CAUSES)[number]

/** What a sentence of a reply seems to say. A person confirms it, changes it or dismisses it; `quote` is the sentence itself. */
export type Proposal = {
  readonly kind: ReplyKind
  readonly quote: string
  /** The day a payment is promised for, or was made on; the last day of an absence. */
  readonly on?: LocalDate
  /** Minor units. */
  readonly cents?: number
  readonly currency?: string
  readonly cause?: DisputeCause
  /** What is asked for is in a statement, which we write: what is open, or where to pay. A « RIB » is a paper of the bank’s, and is not. */
  readonly asksStatement?: boolean
  /** Whom to write to from now on; of an abandoned address, whom instead. Never the address that is abandoned. */
  readonly email?: string
  readonly phone?: string
}

/** What was left of a bounce: the address, whether for good, the status and the words of the server. */
export type Bounce = {
  readonly address: string
  readonly isPermanent: boolean
  readonly status: string
  readonly response: string
}

/** An attachment of a mail. `type` is read from its content, null when it is nothing known; its bytes are in the mail. */
export type ReplyAttachment = {
  readonly name: string
  readonly type: string | null
  readonly isProgram: boolean
  readonly size: number
  readonly sha256: string
}

/** Days during which a payment that was announced as made is waited for. */
export const PAID_HOLD_DAYS = 7

/** `waiting`: to be read by a person, bounces and complaints included; `unassigned`: of these, nobody's. */
export const REPLY_SHOWS = ['waiting', 'unassigned', 'bounces', 'done', 'all'] as const
export type ReplyShow = (typeof REPLY_SHOWS)[number]
