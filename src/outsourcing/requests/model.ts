import type { LocalDate } from '../../kernel/calendar.ts'
import type { Side } from '../mandates/model.ts'

/** What whoever collects may ask of the creditor. */
export const REQUEST_KINDS = ['plan', 'settlement', 'court', 'uncollectible', 'abandon'] as const
export type RequestKind = (typeof REQUEST_KINDS)[number]

/** Closed: nobody answered, and what it was about is over. */
export const REQUEST_STATES = ['waiting', 'approved', 'refused', 'withdrawn', 'closed'] as const
export type RequestState = (typeof REQUEST_STATES)[number]

/** What became of a settlement that stands: kept, the rest is given up; broken, the whole is due again. */
export const OUTCOMES = ['running', 'kept', 'broken'] as const
export type Outcome = (typeof OUTCOMES)[number]

/** What a list of requests shows. */
export const REQUEST_SHOWS = ['waiting', 'answered', 'all'] as const
export type RequestShow = (typeof REQUEST_SHOWS)[number]

/** One thing that was tried, on its day. */
export type Step = { readonly on: LocalDate; readonly what: string }

export type Request = {
  readonly orgId: number
  readonly id: string
  readonly placementId: string
  readonly placementNo: number
  readonly agencyOrgId: number | null
  readonly customerId: string
  readonly creditorName: string
  readonly providerName: string
  readonly customerName: string
  readonly currency: string
  readonly kind: RequestKind
  readonly state: RequestState
  /** What was signed lets whoever collects agree by itself: it stands, and the creditor is told. */
  readonly isWithin: boolean
  readonly turn: Side
  readonly turnOn: LocalDate
  readonly why: string
  readonly isAdvised: boolean
  /** The documents, and what was left of each, in the same order. */
  readonly itemIds: readonly string[]
  readonly itemCents: readonly number[]
  readonly owedCents: number
  readonly planId: string | null
  readonly settleCents: number | null
  readonly settleOn: LocalDate | null
  readonly settleSource: string | null
  readonly settleSaidBy: string
  readonly costCents: number | null
  readonly steps: readonly Step[]
  readonly documentIds: readonly string[]
  readonly askedOn: LocalDate
  readonly askedAt: Date
  readonly askedByName: string
  readonly answeredOn: LocalDate | null
  readonly answeredByName: string | null
  readonly answer: string
  readonly promiseId: string | null
  readonly outcome: Outcome | null
  readonly writeOffId: string | null
}

export type RequestWord = {
  readonly id: string
  readonly side: Side
  readonly body: string
  readonly at: Date
  readonly byName: string
}
