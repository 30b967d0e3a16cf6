import type { LocalDate } from '../../kernel/calendar.ts'
import type { CustomerFacts, DebitItem, GivenLevel } from '../model.ts'
import { type Ladder, levelGiven } from './ladder.ts'
import { serialOf } from './serial-day.ts'

/** How far an item has come in a scenario, from recorded contacts only. */
export type Progress = {
  /** Position of the highest step taken; 0 = none. */
  level: number
  /** The last day that step was taken, and how many times it was: the last step of a scenario may be repeated. */
  levelOn: LocalDate | null
  times: number
  /** Reminders sent after the due date, and the last of them. */
  reminders: number
  lastRemindedOn: LocalDate | null
}

const noProgress = (): Progress => ({ level: 0, levelOn: null, times: 0, reminders: 0, lastRemindedOn: null })
const NONE: Readonly<Progress> = noProgress()

export type ProgressOf = (item: DebitItem) => Readonly<Progress>

/**
 * Reads the contacts once. Every accumulation is a maximum or a count, so that the order of the contacts changes nothing.
 * Contacts of another scenario are contacts, and no level in this one: a takeover says its level in `givenLevel`.
 */
export function progressIn(ladder: Ladder, facts: CustomerFacts): ProgressOf {
  const byItem = new Map<string, Progress>()
  for (const contact of facts.contacts) {
    if (contact.scenarioId !== ladder.scenario.id || (contact.state !== 'sent' && contact.state !== 'skipped')) continue
    // The lines of a contact mostly share one step: its position is looked up when it changes.
    let stepId: string | null = null
    let recorded: number | null = null
    let position = 0
    for (const line of contact.lines) {
      if (line.stepId !== stepId || line.position !== recorded) {
        stepId = line.stepId
        recorded = line.position
        position = positionOf(ladder, stepId, recorded)
      }
      if (position === 0) continue
      let progress = byItem.get(line.itemId)
      if (!progress) byItem.set(line.itemId, (progress = noProgress()))
      if (position > ladder.preCount && contact.state === 'sent') addReminder(progress, contact.on)
      raise(progress, position, contact.on)
    }
  }
  return (item) => {
    const given = levelGiven(ladder, item)
    return given ? fromGivenLevel(ladder, facts, item, given) : (byItem.get(item.id) ?? NONE)
  }
}

function positionOf(ladder: Ladder, stepId: string | null, recorded: number | null): number {
  if (stepId === null) return 0
  return ladder.positionOf.get(stepId) ?? Math.min(recorded ?? 0, ladder.steps.length)
}

function raise(progress: Progress, position: number, on: LocalDate): void {
  if (position > progress.level) {
    progress.level = position
    progress.levelOn = on
    progress.times = 1
  } else if (position === progress.level) {
    if (progress.levelOn === null || on > progress.levelOn) progress.levelOn = on
    progress.times++
  }
}

function addReminder(progress: Progress, on: LocalDate): void {
  progress.reminders++
  if (progress.lastRemindedOn === null || on > progress.lastRemindedOn) progress.lastRemindedOn = on
}

/** What a person or an import said replaces what was recorded before it; the reminders really sent stay counted. */
function fromGivenLevel(ladder: Ladder, facts: CustomerFacts, item: DebitItem, given: GivenLevel): Progress {
  const since = given.on ?? item.enteredOn
  const level = Math.min(Math.max(given.position, 0), ladder.steps.length)
  const progress: Progress = { ...noProgress(), level, levelOn: level > 0 ? since : null, times: level > 0 ? 1 : 0 }
  for (const contact of facts.contacts) {
    if (contact.scenarioId !== ladder.scenario.id || (contact.state !== 'sent' && contact.state !== 'skipped')) continue
    for (const line of contact.lines) {
      if (line.itemId !== item.id) continue
      const position = positionOf(ladder, line.stepId, line.position)
      if (position > ladder.preCount && contact.state === 'sent') addReminder(progress, contact.on)
      if (position > 0 && contact.on >= since) raise(progress, position, contact.on)
    }
  }
  return progress
}

/** The day an item entered the scenario last: when our books learnt it, or the day after the end of a hold, a promise or a placement of it. */
export function enteredSerial(facts: CustomerFacts, item: DebitItem, today: LocalDate): number {
  let serial = serialOf(item.enteredOn)
  for (const hold of [...facts.holds, ...facts.promises, ...(facts.placements ?? [])]) {
    if (hold.untilOn === null || hold.untilOn >= today || (hold.itemId !== null && hold.itemId !== item.id)) continue
    serial = Math.max(serial, serialOf(hold.untilOn) + 1)
  }
  return serial
}
