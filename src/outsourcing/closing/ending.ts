import { addDays, addMonths, type LocalDate } from '../../kernel/calendar.ts'
import type { Mandate } from '../mandates/model.ts'
import { noticeEnds, worksUntil } from '../mandates/rules.ts'
import type { Terms } from '../mandates/terms.ts'
import type { Ending, EndingWay } from './model.ts'

type Run = Pick<Mandate, 'state' | 'startsOn' | 'endsOn' | 'worksUntil' | 'noticeOn'>

/** What follows from the last days of a mandate. */
export const endingOn = (terms: Terms, way: EndingWay, endsOn: LocalDate, until: LocalDate): Ending => ({
  way,
  endsOn,
  worksUntil: until,
  tailUntil: terms.atEnd.tailDays > 0 ? addDays(until, terms.atEnd.tailDays) : null,
  eraseBy: terms.data && addMonths(until, terms.data.keptMonths),
})

/**
 * The ways in which a mandate may end as seen today, the nearest decision last: the day that it has, by its term or by notice; notice given
 * today, unless it was given; at once, where the provider lacks a condition of the law.
 */
export function endingsOf(terms: Terms, run: Run, today: LocalDate, lacksCondition: boolean): Ending[] {
  const ways: Ending[] = []
  if (run.endsOn !== null) ways.push(endingOn(terms, 'term', run.endsOn, run.worksUntil ?? run.endsOn))
  if (run.state !== 'running' || run.startsOn === null) return ways
  const noticed = run.noticeOn === null ? noticeEnds(terms, run.startsOn, today) : null
  if (noticed !== null && noticed !== run.endsOn)
    ways.push(endingOn(terms, 'notice', noticed, worksUntil(terms, noticed)))
  if (lacksCondition) {
    const on = run.startsOn > today ? run.startsOn : today
    ways.push(endingOn(terms, 'at_once', on, on))
  }
  return ways
}
