import type { LocalDate } from '../kernel/calendar.ts'
import { accept, type Verdict } from '../kernel/verdict.ts'
import { type StatuteBook, statuteAt, statuteOn } from './book.ts'
import type { StatuteRow } from './row.ts'

/** A rate a year in hundredths of a percent, and the rows it rests on. */
export type RateFound = { readonly bp: number; readonly rows: readonly StatuteRow[] }

/**
 * The rate of late interest when the contract sets none (France: ECB + 10 points, C. com. art. L441-10 II; + 8 for public
 * buyers; Belgium: ECB + 8, up to the next half point). `on`: any day of the half-year.
 */
export function defaultRateOn(book: StatuteBook, on: LocalDate, customer: 'business' | 'public'): Verdict<RateFound> {
  const reference = statuteAt(book, 'reference_rate', on)
  if (!reference.ok) return reference
  const margin = statuteAt(book, customer === 'public' ? 'default_margin_public' : 'default_margin_business', on)
  if (!margin.ok) return margin
  const rounding = statuteOn(book, 'default_rate_rounding', on)
  const bp = reference.value.value + margin.value.value
  const step = rounding?.value ?? 1
  return accept({
    bp: Math.ceil(bp / step) * step,
    rows: [reference.value, margin.value, ...(rounding ? [rounding] : [])],
  })
}

/** The least that a contract between businesses may set, or null where the law sets no floor. `on`: any day of the half-year. */
export function contractFloorOn(book: StatuteBook, on: LocalDate): Verdict<RateFound | null> {
  const times = statuteOn(book, 'contract_floor_times', on)
  if (!times) return accept(null)
  const legal = statuteAt(book, 'legal_rate', on)
  if (!legal.ok) return legal
  return accept({ bp: legal.value.value * times.value, rows: [legal.value, times] })
}

/** What a letter to a late business may announce on a day: the default rate and the indemnity; null where one is not known. */
export function lateChargesOn(
  book: StatuteBook,
  on: LocalDate,
): { readonly penaltyRateBp: number; readonly indemnityCents: number } | null {
  const penalty = defaultRateOn(book, on, 'business')
  const indemnity = statuteOn(book, 'recovery_indemnity', on)
  return penalty.ok && indemnity ? { penaltyRateBp: penalty.value.bp, indemnityCents: indemnity.value } : null
}
