import { invariant } from './invariant.ts'
import type { Lang } from './wording.ts'

/** A day, `YYYY-MM-DD`, with no time and no zone. String order is date order. */
export type LocalDate = string & { readonly __day: unique symbol }

const DAY_MS = 86_400_000

/** The day if `text` is a real calendar day between 1900 and 2199, else null. `2026-02-30` is refused, not moved. */
export function toLocalDate(text: string): LocalDate | null {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text)
  if (!match) return null
  return localDate(Number(match[1]), Number(match[2]), Number(match[3]))
}

/** The day if it exists (months 1 to 12), else null. */
export function localDate(year: number, month: number, day: number): LocalDate | null {
  if (year < 1900 || year > 2199 || month < 1 || month > 12 || day < 1 || day > daysInMonth(year, month)) return null
  return `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}` as LocalDate
}

/** For literals and trusted columns: throws when `text` is not a day. */
export function day(text: string): LocalDate {
  const value = toLocalDate(text)
  invariant(value, `${text} is not a calendar day`)
  return value
}

export const daysInMonth = (year: number, month: number): number => new Date(Date.UTC(year, month, 0)).getUTCDate()

const toMs = (date: LocalDate): number => Date.parse(`${date}T00:00:00Z`)
const fromMs = (ms: number): LocalDate => new Date(ms).toISOString().slice(0, 10) as LocalDate

export const addDays = (date: LocalDate, days: number): LocalDate => fromMs(toMs(date) + days * DAY_MS)

/** Same day number `months` later, or the last day of that month (CPC art. 641). */
export function addMonths(date: LocalDate, months: number): LocalDate {
  const index = Number(date.slice(0, 4)) * 12 + Number(date.slice(5, 7)) - 1 + months
  const year = Math.floor(index / 12)
  const month = (index % 12) + 1
  return day(
    `${year}-${String(month).padStart(2, '0')}-${String(Math.min(Number(date.slice(8)), daysInMonth(year, month))).padStart(2, '0')}`,
  )
}

export function endOfMonth(date: LocalDate): LocalDate {
  const last = daysInMonth(Number(date.slice(0, 4)), Number(date.slice(5, 7)))
  return `${date.slice(0, 8)}${String(last).padStart(2, '0')}` as LocalDate
}

/** Whole days from `from` to `to`; negative when `to` is earlier. */
export const daysBetween = (from: LocalDate, to: LocalDate): number => Math.round((toMs(to) - toMs(from)) / DAY_MS)

/** 1 = Monday … 7 = Sunday (ISO 8601). */
export const weekday = (date: LocalDate): number => ((new Date(toMs(date)).getUTCDay() + 6) % 7) + 1

/**
 * The collector sees an object of some bytes where ICU holds 25 KB: a formatter made for every day written is memory that
 * only grows. One of each is kept: there are two languages, and a few hundred time zones at most.
 */
const formatters = new Map<string, Intl.DateTimeFormat>()
function formatter(locale: string, options: Intl.DateTimeFormatOptions & { timeZone: string }): Intl.DateTimeFormat {
  const key = `${locale}|${options.timeZone}|${options.dateStyle}|${options.timeStyle}`
  let found = formatters.get(key)
  if (!found) {
    found = new Intl.DateTimeFormat(locale, options)
    formatters.set(key, found)
  }
  return found
}

/** The calendar day of an instant in a time zone such as `Europe/Paris`. */
export const dayIn = (timeZone: string, at: Date): LocalDate =>
  formatter('sv-SE', { timeZone, dateStyle: 'short' }).format(at) as LocalDate

/** Hour and minute of an instant in a time zone, as minutes since midnight. */
export function minuteOfDayIn(timeZone: string, at: Date): number {
  const [hour, minute] = formatter('sv-SE', { timeZone, timeStyle: 'short' }).format(at).split(':')
  return Number(hour) * 60 + Number(minute)
}

/** `21/11/2026` in both languages (English written the British way). */
export const formatDay = (_lang: Lang, date: LocalDate): string =>
  `${date.slice(8)}/${date.slice(5, 7)}/${date.slice(0, 4)}`

/** `21 novembre 2026`, `21 November 2026`, for letters. */
export const formatLongDay = (lang: Lang, date: LocalDate): string =>
  formatter(lang === 'fr' ? 'fr-FR' : 'en-GB', { timeZone: 'UTC', dateStyle: 'long' }).format(new Date(toMs(date)))
