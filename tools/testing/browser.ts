import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { expect } from 'vitest'
import { invariant } from '../../src/kernel/invariant.ts'
import type { Lang } from '../../src/kernel/wording.ts'
import { serve } from '../../src/main/serve.ts'
import type { Clock } from '../../src/platform/clock.ts'
import { PROJECT_ROOT } from '../../src/platform/config.ts'
import { sharedChromium } from './chromium.ts'
import { type TestDatabase, testDatabase } from './database.ts'
import { buildFaults } from './page-faults.ts'
import { newInstallation } from './story.ts'

const SHOTS = path.join(PROJECT_ROOT, 'shots')

/**
 * Every browser test lives on this Wednesday, from ten in the morning on: on a Sunday or a public holiday nothing is decided to
 * leave, and on the days after there is more of it. Server and browser are both this far ahead of the clock of the machine.
 */
const OPENED_AT = '2026-10-14T10:00:00+02:00'
const AHEAD_MS = Date.parse(OPENED_AT) - Date.now()
export const stageClock: Clock = { now: () => new Date(Date.now() + AHEAD_MS) }

/** The real server on a database of its own, and a browser in front of it. */
export type Stage = {
  readonly url: string
  readonly browser: Browser
  readonly database: TestDatabase
  end(): Promise<void>
}

/** Somebody signed in at a browser; `api` calls the server as they would. */
export type Seat = {
  readonly page: Page
  readonly orgId: number
  readonly context: BrowserContext
  /** Calls a route of the organisation and gives its JSON; throws on anything but success. */
  api<T = unknown>(method: string, route: string, body?: unknown): Promise<T>
  /** Opens `/o/{orgId}{address}` and waits until nothing is on its way any more. */
  open(address: string): Promise<void>
}

/** Starts everything once for a test file. The web application is built first when its sources changed. */
export async function openStage(): Promise<Stage> {
  const database = await testDatabase()
  // The serving roles belong to the whole test server: their passwords derive from its secret, not from a new one.
  process.env.QUITTANCE_SECRET = database.secret
  const dataDir = mkdtempSync(path.join(tmpdir(), 'quittance-stage-'))
  const port = await freePort()
  const url = `http://localhost:${port}`
  const config = { port, host: '127.0.0.1', databaseUrl: database.ownerUrl, dataDir, publicUrl: url }
  const serving = await serve(config, 'fr', () => {}, stageClock)
  const browser = await sharedChromium()
  return {
    url,
    browser,
    database,
    async end() {
      await Promise.all(browser.contexts().map((context) => context.close()))
      await serving.stop()
      await database.drop()
      rmSync(dataDir, { recursive: true, force: true })
    },
  }
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer()
    server.once('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      invariant(address && typeof address === 'object', 'a listening server has an address')
      server.close(() => resolve(address.port))
    })
  })
}

/** The owner of a fresh installation, signed in. */
export async function ownerSeat(stage: Stage): Promise<Seat> {
  const installation = newInstallation()
  const context = await newContext(stage)
  const answer = await context.request.post(`${stage.url}/api/installation`, { data: installation })
  invariant(answer.ok(), `setting up failed: ${answer.status()} ${await answer.text()}`)
  const { email, password } = installation.person
  return seatOf(stage, context, email, password)
}

/** Somebody else, invited by the owner with a role. */
export async function invitedSeat(stage: Stage, owner: Seat, role: string, email: string): Promise<Seat> {
  const { link } = await owner.api<{ link: string }>('POST', '/invitations', { email, role })
  const context = await newContext(stage)
  const password = newInstallation().person.password
  const data = { name: email.split('@')[0], password, lang: 'fr' }
  const answer = await context.request.post(`${stage.url}/api/invitations/${link.split('/').at(-1)}`, { data })
  invariant(answer.ok(), `accepting failed: ${answer.status()} ${await answer.text()}`)
  return seatOf(stage, context, email, password)
}

async function newContext(stage: Stage): Promise<BrowserContext> {
  const context = await stage.browser.newContext({
    baseURL: stage.url,
    locale: 'fr-FR',
    timezoneId: 'Europe/Paris',
    viewport: { width: 1440, height: 900 },
    reducedMotion: 'reduce',
    extraHTTPHeaders: { origin: stage.url },
  })
  await context.addInitScript((ahead) => {
    globalThis.Date = new Proxy(Date, {
      construct: (real, input) => Reflect.construct(real, input.length > 0 ? input : [real.now() + ahead]),
      get: (real, key) => (key === 'now' ? () => real.now() + ahead : Reflect.get(real, key)),
    })
  }, AHEAD_MS)
  return context
}

async function seatOf(stage: Stage, context: BrowserContext, email: string, password: string): Promise<Seat> {
  const signedIn = await context.request.post(`${stage.url}/api/auth/sign-in/email`, { data: { email, password } })
  invariant(signedIn.ok(), `signing in failed: ${signedIn.status()} ${await signedIn.text()}`)
  const me = (await (await context.request.get(`${stage.url}/api/me`)).json()) as { organisations: { orgId: number }[] }
  const orgId = me.organisations[0]?.orgId
  invariant(orgId, 'a member belongs to an organisation')
  // The header that API calls need would make the browser ask leave for fonts and scripts of its own address.
  await context.setExtraHTTPHeaders({})
  const page = await context.newPage()
  watch(page)
  return seatIn({ page, context }, stage.url, orgId)
}

/** The same person at the books of an organisation of theirs. */
export function seatIn({ page, context }: Pick<Seat, 'page' | 'context'>, url: string, orgId: number): Seat {
  return {
    page,
    orgId,
    context,
    async api(method, route, body) {
      const headers = { origin: url }
      const answer = await context.request.fetch(`${url}/api/orgs/${orgId}${route}`, { method, data: body, headers })
      const text = await answer.text()
      invariant(answer.ok(), `${method} ${route}: ${answer.status()} ${text}`)
      return text === '' ? undefined : JSON.parse(text)
    },
    async open(address) {
      await page.goto(`${url}/o/${orgId}${address}`)
      await settled(page)
    },
  }
}

const complaints = new WeakMap<Page, string[]>()
const underway = new WeakMap<Page, { requests: number; lastAt: number }>()

/** Remembers what a page complains of: an error in its console, or code that threw. `examine` fails on any. */
export function watch(page: Page): void {
  const heard: string[] = []
  complaints.set(page, heard)
  // The browser itself writes a line for each refusal (4xx); that is an answer, which the page shows, and no fault.
  const isRefusal = (text: string) => /status of 4(03|04|09|22)/.test(text)
  page.on('console', (message) => {
    if (message.type() === 'error' && !isRefusal(message.text())) heard.push(message.text())
  })
  page.on('pageerror', (error) => heard.push(String(error)))
  const traffic = { requests: 0, lastAt: Date.now() }
  underway.set(page, traffic)
  const count = (change: 1 | -1) => () => {
    traffic.requests += change
    traffic.lastAt = Date.now()
  }
  page.on('request', count(1))
  page.on('requestfinished', count(-1))
  page.on('requestfailed', count(-1))
}

/** No request for this long means that none is coming: what an answer triggers, it triggers at once. */
const QUIET_MS = 120

/** Until nothing is busy: requests answered, skeletons filled, charts arrived. */
export async function settled(page: Page): Promise<void> {
  await page.waitForLoadState('load')
  const traffic = underway.get(page)
  while (traffic && (traffic.requests > 0 || Date.now() - traffic.lastAt < QUIET_MS)) await page.waitForTimeout(40)
  await page.waitForFunction(() => document.querySelector('main') && !document.querySelector('[aria-busy="true"]'))
  await page.evaluate(() => document.fonts.ready)
}

/** Fails on console errors, on a page without its landmarks or its heading, and on accessibility violations. */
export async function examine(page: Page): Promise<void> {
  await settled(page)
  expect(complaintsOf(page), 'the console is silent').toEqual([])
  expect(await page.locator('nav[aria-label]').count(), 'a named navigation').toBeGreaterThan(0)
  expect(await buildFaults(page), `accessibility of ${page.url()}`).toEqual([])
}

/** What a watched page has complained of so far. */
export const complaintsOf = (page: Page): readonly string[] => complaints.get(page) ?? []

const WIDTHS = [1440, 1024] as const

/**
 * Pictures of the page as it stands, for people to look at, into the ignored folder `shots/`: French by day in a wide window, and every
 * fourth, by its name, English by night in a narrow one too; with QUITTANCE_SHOTS=all each in both languages, both colour schemes and two
 * widths. Each variant passes `examine` first; every screen is walked in both languages anyhow (`every-screen.browser.test.ts`).
 */
export async function picture(seat: Seat, name: string): Promise<void> {
  const all = process.env.QUITTANCE_SHOTS === 'all'
  mkdirSync(SHOTS, { recursive: true })
  const { page } = seat
  const before = page.url()
  for (const lang of all || isAlsoByNight(name) ? (['fr', 'en'] as const) : (['fr'] as const))
    for (const scheme of all ? (['light', 'dark'] as const) : ([lang === 'fr' ? 'light' : 'dark'] as const)) {
      // The page is in French and in light already: the first picture shows it as it stands, what was typed included.
      if (lang !== 'fr' || scheme !== 'light') {
        await dress(seat, lang, scheme)
        await page.goto(before)
      }
      for (const width of all ? WIDTHS : [WIDTHS[lang === 'fr' ? 0 : 1]]) {
        await page.setViewportSize({ width, height: width === 1440 ? 900 : 768 })
        await examine(page)
        await page.screenshot({ path: path.join(SHOTS, `${name}-${lang}-${scheme}-${width}.png`) })
      }
    }
  if (all || isAlsoByNight(name)) await dress(seat, 'fr', 'light')
  await page.setViewportSize({ width: 1440, height: 900 })
  await page.goto(before)
  await settled(page)
}

const isAlsoByNight = (name: string): boolean =>
  [...name].reduce((sum, letter) => sum + letter.charCodeAt(0), 0) % 4 === 0

/** Has the person read another language in another colour scheme from the next page that is loaded on. */
export async function dress({ context, page }: Seat, lang: Lang, scheme: 'light' | 'dark'): Promise<void> {
  const origin = new URL(page.url()).origin
  const answer = await context.request.put(`${origin}/api/me/lang`, { data: { lang }, headers: { origin } })
  invariant(answer.ok(), `choosing a language failed: ${answer.status()}`)
  // The signed copy of the session in a cookie tells the old language for up to a minute.
  await context.clearCookies({ name: /session_data/ })
  await page.evaluate((chosen) => localStorage.setItem('quittance-colour-scheme', chosen), scheme)
}
