import { everyOrganisation, organisationOf } from '../../access/index.ts'
import { askBodacc, MOST_COMPANIES, type NoticesAsked, PAGE } from '../../adapters/registries/bodacc/ask-bodacc.ts'
import { BODACC_URL } from '../../adapters/registries/bodacc/model.ts'
import type { By } from '../../cash/index.ts'
import { addDays, addMonths, dayIn, type LocalDate } from '../../kernel/calendar.ts'
import type { Clock } from '../../platform/clock.ts'
import type { Db, OrgTx } from '../../platform/db.ts'
import { enqueue, type JobHandlers, type JobPayload } from '../../platform/jobs.ts'
import { log } from '../../platform/log.ts'
import { systemActor } from '../../trail/index.ts'
import { type Followed, followNotice } from './follow-notice.ts'
import type { WatchSetting } from './model.ts'
import { keepReading, keptSetting, lockFeed, markAsked, sirensToAsk } from './notice-store.ts'

export type FeedDeps = { readonly db: Db; readonly clock: Clock }

/** Until somebody decides: nothing is asked of anybody outside. */
export const USUAL_WATCH: WatchSetting = {
  watches: false,
  url: BODACC_URL,
  readTo: null,
  readAt: null,
  fault: '',
  hasTitleRetention: false,
}

export const watchOf = async (tx: OrgTx): Promise<WatchSetting> => (await keptSetting(tx)) ?? USUAL_WATCH

/** Days read again: what is published late, or corrected under its own number, comes within them. */
const AGAIN_DAYS = 3
/** How far back the past of a company is read: no claim of it can still be proved after that, and its case may go on. */
const PAST_YEARS = 10
/** Company numbers asked about in one night: a directory of a hundred thousand is read over a week. */
const MOST_A_NIGHT = 6_000

export type Reading = Readonly<Record<Followed, number>> & {
  /** Why it stopped before its end; null: everything was read. */
  readonly fault: string | null
  /** The service asks to be left alone for so many seconds. */
  readonly afterS: number | null
}

/**
 * Asks for notices and follows each in the order of its publication, a page and a transaction at a time: what was read is kept, whatever
 * stops the rest.
 */
async function readNotices({ db, clock }: FeedDeps, orgId: number, url: string, asked: NoticesAsked): Promise<Reading> {
  const count = { elsewhere: 0, known: 0, followed: 0, to_look: 0 }
  for (let offset = 0; ; offset += PAGE) {
    const answer = await askBodacc(url, asked, offset)
    if (answer.kind !== 'page')
      return { ...count, fault: answer.reason, afterS: answer.kind === 'later' ? (answer.afterS ?? 60) : null }
    await db.inOrg(orgId, async (tx) => {
      await lockFeed(tx)
      const by = await byFeed(tx, clock.now())
      for (const notice of answer.notices) count[await followNotice(tx, notice, by)] += 1
    })
    if (answer.isLast) return { ...count, fault: null, afterS: null }
  }
}

const byFeed = async (tx: OrgTx, at: Date): Promise<By> => ({
  actor: systemActor('bodacc'),
  at,
  today: dayIn((await organisationOf(tx)).timeZone, at),
})

/** Asks now about one company, whatever is watched: its whole past. Nothing is kept of how far the feed was read. */
export async function checkCompany(deps: FeedDeps, orgId: number, siren: string): Promise<Reading> {
  const { url, today } = await deps.db.inOrg(orgId, async (tx) => ({
    url: (await watchOf(tx)).url,
    today: (await byFeed(tx, deps.clock.now())).today,
  }))
  const reading = await readNotices(deps, orgId, url, { sirens: [siren], from: addMonths(today, -12 * PAST_YEARS) })
  if (reading.fault === null) await deps.db.inOrg(orgId, (tx) => markAsked(tx, [siren], deps.clock.now()))
  return reading
}

/**
 * Reads what was published since the last time, some days of it again, then the past of companies never asked about. Run again, it finds
 * what it kept and does nothing twice.
 */
async function readFeed(deps: FeedDeps, { orgId }: JobPayload): Promise<void> {
  const { setting, today } = await deps.db.inOrg(orgId, async (tx) => ({
    setting: await watchOf(tx),
    today: (await byFeed(tx, deps.clock.now())).today,
  }))
  if (!setting.watches) return
  const fault = (await readDays(deps, orgId, setting, today)) ?? (await readCompanies(deps, orgId, setting.url, today))
  await deps.db.inOrg(orgId, async (tx) => {
    await keepReading(tx, { readTo: null, at: deps.clock.now(), fault: fault?.fault ?? '' })
    if (fault) await askAgain(tx, fault.afterS ?? RETRY_S, deps.clock.now())
  })
}

const RETRY_S = 1_800

const askAgain = (tx: OrgTx, afterS: number, at: Date): Promise<void> =>
  enqueue(
    tx,
    'insolvency.read',
    { orgId: tx.orgId },
    { ...queueOf(tx), runAt: new Date(at.getTime() + afterS * 1_000) },
  )
const queueOf = (tx: OrgTx) => ({ queue: `insolvency:${tx.orgId}`, key: `insolvency.read:${tx.orgId}` })

/** Day after day, so that no question reaches farther than the service answers. Gives what stopped it, or null. */
async function readDays(
  deps: FeedDeps,
  orgId: number,
  { url, readTo }: WatchSetting,
  today: LocalDate,
): Promise<Reading | null> {
  for (let on = addDays(readTo ?? today, -AGAIN_DAYS); on <= today; on = addDays(on, 1)) {
    const reading = await readNotices(deps, orgId, url, { from: on, to: on })
    if (reading.fault !== null) return reading
    const at = deps.clock.now()
    await deps.db.inOrg(orgId, (tx) => keepReading(tx, { readTo: on, at, fault: '' }))
  }
  return null
}

async function readCompanies(deps: FeedDeps, orgId: number, url: string, today: LocalDate): Promise<Reading | null> {
  const from = addMonths(today, -12 * PAST_YEARS)
  for (let asked = 0; asked < MOST_A_NIGHT; asked += MOST_COMPANIES) {
    const sirens = await deps.db.inOrg(orgId, (tx) => sirensToAsk(tx, MOST_COMPANIES))
    if (sirens.length === 0) return null
    const reading = await readNotices(deps, orgId, url, { sirens, from })
    if (reading.fault !== null) return reading
    await deps.db.inOrg(orgId, (tx) => markAsked(tx, sirens, deps.clock.now()))
  }
  return null
}

/** One organisation whose feed fails never stops the others. */
export const feedJobs = (deps: FeedDeps): JobHandlers => ({
  'insolvency.schedule': () => schedule(deps),
  'insolvency.read': (payload) => readFeed(deps, payload),
})

/** The bulletin is out in the morning: once in the night for what was left, and at eight, before reminders leave. Hours are UTC. */
export const feedCron = [{ task: 'insolvency.schedule', match: '10 1,6 * * *' }] as const

async function schedule({ db }: FeedDeps): Promise<void> {
  for (const { orgId } of await db.across(everyOrganisation))
    try {
      await db.inOrg(orgId, async (tx) => {
        if ((await watchOf(tx)).watches) await enqueue(tx, 'insolvency.read', { orgId }, queueOf(tx))
      })
    } catch (error) {
      log.error('the reading of the BODACC could not be scheduled', error, { orgId })
    }
}
