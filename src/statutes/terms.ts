import type { LocalDate } from '../kernel/calendar.ts'
import { addDays, addMonths, endOfMonth } from '../kernel/calendar.ts'
import { invariant } from '../kernel/invariant.ts'
import type { Lang } from '../kernel/wording.ts'
import { say } from '../kernel/wording.ts'
import { wording } from './wording.ts'

/**
 * When an invoice falls due.
 * - `net`: invoice date + `days` (0 = on receipt).
 * - `eom_after`: + `days`, then the end of that month ("45 jours fin de mois", first lawful reading).
 * - `eom_before`: the end of the invoice's month, then + `days` ("fin de mois + 45 jours", second lawful reading).
 * - `eom_on_day`: + `days`, the end of that month, then the `dayOfMonth` of the month after ("30 jours fin de mois le 15").
 * - `months`: `months` later, on the same day number or at the end of that month.
 */
export type PaymentTerms =
  | { readonly kind: 'net'; readonly days: number }
  | { readonly kind: 'eom_after'; readonly days: number }
  | { readonly kind: 'eom_before'; readonly days: number }
  | { readonly kind: 'eom_on_day'; readonly days: number; readonly dayOfMonth: number }
  | { readonly kind: 'months'; readonly months: number; readonly endOfMonth: boolean }

/** Longer terms than these are a slip of the keyboard, not an agreement. */
export const MAX_TERM_DAYS = 365
export const MAX_TERM_MONTHS = 12

/** The due day of an invoice issued on `invoiceOn`. A due day is a day of the calendar: it does not move off a Sunday. */
export function dueDateOf(invoiceOn: LocalDate, terms: PaymentTerms): LocalDate {
  switch (terms.kind) {
    case 'net':
      return addDays(invoiceOn, wholeDays(terms.days))
    case 'eom_after':
      return endOfMonth(addDays(invoiceOn, wholeDays(terms.days)))
    case 'eom_before':
      return addDays(endOfMonth(invoiceOn), wholeDays(terms.days))
    case 'eom_on_day': {
      const monthEnd = endOfMonth(addDays(invoiceOn, wholeDays(terms.days)))
      const target = addDays(monthEnd, terms.dayOfMonth)
      const lastOfNext = endOfMonth(addDays(monthEnd, 1))
      // "le 31" in a month of thirty days means its last day.
      return target > lastOfNext ? lastOfNext : target
    }
    case 'months': {
      invariant(Number.isInteger(terms.months) && terms.months > 0, `a term of ${terms.months} months does not exist`)
      const date = addMonths(invoiceOn, terms.months)
      return terms.endOfMonth ? endOfMonth(date) : date
    }
  }
}

function wholeDays(days: number): number {
  invariant(Number.isInteger(days) && days >= 0, `a term of ${days} days does not exist`)
  return days
}

/** The terms in words; `parseTerms` reads every one of these sentences back. */
export function describeTerms(lang: Lang, terms: PaymentTerms): string {
  switch (terms.kind) {
    case 'net':
      return say(lang, terms.days === 0 ? wording.onReceipt : wording.net, { days: terms.days })
    case 'eom_after':
      return say(lang, terms.days === 0 ? wording.endOfMonth : wording.eomAfter, { days: terms.days })
    case 'eom_before':
      return say(lang, terms.days === 0 ? wording.endOfMonth : wording.eomBefore, { days: terms.days })
    case 'eom_on_day':
      return say(lang, terms.days === 0 ? wording.endOfMonthOn : wording.eomOnDay, {
        days: terms.days,
        dayOfMonth: terms.dayOfMonth,
      })
    case 'months':
      return say(lang, terms.endOfMonth ? wording.monthsEnd : wording.months, { months: terms.months })
  }
}
