import type { LocalDate } from '../kernel/calendar.ts'
import { accept, refuse, type Verdict } from '../kernel/verdict.ts'
import { say } from '../kernel/wording.ts'
import { halfYearNamed } from './half-year.ts'
import { holdsOn, STATUTE_COUNTRIES, type StatuteCountry, type StatuteRow } from './row.ts'
import { SHIPPED } from './shipped.ts'
import { SUBJECTS, type Subject } from './subjects.ts'
import { wording } from './wording.ts'

/**
 * The law as one organisation reads it: what rules are given instead of constants. The rows of a subject stand in the order they
 * are looked through: the organisation's own before those shipped.
 */
export type StatuteBook = {
  readonly country: StatuteCountry
  readonly rows: ReadonlyMap<Subject, readonly StatuteRow[]>
}

/** The country whose rows an organisation reads; French law where none is shipped for its own, which its screen says. */
export const countryRead = (country: string): StatuteCountry => STATUTE_COUNTRIES.find((one) => one === country) ?? 'FR'

/** The shipped rows of a country with those of an organisation (`own`, the last recorded first) before them. */
export const statuteBook = (country: StatuteCountry, own: readonly StatuteRow[] = []): StatuteBook => ({
  country,
  rows: Map.groupBy(
    [...own, ...SHIPPED].filter((row) => row.country === country),
    ({ subject }) => subject,
  ),
})

/** The row in force on a day, or null when none is known. */
export const statuteOn = (book: StatuteBook, subject: Subject, on: LocalDate): StatuteRow | null =>
  book.rows.get(subject)?.find((row) => holdsOn(row, on)) ?? null

/** The row in force on a day; refused when none is known, with the half-year or the day that lacks it. */
export function statuteAt(book: StatuteBook, subject: Subject, on: LocalDate): Verdict<StatuteRow> {
  const row = statuteOn(book, subject, on)
  if (row) return accept(row)
  const { name, steps } = SUBJECTS[subject]
  const sentence = steps === 'half_year' ? wording.noRateForHalfYear : wording.noStatuteOn
  const fr = { ...halfYearNamed(on), on, country: book.country }
  return refuse(
    'statute_missing',
    { fr: say('fr', sentence, { ...fr, subject: name.fr }), en: say('en', sentence, { ...fr, subject: name.en }) },
    undefined,
    subject,
  )
}
