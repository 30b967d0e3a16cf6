import type { Refusal } from '../../kernel/verdict.ts'
import { endActionOf, type Scenario, type Step } from '../model.ts'
import { type Add, adding, checkAmounts, checkFloorUnderCeiling, checkStep, checkWindow } from './validate-step.ts'
import { scenarioWording as wording } from './wording.ts'

/** A last reminder repeated more often than this is no reminder any more. */
const MAX_REPEATS = 12
const MAX_REPEAT_DAYS = 90

/**
 * Everything that forbids saving a scenario, in the order of the form; empty when it may be saved. `where` is the path of
 * the field at fault. `templates` are the keys of the templates that exist.
 */
export function validateScenario(scenario: Scenario, templates: ReadonlySet<string>): Refusal[] {
  const refusals: Refusal[] = []
  const add = adding(refusals)
  if (scenario.name.trim() === '') add('name_missing', wording.nameMissing, {}, 'name')
  if (scenario.steps.length === 0) add('no_steps', wording.noSteps, {}, 'steps')
  checkSteps(scenario, templates, add)
  for (const field of ['floorCents', 'ceilingCents'] as const) checkAmounts(scenario[field], field, add)
  checkFloorUnderCeiling(scenario.floorCents, scenario.ceilingCents, 'floorCents', add)
  checkRepeat(scenario, add)
  const notice = scenario.steps.find((step) => step.isFormalNotice)
  if (scenario.endAction === 'formal_notice' && notice) {
    add('end_notice_twice', wording.endNoticeTwice, { step: notice.name }, 'endAction')
  }
  for (const field of ['frequencyCapDays', 'exhaustedAfterDays'] as const) {
    const value = scenario[field]
    if (!Number.isInteger(value) || value < 0 || value > 90) {
      add('days_out_of_range', wording.daysSetting, { value, min: 0, max: 90 }, field)
    }
  }
  checkWindow(scenario.window, 'window', add)
  checkWindow(scenario.consumerWindow, 'consumerWindow', add)
  return refusals
}

function checkSteps(scenario: Scenario, templates: ReadonlySet<string>, add: Add): void {
  const ids = new Set<string>()
  const { steps } = scenario
  steps.forEach((step, index) => {
    const at = `steps.${index}`
    const { name, position } = step
    if (name.trim() === '') add('step_name_missing', wording.stepNameMissing, { position }, `${at}.name`)
    if (position !== index + 1) add('positions', wording.positions, { step: name, position }, `${at}.position`)
    // The end of a scenario has an id of its own.
    if (ids.has(step.id) || endActionOf(step)) add('duplicate_id', wording.duplicateId, { step: name }, `${at}.id`)
    ids.add(step.id)
    if (!templates.has(step.templateKey)) {
      add('unknown_template', wording.unknownTemplate, { step: name, template: step.templateKey }, `${at}.templateKey`)
    }
    checkStep(scenario, step, at, add)
    const before = steps[index - 1]
    if (before) checkOrder(scenario, before, step, at, add)
    else if (step.minDaysAfterPrevious !== null) {
      const params = { step: name, minDays: step.minDaysAfterPrevious }
      add('first_has_previous', wording.firstHasPrevious, params, `${at}.minDaysAfterPrevious`)
    }
    const isFirstReminder = !steps.slice(0, index).some((earlier) => earlier.afterDueDays >= 0)
    if (step.isFormalNotice && isFirstReminder && step.mode === 'automatic') {
      add('formal_notice_first', wording.noticeFirst, { step: name }, `${at}.mode`)
    }
  })
}

function checkOrder(scenario: Scenario, before: Step, step: Step, at: string, add: Add): void {
  if (before.afterDueDays >= step.afterDueDays) {
    const params = {
      step: step.name,
      days: signed(step.afterDueDays),
      previous: before.name,
      previousDays: signed(before.afterDueDays),
    }
    add('not_increasing', wording.notIncreasing, params, `${at}.afterDueDays`)
    return
  }
  // Spacing can only push a step later, and a note before the due date pushed onto it is never sent.
  const sinceContact = step.trigger?.from === 'last_contact' ? step.trigger.days : 1
  const gapDays = Math.max(1, step.minDaysAfterPrevious ?? 1, scenario.frequencyCapDays, sinceContact)
  if (step.afterDueDays < 0 && before.afterDueDays + gapDays >= 0) {
    const params = { step: step.name, previous: before.name, gapDays }
    add('unreachable', wording.unreachable, params, `${at}.minDaysAfterPrevious`)
  }
}

const signed = (days: number): string => (days < 0 ? `−${-days}` : `+${days}`)

/** The last step again, so many times: never before the due date, never the formal notice, never without end. */
function checkRepeat({ steps, repeatLast }: Scenario, add: Add): void {
  const last = steps.at(-1)
  if (!repeatLast || !last) return
  const { everyDays, times } = repeatLast
  const isWithin = (value: number, max: number): boolean => Number.isInteger(value) && value >= 1 && value <= max
  if (!isWithin(everyDays, MAX_REPEAT_DAYS)) {
    add('repeat_days', wording.repeatDays, { value: everyDays, max: MAX_REPEAT_DAYS }, 'repeatLast.everyDays')
  }
  if (!isWithin(times, MAX_REPEATS)) {
    add('repeat_loop', wording.repeatLoop, { value: times, max: MAX_REPEATS }, 'repeatLast.times')
  }
  if (last.isFormalNotice) add('repeat_notice', wording.repeatNotice, { step: last.name }, 'repeatLast.times')
  if (last.afterDueDays < 0) add('repeat_before_due', wording.repeatBeforeDue, { step: last.name }, 'repeatLast.times')
}
