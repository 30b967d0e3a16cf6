import { organisationOf } from '../access/index.ts'
import { dayIn } from '../kernel/calendar.ts'
import type { Clock } from '../platform/clock.ts'
import type { JobPayload } from '../platform/jobs.ts'
import { booksMatched, booksToMatchSince } from './books-to-match.ts'
import { matchLines } from './matching/match-lines.ts'
import type { MatchDeps } from './matching/match-withheld.ts'

/** New lines, or new documents in the books: every open line is looked at again. */
export async function booksMoved(deps: MatchDeps & { readonly clock: Clock }, { orgId }: JobPayload): Promise<void> {
  const at = deps.clock.now()
  const { timeZone } = await deps.db.inOrg(orgId, organisationOf)
  const since = await deps.db.inOrg(orgId, booksToMatchSince)
  await matchLines(deps, orgId, { at, today: dayIn(timeZone, at) })
  if (since) await deps.db.inOrg(orgId, (tx) => booksMatched(tx, since))
}
