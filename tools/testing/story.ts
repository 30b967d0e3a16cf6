import { Logger, runOnce } from 'graphile-worker'
import type pg from 'pg'
import { accessRoutes } from '../../src/access/contract.ts'
import { type App, createApp } from '../../src/main/app.ts'
import { createJobs } from '../../src/main/worker.ts'
import { settableClock } from '../../src/platform/clock.ts'
import type { JobHandlers, JobPayload } from '../../src/platform/jobs.ts'
import { openPdfPress } from '../../src/platform/pdf/pdf-press.ts'
import type { Body, BodyIn, Params, QueryIn, ReplyOut, RouteSpec } from '../../src/platform/route.ts'
import { createVault } from '../../src/platform/secrets.ts'
import { type TestDatabase, testDatabase } from './database.ts'

type Input<R extends RouteSpec> = {
  params?: Partial<Params<R>>
  query?: QueryIn<R>
  body?: R['body'] extends 'bytes' ? Uint8Array : BodyIn<R>
  name?: string
}
export type Answer<T> = {
  readonly status: number
  readonly value: T
  readonly refusal: { code: string; message: string; where?: string } | null
}

/** Somebody at a browser: keeps cookies, speaks one language, and sees what the API answers. */
export type Visitor = {
  call<R extends RouteSpec>(route: R, input?: Input<R>): Promise<ReplyOut<R>>
  /** Like `call`, but gives refusals back instead of throwing. */
  ask<R extends RouteSpec>(route: R, input?: Input<R>): Promise<Answer<ReplyOut<R>>>
  signIn(email: string, password: string): Promise<void>
  orgId: number
}

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

export async function tellStory(startDay: string, on?: TestDatabase): Promise<Story> {
  const database = on ?? (await testDatabase())
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

  const visitor = (): Visitor => {
    const cookies = new Map<string, string>()
    const send = async (method: string, path: string, body?: BodyInit, type?: string) => {
      const headers: Record<string, string> = {
        host: 'localhost:4780',
        origin: publicUrl,
        'accept-language': 'fr',
        cookie: [...cookies].map(([k, v]) => `${k}=${v}`).join('; '),
      }
      if (type) headers['content-type'] = type
      const response = await app.app.request(`${publicUrl}${path}`, { method, headers, body })
      for (const cookie of response.headers.getSetCookie()) {
        const [pair] = cookie.split(';')
        const eq = pair!.indexOf('=')
        cookies.set(pair!.slice(0, eq), pair!.slice(eq + 1))
      }
      return response
    }
    const self: Visitor = {
      orgId: 0,
      async ask(route, input = {}) {
        let path = `/api${route.scope === 'org' ? `/orgs/${self.orgId}` : ''}${route.path}`
        for (const [key, value] of Object.entries((input.params ?? {}) as Record<string, unknown>))
          path = path.replace(`{${key}}`, encodeURIComponent(String(value)))
        const query = new URLSearchParams(
          Object.entries((input.query ?? {}) as Record<string, unknown>)
            .filter(([, v]) => v !== undefined)
            .map(([k, v]) => [k, String(v)]),
        )
        if (query.size > 0) path += `?${query}`
        const bytes = route.body === 'bytes'
        const body =
          input.body === undefined
            ? undefined
            : bytes
              ? (input.body as Uint8Array as BodyInit)
              : JSON.stringify(input.body)
        const response = await send(
          route.method.toUpperCase(),
          path,
          body,
          bytes ? 'application/octet-stream' : body ? 'application/json' : undefined,
        )
        if (response.status >= 400) {
          const text = await response.text()
          const refusal = text.startsWith('{')
            ? JSON.parse(text).refusal
            : { code: String(response.status), message: text }
          return { status: response.status, value: undefined as never, refusal }
        }
        const value =
          response.status === 204 ? undefined : route.reply === 'bytes' ? await response.blob() : await response.json()
        return { status: response.status, value: value as never, refusal: null }
      },
      async call(route, input) {
        const answer = await self.ask(route, input)
        if (answer.refusal)
          throw new Error(`${route.method} ${route.path}: ${answer.refusal.code}: ${answer.refusal.message}`)
        return answer.value
      },
      async signIn(email, password) {
        const response = await send(
          'POST',
          '/api/auth/sign-in/email',
          JSON.stringify({ email, password }),
          'application/json',
        )
        if (!response.ok) throw new Error(`sign-in failed: ${response.status} ${await response.text()}`)
      },
    }
    return self
  }

  const owner = visitor()
  const { orgId } = await owner.call(accessRoutes.setUp, { body: newInstallation() })
  owner.orgId = orgId
  return {
    database,
    app,
    visitor,
    owner,
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
  'dunning.schedule',
  'colleagues.schedule',
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
