import { addDays, type LocalDate } from '../kernel/calendar.ts'

/** Invoices less credit notes issued in one calendar month, VAT included, in one currency. */
export type MonthSales = { readonly month: string; readonly cents: number }

/** Days sales outstanding with everything it was computed from, so that a screen can show the sum. `days` is null when there were no sales. */
export type BalanceDso = {
  readonly days: number | null
  readonly receivableCents: number
  readonly salesCents: number
  readonly periodDays: number
}

/** To one decimal, half up: what a screen shows is what a rule says. */
export const toTenth = (value: number): number => Math.round(value * 10) / 10

/** An amount as days of a flow, to a tenth; null when nothing flowed. */
export const daysOf = (cents: number, flowCents: number, periodDays: number): number | null =>
  flowCents > 0 ? toTenth((cents / flowCents) * periodDays) : null

/** A part of a whole in percent, to a tenth; null of nothing. */
export const percentOf = (part: number, whole: number): number | null =>
  whole > 0 ? toTenth((part / whole) * 100) : null

/** DSO by balance: receivables ÷ sales of the period × days of the period (law-fr §10). */
export function balanceDso(receivableCents: number, salesCents: number, periodDays: number): BalanceDso {
  return { days: daysOf(receivableCents, salesCents, periodDays), receivableCents, salesCents, periodDays }
}

export type CountBackMonth = {
  readonly month: string
  /** The days of it that count: its first, and its last or the day of the measure. */
  readonly fromOn: LocalDate
  readonly toOn: LocalDate
  readonly salesCents: number
  readonly takenCents: number
  readonly days: number
}
export type CountBackDso = {
  readonly days: number | null
  readonly months: readonly CountBackMonth[]
  readonly leftCents: number
}

/**
 * DSO by exhaustion: months of sales are stripped from the receivables, latest first; whole months add their days, the
 * last one its share (law-fr §10). A month without sales, or of net credits, strips nothing and adds all its days: what is
 * owed is older than it. Null when the known months do not exhaust the receivables, and before the first of them.
 * `sales` is in any order, months may be missing; the month of `asOf` counts the days elapsed.
 */
export function countBackDso(receivableCents: number, sales: readonly MonthSales[], asOf: LocalDate): CountBackDso {
  const known = new Map(sales.map(({ month, cents }) => [month, cents]))
  const first = sales.map(({ month }) => month).sort()[0]
  const months: CountBackMonth[] = []
  let left = receivableCents
  let days = 0
  for (let last = asOf; first && left > 0 && monthOf(last) >= first; last = addDays(last, -Number(last.slice(8)))) {
    const month = monthOf(last)
    const length = Number(last.slice(8))
    const cents = known.get(month) ?? 0
    const taken = Math.min(left, Math.max(cents, 0))
    const share = cents > 0 ? (taken / cents) * length : length
    months.push({
      month,
      fromOn: addDays(last, 1 - length),
      toOn: last,
      salesCents: cents,
      takenCents: taken,
      days: toTenth(share),
    })
    left -= taken
    days += share
  }
  const isKnown = first !== undefined && monthOf(asOf) >= first
  return { days: left > 0 || !isKnown ? null : toTenth(days), months, leftCents: left }
}

const monthOf = (day: LocalDate): string => day.slice(0, 7)
