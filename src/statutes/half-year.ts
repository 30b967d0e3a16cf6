import { addDays, day, type LocalDate } from '../kernel/calendar.ts'

/** The first day of the half-year of a day: rates of interest are fixed on 1 January and 1 July (C. com. art. L441-10 II). */
export const halfYearOf = (on: LocalDate): LocalDate =>
  day(`${on.slice(0, 4)}-${on.slice(5, 7) < '07' ? '01' : '07'}-01`)

export function nextHalfYear(on: LocalDate): LocalDate {
  const start = halfYearOf(on)
  return start.slice(5, 7) === '01' ? day(`${start.slice(0, 4)}-07-01`) : day(`${Number(start.slice(0, 4)) + 1}-01-01`)
}

/** The last day of the half-year of a day. */
export const halfYearEnd = (on: LocalDate): LocalDate => addDays(nextHalfYear(on), -1)

/** 1 or 2, with its year: what a sentence names a half-year by. */
export const halfYearNamed = (on: LocalDate): { readonly half: number; readonly year: number } => ({
  half: halfYearOf(on).slice(5, 7) === '01' ? 1 : 2,
  year: Number(on.slice(0, 4)),
})
