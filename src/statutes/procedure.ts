import { addDays, addMonths, type LocalDate, weekday } from '../kernel/calendar.ts'
import { type Holiday, type HolidayCalendar, holidayOn, nextWorkingDay } from './holidays.ts'

/** A length of time as a text gives it. Years and months are counted first, then days (CPC art. 641 al. 3). Whole numbers. */
export type Period = { readonly years?: number; readonly months?: number; readonly days?: number }

/**
 * Where a court or an officer sits, as far as its public holidays go. Overseas departments and collectivities have days of their
 * own (C. trav. art. L3422-2) that are not kept here: what is reckoned there is flagged.
 */
export type CourtPlace = { readonly calendar: HolidayCalendar; readonly isOverseas: boolean }

const ALSACE_MOSELLE = new Set(['57', '67', '68'])
const OVERSEAS = new Set(['97', '98'])

/** By the postcode of the court's town; an unknown or foreign one counts the days of metropolitan France. */
export function courtPlaceOf(postcode: string): CourtPlace {
  const department = postcode.trim().slice(0, 2)
  const calendar: HolidayCalendar = ALSACE_MOSELLE.has(department) ? 'FR-ALSACE-MOSELLE' : 'FR'
  return { calendar, isOverseas: OVERSEAS.has(department) }
}

export const METROPOLITAN: CourtPlace = { calendar: 'FR', isOverseas: false }

/**
 * The day `period` after `from`, before anything moves it. The day it runs from does not count; months and years end on the same
 * day number, or on the last day of a month that has none (CPC art. 641 al. 1 and 2; C. civ. art. 2228 and 2229 count alike).
 */
export const plainEnd = (from: LocalDate, { years = 0, months = 0, days = 0 }: Period): LocalDate =>
  addDays(addMonths(from, years * 12 + months), days)

/** The end of a procedural period, and why it is not the day that the calendar alone would give. */
export type PeriodEnd = {
  /** The last day on which the act is in time: until midnight (CPC art. 642 al. 1). */
  readonly endsOn: LocalDate
  readonly plainEndOn: LocalDate
  /** What the plain end fell on, when it was moved. */
  readonly moved: { readonly off: 'saturday' | 'sunday' | 'holiday'; readonly holiday: Holiday | null } | null
  /** The place has public holidays that are not known here: the end may be later, never sooner. */
  readonly isUncertain: boolean
}

/**
 * When a procedural period ends. One that would end on a Saturday, a Sunday or a public holiday goes on to the next working day
 * (CPC art. 642 al. 2). Limitation never moves: it has `plainEnd` alone.
 */
export function periodEnd(from: LocalDate, period: Period, place: CourtPlace = METROPOLITAN): PeriodEnd {
  const plainEndOn = plainEnd(from, period)
  const endsOn = nextWorkingDay(place.calendar, plainEndOn)
  const holiday = holidayOn(place.calendar, plainEndOn)
  const off = ({ 6: 'saturday', 7: 'sunday' } as const)[weekday(plainEndOn)] ?? 'holiday'
  return { endsOn, plainEndOn, moved: endsOn === plainEndOn ? null : { off, holiday }, isUncertain: place.isOverseas }
}
