import { auditRoutes } from './audit/contract.ts'
import { comparingRoutes } from './comparing/contract.ts'
import { mandateRoutes } from './mandates/contract.ts'
import { placementsRoutes } from './placements/contract.ts'
import { providerRoutes } from './providers/contract.ts'
import { quoteRoutes } from './providers/quote-contract.ts'

export type { HandoverView, PlacementView } from './placements/placement-contract.ts'
export type { Chosen, KeptClaimView, ReadyFileView } from './placements/ready-contract.ts'

export const outsourcingRoutes = {
  ...auditRoutes,
  ...comparingRoutes,
  ...providerRoutes,
  ...quoteRoutes,
  ...mandateRoutes,
  ...placementsRoutes,
}
