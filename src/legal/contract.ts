import { evidenceRoutes } from './evidence/contract.ts'
import { insolvencyRoutes } from './insolvency/contract.ts'
import { interestRoutes } from './interest/contract.ts'
import { togetherRoutes } from './interest/together-contract.ts'
import { limitationRoutes } from './limitation/contract.ts'
import { noticeRoutes } from './notices/contract.ts'
import { packRoutes } from './packs/contract.ts'
import { proceedingRoutes } from './proceedings/contract.ts'
import { provisionRoutes } from './provisions/contract.ts'
import { referenceRoutes } from './references/contract.ts'

export type {
  DutyView,
  InsolvencyCaseView,
  InsolvencyNoticeView,
  InsolvencyView,
} from './insolvency/contract.ts'
export type {
  ChargedDocumentView,
  ChargeNoteView,
  ChargeTotalView,
  SegmentView,
} from './interest/contract.ts'
export type { ChargeBatchView, ChargeWeightView } from './interest/together-contract.ts'
export {
  CLAIM_SHOWS,
  type ClaimShow,
  type ClaimView,
  type ClockEventView,
  type ClockView,
  type RemedyView,
} from './limitation/contract.ts'
export type { AgencyView, CreditorView, NoticeInFull, NoticeView } from './notices/contract.ts'
export type { ClaimedLineView, ExhibitView, PackView } from './packs/contract.ts'
export type {
  ActView,
  AdviceView,
  CostView,
  DelayView,
  PartsView,
  PaymentView,
  ProceedingRow,
  ProceedingView,
} from './proceedings/contract.ts'
export type { LossView, ProvisionLineView } from './provisions/contract.ts'
export type { StatuteRowInput, StatuteRowView } from './references/contract.ts'

export const legalRoutes = {
  ...referenceRoutes,
  ...interestRoutes,
  ...togetherRoutes,
  ...limitationRoutes,
  ...noticeRoutes,
  ...insolvencyRoutes,
  ...provisionRoutes,
  ...proceedingRoutes,
  ...packRoutes,
  ...evidenceRoutes,
}
