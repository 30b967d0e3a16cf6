import { decimalText, isCurrency } from '../../kernel/money.ts'
import { type Refusal, refuse } from '../../kernel/verdict.ts'
import type { Sentence } from '../../kernel/wording.ts'
import type { Bounds, Scenario, SendingWindow, Step } from '../model.ts'
import { scenarioWording as wording } from './wording.ts'

/** What one step must be, whatever the others are: its days, its text, its bounds, its hours, who has a copy. */

export type Add = (code: string, sentence: Sentence, params: Record<string, string | number>, where: string) => void

export const adding =
  (refusals: Refusal[]): Add =>
  (code, sentence, params, where) => {
    refusals.push(refuse(code, sentence, params, where).refusal)
  }

const MAX_BEFORE_DAYS = 90
const MAX_AFTER_DAYS = 1825
/** Longest wait after the date of a document or a contact; a year holds every term of payment that the law allows. */
const MAX_TRIGGER_DAYS = 365
/** Terms run sixty days from the invoice at most (C. com. L441-10): counted from its date, a note past that comes too late. */
const MAX_TERM_DAYS = 60
/** No month has more working days than these for sure. */
const MAX_WORKING_DAY = 18

export function checkStep(scenario: Scenario, step: Step, at: string, add: Add): void {
  checkDays(step, at, add)
  checkTrigger(step, at, add)
  checkTone(step, at, add)
  checkBounds(step, at, add)
  if (step.window) {
    checkWindow(step.window, `${at}.window`, add)
    checkMeeting(scenario, step, step.window, at, add)
  }
  if (step.copyTo?.length && step.channel !== 'email') {
    add('copy_not_mail', wording.copyNotMail, { step: step.name }, `${at}.copyTo`)
  }
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

function checkTrigger({ trigger, name, afterDueDays }: Step, at: string, add: Add): void {
  if (!trigger) return
  const isWithin = (value: number, min: number, max: number, field: string): boolean => {
    if (Number.isInteger(value) && value >= min && value <= max) return true
    add('days_out_of_range', wording.notWhole, { step: name, value, min, max }, `${at}.trigger.${field}`)
    return false
  }
  if ('days' in trigger) {
    if (!isWithin(trigger.days, trigger.from === 'issued' ? 0 : 1, MAX_TRIGGER_DAYS, 'days')) return
    if (trigger.from === 'issued' && afterDueDays < 0 && trigger.days >= MAX_TERM_DAYS) {
      const params = { step: name, days: trigger.days, term: MAX_TERM_DAYS }
      add('unreachable', wording.afterEveryTerm, params, `${at}.trigger.days`)
    }
  } else if (trigger.from === 'working_day') {
    const { nth } = trigger
    if (Number.isInteger(nth) && nth >= 1 && nth <= MAX_WORKING_DAY) return
    add('working_day', wording.workingDay, { step: name, value: nth, max: MAX_WORKING_DAY }, `${at}.trigger.nth`)
  } else if (trigger.from === 'weekday' && !isWeekday(trigger.weekday)) {
    add('weekdays', wording.triggerWeekday, { step: name }, `${at}.trigger.weekday`)
  }
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
  // It is an act that says enough by itself to be a demand (C. civ. art. 1344), and that can be shown to a judge.
  if (step.isFormalNotice && step.channel === 'sms') {
    add('formal_notice_channel', wording.noticeChannel, { step: step.name }, `${at}.channel`)
  }
}

function checkBounds(step: Step, at: string, add: Add): void {
  for (const field of ['floorCents', 'ceilingCents'] as const) checkAmounts(step[field], `${at}.${field}`, add)
  checkFloorUnderCeiling(step.floorCents, step.ceilingCents, `${at}.floorCents`, add)
}

export function checkAmounts(bounds: Bounds | undefined, where: string, add: Add): void {
  for (const [currency, cents] of Object.entries(bounds ?? {})) {
    if (!isCurrency(currency)) add('currency', wording.currency, { currency }, `${where}.${currency}`)
    else if (!Number.isSafeInteger(cents) || cents < 0)
      add('bound', wording.bound, { currency }, `${where}.${currency}`)
  }
}

export function checkFloorUnderCeiling(
  floors: Bounds | undefined,
  ceilings: Bounds | undefined,
  where: string,
  add: Add,
): void {
  for (const [currency, floor] of Object.entries(floors ?? {})) {
    const ceiling = ceilings?.[currency]
    if (ceiling === undefined || !(floor > ceiling)) continue
    if (!Number.isSafeInteger(floor) || !Number.isSafeInteger(ceiling) || !isCurrency(currency)) continue
    const params = {
      floor: `${decimalText(floor, currency)} ${currency}`,
      ceiling: `${decimalText(ceiling, currency)} ${currency}`,
    }
    add('floor_above_ceiling', wording.floorAboveCeiling, params, `${where}.${currency}`)
  }
}

const isWeekday = (value: number): boolean => Number.isInteger(value) && value >= 1 && value <= 7

export function checkWindow({ weekdays, fromMinute, toMinute }: SendingWindow, field: string, add: Add): void {
  if (weekdays.length === 0 || new Set(weekdays).size !== weekdays.length || !weekdays.every(isWeekday)) {
    add('weekdays', wording.weekdays, {}, `${field}.weekdays`)
  }
  const areHours = Number.isInteger(fromMinute) && Number.isInteger(toMinute) && fromMinute >= 0 && toMinute <= 1440
  if (!areHours || fromMinute >= toMinute) add('hours', wording.hours, {}, `${field}.fromMinute`)
}

/** Hours of its own that meet no hour at which anything leaves: the step would wait for ever. */
function checkMeeting(scenario: Scenario, { name }: Step, own: SendingWindow, at: string, add: Add): void {
  for (const kind of ['window', 'consumerWindow'] as const) {
    const common = scenario[kind]
    const meets =
      common.weekdays.some((weekday) => own.weekdays.includes(weekday)) &&
      Math.max(common.fromMinute, own.fromMinute) < Math.min(common.toMinute, own.toMinute)
    if (meets) continue
    const params = { step: name, whom: kind === 'window' ? 'business' : 'consumer' }
    add('unreachable', wording.hoursApart, params, `${at}.window.fromMinute`)
    return
  }
}
