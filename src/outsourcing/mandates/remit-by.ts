import { addDays, addMonths, type LocalDate } from '../../kernel/calendar.ts'
import { type HolidayCalendar, isWorkingDay } from '../../statutes/index.ts'
import type { Terms } from './terms.ts'

/**
 * The last day on which a receipt may be handed over: what the mandate says, else one month (CPCEx art. R124-6). The law gives no day more
 * for a Saturday, a Sunday or a holiday, when no transfer leaves: the last working day before it.
 */
export const remitBy = (
  receivedOn: LocalDate,
  agreed: Pick<Terms['remittance'], 'days'> | null,
  calendar: HolidayCalendar = 'FR',
): LocalDate => workingDayBefore(calendar, agreed ? addDays(receivedOn, agreed.days) : addMonths(receivedOn, 1))

function workingDayBefore(calendar: HolidayCalendar, on: LocalDate): LocalDate {
  let date = on
  while (!isWorkingDay(calendar, date)) date = addDays(date, -1)
  return date
}
