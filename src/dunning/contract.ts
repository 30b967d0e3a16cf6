import { actionRoutes } from './actions/contract.ts'
import { customerRoutes } from './customers/contract.ts'
import { scenarioRoutes } from './scenarios/contract.ts'
import { simulationRoutes } from './simulation/contract.ts'

export type { ActionRow } from './actions/contract.ts'
export type { StandingView } from './customers/contract.ts'
export type { ScenarioRow } from './scenarios/contract.ts'

/** Everything that can be asked about reminders. */
export const dunningRoutes = { ...actionRoutes, ...customerRoutes, ...scenarioRoutes, ...simulationRoutes }
