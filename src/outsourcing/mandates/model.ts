import type { LocalDate } from '../../kernel/calendar.ts'
import type { MandateState } from '../model.ts'

/** Who made a version, signed it, or gave notice. */
export const SIDES = ['creditor', 'agency'] as const
export type Side = (typeof SIDES)[number]

/** In whose name debtors are written to: the agency's, which says for whom it acts, or the creditor's. */
export const VOICES = ['own', 'creditor'] as const
/** Whether what was collected is handed over less the fees, or whole. */
export const REMITTANCE_MODES = ['net', 'gross'] as const
export const REMITTANCE_RHYTHMS = ['each', 'weekly', 'fortnightly', 'monthly'] as const
export const BILLING_RHYTHMS = ['each', 'monthly', 'quarterly'] as const
export const REPORTING_RHYTHMS = ['weekly', 'fortnightly', 'monthly', 'quarterly'] as const
/** What becomes of files in hand when a mandate ends. */
export const OPEN_FILES = ['handed_back', 'finished'] as const

/** A mandate may be ended by notice of one to three months. */
export const LEAST_NOTICE_MONTHS = 1
export const MOST_NOTICE_MONTHS = 3
/** Longer than this, a mandate must let either side out before its term. */
export const MOST_MONTHS = 12
/** What the law gives for handing over what was collected, unless something else was agreed (CPCEx art. R124-6). */
export const REMITTANCE_DAYS = 30

export type Mandate = {
  readonly id: string
  readonly orgId: number
  readonly no: number
  readonly providerId: string
  /** The provider's organisation here, from the day on which it was offered the mandate; null: a draft, or it works elsewhere. */
  readonly agencyOrgId: number | null
  readonly state: MandateState
  readonly creditorName: string
  readonly providerName: string
  /** The version that both signed. */
  readonly version: number | null
  readonly startsOn: LocalDate | null
  readonly endsOn: LocalDate | null
  readonly worksUntil: LocalDate | null
  readonly noticeOn: LocalDate | null
  readonly noticeSide: Side | null
  readonly noticeByName: string | null
  readonly endedWhy: string
  readonly quoteId: string | null
  readonly madeAt: Date
  readonly madeByName: string
}

export type Signature = {
  readonly version: number
  readonly side: Side
  readonly signerName: string
  readonly signerTitle: string
  readonly actorName: string
  readonly signedOn: LocalDate
  readonly signedAt: Date
  readonly sha256: string
  /** The scan of what was signed on paper; null: signed here. */
  readonly paperId: string | null
}
