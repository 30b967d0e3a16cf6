import { addDays, addMonths, endOfMonth, type LocalDate } from '../kernel/calendar.ts'

/** The usual quarter: long enough to smooth a month, short enough to follow the business. */
export const PERIOD_DAYS = 90
const COST_DAYS = 30
/** Month ends told before the day asked: with it, a year and its same month of the year before. */
const MONTH_ENDS = 12

/** The days that the indicators of one day rest on. Periods include both their ends. */
export type Period = {
  readonly on: LocalDate
  /** The first of the ninety days that end on it. */
  readonly fromOn: LocalDate
  /** The day before them: what was owed when they began. */
  readonly beginOn: LocalDate
  readonly monthAgoOn: LocalDate
  /** The first of the twelve months that end on it. */
  readonly yearFromOn: LocalDate
  /** The first of the thirty days that end on it: what reminders cost is told by the month. */
  readonly costFromOn: LocalDate
}

export const periodOf = (on: LocalDate): Period => ({
  on,
  fromOn: addDays(on, 1 - PERIOD_DAYS),
  beginOn: addDays(on, -PERIOD_DAYS),
  monthAgoOn: on === endOfMonth(on) ? endOfMonth(addMonths(on, -1)) : addMonths(on, -1),
  yearFromOn: addDays(addMonths(on, -12), 1),
  costFromOn: addDays(on, 1 - COST_DAYS),
})

/** The last twelve month ends before a day, then the day itself, each with its periods. */
export const periodsTo = (asOf: LocalDate): readonly Period[] =>
  [...Array.from({ length: MONTH_ENDS }, (_, place) => endOfMonth(addMonths(asOf, place - MONTH_ENDS))), asOf].map(
    periodOf,
  )
