import { everyOrganisation } from '../access/index.ts'
import type { Clock } from '../platform/clock.ts'
import type { Db } from '../platform/db.ts'
import type { JobHandlers } from '../platform/jobs.ts'
import { log } from '../platform/log.ts'
import { forgetBatches } from './batch.ts'

/** `documents.forget` forgets, for every organisation, what was dropped a day ago and kept by nobody. */
export const documentsJobs = ({ db, clock }: { readonly db: Db; readonly clock: Clock }): JobHandlers => ({
  async 'documents.forget'() {
    for (const { orgId } of await db.across(everyOrganisation)) {
      try {
        await db.inOrg(orgId, (tx) => forgetBatches(tx, clock.now()))
      } catch (error) {
        log.error('files that nobody kept could not be forgotten', error, { orgId })
      }
    }
  },
})

/** Every night, and once when the worker starts. */
export const documentsCron = [{ task: 'documents.forget', match: '20 1 * * *' }] as const
