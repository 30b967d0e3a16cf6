import { placementRoutes } from './placement-contract.ts'
import { readyRoutes } from './ready-contract.ts'

export const placementsRoutes = { ...readyRoutes, ...placementRoutes }
