import type { LocalDate } from '../../kernel/calendar.ts'
import { type Fragment, nothing, part } from '../../platform/sql.ts'
import type { JUDGED } from './line-view.ts'

/**
 * What counts as a judgement of a kind of match: the same conditions under a figure and under the lines that it opens. `a` is an
 * answer, `m` a match.
 */

/** Since when: a year back, and never from before a person let the kind run again. */
const isRecent = (at: Fragment, cls: Fragment, org: Fragment, since: LocalDate): Fragment => part`
  ${at} >= ${since}::date and not exists (select 1 from cash.stopped_class again
    where again.org_id = ${org} and again.class = ${cls} and again.runs_again and again.settled_at >= ${at})`

/** An answer to a tie says nothing of what is applied without asking, which a tie never is. */
export const countedAnswer = (since: LocalDate): Fragment =>
  part`not a.is_tied and ${isRecent(part`a.answered_at`, part`a.class`, part`a.org_id`, since)}`

export const countedMatch = (since: LocalDate): Fragment =>
  part`m.how = 'automatic' and ${isRecent(part`m.matched_at`, part`m.class`, part`m.org_id`, since)}`

/** Applied without asking, drawn to be looked at, and not answered yet. */
export const isToCheck: Fragment = part`m.is_sampled and m.undone_at is null
  and not exists (select 1 from cash.answer a where a.org_id = m.org_id and a.match_id = m.id)`

/** Lines with a judgement of a kind; `l` is the line. */
export function judgedLine(judged: (typeof JUDGED)[number], cls: string | undefined, since: LocalDate): Fragment {
  const ofClass = (name: Fragment) => (cls ? part`and ${name} = ${cls}` : nothing)
  if (judged === 'right' || judged === 'wrong')
    return part`exists (select 1 from cash.answer a where a.org_id = l.org_id and a.line_id = l.id and a.answer = ${judged}
      ${ofClass(part`a.class`)} and ${countedAnswer(since)})`
  return part`exists (select 1 from cash.match m where m.org_id = l.org_id and m.line_id = l.id and ${countedMatch(since)}
    ${ofClass(part`m.class`)} ${judged === 'undone' ? part`and m.undone_at is not null` : nothing})`
}
