import { everyOrganisation } from '../../access/index.ts'
import type { Db } from '../../platform/db.ts'
import type { JobHandlers } from '../../platform/jobs.ts'
import { log } from '../../platform/log.ts'
import { statutesOf } from '../references/statutes-of.ts'
import { keepDelays } from './delay-store.ts'
import { wholeMatter } from './matter.ts'
import { runningProceedings } from './matter-store.ts'
import { delaysOf } from './open-delays.ts'

/** The law may have changed since the last act of a matter: the delays that lists and the worklist read are reckoned again. */
export const proceedingJobs = ({ db }: { readonly db: Db }): JobHandlers => ({
  async 'legal.follow_proceedings'() {
    for (const { orgId } of await db.across(everyOrganisation)) {
      try {
        await db.inOrg(orgId, async (tx) => {
          const book = await statutesOf(tx)
          for (const proceeding of await runningProceedings(tx)) {
            const { matter } = await wholeMatter(tx, proceeding)
            await keepDelays(tx, proceeding.id, delaysOf(matter, book))
          }
        })
      } catch (error) {
        log.error('the delays of the matters of an organisation could not be reckoned again', error, { orgId })
      }
    }
  },
})

export const proceedingCron = [{ task: 'legal.follow_proceedings', match: '20 */6 * * *' }] as const
