import { everyOrganisation, organisationOf } from '../../access/index.ts'
import { dayIn } from '../../kernel/calendar.ts'
import type { Clock } from '../../platform/clock.ts'
import type { Db, OrgTx } from '../../platform/db.ts'
import { enqueue, type JobHandlers, type JobPayload } from '../../platform/jobs.ts'
import { log } from '../../platform/log.ts'
import { raiseAlerts } from './alert-store.ts'
import { dropSettledClocks, keepReckonedDay, reckonedOn } from './clock-store.ts'
import { reckonDebts, reckonPage } from './reckon-debts.ts'

export type LimitationDeps = { readonly db: Db; readonly clock: Clock }

/**
 * `legal.schedule` is for all organisations; `legal.reckon_all` reckons every clock of one, a page and a transaction at a time, and
 * may run as often as one likes.
 */
export const limitationJobs = (deps: LimitationDeps): JobHandlers => ({
  'legal.schedule': () => scheduleNight(deps),
  'legal.reckon_all': (payload) => reckonAll(deps, payload),
})

/** Every ten minutes, and once when the worker starts: a night that was missed is caught up by the next. */
export const limitationCron = [{ task: 'legal.schedule', match: '*/10 * * * *' }] as const

/**
 * Books came or went, or so much was settled that nobody is named: every clock is reckoned before anybody who asks it decides, which
 * is why it is done here and not by a job that would come after.
 */
export async function reckonAll({ db, clock }: LimitationDeps, { orgId }: JobPayload): Promise<void> {
  let after: string | null = null
  do {
    const from: string | null = after
    after = await db.inOrg(orgId, (tx) => reckonPage(tx, { all: true }, from, clock.now()))
  } while (after !== null)
  await db.inOrg(orgId, async (tx) => {
    const at = clock.now()
    const today = dayIn((await organisationOf(tx)).timeZone, at)
    await dropSettledClocks(tx)
    await raiseAlerts(tx, today, at)
    await keepReckonedDay(tx, today, at)
  })
}

export const askForAll = (tx: OrgTx): Promise<void> =>
  enqueue(
    tx,
    'legal.reckon_all',
    { orgId: tx.orgId },
    { queue: `legal:${tx.orgId}`, key: `legal.reckon_all:${tx.orgId}` },
  )

async function scheduleNight({ db, clock }: LimitationDeps): Promise<void> {
  const at = clock.now()
  for (const { orgId, timeZone } of await db.across(everyOrganisation)) {
    try {
      await db.inOrg(orgId, async (tx) => {
        if ((await reckonedOn(tx)) === dayIn(timeZone, at)) return
        await askForAll(tx)
      })
    } catch (error) {
      log.error('the limitation clocks of an organisation could not be scheduled', error, { orgId })
    }
  }
}

/** Something was settled, or undone, or promised in writing: these customers' debts may have been interrupted. */
export async function clocksMoved(deps: LimitationDeps, payload: JobPayload): Promise<void> {
  const customerIds = customersOf(payload)
  if (customerIds === null) return reckonAll(deps, payload)
  await deps.db.inOrg(payload.orgId, (tx) => reckonDebts(tx, { customerIds }, deps.clock.now()))
}

function customersOf({ customerIds, customerId }: JobPayload): readonly string[] | null {
  if (typeof customerId === 'string') return [customerId]
  return Array.isArray(customerIds) ? (customerIds as string[]) : null
}
