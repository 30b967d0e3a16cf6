import { type PlacementDeps, servePlacements } from './placement-api.ts'
import { servePolicies } from './policy-api.ts'
import { type ReadyDeps, serveReady } from './ready-api.ts'

export type PlacementsDeps = ReadyDeps & PlacementDeps

export function servePlacing(deps: PlacementsDeps): void {
  serveReady(deps)
  servePolicies(deps)
  servePlacements(deps)
}
