import { localDate } from '../../src/kernel/calendar.ts'

/** `12-31` as stored, `31/12` as read and typed. */
export const fiscalYearEndText = (stored: string): string => stored.split('-').reverse().join('/')

/** The stored form of a day and month typed as `31/12`, or null. The 29th of February ends no year but one in four. */
export function fiscalYearEndOf(text: string): string | null {
  const match = /^(\d{1,2})[/. -](\d{1,2})$/.exec(text.trim())
  const day = match && localDate(2023, Number(match[2]), Number(match[1]))
  return day ? day.slice(5) : null
}
