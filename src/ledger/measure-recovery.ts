import { everyOrganisation } from '../access/index.ts'
import { addDays, dayIn, minuteOfDayIn } from '../kernel/calendar.ts'
import type { Clock } from '../platform/clock.ts'
import type { Db } from '../platform/db.ts'
import type { JobHandlers } from '../platform/jobs.ts'
import { log } from '../platform/log.ts'
import { measureRecovery, recoveryMeasuredOn } from './recovery-store.ts'

/** Five in the morning in the organisation's time zone, before the day is decided. */
const MEASURED_FROM_MINUTE = 5 * 60
/** What debts become moves slowly: once a week is enough. */
const EVERY_DAYS = 7

export const ledgerJobs = ({ db, clock }: { db: Db; clock: Clock }): JobHandlers => ({
  async 'ledger.measure_recovery'() {
    const at = clock.now()
    for (const { orgId, timeZone } of await db.across(everyOrganisation)) {
      try {
        const today = dayIn(timeZone, at)
        if (minuteOfDayIn(timeZone, at) < MEASURED_FROM_MINUTE) continue
        await db.inOrg(orgId, async (tx) => {
          const last = await recoveryMeasuredOn(tx)
          if (last === null || last <= addDays(today, -EVERY_DAYS)) await measureRecovery(tx, today)
        })
      } catch (error) {
        log.error('what became of an organisation’s debts could not be measured', error, { orgId })
      }
    }
  },
})

export const ledgerCron = [{ task: 'ledger.measure_recovery', match: '25 * * * *' }] as const
