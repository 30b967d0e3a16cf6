import { organisationOf } from '../../access/index.ts'
import { dayIn } from '../../kernel/calendar.ts'
import type { Clock } from '../../platform/clock.ts'
import type { JobHandlers } from '../../platform/jobs.ts'
import { matchOutdated } from './match-lines.ts'
import type { MatchDeps } from './match-withheld.ts'

/** Lines whose proposals have fallen out of date are looked at again; run twice, there is nothing left to do. */
export const cashJobs = (deps: MatchDeps & { readonly clock: Clock }): JobHandlers => ({
  async 'cash.look_again'({ orgId }) {
    const at = deps.clock.now()
    const { timeZone } = await deps.db.inOrg(orgId, organisationOf)
    await matchOutdated(deps, orgId, { at, today: dayIn(timeZone, at) })
  },
})
