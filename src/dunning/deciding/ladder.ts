import { invariant } from '../../kernel/invariant.ts'
import {
  type CustomerFacts,
  type DebitItem,
  endActionOf,
  type GivenLevel,
  type Moment,
  type Scenario,
  type Step,
  stepsOf,
} from '../model.ts'
import { enteredSerial, type Progress } from './progress.ts'
import { serialOf } from './serial-day.ts'
import { countedFrom, onItsDay, opensOn } from './step-day.ts'

/** A scenario's steps, laid out once for all the customers of a run. */
export type Ladder = {
  readonly scenario: Scenario
  readonly steps: readonly Step[]
  /** How many of the first steps come before the due date. */
  readonly preCount: number
  readonly positionOf: ReadonlyMap<string, number>
  /** Position of the first formal notice, or 0. */
  readonly noticePosition: number
  /** Position of the last step that speaks to the debtor: what comes after it is a person's, and no age leads there. */
  readonly lastPosition: number
  /** Days left to the debtor once nothing more is written, before the file is exhausted. */
  readonly graceDays: number
}

const ladders = new WeakMap<Scenario, Ladder>()

/** The ladder of a scenario that `validateScenario` accepts; throws on one it would refuse for its order. */
export function ladderOf(scenario: Scenario): Ladder {
  let ladder = ladders.get(scenario)
  if (!ladder) {
    const steps = [...stepsOf(scenario)].sort((a, b) => a.position - b.position)
    steps.forEach((step, index) => {
      const before = steps[index - 1]
      const isInOrder = step.position === index + 1 && (!before || before.afterDueDays < step.afterDueDays)
      invariant(
        isInOrder,
        `scenario ${scenario.id} version ${scenario.version} has a step out of order at position ${step.position}`,
      )
    })
    ladder = {
      scenario,
      steps,
      preCount: steps.filter((step) => step.afterDueDays < 0).length,
      positionOf: new Map(steps.map((step) => [step.id, step.position])),
      noticePosition: steps.find((step) => step.isFormalNotice)?.position ?? 0,
      lastPosition: scenario.steps.length,
      graceDays: scenario.endAction ? 0 : scenario.exhaustedAfterDays,
    }
    ladders.set(scenario, ladder)
  }
  return ladder
}

/** Where one item stands today. One object is refilled for all the items of a customer: read it before the next call. */
export type Stage = {
  kind: 'due' | 'waiting' | 'exhausted'
  /** The item entered late, and the scenario wants a person to say at which level. */
  isLevelMissing: boolean
  /** The step due or awaited; null when exhausted. */
  step: Step | null
  entry: 'in_order' | 'first_step' | 'by_age' | 'given_level'
  /** The day the awaited step may be taken, or the last one was. */
  serial: number
  daysLate: number
  /** How many times the last step was taken, when this is that step again; else 0. */
  repeats: number
}

export const newStage = (): Stage => ({
  kind: 'waiting',
  isLevelMissing: false,
  step: null,
  entry: 'in_order',
  serial: 0,
  daysLate: 0,
  repeats: 0,
})

/**
 * The item's next step, dated from its due date and from the recorded contact of the step before, never from the last
 * run: nights without a run skip nothing, and however many are missing one call finds the right step.
 */
export function stageOf(
  stage: Stage,
  ladder: Ladder,
  facts: CustomerFacts,
  item: DebitItem,
  progress: Readonly<Progress>,
  todaySerial: number,
  moment: Moment,
): void {
  const { steps, preCount } = ladder
  const dueSerial = serialOf(item.dueOn)
  stage.daysLate = todaySerial - dueSerial
  stage.isLevelMissing = false
  stage.entry = 'in_order'
  stage.repeats = 0
  let index = Math.max(progress.level, preCount)
  if (stage.daysLate < 0) index = upcomingStep(ladder, facts, item, progress, todaySerial)
  else if (index === ladder.lastPosition && isRepeated(ladder, progress)) {
    index--
    stage.repeats = progress.times
  } else if (index < steps.length) index = enter(stage, ladder, facts, item, progress, moment, index)
  const step = steps[index]
  if (!step) {
    stage.kind = 'exhausted'
    stage.step = null
    stage.serial = progress.levelOn ? serialOf(progress.levelOn) : todaySerial
    return
  }
  stage.step = step
  stage.serial = opensOn(facts, step, item)
  if (progress.levelOn !== null) {
    const spacing = stage.repeats > 0 ? ladder.scenario.repeatLast!.everyDays : (step.minDaysAfterPrevious ?? 1)
    stage.serial = Math.max(stage.serial, serialOf(progress.levelOn) + Math.max(1, spacing))
  }
  stage.serial = onItsDay(ladder, facts, step, item, stage.serial, moment.today)
  // A pre-reminder that its spacing pushes to the due date is lost; the first reminder is then what comes.
  const isLost = stage.daysLate < 0 && step.afterDueDays < 0 && stage.serial >= dueSerial
  if (isLost && steps[preCount]) {
    stage.step = steps[preCount]
    stage.serial = onItsDay(ladder, facts, stage.step, item, opensOn(facts, stage.step, item), moment.today)
  }
  stage.kind = stage.serial <= todaySerial ? 'due' : 'waiting'
}

/** Whether the last step is still to be taken again, nothing more being written otherwise. */
const isRepeated = ({ scenario, lastPosition, preCount }: Ladder, { level, times }: Readonly<Progress>): boolean =>
  level === lastPosition && level > preCount && !!scenario.repeatLast && times <= scenario.repeatLast.times

/**
 * Before the due date: the latest note whose day has come and that was not sent, for an older one would only repeat it;
 * else the next one to come before that date, else the first reminder.
 */
function upcomingStep(
  ladder: Ladder,
  facts: CustomerFacts,
  item: DebitItem,
  progress: Readonly<Progress>,
  todaySerial: number,
): number {
  const { steps, preCount } = ladder
  let coming = Math.max(progress.level, preCount)
  for (let index = preCount - 1; index >= progress.level; index--) {
    const serial = opensOn(facts, steps[index]!, item)
    if (serial <= todaySerial) return index
    if (serial < serialOf(item.dueOn)) coming = index
  }
  return coming
}

/** Applies the entry rule to an item that entered after the day of the step it would take. */
function enter(
  stage: Stage,
  ladder: Ladder,
  facts: CustomerFacts,
  item: DebitItem,
  progress: Readonly<Progress>,
  moment: Moment,
  index: number,
): number {
  const given = levelGiven(ladder, item)
  if (given && progress.level <= given.position) {
    stage.entry = 'given_level'
    return index
  }
  const { steps, scenario } = ladder
  const isFirst = index === ladder.preCount
  // Items already under way only have a hold to come back from, and only the rule by age moves them.
  const cameBack = facts.holds.length + facts.promises.length + (facts.placements?.length ?? 0) > 0
  if (!isFirst && (scenario.entryRule !== 'by_age' || !cameBack)) return index
  const ageAtEntry = enteredSerial(facts, item, moment.today) - countedFrom(item)
  if (endActionOf(steps[index]!) || ageAtEntry <= steps[index]!.afterDueDays) return index
  if (scenario.entryRule === 'given_level') {
    stage.isLevelMissing = true
    return index
  }
  if (isFirst) stage.entry = scenario.entryRule
  if (scenario.entryRule === 'first_step') return index
  let reached = index
  // Age alone never leads to a formal notice: a person, or the steps before it, must.
  for (let next = steps[reached + 1]; isReachedByAge(ladder, next, ageAtEntry); next = steps[reached + 1]) reached++
  if (reached > index) stage.entry = 'by_age'
  return reached
}

const isReachedByAge = ({ lastPosition }: Ladder, step: Step | undefined, ageDays: number): boolean =>
  step !== undefined && step.position <= lastPosition && !step.isFormalNotice && ageDays >= step.afterDueDays

/** The level an import or a person gave an item in this scenario; one given in another scenario is none here. */
export function levelGiven({ scenario }: Ladder, { givenLevel }: DebitItem): GivenLevel | null {
  if (!givenLevel) return null
  return (givenLevel.scenarioId ?? scenario.id) === scenario.id ? givenLevel : null
}
