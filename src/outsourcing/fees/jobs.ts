import { everyOrganisation } from '../../access/index.ts'
import type { JobHandlers } from '../../platform/jobs.ts'
import { log } from '../../platform/log.ts'
import { type FollowFeesDeps, feesFollow } from './charge.ts'

/** Periods that are over are charged: a few rows of each organisation, so that it does its work itself. */
export const feeJobs = (deps: FollowFeesDeps): JobHandlers => ({
  async 'outsourcing.charge'() {
    for (const { orgId } of await deps.db.across(everyOrganisation)) {
      try {
        await feesFollow(deps, { orgId })
      } catch (error) {
        log.error('the fees of an organisation could not be reckoned', error, { orgId })
      }
    }
  },
})

/** Every hour, and once when the worker starts: an hour that was missed is caught up by the next. */
export const feeCron = [{ task: 'outsourcing.charge', match: '7 * * * *' }] as const
