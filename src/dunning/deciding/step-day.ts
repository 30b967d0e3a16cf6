import { addDays, endOfMonth, type LocalDate, localDate, weekday } from '../../kernel/calendar.ts'
import { type HolidayCalendar, isWorkingDay } from '../../statutes/index.ts'
import type { CustomerFacts, DebitItem, Step, StepTrigger } from '../model.ts'
import type { Ladder } from './ladder.ts'
import { enteredSerial } from './progress.ts'
import { dayOf, serialOf } from './serial-day.ts'

/** The day from which the steps of an item are counted: its due date, or for whoever collects it for another the day it was placed. */
export const countedFrom = ({ dueOn, countsFrom }: DebitItem): number => serialOf(countsFrom ?? dueOn)

/**
 * The day from which a step may be taken for an item, the spacing since its previous step aside: so many days after the due date,
 * and after whatever else the step waits for. Calendar days are left to `onItsDay`.
 */
export function opensOn(facts: CustomerFacts, step: Step, item: DebitItem): number {
  const serial = countedFrom(item) + step.afterDueDays
  const { trigger } = step
  if (!trigger) return serial
  if (trigger.from === 'issued') return Math.max(serial, serialOf(item.issuedOn) + trigger.days)
  if (trigger.from !== 'last_contact') return serial
  const last = lastContactOn(facts)
  return last === null ? serial : Math.max(serial, serialOf(last) + trigger.days)
}

/** The last contact of any kind that took place. */
export function lastContactOn({ contacts, otherContactOn }: CustomerFacts): LocalDate | null {
  let last = otherContactOn
  for (const { state, on } of contacts) if (state === 'sent' && (last === null || on > last)) last = on
  return last
}

/**
 * A step of the calendar is taken on the first such day from `serial` on. What entered late, or comes back from a hold, waits for
 * the first one since then: the days that passed before are no days it missed.
 */
export function onItsDay(
  ladder: Ladder,
  facts: CustomerFacts,
  step: Step,
  item: DebitItem,
  serial: number,
  today: LocalDate,
): number {
  const { trigger } = step
  if (!trigger || 'days' in trigger) return serial
  const from = dayOf(Math.max(serial, enteredSerial(facts, item, today)))
  return serialOf(calendarDay(ladder.scenario.holidays, trigger, from))
}

export type CalendarTrigger = Exclude<StepTrigger, { readonly days: number }>

/** `from` itself when it is such a day, else the first one after it. */
export function calendarDay(holidays: HolidayCalendar, trigger: CalendarTrigger, from: LocalDate): LocalDate {
  switch (trigger.from) {
    case 'month_end':
      return endOfMonth(from)
    case 'weekday':
      return addDays(from, (trigger.weekday - weekday(from) + 7) % 7)
    case 'working_day': {
      const inMonth = nthWorkingDay(holidays, from, trigger.nth)
      return inMonth >= from ? inMonth : nthWorkingDay(holidays, addDays(endOfMonth(from), 1), trigger.nth)
    }
  }
}

/** The nth working day of the month of `on`; in a month of fewer, the last one. */
function nthWorkingDay(holidays: HolidayCalendar, on: LocalDate, nth: number): LocalDate {
  const [year, month] = on.split('-').map(Number) as [number, number]
  let found = localDate(year, month, 1)!
  let count = 0
  for (let date = found; date.slice(0, 7) === on.slice(0, 7) && count < nth; date = addDays(date, 1)) {
    if (!isWorkingDay(holidays, date)) continue
    found = date
    count++
  }
  return found
}

/**
 * The day on which a step comes first for a customer, today at the earliest, its predecessors aside: what a person who writes a
 * scenario is shown. Null when no open document waits for such a step.
 */
export function firstDayOf(ladder: Ladder, facts: CustomerFacts, step: Step, today: LocalDate): LocalDate | null {
  let first: LocalDate | null = null
  for (const item of facts.items) {
    if (item.openCents === 0) continue
    const serial = onItsDay(ladder, facts, step, item, opensOn(facts, step, item), today)
    // A reminder speaks of what is late: the day after the due date at the earliest.
    const on = dayOf(step.afterDueDays < 0 ? serial : Math.max(serial, serialOf(item.dueOn) + 1))
    const shown = on < today ? today : on
    if (step.afterDueDays < 0 && shown >= item.dueOn) continue
    if (first === null || shown < first) first = shown
  }
  return first
}
