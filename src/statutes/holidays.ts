import type { LocalDate } from '../kernel/calendar.ts'
import { addDays, localDate, weekday } from '../kernel/calendar.ts'
import { invariant } from '../kernel/invariant.ts'
import type { HolidayName } from './wording.ts'

/** Which public holidays apply. Overseas departments add days of their own; they are not here yet. */
export const HOLIDAY_CALENDARS = ['FR', 'FR-ALSACE-MOSELLE'] as const
export type HolidayCalendar = (typeof HOLIDAY_CALENDARS)[number]

export type Holiday = { readonly on: LocalDate; readonly name: HolidayName; readonly citation: string }

type HolidayRule = {
  readonly name: HolidayName
  readonly citation: string
  /** A fixed day of the year, or a number of days after Easter Sunday. */
  readonly when: readonly [month: number, day: number] | number
  /** First year in which the day is a public holiday, where it is later than the calendars we compute. */
  readonly fromYear?: number
}

const L3133_1 = 'C. trav. art. L3133-1'
const L3134_13 = 'C. trav. art. L3134-13'

const FRANCE: readonly HolidayRule[] = [
  { name: 'new_year', citation: L3133_1, when: [1, 1] },
  { name: 'easter_monday', citation: L3133_1, when: 1 },
  { name: 'labour_day', citation: L3133_1, when: [5, 1], fromYear: 1947 },
  // Law 81-893 of 2 October 1981 made 8 May a public holiday again.
  { name: 'victory_1945', citation: L3133_1, when: [5, 8], fromYear: 1982 },
  { name: 'ascension', citation: L3133_1, when: 39 },
  { name: 'whit_monday', citation: L3133_1, when: 50 },
  { name: 'bastille_day', citation: L3133_1, when: [7, 14] },
  { name: 'assumption', citation: L3133_1, when: [8, 15] },
  { name: 'all_saints', citation: L3133_1, when: [11, 1] },
  { name: 'armistice_1918', citation: L3133_1, when: [11, 11], fromYear: 1922 },
  { name: 'christmas', citation: L3133_1, when: [12, 25] },
]

/**
 * The code reserves Good Friday to communes with a Protestant church; which ones is not published as data, so the whole
 * of the three departments rests that day: the cautious reading for somebody who writes to debtors.
 */
const ALSACE_MOSELLE: readonly HolidayRule[] = [
  { name: 'good_friday', citation: L3134_13, when: -2 },
  { name: 'saint_stephen', citation: L3134_13, when: [12, 26] },
]

/** Easter Sunday of a Gregorian year (Butcher and Meeus's anonymous algorithm). */
export function easterSunday(year: number): LocalDate {
  const a = year % 19
  const b = Math.floor(year / 100)
  const c = year % 100
  const e = b % 4
  const g = Math.floor((b - Math.floor((b + 8) / 25) + 1) / 3)
  const h = (19 * a + b - Math.floor(b / 4) - g + 15) % 30
  const l = (32 + 2 * e + 2 * Math.floor(c / 4) - h - (c % 4)) % 7
  const m = Math.floor((a + 11 * h + 22 * l) / 451)
  const monthAndDay = h + l - 7 * m + 114
  const date = localDate(year, Math.floor(monthAndDay / 31), (monthAndDay % 31) + 1)
  invariant(date, `no Easter Sunday is computed for the year ${year}`)
  return date
}

const years = new Map<string, ReadonlyMap<LocalDate, Holiday>>()

function yearOf(calendar: HolidayCalendar, year: number): ReadonlyMap<LocalDate, Holiday> {
  const key = `${calendar}|${year}`
  let found = years.get(key)
  if (!found) {
    found = computeYear(calendar, year)
    years.set(key, found)
  }
  return found
}

function computeYear(calendar: HolidayCalendar, year: number): ReadonlyMap<LocalDate, Holiday> {
  const rules = calendar === 'FR-ALSACE-MOSELLE' ? [...FRANCE, ...ALSACE_MOSELLE] : FRANCE
  const easter = easterSunday(year)
  const days: Holiday[] = []
  for (const { name, citation, when, fromYear } of rules) {
    if (fromYear && year < fromYear) continue
    const on = typeof when === 'number' ? addDays(easter, when) : localDate(year, when[0], when[1])
    invariant(on, `${name} has no day in ${year}`)
    days.push({ on, name, citation })
  }
  days.sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0))
  const byDay = new Map<LocalDate, Holiday>()
  // Two holidays can share a day (Ascension on 1 or 8 May): the day is named after the fixed one, as calendars print it.
  for (const holiday of days) {
    const there = byDay.get(holiday.on)
    if (!there || there.name === 'ascension') byDay.set(holiday.on, holiday)
  }
  return byDay
}

/** The public holidays of a year, earliest first. */
export const holidaysOf = (calendar: HolidayCalendar, year: number): readonly Holiday[] => [
  ...yearOf(calendar, year).values(),
]

/** The public holiday that falls on `on`, or null. Sundays are not holidays. */
export const holidayOn = (calendar: HolidayCalendar, on: LocalDate): Holiday | null =>
  yearOf(calendar, Number(on.slice(0, 4))).get(on) ?? null

/** Monday to Friday and no public holiday: the days CPC art. 642 lets a period end on. */
export const isWorkingDay = (calendar: HolidayCalendar, on: LocalDate): boolean =>
  weekday(on) <= 5 && holidayOn(calendar, on) === null

/** `on` itself when it is a working day, else the first one after it (CPC art. 642 al. 2). */
export function nextWorkingDay(calendar: HolidayCalendar, on: LocalDate): LocalDate {
  let date = on
  while (!isWorkingDay(calendar, date)) date = addDays(date, 1)
  return date
}
