import { instructionRoutes } from './instruction-contract.ts'
import { keptOutRoutes } from './kept-out-contract.ts'
import { placementRoutes } from './placement-contract.ts'
import { policyRoutes } from './policy-contract.ts'
import { readyRoutes } from './ready-contract.ts'

export const placementsRoutes = {
  ...readyRoutes,
  ...policyRoutes,
  ...placementRoutes,
  ...instructionRoutes,
  ...keptOutRoutes,
}
