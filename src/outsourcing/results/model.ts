import type { LocalDate } from '../../kernel/calendar.ts'
import type { CustomerKind } from '../../parties/model.ts'
import type { Age, Size } from '../audit/model.ts'
import type { EndedWhy } from '../placements/model.ts'
import type { Stage } from '../tariffs/model.ts'

/** Money of a file as it came in, so many days after it was placed: to the agency or to the creditor, what bounced left out. */
export type FileReceipt = { readonly on: LocalDate; readonly days: number; readonly cents: number }

/** A placement with everything that its results are read from. Amounts are minor units of `currency`. */
export type FileFacts = {
  readonly id: string
  readonly no: number
  readonly mandateId: string
  readonly providerId: string
  readonly customerId: string
  readonly customerName: string
  readonly kind: CustomerKind
  readonly sector: string
  readonly currency: string
  readonly stage: Stage
  readonly isPilot: boolean
  readonly placedOn: LocalDate
  readonly placedCents: number
  /** Days past due on the day of placement, of its oldest document: as fees reckon it. */
  readonly ageDays: number
  readonly size: Size
  readonly age: Age
  readonly endedOn: LocalDate | null
  readonly endedWhy: EndedWhy | null
  readonly receipts: readonly FileReceipt[]
  /** Fees of it so far before VAT; what is owed by the period is of no file. */
  readonly feeCents: number
  readonly complaints: number
  readonly disputes: number
  readonly promises: number
  readonly promisesKept: number
  /** What the debtor answered of how it was treated, 1 to 5; null: nothing. */
  readonly grade: number | null
}

/** A share with the range in which chance alone would leave it, in hundredths of a percent. */
export type Share = {
  readonly bp: number
  readonly lowBp: number
  readonly highBp: number
  /** Files it rests on, and as many of equal amounts as would tell as much. */
  readonly files: number
  readonly effectiveFiles: number
  /** Fewer than tell anything. */
  readonly isThin: boolean
}

/** Months after which a promise is held against what came. */
export const PROMISE_MONTHS = 6

/** Equal files that a share rests on at least, before it is said to tell anything. */
export const LEAST_EFFECTIVE = 10
/** Files of each provider in a cell at least, before two providers are compared on it. */
export const LEAST_IN_CELL = 5

/** Horizons at which files of two providers are compared, in days since placement. */
export const HORIZONS = [90, 180, 365] as const
export type Horizon = (typeof HORIZONS)[number]

/** What is measured of the service that a mandate promises. */
export const SERVICE_CODES = ['first_contact', 'contacts', 'answer', 'file_age', 'report', 'remittance'] as const
export type ServiceCode = (typeof SERVICE_CODES)[number]

/** Kept in time; done, but late; not done and late; still running. */
export const CLOCK_STATES = ['kept', 'late', 'broken', 'running'] as const
export type ClockState = (typeof CLOCK_STATES)[number]

/** One thing to be done by a day. `ref`: the dispute, the receipt or the period it is about. */
export type ServiceClock = {
  readonly code: ServiceCode
  readonly placementId: string | null
  readonly ref: string
  readonly startsOn: LocalDate
  readonly dueOn: LocalDate
  readonly doneOn: LocalDate | null
  readonly state: ClockState
  /** Of contacts: how many there were, of how many. */
  readonly count: { readonly made: number; readonly of: number } | null
}

/** Days after the end of a period by which its report is due; mandates say the rhythm and not the day. */
export const REPORT_WITHIN_DAYS = 10
