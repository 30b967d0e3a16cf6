import { everyOrganisation, organisationOf } from '../../access/index.ts'
import { dayIn } from '../../kernel/calendar.ts'
import { Refused } from '../../kernel/verdict.ts'
import type { Clock } from '../../platform/clock.ts'
import type { Db, OrgTx } from '../../platform/db.ts'
import type { JobHandlers } from '../../platform/jobs.ts'
import { log } from '../../platform/log.ts'
import { systemActor } from '../../trail/index.ts'
import type { BarredAmong } from './barred.ts'
import { claimCharges } from './claim-charges.ts'
import { togetherJobs } from './claim-together.ts'
import { settledLate } from './facts-store.ts'
import { CHARGE_KINDS } from './model.ts'
import { proposeMonth } from './propose-month.ts'

type ClaimDeps = { readonly db: Db; readonly clock: Clock; readonly barredAmong: BarredAmong }

/**
 * Claims what invoices paid late bore until they were paid, where the organisation has that done by itself: their charges are
 * final. What is still open is claimed by a person. Run again, it finds nothing left to claim. Gives how many notes were made.
 */
async function claimSettled(tx: OrgTx, at: Date, barredAmong: BarredAmong): Promise<number> {
  const today = dayIn((await organisationOf(tx)).timeZone, at)
  const by = { actor: systemActor('interest'), at, today }
  const settled = await settledLate(tx, at)
  if (settled.length === 0) return 0
  const order = {
    customerIds: [...new Set(settled.map(({ customerId }) => customerId))],
    itemIds: settled.map(({ id }) => id),
    upTo: today,
    kinds: CHARGE_KINDS,
    withPaid: true,
    withBarred: false,
    seen: null,
  }
  try {
    return (await claimCharges(tx, order, by, barredAmong)).length
  } catch (thrown) {
    if (thrown instanceof Refused && thrown.refusal.code === 'nothing_to_claim') return 0
    throw thrown
  }
}

/** One organisation that cannot be claimed for never stops the others. */
export const interestJobs = ({ db, clock, barredAmong }: ClaimDeps): JobHandlers => ({
  ...togetherJobs({ db, clock, barredAmong }),
  async 'interest.schedule'() {
    for (const { orgId } of await db.across(everyOrganisation))
      try {
        await db.inOrg(orgId, (tx) => claimSettled(tx, clock.now(), barredAmong))
        await db.inOrg(orgId, (tx) => proposeMonth(tx, clock.now(), barredAmong))
      } catch (error) {
        log.error('the charges of an organisation could not be claimed', error, { orgId })
      }
  },
})

/** Once a night: a match that was a mistake is undone before that. */
export const interestCron = [{ task: 'interest.schedule', match: '20 3 * * *' }] as const
