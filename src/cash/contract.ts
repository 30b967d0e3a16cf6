import { routes } from '../platform/route.ts'
import { accountRoutes } from './account-contract.ts'
import { adviceRoutes } from './advice-contract.ts'
import { debitRoutes } from './debit-contract.ts'
import { documentRoutes } from './document-contract.ts'
import { journalRoutes } from './journal-contract.ts'
import { lineRoutes } from './line-contract.ts'
import { returnRoutes } from './return-contract.ts'
import { settingRoutes } from './setting-contract.ts'
import { settlementRoutes } from './settlement-contract.ts'
import { waitingRoutes } from './waiting-contract.ts'

export type { AccountView } from './account-contract.ts'
export type { AdviceReading, AdviceView } from './advice-contract.ts'
export type {
  CollectionAct,
  CollectionState,
  CollectionView,
  DebitState,
  DebitView,
  LeftOutView,
  NoticeView,
  ProposedDebitView,
} from './collection-contract.ts'
export type { AnsweredDebitView, DebitSettingInput, FailedDebitView } from './debit-contract.ts'
export type { JournalEntryView, JournalExportView } from './journal-contract.ts'
export type { OrderInput } from './line-contract.ts'
export {
  LINE_SHOWS,
  type LineView,
  type MatchView,
  type PartView,
  type ProposalView,
  type RefusalView,
} from './line-view.ts'
export { MANDATE_SHOWS, type MandateShow, type MandateView } from './mandate-contract.ts'

/** Everything about money received, by noun; each noun has its contract and its api file. */
export const cashRoutes = routes({
  ...debitRoutes,
  ...lineRoutes,
  ...returnRoutes,
  ...documentRoutes,
  ...journalRoutes,
  ...adviceRoutes,
  ...accountRoutes,
  ...settingRoutes,
  ...settlementRoutes,
  ...waitingRoutes,
})
