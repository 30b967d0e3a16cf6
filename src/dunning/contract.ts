import { actionRoutes } from './actions/contract.ts'
import { agencyRoutes } from './agencies/contract.ts'
import { doubtRoutes } from './agencies/doubt-contract.ts'
import { buildingRoutes } from './building/contract.ts'
import { customerRoutes } from './customers/contract.ts'
import { scenarioRoutes } from './scenarios/contract.ts'
import { segmentRoutes } from './segments/contract.ts'
import { simulationRoutes } from './simulation/contract.ts'
import { trialRoutes } from './trials/contract.ts'

export type { ActionRow } from './actions/contract.ts'
export type { AgencyWriting } from './agencies/contract.ts'
export type { MessageDoubt } from './agencies/doubt-contract.ts'
export type { FollowedStep, StandingView } from './customers/contract.ts'
export type { ScenarioRow } from './scenarios/contract.ts'
export type { FittingRow } from './segments/contract.ts'
export type { TrialRow } from './trials/contract.ts'

/** Everything that can be asked about reminders. */
export const dunningRoutes = {
  ...actionRoutes,
  ...agencyRoutes,
  ...doubtRoutes,
  ...buildingRoutes,
  ...customerRoutes,
  ...scenarioRoutes,
  ...segmentRoutes,
  ...simulationRoutes,
  ...trialRoutes,
}
