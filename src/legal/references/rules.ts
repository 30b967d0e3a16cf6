import { addDays, type LocalDate } from '../../kernel/calendar.ts'
import { accept, refuse, type Verdict } from '../../kernel/verdict.ts'
import { halfYearEnd, halfYearOf, holdsOn, type StatuteRow, SUBJECTS } from '../../statutes/index.ts'
import { LARGEST_VALUES, REVIEW_WITHIN_DAYS, type ReviewState, type RowDraft } from './model.ts'
import { wording as words } from './wording.ts'

/**
 * Whether a row may be kept beside the organisation's other rows (`own`): its days are in order, a value fixed for each half-year
 * covers one whole half-year, no other row of its own says something else of the same days, and it was verified by `today`.
 */
export function checkRow(draft: RowDraft, own: readonly StatuteRow[], today: LocalDate): Verdict<RowDraft> {
  const { subject, from, to, verifiedOn, reviewOn } = draft
  const { unit } = SUBJECTS[subject]
  const largest = LARGEST_VALUES[unit]
  if (!Number.isInteger(draft.value) || draft.value < 0 || draft.value > largest) {
    const shown = unit === 'bp' || unit === 'cents' ? 100 : 1
    return refuse('wrong_value', words.wrongValue, { value: draft.value / shown, largest: largest / shown }, 'value')
  }
  if (draft.citation.trim() === '') return refuse('no_citation', words.noCitation, undefined, 'citation')
  if (draft.source.trim() === '') return refuse('no_source', words.noSource, undefined, 'source')
  if (to !== null && to < from) return refuse('days_reversed', words.daysReversed, { from, to }, 'to')
  if (SUBJECTS[subject].steps === 'half_year' && (from !== halfYearOf(from) || to !== halfYearEnd(from)))
    return refuse('not_a_half_year', words.notAHalfYear, { from: halfYearOf(from), to: halfYearEnd(from) }, 'from')
  if (verifiedOn > today) return refuse('verified_ahead', words.verifiedAhead, { verifiedOn, today }, 'verifiedOn')
  if (reviewOn !== null && reviewOn <= verifiedOn)
    return refuse('review_before', words.reviewBefore, { reviewOn, verifiedOn }, 'reviewOn')
  const other = own.find((row) => row.subject === subject && meet(row, draft))
  if (other)
    return refuse(
      'days_taken',
      words.daysTaken,
      { from: other.from, to: other.to ?? 'none', by: other.citation },
      'from',
    )
  return accept(draft)
}

const meet = (a: Pick<StatuteRow, 'from' | 'to'>, b: Pick<StatuteRow, 'from' | 'to'>): boolean =>
  holdsOn(a, b.from) || holdsOn(b, a.from)

/**
 * Whether a row asks for somebody's eyes on a day: past its review, or within sixty days of it. A row marked as to be verified
 * says so while it holds; what no longer holds and was not asked about is history.
 */
export function reviewState(row: StatuteRow, today: LocalDate): ReviewState {
  if (row.reviewOn !== null && row.reviewOn <= today) return 'due'
  if (row.reviewOn !== null && row.reviewOn <= addDays(today, REVIEW_WITHIN_DAYS)) return 'soon'
  return row.mark === 'verify' && (row.to === null || row.to >= today) ? 'to_verify' : null
}
