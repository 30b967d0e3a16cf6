import { interestRoutes } from './interest/contract.ts'
import { limitationRoutes } from './limitation/contract.ts'
import { referenceRoutes } from './references/contract.ts'

export type {
  ChargedDocumentView,
  ChargeNoteView,
  ChargeTotalView,
  SegmentView,
} from './interest/contract.ts'
export {
  CLAIM_SHOWS,
  type ClaimShow,
  type ClaimView,
  type ClockEventView,
  type ClockView,
  type RemedyView,
} from './limitation/contract.ts'
export type { StatuteRowInput, StatuteRowView } from './references/contract.ts'

export const legalRoutes = { ...referenceRoutes, ...interestRoutes, ...limitationRoutes }
