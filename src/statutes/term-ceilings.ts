import type { LocalDate } from '../kernel/calendar.ts'
import { addDays, day, daysBetween, endOfMonth, formatDay } from '../kernel/calendar.ts'
import type { Lang } from '../kernel/wording.ts'
import { say } from '../kernel/wording.ts'
import type { DatedRow } from './dated-row.ts'
import { rowOn } from './dated-row.ts'
import type { PaymentTerms } from './terms.ts'
import { dueDateOf } from './terms.ts'
import { wording } from './wording.ts'

/** The longest term two businesses may agree, counted from the invoice; null where the text offers no such alternative. */
export type TermCeiling = { readonly netDays: number; readonly eomDays: number | null }

/** What is sold and how it is invoiced decides the ceiling. */
export type TermRegime = 'general' | 'summary_invoice' | 'transport' | 'public_buyer'

const CHECKED_ON = day('2026-11-21')

/** C. com. art. L441-10 I and L441-11 since ordonnance 2019-359; the same figures stood in L441-6 I before. */
export const TERM_CEILINGS: Readonly<Record<TermRegime, readonly DatedRow<TermCeiling>[]>> = {
  general: [
    row('2009-01-01', { netDays: 60, eomDays: 45 }, 'C. com. art. L441-6 I (loi 2008-776, art. 21)', true),
    row('2019-04-26', { netDays: 60, eomDays: 45 }, 'C. com. art. L441-10 I', false),
  ],
  summary_invoice: [
    row('2019-04-26', { netDays: 45, eomDays: null }, 'C. com. art. L441-10 I ; CGI art. 289 I-3', false),
  ],
  transport: [row('2019-04-26', { netDays: 30, eomDays: null }, 'C. com. art. L441-11 II', false)],
  public_buyer: [row('2019-04-01', { netDays: 30, eomDays: null }, 'C. com. publ. art. L2192-10, R2192-10', true)],
}

function row(validFrom: string, value: TermCeiling, citation: string, toVerify: boolean): DatedRow<TermCeiling> {
  return { validFrom: day(validFrom), value, citation, verifiedOn: CHECKED_ON, toVerify }
}

/** The term when the parties agreed nothing: thirty days from receipt of the goods or end of the service. */
export const DEFAULT_TERM_DAYS: readonly DatedRow<number>[] = [
  {
    validFrom: day('2019-04-26'),
    value: 30,
    citation: 'C. com. art. L441-10 I',
    verifiedOn: CHECKED_ON,
    toVerify: false,
  },
]

export type TermWarning = {
  readonly code: 'terms_above_ceiling'
  /** An invoice day of the coming year, the due day these terms give it, and the last lawful one. */
  readonly invoiceOn: LocalDate
  readonly dueOn: LocalDate
  readonly lawfulOn: LocalDate
  readonly ceiling: TermCeiling
  readonly citation: string
}

/**
 * Warns when terms agreed on `on` can exceed the legal ceiling. Terms are lawful when, for every possible invoice day, they
 * stay within one of the alternatives (net days, or days end of month in either reading); the warning shows the invoice
 * day of the coming year that exceeds most. It warns and never refuses: sectors and decrees have their own rules.
 */
export function warnAboveCeiling(
  terms: PaymentTerms,
  on: LocalDate,
  regime: TermRegime = 'general',
): TermWarning | null {
  const ceiling = rowOn(TERM_CEILINGS[regime], on)
  if (!ceiling) return null
  const excesses = alternatives(ceiling.value).map((longest) => worstExcess(terms, longest, on))
  // The best alternative for the creditor is the one to answer to: no excess there, no warning.
  const least = excesses.reduce((a, b) => (b.excessDays < a.excessDays ? b : a))
  if (least.excessDays <= 0) return null
  const { invoiceOn, dueOn, lawfulOn } = least
  return { code: 'terms_above_ceiling', invoiceOn, dueOn, lawfulOn, ceiling: ceiling.value, citation: ceiling.citation }
}

export function tellTermWarning(lang: Lang, warning: TermWarning): string {
  const { netDays, eomDays } = warning.ceiling
  return say(lang, eomDays === null ? wording.aboveNetCeiling : wording.aboveCeiling, {
    netDays,
    eomDays: eomDays ?? 0,
    invoiceOn: formatDay(lang, warning.invoiceOn),
    dueOn: formatDay(lang, warning.dueOn),
    lawfulOn: formatDay(lang, warning.lawfulOn),
    citation: warning.citation,
  })
}

type Longest = (invoiceOn: LocalDate) => LocalDate

function alternatives({ netDays, eomDays }: TermCeiling): Longest[] {
  const net: Longest = (invoiceOn) => addDays(invoiceOn, netDays)
  if (eomDays === null) return [net]
  return [
    net,
    (invoiceOn) => endOfMonth(addDays(invoiceOn, eomDays)),
    (invoiceOn) => addDays(endOfMonth(invoiceOn), eomDays),
  ]
}

type Excess = { excessDays: number; invoiceOn: LocalDate; dueOn: LocalDate; lawfulOn: LocalDate }

function worstExcess(terms: PaymentTerms, longest: Longest, from: LocalDate): Excess {
  let worst: Excess = { excessDays: 0, invoiceOn: from, dueOn: from, lawfulOn: from }
  // A year and a day of invoices meets every month length that the coming year holds.
  for (let offset = 0; offset <= 366; offset++) {
    const invoiceOn = addDays(from, offset)
    const dueOn = dueDateOf(invoiceOn, terms)
    const lawfulOn = longest(invoiceOn)
    const excessDays = daysBetween(lawfulOn, dueOn)
    if (excessDays > worst.excessDays) worst = { excessDays, invoiceOn, dueOn, lawfulOn }
  }
  return worst
}
