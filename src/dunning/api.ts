import { serveActions } from './actions/api.ts'
import { serveAgencies } from './agencies/api.ts'
import { serveBuilding } from './building/api.ts'
import { serveCustomers } from './customers/api.ts'
import { serveScenarios } from './scenarios/api.ts'
import { serveSegments } from './segments/api.ts'
import { type ServingDeps, servingWith } from './serving.ts'
import { serveSimulation } from './simulation/api.ts'
import { serveTrials } from './trials/api.ts'

export function serveDunning(given: ServingDeps): void {
  const serving = servingWith(given)
  serveActions(serving)
  serveAgencies(serving)
  serveBuilding(serving)
  serveCustomers(serving)
  serveScenarios(serving)
  serveSegments(serving)
  serveSimulation(serving)
  serveTrials(serving)
}
