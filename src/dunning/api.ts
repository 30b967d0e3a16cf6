import { serveActions } from './api-actions.ts'
import { serveCustomers } from './api-customers.ts'
import { serveScenarios } from './api-scenarios.ts'
import { serveSimulation } from './api-simulation.ts'
import { type ServingDeps, servingWith } from './serving.ts'

export function serveDunning(given: ServingDeps): void {
  const serving = servingWith(given)
  serveActions(serving)
  serveCustomers(serving)
  serveScenarios(serving)
  serveSimulation(serving)
}
