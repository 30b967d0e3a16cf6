import { everyOrganisation, organisationOf } from '../../access/index.ts'
import { booksToMatchSince } from '../../cash/index.ts'
import { dayIn, minuteOfDayIn } from '../../kernel/calendar.ts'
import type { OrgTx } from '../../platform/db.ts'
import { enqueue, type JobHandlers, type JobPayload } from '../../platform/jobs.ts'
import { log } from '../../platform/log.ts'
import { decideAgain, runDay } from '../days/run-day.ts'
import type { DunningDeps } from '../deps.ts'
import { runOfDay } from '../store.ts'
import { handOverAutomatic } from './hand-over.ts'

/** Six in the morning in the organisation's time zone: before anybody looks, and before anything may leave. */
const DECIDED_FROM_MINUTE = 6 * 60

/** The jobs of reminders. `dunning.schedule` is for all organisations; the others are for one, one after the other. */
export const dunningJobs = (deps: DunningDeps): JobHandlers => ({
  'dunning.schedule': () => scheduleDays(deps),
  // A job that waited past midnight decides the day it runs on: nothing is ever sent for yesterday.
  async 'dunning.run_day'({ orgId }) {
    if (await isBeingMatched(deps, orgId)) return
    const { timeZone } = await deps.db.inOrg(orgId, organisationOf)
    await runDay(deps, orgId, dayIn(timeZone, deps.clock.now()))
  },
  async 'dunning.hand_over'({ orgId }) {
    if (await isBeingMatched(deps, orgId)) return
    await handOverAutomatic(deps, orgId)
  },
})

/** Money that came with an import and was not matched within this time is no reason any more to leave a day undecided. */
const MATCHED_WITHIN_MS = 60 * 60 * 1000

/**
 * Whether money of an import is being held against what is owed: a decision now would claim what it pays. The day is decided when
 * that is done (`decideAfterBooks`), or by the next schedule.
 */
async function isBeingMatched({ db, clock }: DunningDeps, orgId: number): Promise<boolean> {
  const since = await db.inOrg(orgId, booksToMatchSince)
  return since !== null && clock.now().getTime() - since.getTime() < MATCHED_WITHIN_MS
}

/** Every ten minutes, and once when the worker starts: a night that was missed is caught up by deciding today. */
export const dunningCron = [{ task: 'dunning.schedule', match: '*/10 * * * *' }] as const

/** Enqueues today's decision for every organisation where it is past six and today is not decided yet. */
export async function scheduleDays({ db, clock }: DunningDeps): Promise<void> {
  const at = clock.now()
  for (const { orgId, timeZone } of await db.across(everyOrganisation)) {
    try {
      if (minuteOfDayIn(timeZone, at) < DECIDED_FROM_MINUTE) continue
      const on = dayIn(timeZone, at)
      await db.inOrg(orgId, async (tx) => {
        if (!(await runOfDay(tx, on))) await enqueueDay(tx)
      })
    } catch (error) {
      log.error('the day of an organisation could not be scheduled', error, { orgId })
    }
  }
}

/** The books moved on a day that is decided already, or that waited for it: it is decided again, so that nobody works on what is no longer owed. */
export async function decideAfterBooks({ db, clock }: DunningDeps, { orgId }: JobPayload): Promise<void> {
  await db.inOrg(orgId, async (tx) => {
    const { timeZone } = await organisationOf(tx)
    const at = clock.now()
    const isTime = minuteOfDayIn(timeZone, at) >= DECIDED_FROM_MINUTE
    if (isTime || (await runOfDay(tx, dayIn(timeZone, at)))) await enqueueDay(tx)
  })
}

/**
 * Items were settled, or opened again, on a day that is decided already: the customers named are decided again at once, so that what
 * waits for a person and was paid disappears, and the amounts of the rest follow. Many at once are the books.
 */
export async function decideAfterSettling(deps: DunningDeps, payload: JobPayload): Promise<void> {
  const customers = payload.customerIds as readonly string[] | null | undefined
  if (!customers) return decideAfterBooks(deps, payload)
  await deps.db.inOrg(payload.orgId, async (tx) => {
    const { timeZone } = await organisationOf(tx)
    if (await runOfDay(tx, dayIn(timeZone, deps.clock.now()))) await decideAgain(tx, deps, customers)
  })
}

/** Something about one customer changed that stands before reminders, such as a dispute: it is decided again at once. */
export async function decideCustomerAgain(deps: DunningDeps, { orgId, customerId }: JobPayload): Promise<void> {
  await deps.db.inOrg(orgId, (tx) => decideAgain(tx, deps, [String(customerId)]))
}

const enqueueDay = (tx: OrgTx): Promise<void> =>
  enqueue(
    tx,
    'dunning.run_day',
    { orgId: tx.orgId },
    { queue: `dunning:${tx.orgId}`, key: `dunning.run_day:${tx.orgId}` },
  )
