import { everyOrganisation } from '../access/index.ts'
import type { JobHandlers } from '../platform/jobs.ts'
import { log } from '../platform/log.ts'
import { wakeSender } from './queue-message.ts'
import { type SendDeps, sendDue } from './send-due.ts'
import { hasWork } from './store.ts'

/** The jobs of this capability: `correspondence.send` for one organisation, `correspondence.sweep` over all of them. */
export const correspondenceJobs = (deps: SendDeps): JobHandlers => ({
  'correspondence.send': ({ orgId }) => sendDue(deps, orgId),
  'correspondence.sweep': () => sweep(deps),
})

/** Every minute: messages whose hour has come, tries to repeat, claims of senders that died. */
export const correspondenceCron = [{ task: 'correspondence.sweep', match: '* * * * *' }] as const

/** Wakes the sender of every organisation that has something to send. One that cannot be read never stops the others. */
async function sweep({ db, clock }: SendDeps): Promise<void> {
  for (const { orgId } of await db.across(everyOrganisation)) {
    try {
      await db.inOrg(orgId, async (tx) => {
        if (await hasWork(tx, clock.now())) await wakeSender(tx)
      })
    } catch (error) {
      log.error('the outbox of an organisation could not be looked at', error, { orgId })
    }
  }
}
