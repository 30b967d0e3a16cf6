import { routes } from '../platform/route.ts'
import { adviceRoutes } from './advices/contract.ts'
import { checkRoutes } from './answers/check-contract.ts'
import { lineRoutes } from './answers/contract.ts'
import { documentRoutes } from './answers/document-contract.ts'
import { refundRoutes } from './answers/refund-contract.ts'
import { returnRoutes } from './answers/return-contract.ts'
import { settlementRoutes } from './answers/settlement-contract.ts'
import { waitingRoutes } from './answers/waiting-contract.ts'
import { debitRoutes } from './debits/contract.ts'
import { journalRoutes } from './journal/contract.ts'
import { settingRoutes } from './matching/setting-contract.ts'
import { accountRoutes } from './statements/account-contract.ts'

export type { AdviceReading, AdviceView } from './advices/contract.ts'
export type { OrderInput } from './answers/contract.ts'
export type {
  CollectionAct,
  CollectionState,
  CollectionView,
  DebitState,
  DebitView,
  LeftOutView,
  NoticeView,
  ProposedDebitView,
} from './debits/collection-contract.ts'
export type { AnsweredDebitView, DebitSettingInput, FailedDebitView } from './debits/contract.ts'
export { MANDATE_SHOWS, type MandateShow, type MandateView } from './debits/mandate-contract.ts'
export type { JournalEntryView, JournalExportView } from './journal/contract.ts'
export {
  JUDGED,
  LINE_SHOWS,
  type LineView,
  type MatchView,
  type PartView,
  type ProposalView,
  type RefusalView,
} from './lines/line-view.ts'
export type { AccountView } from './statements/account-contract.ts'

/** Everything about money received, by noun; each noun has its contract and its api file. */
export const cashRoutes = routes({
  ...debitRoutes,
  ...lineRoutes,
  ...checkRoutes,
  ...returnRoutes,
  ...refundRoutes,
  ...documentRoutes,
  ...journalRoutes,
  ...adviceRoutes,
  ...accountRoutes,
  ...settingRoutes,
  ...settlementRoutes,
  ...waitingRoutes,
})
