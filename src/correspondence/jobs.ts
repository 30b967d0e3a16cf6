import { everyOrganisation } from '../access/index.ts'
import type { JobHandlers } from '../platform/jobs.ts'
import { log } from '../platform/log.ts'
import { followDue, REPLIES_EVERY_MS } from './follow-due.ts'
import { hasQuestions } from './provider-store.ts'
import { wakeSender } from './queue-message.ts'
import { type SendDeps, sendDue } from './send-due.ts'
import { hasWork } from './store.ts'
import { wakeFollower } from './take-hook.ts'

/** The jobs of this capability: `correspondence.send` and `.follow` for one organisation, `correspondence.sweep` over all of them. */
export const correspondenceJobs = (deps: SendDeps): JobHandlers => ({
  'correspondence.send': ({ orgId }) => sendDue(deps, orgId),
  'correspondence.follow': ({ orgId }) => followDue(deps, orgId),
  'correspondence.sweep': () => sweep(deps),
})

/** Every minute: messages whose hour has come, tries to repeat, claims of senders that died. */
export const correspondenceCron = [{ task: 'correspondence.sweep', match: '* * * * *' }] as const

/** Wakes the sender of every organisation that has something to send. One that cannot be read never stops the others. */
async function sweep({ db, clock }: SendDeps): Promise<void> {
  for (const { orgId } of await db.across(everyOrganisation)) {
    try {
      await db.inOrg(orgId, async (tx) => {
        const at = clock.now()
        if (await hasWork(tx, at)) await wakeSender(tx)
        if (await hasQuestions(tx, at, new Date(at.getTime() - REPLIES_EVERY_MS))) await wakeFollower(tx)
      })
    } catch (error) {
      log.error('the outbox of an organisation could not be looked at', error, { orgId })
    }
  }
}
