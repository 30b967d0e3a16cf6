import { decimalText, isCurrency } from '../../kernel/money.ts'
import { type Refusal, refuse } from '../../kernel/verdict.ts'
import type { Sentence } from '../../kernel/wording.ts'
import type { Scenario, SendingWindow, Step } from '../model.ts'
import { scenarioWording as wording } from './wording.ts'

const MAX_BEFORE_DAYS = 90
const MAX_AFTER_DAYS = 1825

/**
 * Everything that forbids saving a scenario, in the order of the form; empty when it may be saved. `where` is the path of
 * the field at fault. `templates` are the keys of the templates that exist.
 */
export function validateScenario(scenario: Scenario, templates: ReadonlySet<string>): Refusal[] {
  const refusals: Refusal[] = []
  const add = (code: string, sentence: Sentence, params: Record<string, string | number>, where: string): void => {
    refusals.push(refuse(code, sentence, params, where).refusal)
  }
  if (scenario.name.trim() === '') add('name_missing', wording.nameMissing, {}, 'name')
  if (scenario.steps.length === 0) add('no_steps', wording.noSteps, {}, 'steps')
  checkSteps(scenario, templates, add)
  checkBounds(scenario, add)
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

type Add = (code: string, sentence: Sentence, params: Record<string, string | number>, where: string) => void

function checkSteps(scenario: Scenario, templates: ReadonlySet<string>, add: Add): void {
  const ids = new Set<string>()
  const { steps } = scenario
  steps.forEach((step, index) => {
    const at = `steps.${index}`
    const { name, position } = step
    if (name.trim() === '') add('step_name_missing', wording.stepNameMissing, { position }, `${at}.name`)
    if (position !== index + 1) add('positions', wording.positions, { step: name, position }, `${at}.position`)
    if (ids.has(step.id)) add('duplicate_id', wording.duplicateId, { step: name }, `${at}.id`)
    ids.add(step.id)
    checkDays(step, at, add)
    if (!templates.has(step.templateKey)) {
      add('unknown_template', wording.unknownTemplate, { step: name, template: step.templateKey }, `${at}.templateKey`)
    }
    checkTone(step, at, add)
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

function checkDays(step: Step, at: string, add: Add): void {
  const check = (field: 'afterDueDays' | 'minDaysAfterPrevious', min: number, max: number): void => {
    const value = step[field]
    if (value === null || (Number.isInteger(value) && value >= min && value <= max)) return
    add('days_out_of_range', wording.notWhole, { step: step.name, value, min, max }, `${at}.${field}`)
  }
  check('afterDueDays', -MAX_BEFORE_DAYS, MAX_AFTER_DAYS)
  check('minDaysAfterPrevious', 1, MAX_AFTER_DAYS)
}

function checkTone(step: Step, at: string, add: Add): void {
  const isPre = step.afterDueDays < 0
  if (isPre && step.tone !== 'pre_reminder') add('tone', wording.preToneMismatch, { step: step.name }, `${at}.tone`)
  if (!isPre && step.tone === 'pre_reminder') add('tone', wording.postToneMismatch, { step: step.name }, `${at}.tone`)
  if (step.isFormalNotice !== (step.tone === 'formal_notice')) {
    add('formal_notice_tone', wording.noticeTone, { step: step.name }, `${at}.isFormalNotice`)
  }
  // A debtor is not late on the due day itself (C. civ. art. 1344 supposes a debt that is due and unpaid).
  if (step.isFormalNotice && step.afterDueDays < 1) {
    add('formal_notice_not_late', wording.noticeNotLate, { step: step.name }, `${at}.afterDueDays`)
  }
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
  const gapDays = Math.max(1, step.minDaysAfterPrevious ?? 1, scenario.frequencyCapDays)
  if (step.afterDueDays < 0 && before.afterDueDays + gapDays >= 0) {
    const params = { step: step.name, previous: before.name, gapDays }
    add('unreachable', wording.unreachable, params, `${at}.minDaysAfterPrevious`)
  }
}

const signed = (days: number): string => (days < 0 ? `−${-days}` : `+${days}`)

function checkBounds(scenario: Scenario, add: Add): void {
  for (const field of ['floorCents', 'ceilingCents'] as const) {
    for (const [currency, cents] of Object.entries(scenario[field])) {
      if (!isCurrency(currency)) add('currency', wording.currency, { currency }, `${field}.${currency}`)
      else if (!Number.isSafeInteger(cents) || cents < 0)
        add('bound', wording.bound, { currency }, `${field}.${currency}`)
    }
  }
  for (const [currency, floor] of Object.entries(scenario.floorCents)) {
    const ceiling = scenario.ceilingCents[currency]
    if (ceiling === undefined || !(floor > ceiling)) continue
    if (!Number.isSafeInteger(floor) || !Number.isSafeInteger(ceiling) || !isCurrency(currency)) continue
    const params = {
      floor: `${decimalText(floor, currency)} ${currency}`,
      ceiling: `${decimalText(ceiling, currency)} ${currency}`,
    }
    add('floor_above_ceiling', wording.floorAboveCeiling, params, `floorCents.${currency}`)
  }
}

function checkWindow({ weekdays, fromMinute, toMinute }: SendingWindow, field: string, add: Add): void {
  const isWeekday = (value: number): boolean => Number.isInteger(value) && value >= 1 && value <= 7
  if (weekdays.length === 0 || new Set(weekdays).size !== weekdays.length || !weekdays.every(isWeekday)) {
    add('weekdays', wording.weekdays, {}, `${field}.weekdays`)
  }
  const areHours = Number.isInteger(fromMinute) && Number.isInteger(toMinute) && fromMinute >= 0 && toMinute <= 1440
  if (!areHours || fromMinute >= toMinute) add('hours', wording.hours, {}, `${field}.fromMinute`)
}
