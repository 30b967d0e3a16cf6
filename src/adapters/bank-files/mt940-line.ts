import { daysBetween, type LocalDate, localDate } from '../../kernel/calendar.ts'
import type { Currency } from '../../kernel/money.ts'
import { parseDay } from '../ledger-files/day-text.ts'
import { tidyText } from '../ledger-files/encoding.ts'
import { decimalUnits } from './minor-units.ts'

/** A `:61:` line cut into its fields, nothing interpreted yet. */
export type StatementLine = {
  readonly valueDay: string
  readonly entryDay: string
  /** `RC` reverses a credit (money out), `RD` a debit (money in); `EC` and `ED` are expected, not booked (MT942). */
  readonly mark: 'C' | 'D' | 'RC' | 'RD' | 'EC' | 'ED'
  readonly amount: string
  readonly type: string
  readonly customerReference: string
  readonly bankReference: string
  readonly supplement: readonly string[]
}

/**
 * `YYMMDD [MMDD] mark [funds letter] amount type customerRef [//bankRef]`, then supplementary details on the next line. Banks
 * fill a short type with blanks (`NOV NONREF`), and some leave it out before the bank's reference.
 */
const LINE_61 = /^(\d{6})(\d{4})?(RC|RD|EC|ED|C|D)([A-Z])? ?(\d[\d.]*,?\d*) ?([A-Z][A-Z0-9 ]{3}|(?=\/\/))(.*)$/

export function readStatementLine(lines: readonly string[]): StatementLine | null {
  const parts = LINE_61.exec(lines[0] ?? '')
  if (!parts) return null
  const references = parts[7]!
  const cut = references.indexOf('//')
  const customer = cut < 0 ? references : references.slice(0, cut)
  const bank = cut < 0 ? '' : references.slice(cut + 2)
  // A reference has at most 16 characters; what follows is a name that some banks print on the same line.
  const supplement = [customer.slice(16), bank.slice(16), ...lines.slice(1)].map((line) => tidyText(line))
  return {
    valueDay: parts[1]!,
    entryDay: parts[2] ?? '',
    mark: parts[3] as StatementLine['mark'],
    amount: parts[5]!,
    type: parts[6]!.trim(),
    customerReference: given(customer.slice(0, 16)),
    bankReference: given(bank.slice(0, 16)),
    supplement: supplement.filter((line) => line !== ''),
  }
}

/** References that announce another field (`KREF+`, `PREF`) or say there is none. */
export const given = (text: string): string => {
  const reference = tidyText(text)
  return /^(?:NONREF|NOTPROVIDED|NOT PROVIDED|NOTGIVEN|[EKP]REF\+?|0+)$/i.test(reference) ? '' : reference
}

/**
 * The day of `YYMMDD`; two-digit years turn at 80, as everywhere. Null when it is not a day, or after `latestYear`: `700101` is no
 * day of 2070.
 */
export function swiftDay(text: string, latestYear = Number.POSITIVE_INFINITY): LocalDate | null {
  const parts = /^(\d\d)(\d\d)(\d\d)$/.exec(text)
  const day = parts && parseDay(`${parts[3]}${parts[2]}${parts[1]}`)
  return day?.ok && Number(day.value.slice(0, 4)) <= latestYear ? day.value : null
}

/** `YYMMDD` with a real month and a day from 29 to 31 that this month lacks: banks that count months of 30 days write it. */
export function isThirtyDayMonth(text: string): boolean {
  const parts = /^\d\d(\d\d)(\d\d)$/.exec(text)
  return !!parts && Number(parts[1]) >= 1 && Number(parts[1]) <= 12 && Number(parts[2]) >= 29 && Number(parts[2]) <= 31
}

/** The entry day `MMDD` in the year that brings it nearest to the value day: it may be of the year before or after, never after `latestYear`. */
export function entryDay(monthDay: string, valueDay: string, latestYear = Number.POSITIVE_INFINITY): LocalDate | null {
  const [month, dayOfMonth] = [Number(monthDay.slice(0, 2)), Number(monthDay.slice(2))]
  const year = Number(valueDay.slice(0, 2)) + (Number(valueDay.slice(0, 2)) < 80 ? 2000 : 1900)
  const about = localDate(year, Number(valueDay.slice(2, 4)), Math.min(28, Number(valueDay.slice(4))))
  if (!about) return null
  const candidates = [year, year - 1, year + 1]
    .map((each) => localDate(each, month, dayOfMonth))
    .filter((day) => day !== null)
    .filter((day) => Number(day.slice(0, 4)) <= latestYear)
  const distance = (day: LocalDate) => Math.abs(daysBetween(about, day))
  return candidates.sort((a, b) => distance(a) - distance(b))[0] ?? null
}

/** What the payer sent and what the bank kept, as German banks write them on a returned debit: `/OCMT/EUR11,85//CHGS/EUR0,50/`. */
export function conversion(text: string): Partial<Record<'OCMT' | 'CHGS', { cents: number; currency: Currency }>> {
  const found: Partial<Record<'OCMT' | 'CHGS', { cents: number; currency: Currency }>> = {}
  for (const [, name, currency, amount] of text.matchAll(/\/(OCMT|CHGS)\/([A-Z]{3})(\d+(?:,\d*)?)/g)) {
    const cents = decimalUnits(amount!, currency!, 'unsigned')
    if (typeof cents === 'number') found[name as 'OCMT' | 'CHGS'] = { cents, currency: currency! }
  }
  return found
}

/** Decimals as the file writes them (`2187,95` → `2187.95`, `0,` → `0`), for facts. */
export const asWritten = (amount: string): string => {
  const [whole, decimals = ''] = amount.split(',')
  return whole!.replace(/^0+(?=\d)/, '') + (decimals === '' ? '' : `.${decimals}`)
}
