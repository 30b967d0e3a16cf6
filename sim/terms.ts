import type { LocalDate } from '../src/kernel/calendar.ts'
import { addDays, endOfMonth } from '../src/kernel/calendar.ts'

/** Days from the invoice date; with `endOfMonth`, the days are counted first and the month completed after (reading A). */
export type Terms = { readonly days: number; readonly endOfMonth: boolean }

export const dueDate = (terms: Terms, issuedOn: LocalDate): LocalDate => {
  const counted = addDays(issuedOn, terms.days)
  return terms.endOfMonth ? endOfMonth(counted) : counted
}

/** As a French customer file writes them. */
export const termsText = (terms: Terms): string =>
  terms.days === 0 ? 'à réception' : `${terms.days} jours${terms.endOfMonth ? ' fin de mois' : ''}`
