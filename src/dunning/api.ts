import { serveActions } from './actions/api.ts'
import { serveCustomers } from './customers/api.ts'
import { serveScenarios } from './scenarios/api.ts'
import { type ServingDeps, servingWith } from './serving.ts'
import { serveSimulation } from './simulation/api.ts'

export function serveDunning(given: ServingDeps): void {
  const serving = servingWith(given)
  serveActions(serving)
  serveCustomers(serving)
  serveScenarios(serving)
  serveSimulation(serving)
}
