import { auditRoutes } from './audit/contract.ts'
import { closingRoutes } from './closing/contract.ts'
import { comparingRoutes } from './comparing/contract.ts'
import { feeRoutes } from './fees/contract.ts'
import { mandateRoutes } from './mandates/contract.ts'
import { pageRoutes } from './pages/contract.ts'
import { placementsRoutes } from './placements/contract.ts'
import { providerRoutes } from './providers/contract.ts'
import { quoteRoutes } from './providers/quote-contract.ts'
import { receiptRoutes } from './receipts/contract.ts'
import { fundRoutes } from './receipts/fund-contract.ts'
import { remittanceRoutes } from './remittances/contract.ts'
import { moveRoutes } from './remittances/move-contract.ts'
import { requestRoutes } from './requests/contract.ts'
import { resultRoutes } from './results/contract.ts'
import { quittanceRoutes } from './voice/contract.ts'

export type { HandoverView, PlacementView } from './placements/placement-contract.ts'
export type { Chosen, KeptClaimView, ReadyFileView } from './placements/ready-contract.ts'

export type { AskingInput, RequestDetail, RequestView } from './requests/contract.ts'

export const outsourcingRoutes = {
  ...auditRoutes,
  ...comparingRoutes,
  ...providerRoutes,
  ...quoteRoutes,
  ...mandateRoutes,
  ...placementsRoutes,
  ...receiptRoutes,
  ...fundRoutes,
  ...feeRoutes,
  ...remittanceRoutes,
  ...moveRoutes,
  ...requestRoutes,
  ...quittanceRoutes,
  ...resultRoutes,
  ...closingRoutes,
  ...pageRoutes,
}
