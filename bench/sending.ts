import { once } from 'node:events'
import { createServer } from 'node:net'
import { setTimeout as pause } from 'node:timers/promises'
import { accessRoutes } from '../src/access/contract.ts'
import { servingUrls } from '../src/platform/database.ts'
import { DEATHS, databaseToKill } from '../stories/kill-database.ts'
import { randomFrom } from '../stories/moody-server.ts'
import { newOrganisation, tellStory } from '../tools/testing/story.ts'
import { openApproval } from './sending-approval.ts'
import { decidedReminders } from './sending-books.ts'
import { openMeter, openParts, startPart } from './sending-parts.ts'
import { type Count, endsOf, isTrailIntact, type Row, strays, tally } from './sending-proof.ts'
import { isTold, leftOver, stallWatch } from './sending-rest.ts'

/**
 * Reminders decided, approved through the web server, composed, put into the outbox and handed to a mail server, while worker, web server and
 * database are killed: `node bench/sending.ts [messages] [kills] [seed]`. Ends with what became of each, and fails when one was
 * lost or arrived twice. 300 000 messages and 100 kills are the measure.
 */
const [MESSAGES = 20_000, KILLS = 20, SEED = 7] = process.argv.slice(2).map(Number)
const ORGANISATIONS = 4
const CONNECTIONS = 12
/** Simulated seconds a second: the wait after a postponement is short, and two hours of a busy machine end before the sending hours of the day do. */
const SPEED = 4
const BLOWS = ['worker', 'web', 'database', 'worker', 'all'] as const
const struck = { worker: 0, web: 0, database: 0 }

// The mail server of this bench is on this machine.
process.env.QUITTANCE_ALLOW_PRIVATE_HOSTS = '127.0.0.1'
const random = randomFrom(SEED)
const database = await databaseToKill()
const { db, ownerUrl, secret } = database
const story = await tellStory('2026-09-22', database)
const clock = { begin: story.now().getTime(), since: Date.now() }
const now = () => new Date(clock.begin + (Date.now() - clock.since) * SPEED)

const sink = startPart('sending-sink.ts', {
  SEED: String(SEED),
  CONNECTIONS: String(ORGANISATIONS * CONNECTIONS - 4),
})
const [{ port }] = (await once(sink, 'message')) as [{ port: number }]
let arrived = 0
const sinkEnded = (code: number | null, signal: string | null): never => {
  throw new Error(`the mail server of this bench ended (${signal ?? code}): nothing can be counted`)
}
sink.once('exit', sinkEnded)
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
const parts = await openParts(() => ({
  APP_URL: urls.app,
  AUTH_URL: urls.auth,
  SECRET: secret,
  PUBLIC_URL: publicUrl,
  BEGIN: String(clock.begin),
  SINCE: String(clock.since),
  SPEED: String(SPEED),
}))
const approve = await openApproval(publicUrl)
const meter = openMeter()
const started = performance.now()
const elapsed = (): number => (performance.now() - started) / 1000
let approvedAfter = 0
const approving = Promise.all(orgIds.map((orgId) => approve(orgId, plans.get(orgId)!))).then(() => {
  approvedAfter = elapsed()
})
approving.catch(() => {})

async function strike(): Promise<void> {
  const blow = BLOWS[Math.floor(random() * BLOWS.length)]!
  if ((blow === 'worker' || blow === 'all') && (await parts.kill('worker'))) struck.worker++
  if ((blow === 'web' || blow === 'all') && (await parts.kill('web'))) struck.web++
  if ((blow === 'database' || blow === 'all') && (await database.kill(DEATHS[Math.floor(random() * DEATHS.length)]!)))
    struck.database++
}
for (let kills = 0; kills < KILLS; kills++) {
  // Spread over the work, each at a moment of its own.
  const far = (0.97 * planned * (kills + random())) / KILLS
  const watch = stallWatch(() => arrived, 'nothing arrives')
  for (; arrived < far; await pause(20)) watch()
  await strike()
  await parts.raise()
  if (kills % 10 === 9)
    console.log(`${kills + 1} blows, ${arrived.toLocaleString('en')} arrived, ${elapsed().toFixed(0)} s`)
}
await approving

let sentAfter = 0
const watch = stallWatch(() => arrived, 'messages still wait')
for (; ; await pause(2000)) {
  await parts.raise()
  const { count, next } = await leftOver(db, orgIds)
  // The few that were postponed again and again are not part of the pace.
  if (sentAfter === 0 && count <= planned / 100) {
    sentAfter = elapsed()
    console.log(`approved after ${approvedAfter.toFixed(0)} s, sent after ${sentAfter.toFixed(0)} s`)
  }
  if (count === 0) break
  watch()
  if (next && next.getTime() - now().getTime() > 60_000) {
    clock.begin += next.getTime() - now().getTime()
    await parts.kill('worker')
  }
}
// What came to rest is told to those who asked for it.
for (const orgId of orgIds) while (!(await isTold(db, orgId))) await pause(200)
const spent = { node: meter.secondsOf('node'), postgres: meter.secondsOf('postgres') }
meter.end()

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
for (const { name, count, isFault } of counts)
  console.log(`${name.padEnd(44)} ${count.toLocaleString('en').padStart(9)}${isFault ? '   FAULT' : ''}`)
console.log(
  `trail ${isIntact ? 'intact' : 'BROKEN'}; killed: worker ${struck.worker}, web server ${struck.web}, database ${struck.database}`,
)
const each = (seconds: number): string => ((seconds / planned) * 1000).toFixed(1)
console.log(
  `${(planned / sentAfter).toFixed(0)} messages a second approved, composed and sent (aim ≥ 300 on two quiet cores), kills and restarts included; ${each(spent.node)} ms of processor each in web server, worker and mail server (aim ≤ 4), ${each(spent.postgres)} ms in the database`,
)
if (counts.some(({ isFault }) => isFault) || !isIntact) process.exitCode = 1
await parts.kill('web')
await parts.kill('worker')
sink.off('exit', sinkEnded).disconnect()
await story.end()
process.exit()
