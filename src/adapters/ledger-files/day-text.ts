import { type LocalDate, localDate } from '../../kernel/calendar.ts'
import { accept, refuse, type Verdict } from '../../kernel/verdict.ts'
import { MONTH_NAMES, monthNamed } from './month-names.ts'
import { wording } from './wording.ts'

/** The order of a column's day, month and year when they are separated by `/`, `-`, `.` or a space. */
export type DateStyle = { readonly order: 'dmy' | 'mdy' | 'ymd' }

/** Business dates outside these years are typing accidents (`0202`, `2205`) or a package's "none" (1753, 1900). */
const FIRST_YEAR = 1990
const LAST_YEAR = 2100

/**
 * A day as people and packages write it. Without a style, day comes before month: mm/dd is read only when the column's style
 * says so. Two-digit years turn at 80 (79 → 2079, 80 → 1980). A time after the day is ignored. Months may be named in French or
 * English (`20 nov. 2026`, `Nov 20, 2026`).
 */
export function parseDay(text: string, style?: Partial<DateStyle>): Verdict<LocalDate> {
  const body = text
    .replace(/[\u00a0\u202f]/g, ' ')
    .trim()
    .replace(/[T ]\d{1,2}:\d{2}.*$/, '')
  const order = style?.order ?? 'dmy'
  const iso = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})$/.exec(body)
  if (iso) return checked(Number(iso[1]), Number(iso[2]), Number(iso[3]), text)
  const parts = /^(\d{1,2})[-/. ](\d{1,2})[-/. ](\d{4}|\d{2})$/.exec(body)
  if (parts) {
    const [a, b, c] = [Number(parts[1]), Number(parts[2]), Number(parts[3])]
    if (order === 'ymd' && parts[3]!.length === 2) return checked(fullYear(a), b, c, text)
    const year = parts[3]!.length === 2 ? fullYear(c) : c
    return order === 'mdy' ? checked(year, a, b, text) : checked(year, b, a, text)
  }
  if (/^\d{8}$/.test(body)) {
    const byYear = localDate(Number(body.slice(0, 4)), Number(body.slice(4, 6)), Number(body.slice(6)))
    if (byYear && inRange(byYear)) return accept(byYear)
    const byDay = localDate(Number(body.slice(4)), Number(body.slice(2, 4)), Number(body.slice(0, 2)))
    if (byDay && inRange(byDay)) return accept(byDay)
    const month = Number(body.slice(4, 6))
    const beforeTime = Number(body.slice(0, 4)) < FIRST_YEAR && month >= 1 && month <= 12
    if (byYear || byDay || beforeTime) return refuse('absurd_date', wording.absurdDate, { value: body })
    return refuse('unparsable_date', wording.unparsableDate, { value: body })
  }
  if (/^\d{6}$/.test(body))
    return checked(fullYear(Number(body.slice(4))), Number(body.slice(2, 4)), Number(body.slice(0, 2)), text)
  return dayInWords(body) ?? refuse('unparsable_date', wording.unparsableDate, { value: text.slice(0, 60) })
}

const DAY_FIRST = new RegExp(`^(\\d{1,2})(?:er|st|nd|rd|th)?[-/. ]+(${MONTH_NAMES})[-/., ]+(\\d{4}|\\d{2})$`)
const MONTH_FIRST = new RegExp(`^(${MONTH_NAMES})[-. ]+(\\d{1,2})(?:st|nd|rd|th)?[-, ]+(\\d{4})$`)
const WEEKDAY = /^(?:lun|mar|mer|jeu|ven|sam|dim|mon|tue|wed|thu|fri|sat|sun)[a-z]*[.,]* (?=\S+ )/

/** A day whose month is named, with or without the day of the week before it; null for what is none. */
function dayInWords(text: string): Verdict<LocalDate> | null {
  if (text.length > 40 || !/\p{L}{3}/u.test(text)) return null
  const plain = text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()
  // `Mar` is a month before it is a Tuesday.
  for (const words of [plain, plain.replace(WEEKDAY, '')]) {
    const [, day, month, year] = DAY_FIRST.exec(words) ?? []
    if (day)
      return checked(year!.length === 2 ? fullYear(Number(year)) : Number(year), monthNamed(month!), Number(day), text)
    const [, first, second, last] = MONTH_FIRST.exec(words) ?? []
    if (first) return checked(Number(last), monthNamed(first), Number(second), text)
  }
  return null
}

const fullYear = (twoDigits: number): number => (twoDigits < 80 ? 2000 : 1900) + twoDigits

const inRange = (date: LocalDate): boolean =>
  Number(date.slice(0, 4)) >= FIRST_YEAR && Number(date.slice(0, 4)) <= LAST_YEAR

function checked(year: number, month: number, day: number, text: string): Verdict<LocalDate> {
  const date = localDate(year, month, day)
  if (date && inRange(date)) return accept(date)
  if (month >= 1 && month <= 12 && (year < FIRST_YEAR || year > LAST_YEAR))
    return refuse('absurd_date', wording.absurdDate, { value: text.slice(0, 60) })
  return refuse('unparsable_date', wording.unparsableDate, { value: text.slice(0, 60) })
}

/** The day of a spreadsheet serial (1900 system, with its imaginary 29 February 1900 as serial 60), or null outside 1990–2100. */
export function dayOfSerial(serial: number): LocalDate | null {
  const whole = Math.floor(serial)
  if (whole < 32_874 || whole > 73_415) return null
  return new Date(Date.UTC(1899, 11, 30) + whole * 86_400_000).toISOString().slice(0, 10) as LocalDate
}

const ORDERS = ['dmy', 'mdy', 'ymd'] as const

/**
 * The order that fits every sample. `dmy` wins whenever it fits, so a French column is never read the American way; a column
 * that only fits mm/dd (`12/15/2018`) is recognised as such. Null when samples are not days or contradict each other.
 */
export function sniffDateStyle(samples: readonly string[]): DateStyle | null {
  const filled = samples.filter((sample) => sample.trim() !== '')
  // A cell that is a day in no order (`32/01/2026`) says nothing about the column; it is rejected when its row is read.
  const days = filled.filter((sample) => ORDERS.some((order) => parseDay(sample, { order }).ok))
  if (days.length === 0 || days.length * 2 < filled.length) return null
  const fits = (order: DateStyle['order']) => days.every((sample) => parseDay(sample, { order }).ok)
  if (days.every((sample) => /^\s*\d{4}/.test(sample)) && fits('ymd')) return { order: 'ymd' }
  for (const order of ORDERS) if (fits(order)) return { order }
  return null
}

/** A day that reads as another one with its month first, where no other day of its column tells which is meant. */
export function ambiguousDay(days: readonly string[]): string | undefined {
  const read = days.map((text) => ({ text, as: (['dmy', 'mdy'] as const).map((order) => parseDay(text, { order })) }))
  if (read.some(({ as: [dayFirst, monthFirst] }) => dayFirst!.ok !== monthFirst!.ok)) return undefined
  return read.find(({ as: [one, other] }) => one!.ok && other!.ok && one!.value !== other!.value)?.text
}

/** `yyyymmdd` as a number from a ledger field's bytes: three usual forms; 0 for blank, -1 for anything else. */
export function dayNumberFromBytes(bytes: Uint8Array, from: number, to: number): number {
  let start = from
  let end = to
  while (start < end && bytes[start] === 32) start++
  while (end > start && bytes[end - 1] === 32) end--
  const length = end - start
  if (length === 0) return 0
  let year = -1
  let month = -1
  let day = -1
  if (length === 8) {
    year = digits(bytes, start, 4)
    month = digits(bytes, start + 4, 2)
    day = digits(bytes, start + 6, 2)
  } else if (length === 10 && bytes[start + 4] === bytes[start + 7] && isMark(bytes[start + 4]!)) {
    year = digits(bytes, start, 4)
    month = digits(bytes, start + 5, 2)
    day = digits(bytes, start + 8, 2)
  } else if (length === 10 && bytes[start + 2] === bytes[start + 5] && isMark(bytes[start + 2]!)) {
    day = digits(bytes, start, 2)
    month = digits(bytes, start + 3, 2)
    year = digits(bytes, start + 6, 4)
  }
  if (year < FIRST_YEAR || year > LAST_YEAR || month < 1 || month > 12 || day < 1 || day > 31) return -1
  if (day > 28 && localDate(year, month, day) === null) return -1
  return year * 10_000 + month * 100 + day
}

const isMark = (byte: number): boolean => byte === 45 || byte === 47 || byte === 46

function digits(bytes: Uint8Array, at: number, count: number): number {
  let value = 0
  for (let i = at; i < at + count; i++) {
    const digit = bytes[i]! - 48
    if (digit < 0 || digit > 9) return -1
    value = value * 10 + digit
  }
  return value
}

const known = new Map<number, LocalDate>()

/** The `LocalDate` of a `yyyymmdd` number already checked; a ledger has few hundred different days, so each is built once. */
export function dayOfNumber(yyyymmdd: number): LocalDate {
  let date = known.get(yyyymmdd)
  if (!date) {
    const text = String(yyyymmdd)
    date = `${text.slice(0, 4)}-${text.slice(4, 6)}-${text.slice(6)}` as LocalDate
    known.set(yyyymmdd, date)
  }
  return date
}
