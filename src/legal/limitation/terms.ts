import { day, type LocalDate } from '../../kernel/calendar.ts'
import { accept, refuse, type Verdict } from '../../kernel/verdict.ts'
import { type StatuteBook, type StatuteRow, statuteAt, statuteOn } from '../../statutes/index.ts'
import { CLAIM_TRAITS, type ClaimKind, type ClockTerms } from './model.ts'
import { limitationWording as words } from './wording.ts'

/** Where the law says nothing of its own, what is left after a suspension is what was left before it. */
const NO_LEAST_MONTHS = 0

/** A document dated later is a slip of the keyboard, and its period would leave the calendar. */
const FARTHEST_START = day('2100-01-01')

/** What decides the length of a debt's period besides the law. `contractYears`: what the contract says; null where it says nothing. */
export type AboutClaim = {
  readonly kind: ClaimKind
  readonly startsOn: LocalDate
  readonly contractYears: number | null
}

/** The terms of a clock, and the rows of the law they come from, the period's own first. */
export type TermsGiven = { readonly terms: ClockTerms; readonly rows: readonly StatuteRow[] }

/** Refused when no row covers the day the clock starts, or when the contract says what the law does not let it say. */
export function termsOf(book: StatuteBook, { kind, startsOn, contractYears }: AboutClaim): Verdict<TermsGiven> {
  if (startsOn > FARTHEST_START) return refuse('start_too_far', words.startTooFar, { day: startsOn }, 'startsOn')
  const traits = CLAIM_TRAITS[kind]
  const period = statuteAt(book, traits.subject, startsOn)
  if (!period.ok) return period
  const title = statuteAt(book, 'limitation_title', startsOn)
  if (!title.ok) return title
  const outer = statuteOn(book, 'limitation_outer', startsOn)
  const least = statuteOn(book, 'limitation_after_suspension', startsOn)
  const rows = [period.value]
  if (contractYears !== null) {
    if (!traits.isByContract) return refuse('contract_not_for_kind', words.contractNotForKind)
    // What a contract may set is refused by name where the law of the country is not known to say.
    const shortest = statuteAt(book, 'limitation_contract_least', startsOn)
    if (!shortest.ok) return shortest
    const longest = statuteAt(book, 'limitation_contract_most', startsOn)
    if (!longest.ok) return longest
    const bounds = { least: shortest.value.value, most: longest.value.value, citation: shortest.value.citation }
    if (!(contractYears >= bounds.least && contractYears <= bounds.most))
      return refuse('contract_years', words.contractYears, bounds)
    rows.push(shortest.value, longest.value)
  }
  return accept({
    terms: {
      kind,
      years: contractYears ?? period.value.value,
      titleYears: title.value.value,
      outerYears: outer?.value ?? null,
      leastMonthsAfterSuspension: least?.value ?? NO_LEAST_MONTHS,
    },
    rows: outer ? [...rows, outer] : rows,
  })
}
