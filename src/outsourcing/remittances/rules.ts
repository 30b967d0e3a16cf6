import { addDays, addMonths, type LocalDate } from '../../kernel/calendar.ts'
import type { Terms } from '../mandates/terms.ts'

type Agreed = Terms['remittance']

/** The first day, after the last remittance, on which the rhythm asks for another. */
export function nextRun(rhythm: Agreed['rhythm'], lastOn: LocalDate): LocalDate {
  if (rhythm === 'each') return lastOn
  if (rhythm === 'monthly') return addMonths(lastOn, 1)
  return addDays(lastOn, rhythm === 'weekly' ? 7 : 14)
}

/** Why a mandate's money stays out of a run, or null when it goes. `lastOn`: its last remittance, else the day its mandate began. */
export function waitsUntil(
  agreed: Agreed,
  lastOn: LocalDate,
  dueOns: readonly LocalDate[],
  today: LocalDate,
): LocalDate | null {
  const next = nextRun(agreed.rhythm, lastOn)
  if (next <= today) return null
  // A rhythm never makes money late: what would be is handed over with all the rest.
  const first = dueOns.toSorted()[0]
  if (first === undefined || first >= next) return next
  return first <= today ? null : first
}

/**
 * Of returned money that had been handed over already, what is kept back from what is handed over now: each sum whole, in its order, as far as
 * there is enough.
 */
export function keptBack<T extends { readonly owedCents: number }>(
  owed: readonly T[],
  availableCents: number,
): { readonly one: T; readonly cents: number }[] {
  let room = availableCents
  return owed.flatMap((one) => {
    if (one.owedCents > room) return []
    room -= one.owedCents
    return [{ one, cents: one.owedCents }]
  })
}
