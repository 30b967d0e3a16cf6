import type { LocalDate } from '../../kernel/calendar.ts'
import type { Urgency } from '../worklist/model.ts'

/** What is to be done next about a file in hand, the most telling first. */
export const NEXT_WHATS = [
  'instruction',
  'answered',
  'call_back',
  'broken_promise',
  'step',
  'first_contact',
  'follow_up',
  'promised',
  'approval',
  'disputed',
] as const
export type NextWhat = (typeof NEXT_WHATS)[number]

/** What ends putting a file off when it comes meanwhile: somebody else did something, or a word was not kept. */
export const WAKING: readonly NextWhat[] = ['instruction', 'answered', 'broken_promise']

/** Days without a contact after which a debtor is asked again. */
export const FOLLOW_UP_DAYS = 14

/** Parts of the list: to do by now, to do later, put off, and where somebody else is awaited. */
export const FILE_SHOWS = ['due', 'later', 'waiting', 'snoozed', 'all'] as const
export type FileShow = (typeof FILE_SHOWS)[number]

export const FILE_SORTS = ['pressing', 'age', 'amount'] as const
export type FileSort = (typeof FILE_SORTS)[number]

/** The most rows that a list is scrolled through and an act is done to; its head adds up all of them. */
export const MOST_LISTED = 2_000

/** A placed document as it stands. Amounts are minor units. */
export type HeldDocument = {
  readonly placementId: string
  readonly documentNo: string
  readonly dueOn: LocalDate
  readonly openCents: number
  readonly barsOn: LocalDate | null
}

/** A word given on placed documents: a promise, or the next instalment of a plan. Broken: on which day. */
export type HeldWord = {
  readonly placementId: string
  readonly dueOn: LocalDate
  readonly graceUntil: LocalDate
  readonly cents: number
  readonly brokenOn: LocalDate | null
}

/** A running placement of one agency, and what was handed over with it. */
export type Held = {
  readonly placementId: string
  readonly no: number
  readonly mandateNo: number
  readonly customerId: string
  readonly customerName: string
  readonly customerCode: string
  readonly currency: string
  readonly stage: 'amicable' | 'court'
  readonly isPilot: boolean
  readonly placedOn: LocalDate
  readonly placedAt: Date
  readonly placedCents: number
}

/** Something to do, in the words of whoever asked for it, and from which day. */
export type Asked = { readonly words: string; readonly on: LocalDate }

/** All that a row is reckoned from. */
export type FileFacts = {
  readonly held: Held
  readonly documents: readonly HeldDocument[]
  readonly words: readonly HeldWord[]
  readonly disputedCents: number
  /** The last call about the debtor, and the day on which that call asked for another. */
  readonly calledAt: Date | null
  readonly calledOn: LocalDate | null
  readonly callBackOn: LocalDate | null
  /** The last message about placed documents since they were placed. */
  readonly wroteOn: LocalDate | null
  readonly callWords: string
  /** What the creditor asked and nobody read. */
  readonly instruction: Asked | null
  /** The step that the agency's own scenario decided and nobody took yet. */
  readonly step: Asked | null
  /** Requests to the creditor: one that it answered and that waits for the agency, and whether one waits for it. */
  readonly answeredOn: LocalDate | null
  readonly awaitsApproval: boolean
}

/** What a row says besides whose it is. */
export type Reckoned = {
  readonly documentNos: readonly string[]
  readonly documents: number
  readonly openCents: number
  readonly oldestOn: LocalDate | null
  readonly lastContactOn: LocalDate | null
  readonly nextWhat: NextWhat
  readonly nextOn: LocalDate | null
  readonly nextWords: string
  readonly promiseOn: LocalDate | null
  readonly promiseCents: number | null
  readonly disputedCents: number
  readonly awaitsApproval: boolean
  readonly expectedCents: number
  readonly urgency: readonly Urgency[]
  readonly urgencyPercent: number
  readonly valueCents: number
}

/** Names of documents that a row shows; the rest is counted. */
export const NAMED_DOCUMENTS = 5
