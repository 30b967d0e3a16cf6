import { everyOrganisation, organisationOf } from '../access/index.ts'
import type { By } from '../cash/index.ts'
import { dayIn } from '../kernel/calendar.ts'
import type { Clock } from '../platform/clock.ts'
import type { Db, OrgTx } from '../platform/db.ts'
import { enqueue, type JobHandlers, type JobPayload } from '../platform/jobs.ts'
import { log } from '../platform/log.ts'
import { systemActor } from '../trail/index.ts'
import type { AskLaw, PlanHooks } from './at-law.ts'
import { checkPlans } from './check-plans.ts'
import { checkPromises } from './check-promises.ts'
import { tellInstalments } from './instalment-messages.ts'
import { checkedOn, keepCheckDay } from './store.ts'

export type PromiseDeps = PlanHooks & { readonly db: Db; readonly clock: Clock }

/** Every promise and plan of an organisation, held against the books as they are known now. */
export async function checkBooks(tx: OrgTx, askLaw: AskLaw, by: By): Promise<void> {
  await checkPromises(tx, askLaw, by)
  await checkPlans(tx, askLaw, by)
}

const nightly = async (tx: OrgTx, at: Date): Promise<By> => {
  const { timeZone } = await organisationOf(tx)
  return { actor: systemActor('promises'), at, today: dayIn(timeZone, at) }
}

/** Money was matched, a match was taken back, or a judgment froze debts: promises are looked at again at once. */
export const itemsSettled = ({ db, clock, askLaw }: PromiseDeps, { orgId }: JobPayload): Promise<void> =>
  db.inOrg(orgId, async (tx) => checkBooks(tx, askLaw, await nightly(tx, clock.now())))

/** `promises.schedule` is for all organisations; `promises.check_day` for one, and may run as often as one likes. */
export const promiseJobs = (deps: PromiseDeps): JobHandlers => ({
  'promises.schedule': () => scheduleChecks(deps),
  async 'promises.check_day'({ orgId }) {
    await deps.db.inOrg(orgId, async (tx) => {
      const by = await nightly(tx, deps.clock.now())
      await checkBooks(tx, deps.askLaw, by)
      await tellInstalments(tx, deps, by)
      await keepCheckDay(tx, by.today, by.at)
    })
  },
})

/** Every ten minutes, and once when the worker starts: a night that was missed is caught up, since the books keep the days. */
export const promiseCron = [{ task: 'promises.schedule', match: '*/10 * * * *' }] as const

async function scheduleChecks({ db, clock }: PromiseDeps): Promise<void> {
  const at = clock.now()
  for (const { orgId, timeZone } of await db.across(everyOrganisation)) {
    try {
      await db.inOrg(orgId, async (tx) => {
        if ((await checkedOn(tx)) === dayIn(timeZone, at)) return
        const options = { queue: `promises:${orgId}`, key: `promises.check_day:${orgId}` }
        await enqueue(tx, 'promises.check_day', { orgId }, options)
      })
    } catch (error) {
      log.error('the promises of an organisation could not be scheduled', error, { orgId })
    }
  }
}
