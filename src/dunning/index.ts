export { approve } from './act.ts'
export { serveDunning } from './api.ts'
export { decide } from './decide.ts'
export type { CurrencyTotal, DecidedItem, Decision, DecisionVerdict, ExcludedItem, Standing } from './decision.ts'
export { DECISION_VERDICTS } from './decision.ts'
export { defaultScenario } from './default-scenario.ts'
export type { DunningDeps } from './deps.ts'
export type { LastTalks } from './gather-facts.ts'
export { GUARDS } from './guards.ts'
export { importDependants } from './import-dependants.ts'
export { dunningCron, dunningJobs } from './jobs.ts'
export { placeHold } from './keep-holds.ts'
export { saveScenario, saveSettings } from './keep-scenario.ts'
export { messageSettled } from './message-settled.ts'
export type {
  Channel,
  ContactLine,
  ContactState,
  CustomerFacts,
  CustomerKind,
  DebitItem,
  DunningSettings,
  EntryRule,
  GivenLevel,
  Hold,
  HoldCategory,
  ItemKind,
  Moment,
  OpenCredit,
  PastContact,
  Scenario,
  SendingWindow,
  Step,
  StepTone,
} from './model.ts'
export { CHANNELS, ENTRY_RULES, HOLD_CATEGORIES, STEP_TONES } from './model.ts'
export type { Reason, ReasonCode } from './reasons.ts'
export { explainReason, itemReasons } from './reasons.ts'
export { type DayCounts, decideAgain, runDay } from './run-day.ts'
export { scenarioBook } from './scenario-book.ts'
export { nextSendingDay, windowFor } from './sending-day.ts'
export { simulate } from './simulate.ts'
export { stillWanted } from './still-wanted.ts'
export { validateScenario } from './validate-scenario.ts'
