import { addMonths, daysInMonth, endOfMonth, type LocalDate, localDate } from '../kernel/calendar.ts'
import { invariant } from '../kernel/invariant.ts'

/** The first year end (`MM-DD` each year) on or after a day; 29 February ends the month in common years. */
export function yearEndAfter(date: LocalDate, monthDay: string): LocalDate {
  const month = Number(monthDay.slice(0, 2))
  const dayNumber = Number(monthDay.slice(3))
  for (const year of [Number(date.slice(0, 4)), Number(date.slice(0, 4)) + 1]) {
    const end = localDate(year, month, Math.min(dayNumber, daysInMonth(year, month)))
    invariant(end, `${monthDay} is not a day of the year`)
    if (end >= date) return end
  }
  throw new Error(`no year end after ${date}`)
}

/**
 * The year a ledger belongs to: the one its name states when its entries fit in it (a first year may last up to 23
 * months), else the one in which its last entry falls by the organisation's own calendar. A year in progress is often named
 * after the day of its export: a date that ends neither a month nor the organisation's year states nothing, or each week's
 * export would open a year of its own.
 */
export function fiscalYearOf(
  file: { stated: LocalDate | null; firstOn: LocalDate; lastOn: LocalDate },
  monthDay: string,
): { end: LocalDate; statedFits: boolean } {
  const { stated, firstOn, lastOn } = file
  const closes = stated && (stated === endOfMonth(stated) || stated.slice(5) === monthDay)
  if (closes && lastOn <= stated && firstOn > addMonths(stated, -24)) return { end: stated, statedFits: true }
  return { end: yearEndAfter(lastOn, monthDay), statedFits: !closes }
}
