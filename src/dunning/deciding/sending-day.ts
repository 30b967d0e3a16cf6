import { addDays, type LocalDate, weekday } from '../../kernel/calendar.ts'
import { invariant } from '../../kernel/invariant.ts'
import { type HolidayName, holidayOn } from '../../statutes/index.ts'
import type { Channel, CustomerKind, Moment, Scenario, SendingWindow, Step } from '../model.ts'

/** What reaches the debtor the minute it leaves, and so keeps to hours. */
export const isHeardAtOnce = (channel: Channel): boolean =>
  channel === 'email' || channel === 'sms' || channel === 'electronic_registered' || channel === 'call'

/** The hours of a kind of customer, and within them those of a step that has its own. */
export function windowFor(
  scenario: Scenario,
  kind: CustomerKind,
  step?: Pick<Step, 'window'> | null | undefined,
): SendingWindow {
  const common = kind === 'consumer' ? scenario.consumerWindow : scenario.window
  return step?.window ? within(common, step.window) : common
}

export const within = (common: SendingWindow, own: SendingWindow): SendingWindow => ({
  weekdays: common.weekdays.filter((weekday) => own.weekdays.includes(weekday)),
  fromMinute: Math.max(common.fromMinute, own.fromMinute),
  toMinute: Math.min(common.toMinute, own.toMinute),
})

const isSendingDay = (scenario: Scenario, window: SendingWindow, on: LocalDate): boolean =>
  window.weekdays.includes(weekday(on)) && holidayOn(scenario.holidays, on) === null

/** `on` itself when messages may leave that day, else the first such day after it. */
export function nextSendingDay(scenario: Scenario, window: SendingWindow, on: LocalDate): LocalDate {
  let date = on
  // A window of one weekday meets holidays at most a few weeks running; a scenario without weekdays never passes validation.
  for (let tries = 0; tries < 60; tries++, date = addDays(date, 1))
    if (isSendingDay(scenario, window, date)) return date
  invariant(false, `scenario ${scenario.id} has no sending day within sixty days of ${on}`)
}

export type Postponement = {
  readonly cause: 'holiday' | 'not_a_sending_day' | 'outside_window'
  readonly holiday: HolidayName | null
  readonly nextOn: LocalDate
  readonly fromMinute: number
}

/** Null when a message may leave at this moment; otherwise what stands in the way and the next moment it may. */
export function postponedBy(
  scenario: Scenario,
  kind: CustomerKind,
  moment: Moment,
  step?: Pick<Step, 'window'> | null,
): Postponement | null {
  const window = windowFor(scenario, kind, step)
  const { today, minuteOfDay } = moment
  const { fromMinute, toMinute } = window
  const tomorrow = (): LocalDate => nextSendingDay(scenario, window, addDays(today, 1))
  const holiday = holidayOn(scenario.holidays, today)
  if (holiday) return { cause: 'holiday', holiday: holiday.name, nextOn: tomorrow(), fromMinute }
  if (!window.weekdays.includes(weekday(today))) {
    return { cause: 'not_a_sending_day', holiday: null, nextOn: tomorrow(), fromMinute }
  }
  if (minuteOfDay === null || (minuteOfDay >= fromMinute && minuteOfDay < toMinute)) return null
  return { cause: 'outside_window', holiday: null, nextOn: minuteOfDay < fromMinute ? today : tomorrow(), fromMinute }
}
