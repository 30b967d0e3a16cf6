import type { StatuteCountry, StatuteRow, StatuteUnit } from '../../statutes/index.ts'

/** How many days before it is due a review shows. */
export const REVIEW_WITHIN_DAYS = 60

/** More is a slip of the hand: a period would end beyond every calendar, a rate would ask for more than the debt each year. */
export const LARGEST_VALUES: Readonly<Record<StatuteUnit, number>> = {
  bp: 10_000,
  cents: 100_000_000,
  days: 3_660,
  months: 600,
  years: 50,
  times: 100,
  megabytes: 1_000,
}

/** A row as a person writes it. */
export type RowDraft = Omit<StatuteRow, 'id' | 'country'>

/** Why a row is shown before the others: its day of review is near or past, or nothing follows it. */
export type ReviewState = 'due' | 'soon' | 'to_verify' | null

/** A row with what a screen says of it. */
export type ShownRow = StatuteRow & {
  readonly review: ReviewState
  /** A row of the organisation's covers its first day: it is read no more, or not on all its days. */
  readonly corrected: boolean
  readonly madeByName: string | null
}

export type ShownReferences = {
  readonly country: StatuteCountry
  /** The organisation's country, when no law of it is shipped. */
  readonly unknownCountry: string | null
  readonly rows: readonly ShownRow[]
}
