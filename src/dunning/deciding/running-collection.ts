import { addDays, type LocalDate } from '../../kernel/calendar.ts'
import type { CustomerFacts } from '../model.ts'

/** Days after a collection within which its money shows on a statement; past them it is a debt like any other. */
const COLLECTED_WITHIN_DAYS = 7

type Running = { readonly no: number; readonly collectOn: LocalDate; readonly backOn: LocalDate }

/** The direct debit that is fetching this item's money, and the day from which it is a debt like any other; null when none is. */
export function runningCollection({ collections }: CustomerFacts, itemId: string, today: LocalDate): Running | null {
  if (collections.length === 0) return null
  // Of several, the last one; the order in which they are listed means nothing.
  const own = collections.filter((one) => one.itemId === itemId)
  const last = own.toSorted((a, b) => (a.collectOn < b.collectOn ? 1 : -1))[0]
  if (!last) return null
  const backOn = addDays(last.collectOn, COLLECTED_WITHIN_DAYS + 1)
  return backOn <= today ? null : { no: last.no, collectOn: last.collectOn, backOn }
}
