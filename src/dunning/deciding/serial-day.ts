import { addDays, day, type LocalDate } from '../../kernel/calendar.ts'

const EPOCH = day('1970-01-01')

/**
 * Days since 1 January 1970, by integer arithmetic on the digits (Howard Hinnant's days_from_civil): the nightly decision
 * compares millions of days, and building a `Date` for each would take most of its time.
 */
export function serialOf(date: LocalDate): number {
  const digit = (at: number): number => date.charCodeAt(at) - 48
  const month = digit(5) * 10 + digit(6)
  const year = digit(0) * 1000 + digit(1) * 100 + digit(2) * 10 + digit(3) - (month <= 2 ? 1 : 0)
  const era = Math.floor(year / 400)
  const yearOfEra = year - era * 400
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + digit(8) * 10 + digit(9) - 1
  return era * 146_097 + yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear - 719_468
}

export const dayOf = (serial: number): LocalDate => addDays(EPOCH, serial)
