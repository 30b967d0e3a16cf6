import { Logger, runOnce } from 'graphile-worker'
import type pg from 'pg'
import { accessRoutes } from '../../src/access/contract.ts'
import { type App, createApp } from '../../src/main/app.ts'
import { createJobs } from '../../src/main/worker.ts'
import { settableClock } from '../../src/platform/clock.ts'
import type { JobHandlers, JobPayload } from '../../src/platform/jobs.ts'
import { openPdfPress } from '../../src/platform/pdf/pdf-press.ts'
import type { Body } from '../../src/platform/route.ts'
import { createVault } from '../../src/platform/secrets.ts'
import { dropDatabase, type TestDatabase, testDatabase } from './database.ts'
import { type Visitor, visitorOf } from './visitor.ts'

export const PASSWORD = 'correct horse battery'

/** A whole installation on its own database with a clock the story moves, driven through the public API only. */
export type Story = {
  readonly database: TestDatabase
  readonly app: App
  visitor(): Visitor
  /** The owner of a freshly set up organisation. */
  owner: Visitor
  /** Sets the clock: `at('2026-03-02')` is nine in the morning in Paris. */
  at(day: string, time?: string): void
  now(): Date
  /** What the worker does at this moment of the story: schedules, then every job until none is left. Throws what a job threw. */
  runJobs(): Promise<void>
  end(): Promise<void>
}

/** Begins a story at nine in the morning of a day, on a database of its own or on `on`, where nobody is registered yet. */
export async function tellStory(startDay: string, on?: TestDatabase): Promise<Story> {
  if (on) return foundedIn(begin(startDay, on))
  const { name, orgId, cookies } = await foundedOn(startDay)
  const story = begin(startDay, await testDatabase(name), cookies)
  story.owner.orgId = orgId
  return story
}

async function foundedIn(story: Story): Promise<Story> {
  const { orgId } = await story.owner.call(accessRoutes.setUp, { body: newInstallation() })
  story.owner.orgId = orgId
  return story
}

/** A database where the owner of an organisation is registered, and the cookies that say so. */
type Founded = { readonly name: string; readonly orgId: number; readonly cookies: ReadonlyMap<string, string> }

/** Where the last story of this process began: a file begins all of its own on one day, and hashing a password takes its time. */
let last: { readonly day: string; readonly founded: Promise<Founded> } | null = null

/** What stories of a day are cloned from. The one of another day goes as it comes: a database is memory. */
function foundedOn(day: string): Promise<Founded> {
  if (last?.day === day) return last.founded
  const before = last?.founded
  const found = async (): Promise<Founded> => {
    await before?.then(({ name }) => dropDatabase(name))
    const { database, owner } = await foundedIn(begin(day, await testDatabase()))
    await database.db.end()
    return { name: new URL(database.ownerUrl).pathname.slice(1), orgId: owner.orgId, cookies: owner.cookies }
  }
  const founded = found().catch((error: unknown) => {
    last = null
    throw error
  })
  last = { day, founded }
  return founded
}

function begin(startDay: string, database: TestDatabase, cookies?: ReadonlyMap<string, string>): Story {
  const instant = (day: string, time: string) => new Date(`${day}T${time}:00+01:00`)
  const clock = settableClock(instant(startDay, '09:00'))
  const publicUrl = 'http://localhost:4780'
  const press = openPdfPress({ workers: 1 })
  const deps = {
    db: database.db,
    clock,
    secret: database.secret,
    vault: createVault(database.secret),
    publicUrl,
    press,
  }
  const app = createApp(deps)
  return {
    database,
    app,
    visitor: () => visitorOf(app, publicUrl),
    owner: visitorOf(app, publicUrl, cookies),
    at: (day, time = '09:00') => clock.set(instant(day, time)),
    now: () => clock.now(),
    runJobs: () => drainJobs(database.db.appPool, createJobs(deps)),
    async end() {
      await press.close()
      await database.drop()
    },
  }
}

/** The jobs that a clock starts in production, in the order of their hours. */
const SCHEDULED = [
  'replies.schedule',
  'promises.schedule',
  'legal.schedule',
  'interest.schedule',
  'insolvency.schedule',
  'outsourcing.place_nightly',
  'dunning.schedule',
  'colleagues.schedule',
  'outsourcing.schedule',
  'outsourcing.charge',
  'outsourcing.bill',
  'outsourcing.sweep',
  'outsourcing.results',
  'caseload.schedule',
  'correspondence.sweep',
] as const

async function drainJobs(pool: pg.Pool, handlers: JobHandlers): Promise<void> {
  const failures: unknown[] = []
  // The job library warns about pools that would let a lost connection end the process; nothing listens in a story.
  if (pool.listenerCount('connect') === 0) pool.on('connect', (client) => client.on('error', () => {}))
  const taskList = Object.fromEntries(
    Object.entries(handlers).map(([name, handle]) => [
      name,
      (payload: unknown) => {
        return handle(payload as JobPayload).catch((error: unknown) => {
          failures.push(error)
        })
      },
    ]),
  )
  for (const name of SCHEDULED) {
    await handlers[name]?.({ orgId: 0 })
    // A pass ends while the queue of its last job is still being let go of: the end is when nothing is left to run.
    do {
      await runOnce({ pgPool: pool, taskList, noHandleSignals: true, logger: new Logger(() => () => {}) })
    } while (await isJobWaiting(pool))
  }
  if (failures.length > 0) throw failures[0]
}

async function isJobWaiting(pool: pg.Pool): Promise<boolean> {
  const { rows } = await pool.query('select 1 from graphile_worker.jobs where run_at <= now() and attempts = 0 limit 1')
  return rows.length > 0
}

/** What the first-visit wizard sends. */
export function newInstallation(): Body<typeof accessRoutes.setUp> {
  return {
    person: { name: 'Claire Propriétaire', email: 'claire@atelier.example', password: PASSWORD, lang: 'fr' },
    organisation: newOrganisation('Atelier des Lices'),
  }
}

export function newOrganisation(name: string): Body<typeof accessRoutes.createOrganisation> {
  return {
    name,
    siren: '732829320',
    iban: 'FR1420041010050500013M02606',
    bic: 'PSSTFRPPXXX',
    addressLines: ['12 rue des Lices'],
    postcode: '35000',
    city: 'Rennes',
    country: 'FR',
    senderName: 'Claire Propriétaire',
    senderTitle: 'Gérante',
    senderEmail: 'claire@atelier.example',
    senderPhone: '02 61 91 00 00',
    defaultTerms: { kind: 'net', days: 30 },
    lang: 'fr',
    timeZone: 'Europe/Paris',
    fiscalYearEnd: '12-31',
  }
}
