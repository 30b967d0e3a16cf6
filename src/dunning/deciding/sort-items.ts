import type { CustomerFacts, DebitItem, DunningSettings, Moment, Step } from '../model.ts'
import { byAge, type Draft } from './decision-case.ts'
import { placementOf } from './guard-placement.ts'
import { type Ladder, newStage, type Stage, stageOf } from './ladder.ts'
import { progressIn } from './progress.ts'
import { serialOf } from './serial-day.ts'

/** What one message is about: all the items of a customer, or one of them. */
export type Unit = {
  readonly ladder: Ladder
  readonly facts: CustomerFacts
  readonly settings: DunningSettings
  readonly moment: Moment
  readonly items: readonly DebitItem[]
  /** Part of the open credits that falls to each item, when items are decided one by one. */
  readonly shares: ReadonlyMap<string, number> | null
}

/** The items of a unit by what awaits them today. */
export type Sorted = {
  readonly due: Draft[]
  readonly upcoming: Draft[]
  readonly companions: Draft[]
  readonly exhausted: Draft[]
  /** With a provider: no step of ours awaits them. */
  readonly placed: Draft[]
  hasOpenItem: boolean
  /** The nearest awaited step, or the end of the time left after the last one. */
  next: {
    readonly serial: number
    readonly item: DebitItem
    readonly step: Step | null
    readonly lastSerial: number
  } | null
}

export function sortItems(unit: Unit): Sorted {
  const { ladder, facts, moment } = unit
  const todaySerial = serialOf(moment.today)
  const progressOf = progressIn(ladder, facts)
  const stage = newStage()
  const sorted: Sorted = {
    due: [],
    upcoming: [],
    companions: [],
    exhausted: [],
    placed: [],
    hasOpenItem: false,
    next: null,
  }
  for (const item of unit.items) {
    if (item.openCents === 0) continue
    sorted.hasOpenItem = true
    const progress = progressOf(item)
    stageOf(stage, ladder, facts, item, progress, todaySerial, moment)
    const isLate = stage.daysLate > 0
    const isPlaced = placementOf(facts, item.id, moment.today) !== null
    if (stage.kind === 'due') {
      const isUpcoming = stage.step!.afterDueDays < 0
      ;(isUpcoming ? sorted.upcoming : sorted.due).push(draftOf(item, progress, stage, stage.step))
    } else if (stage.kind === 'exhausted') {
      const endSerial = stage.serial + ladder.graceDays
      if (stage.daysLate < 0) continue
      if (isPlaced) sorted.placed.push(draftOf(item, progress, stage, null))
      else if (endSerial > todaySerial) awaitStep(sorted, endSerial, item, null, stage.serial)
      else sorted.exhausted.push(draftOf(item, progress, stage, null))
      if (isLate) sorted.companions.push(draftOf(item, progress, stage, null))
    } else {
      if (isPlaced) sorted.placed.push(draftOf(item, progress, stage, null))
      else awaitStep(sorted, stage.serial, item, stage.step, stage.serial)
      if (isLate) sorted.companions.push(draftOf(item, progress, stage, null))
    }
  }
  return sorted
}

function awaitStep(sorted: Sorted, serial: number, item: DebitItem, step: Step | null, lastSerial: number): void {
  const { next } = sorted
  if (next && (next.serial < serial || (next.serial === serial && byAge(next.item, item) <= 0))) return
  sorted.next = { serial, item, step, lastSerial }
}

function draftOf(item: DebitItem, progress: Draft['progress'], stage: Stage, step: Step | null): Draft {
  const { daysLate, entry } = stage
  return {
    item,
    progress,
    daysLate,
    step,
    entry,
    isLevelMissing: stage.isLevelMissing,
    repeats: stage.repeats,
    creditCents: 0,
  }
}
