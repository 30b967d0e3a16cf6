import { everyOrganisation } from '../../access/index.ts'
import { dayIn } from '../../kernel/calendar.ts'
import type { Clock } from '../../platform/clock.ts'
import type { Db } from '../../platform/db.ts'
import type { JobHandlers } from '../../platform/jobs.ts'
import { log } from '../../platform/log.ts'
import { turnDay } from './access.ts'

type Deps = { readonly db: Db; readonly clock: Clock }

/** `outsourcing.schedule` is for all organisations: a few rows each, so that it does its work itself. */
export const mandateJobs = ({ db, clock }: Deps): JobHandlers => ({
  async 'outsourcing.schedule'() {
    const at = clock.now()
    for (const { orgId, timeZone } of await db.across(everyOrganisation)) {
      try {
        await db.inOrg(orgId, (tx) => turnDay(tx, dayIn(timeZone, at), at))
      } catch (error) {
        log.error('the mandates of an organisation could not be looked at', error, { orgId })
      }
    }
  },
})

/** Every ten minutes, and once when the worker starts: a night that was missed is caught up by the next. */
export const mandateCron = [{ task: 'outsourcing.schedule', match: '*/10 * * * *' }] as const
