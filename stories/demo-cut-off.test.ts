import { spawn } from 'node:child_process'
import { on, once } from 'node:events'
import { fileURLToPath } from 'node:url'
import type pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createAccounts } from '../src/access/index.ts'
import { createApp } from '../src/main/app.ts'
import { eraseDemosCutOff } from '../src/main/demos-cut-off.ts'
import { tablesInOrder } from '../src/platform/backup.ts'
import { systemClock } from '../src/platform/clock.ts'
import { PROJECT_ROOT } from '../src/platform/config.ts'
import { servingUrls, withOwner } from '../src/platform/database.ts'
import { openPdfPress } from '../src/platform/pdf/pdf-press.ts'
import { createVault } from '../src/platform/secrets.ts'
import { newInstallation, type Story, tellStory } from '../tools/testing/story.ts'

const { person } = newInstallation()
const publicUrl = 'http://localhost:4780'
/** A day of the making on which the agency of the demonstration has received money, and handed some over. */
const WITH_AN_AGENCY = 57
let story: Story
beforeAll(async () => {
  story = await tellStory('2026-11-21')
})
afterAll(() => story.end())

/** How many rows each organisation has in all tables together. */
const rowsOf = (): Promise<Record<string, number>> =>
  withOwner(story.database.ownerUrl, async (client: pg.Client) => {
    const counts: Record<string, number> = {}
    for (const { name, columns } of await tablesInOrder(client)) {
      if (!columns.includes('org_id')) continue
      const { rows } = await client.query(
        `select org_id, count(*)::int as n from ${name} where org_id is not null group by 1`,
      )
      for (const { org_id, n } of rows) counts[org_id] = (counts[org_id] ?? 0) + n
    }
    return counts
  })

test('a demonstration whose making is killed is gone with the next start, and who asked for it is told', async () => {
  const { ownerUrl, secret, db } = story.database
  const before = await rowsOf()
  const urls = servingUrls(ownerUrl, secret)
  const maker = spawn(process.execPath, [fileURLToPath(new URL('./demo-maker.ts', import.meta.url))], {
    cwd: PROJECT_ROOT,
    env: {
      ...{ ...process.env, APP_URL: urls.app, AUTH_URL: urls.auth, AGENT_URL: urls.agent },
      ...{ SECRET: secret, OWNER: person.email },
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const restart = () => eraseDemosCutOff({ db, urls: { owner: ownerUrl } })
  for await (const [said] of on(maker.stdout, 'data'))
    if (
      String(said)
        .split('\n')
        .some((day) => Number(day) >= WITH_AN_AGENCY)
    )
      break

  // Another process that starts leaves it alone as long as it is being made.
  expect(await restart()).toEqual(new Set())
  // The company and its agency, which name each other: money of one is in the hands of the other.
  const made = Object.entries(await rowsOf()).filter(([orgId]) => !(orgId in before))
  expect(made).toHaveLength(2)
  expect(made[0]![1]).toBeGreaterThan(1_000)
  const funds = 'select count(*)::int as n from outsourcing.fund_entry'
  const held = await withOwner(ownerUrl, async (client) => (await client.query(funds)).rows[0].n)
  expect(held).toBeGreaterThan(0)

  maker.kill('SIGKILL')
  await once(maker, 'exit')
  const owner = await createAccounts(db.authPool, { secret, publicUrl }).find(person.email)
  // The database lets go of what a dead process held once it notices.
  await expect.poll(restart, { timeout: 60_000 }).toEqual(new Set([owner!.userId]))
  expect(await rowsOf()).toEqual(before)

  const press = openPdfPress({ workers: 1 })
  try {
    const deps = { db, clock: systemClock, secret, vault: createVault(secret), publicUrl, press }
    const { app } = createApp(deps, new Set([owner!.userId]))
    const headers = { host: 'localhost:4780', origin: publicUrl, 'content-type': 'application/json' }
    const signIn = { method: 'POST', headers, body: JSON.stringify({ email: person.email, password: person.password }) }
    const signedIn = await app.request(`${publicUrl}/api/auth/sign-in/email`, signIn)
    const cookie = signedIn.headers
      .getSetCookie()
      .map((one) => one.split(';')[0])
      .join('; ')
    const demo = await app.request(`${publicUrl}/api/demo`, { headers: { ...headers, cookie } })
    expect(await demo.json()).toMatchObject({ state: 'interrupted', orgId: null })
  } finally {
    await press.close()
  }
}, 360_000)
