import { actionRoutes } from './contract-actions.ts'
import { customerRoutes } from './contract-customers.ts'
import { scenarioRoutes } from './contract-scenarios.ts'
import { simulationRoutes } from './contract-simulation.ts'

export type { ActionRow } from './contract-actions.ts'
export type { StandingView } from './contract-customers.ts'
export type { ScenarioRow } from './contract-scenarios.ts'

/** Everything that can be asked about reminders. */
export const dunningRoutes = { ...actionRoutes, ...customerRoutes, ...scenarioRoutes, ...simulationRoutes }
