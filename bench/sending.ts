import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { setTimeout as pause } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { accessRoutes } from '../src/access/contract.ts'
import { servingUrls } from '../src/platform/database.ts'
import { sql } from '../src/platform/sql.ts'
import { DEATHS, databaseToKill } from '../stories/kill-database.ts'
import { randomFrom } from '../stories/moody-server.ts'
import { newInstallation, newOrganisation, PASSWORD, tellStory } from '../tools/testing/story.ts'
import { decidedReminders } from './sending-books.ts'
import { type Count, endsOf, isTrailIntact, type Row, strays, tally } from './sending-proof.ts'

/**
 * Reminders decided, approved through the web server, composed, put into the outbox and handed to a mail server, while worker, web server and
 * database are killed: `node bench/sending.ts [messages] [kills] [seed]`. Ends with what became of each, and fails when one was
 * lost or arrived twice. 300 000 messages and 100 kills are the measure.
 */
const [MESSAGES = 20_000, KILLS = 20, SEED = 7] = process.argv.slice(2).map(Number)
const ORGANISATIONS = 4
const CONNECTIONS = 12
/** Approved by one question to the web server. */
const APPROVED_AT_ONCE = 250
/** Simulated seconds a second, so that the wait after a postponement is short. */
const SPEED = 10
const BLOWS = ['worker', 'web', 'database', 'worker', 'all'] as const
const struck = { worker: 0, web: 0, database: 0 }

const random = randomFrom(SEED)
const database = await databaseToKill()
const { db, ownerUrl, secret } = database
const story = await tellStory('2026-09-22', database)
const clock = { begin: story.now().getTime(), since: Date.now() }
const now = () => new Date(clock.begin + (Date.now() - clock.since) * SPEED)

const start = (name: string, env: Record<string, string>): ChildProcess =>
  fork(fileURLToPath(new URL(name, import.meta.url)), {
    env: { ...process.env, ...env },
    // What dying processes say is not part of the report, unless it is asked for.
    stdio: process.env.QUITTANCE_BENCH_LOGS ? 'inherit' : ['ignore', 'ignore', 'ignore', 'ipc'],
  })
const hasEnded = ({ exitCode, signalCode }: ChildProcess): boolean => exitCode !== null || signalCode !== null
let cpuSeconds = 0
/** Processor time of a process so far, from /proc: user and system, in hundredths of a second. */
function cpuOf({ pid }: ChildProcess): number {
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)!.split(' ')
    return (Number(fields[11]) + Number(fields[12])) / 100
  } catch {
    return 0
  }
}
async function kill(child: ChildProcess): Promise<boolean> {
  if (hasEnded(child)) return false
  const gone = once(child, 'exit')
  cpuSeconds += cpuOf(child)
  child.kill('SIGKILL')
  await gone
  return true
}

const sink = start('sending-sink.ts', { SEED: String(SEED), CONNECTIONS: String(ORGANISATIONS * CONNECTIONS - 4) })
const [{ port }] = (await once(sink, 'message')) as [{ port: number }]
let arrived = 0
sink.on('message', (told: { size?: number }) => (arrived = told.size ?? arrived))

const orgIds = [story.owner.orgId]
while (orgIds.length < ORGANISATIONS)
  orgIds.push(
    (await story.owner.call(accessRoutes.createOrganisation, { body: newOrganisation(`Atelier ${orgIds.length}`) }))
      .orgId,
  )
const plans = new Map<number, string[]>()
for (const orgId of orgIds) {
  const books = { db, ownerUrl, clock: { now } }
  plans.set(
    orgId,
    await decidedReminders(books, orgId, Math.ceil(MESSAGES / ORGANISATIONS), { port, connections: CONNECTIONS }),
  )
}
const planned = [...plans.values()].flat().length
console.log(`${planned.toLocaleString('en')} reminders decided; seed ${SEED}`)

const probe = createServer().listen(0, '127.0.0.1')
await once(probe, 'listening')
const publicUrl = `http://localhost:${(probe.address() as { port: number }).port}`
probe.close()
const urls = servingUrls(ownerUrl, secret)
const part = async (name: 'web' | 'worker'): Promise<ChildProcess> => {
  const child = start('sending-part.ts', {
    PART: name,
    APP_URL: urls.app,
    AUTH_URL: urls.auth,
    SECRET: secret,
    PUBLIC_URL: publicUrl,
    BEGIN: String(clock.begin),
    SINCE: String(clock.since),
    SPEED: String(SPEED),
  })
  await Promise.race([once(child, 'message'), once(child, 'exit')])
  return child
}
const parts = { web: await part('web'), worker: await part('worker') }
/** Starts again whatever has died, until it lives: it may meet a database that is still rising. */
async function raise(): Promise<void> {
  for (const name of ['web', 'worker'] as const)
    while (hasEnded(parts[name])) {
      await pause(50)
      parts[name] = await part(name)
    }
}

const headers = { 'content-type': 'application/json', origin: publicUrl }
async function answered(ask: () => Promise<Response>): Promise<Response> {
  for (const since = Date.now(); ; await pause(100)) {
    const response = await ask().catch(() => null)
    if (response && response.status < 500) return response
    if (Date.now() - since > 120_000) throw new Error(`no answer for two minutes: ${await response?.text()}`)
  }
}
const credentials = JSON.stringify({ email: newInstallation().person.email, password: PASSWORD })
const signedIn = await answered(() =>
  fetch(`${publicUrl}/api/auth/sign-in/email`, { method: 'POST', headers, body: credentials }),
)
const cookie = signedIn.headers
  .getSetCookie()
  .map((one) => one.split(';')[0])
  .join('; ')
const started = performance.now()

/** Says yes to everything, list by list; one that was not answered is asked for again. */
async function approveAll(orgId: number): Promise<void> {
  const ids = plans.get(orgId)!
  for (let from = 0; from < ids.length; from += APPROVED_AT_ONCE) {
    const body = JSON.stringify({ ids: ids.slice(from, from + APPROVED_AT_ONCE) })
    const response = await answered(() =>
      fetch(`${publicUrl}/api/orgs/${orgId}/dunning/actions/approve`, {
        method: 'POST',
        headers: { ...headers, cookie },
        body,
      }),
    )
    if (!response.ok) throw new Error(`not approved: ${response.status} ${await response.text()}`)
  }
}
const approving = Promise.all(orgIds.map(approveAll))
approving.catch(() => {})

async function strike(): Promise<void> {
  const blow = BLOWS[Math.floor(random() * BLOWS.length)]!
  if ((blow === 'worker' || blow === 'all') && (await kill(parts.worker))) struck.worker++
  if ((blow === 'web' || blow === 'all') && (await kill(parts.web))) struck.web++
  if ((blow === 'database' || blow === 'all') && (await database.kill(DEATHS[Math.floor(random() * DEATHS.length)]!)))
    struck.database++
}
for (let kills = 0; kills < KILLS; kills++) {
  // Spread over the work, each at a moment of its own.
  const far = (0.97 * planned * (kills + random())) / KILLS
  for (const since = Date.now(); arrived < far && Date.now() - since < 60_000; ) await pause(20)
  await strike()
  await raise()
}

/** Asks again while the database comes back: what was killed last takes the connections of this program with it. */
async function patiently<T>(ask: () => Promise<T>): Promise<T> {
  for (const since = Date.now(); ; await pause(200)) {
    try {
      return await ask()
    } catch (error) {
      if (Date.now() - since > 60_000) throw error
    }
  }
}

type Left = { count: number; next: Date | null }
const left = async (): Promise<Left> => {
  const all: Left[] = []
  for (const orgId of orgIds)
    all.push(
      await db.inOrg(orgId, (tx) =>
        tx.one<Left>(
          sql`select count(*)::int as count, min(not_before) as next from correspondence.message where org_id = ${orgId} and state in ('queued', 'sending')`,
        ),
      ),
    )
  const nexts = all.flatMap(({ next }) => next ?? []).map(Number)
  return {
    count: all.reduce((sum, { count }) => sum + count, 0),
    next: nexts.length > 0 ? new Date(Math.min(...nexts)) : null,
  }
}
await approving
const nearly = performance.now()
let seconds = 0
for (const since = Date.now(); ; await pause(200)) {
  await raise()
  const { count, next } = await patiently(left)
  // The few that were postponed again and again are not part of the pace.
  if (seconds === 0 && count <= planned / 100) seconds = (performance.now() - started) / 1000
  if (count === 0) break
  if (Date.now() - since > 30 * 60_000) throw new Error(`${count} messages still wait`)
  if (next && next.getTime() - now().getTime() > 60_000) {
    clock.begin += next.getTime() - now().getTime()
    await kill(parts.worker)
  }
}
// What came to rest is told to those who asked for it.
const isTold = (orgId: number) =>
  db.inOrg(orgId, (tx) =>
    tx.one<{ told: boolean }>(
      sql`select not exists (select 1 from dunning.action where org_id = ${orgId} and state = 'queued') as told`,
    ),
  )
for (const orgId of orgIds) while (!(await patiently(() => isTold(orgId))).told) await pause(200)
console.log(`approved after ${((nearly - started) / 1000).toFixed(0)} s, sent after ${seconds.toFixed(0)} s`)

const counted = once(sink, 'message')
sink.send('count')
let [told] = (await counted) as [{ taken?: [string, number][] }]
while (!told.taken) [told] = (await once(sink, 'message')) as [typeof told]
const rows: Row[] = []
let isIntact = true
const stray = { messages: 0, attempts: 0 }
for (const orgId of orgIds) {
  rows.push(...(await endsOf(db, orgId, plans.get(orgId)!)))
  const found = await strays(db, orgId)
  stray.messages += found.messages
  stray.attempts += found.attempts
  isIntact &&= await isTrailIntact(db, orgId)
}
const counts: Count[] = [
  ...tally(planned, rows, new Map(told.taken)),
  { name: 'messages nobody asked for', count: stray.messages, isFault: stray.messages > 0 },
  { name: 'attempts without an end', count: stray.attempts, isFault: stray.attempts > 0 },
]
cpuSeconds += cpuOf(parts.web) + cpuOf(parts.worker)
for (const { name, count, isFault } of counts)
  console.log(`${name.padEnd(44)} ${count.toLocaleString('en').padStart(9)}${isFault ? '   FAULT' : ''}`)
console.log(
  `trail ${isIntact ? 'intact' : 'BROKEN'}; killed: worker ${struck.worker}, web server ${struck.web}, database ${struck.database}`,
)
console.log(
  `${(planned / seconds).toFixed(0)} messages a second approved, composed and sent (aim ≥ 200 on two quiet cores), kills and restarts included; ${((cpuSeconds / planned) * 1000).toFixed(1)} ms of processor each in web server and worker`,
)
if (counts.some(({ isFault }) => isFault) || !isIntact) process.exitCode = 1
await kill(parts.web)
await kill(parts.worker)
sink.disconnect()
await story.end()
process.exit()
