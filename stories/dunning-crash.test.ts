import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { setTimeout as pause } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { accessRoutes } from '../src/access/contract.ts'
import { PROJECT_ROOT } from '../src/platform/config.ts'
import { servingUrls, withOwner } from '../src/platform/database.ts'
import { bookDocument, newCustomer } from '../tools/testing/books.ts'
import { ignoreFreshness } from '../tools/testing/days.ts'
import { newOrganisation, type Story, tellStory } from '../tools/testing/story.ts'
import { randomFrom } from './moody-server.ts'

const SEED = Number(process.env.QUITTANCE_SEED ?? Date.now() % 1_000_000)
const HEALTHY = 3
const CUSTOMERS_EACH = 12

/** The same books twice, in two databases: one night is left in peace, the other is killed again and again. */
let story: Story
let twin: { ownerUrl: string; drop(): Promise<void> }
let worker: ChildProcess | undefined

beforeAll(async () => {
  story = await tellStory('2026-01-05')
  const { owner } = story
  const first = owner.orgId
  const others: number[] = []
  for (const name of ['Deux', 'Trois', 'Sans scénario', 'Nulle part'])
    others.push((await owner.call(accessRoutes.createOrganisation, { body: newOrganisation(name) })).orgId)
  const [orphan, nowhere] = others.slice(-2)
  for (const orgId of [first, ...others]) {
    owner.orgId = orgId
    await ignoreFreshness(story)
    const count = orgId === orphan || orgId === nowhere ? 1 : CUSTOMERS_EACH
    for (let n = 0; n < count; n++) {
      // Some have no mailbox, some are not late: a night has other verdicts than yes.
      const customerId = await newCustomer(story, `C${n}`, { email: n % 9 === 8 ? null : `compta${n}@client.example` })
      const dueOn = n % 7 === 6 ? '2026-02-06' : '2026-01-06'
      await bookDocument(story, { customerId, documentNo: `FA-${n}`, cents: 10_000 + n, dueOn })
    }
  }
  await withOwner(story.database.ownerUrl, async (client) => {
    await client.query(`update dunning.scenario set definition = '{"steps": "perdues"}' where org_id = $1`, [orphan])
    await client.query(`update access.organisation set time_zone = 'Nulle/Part' where org_id = $1`, [nowhere])
  })
  twin = await cloneOf(story)
}, 180_000)
afterAll(async () => {
  worker?.kill('SIGKILL')
  await twin?.drop()
  await story.end()
})

/** A second database with every row of the first. */
async function cloneOf({ database }: Story): Promise<{ ownerUrl: string; drop(): Promise<void> }> {
  const url = new URL(database.ownerUrl)
  const source = url.pathname.slice(1)
  const name = `${source}_twin`
  const admin = Object.assign(new URL(url), { pathname: '/postgres' }).toString()
  await withOwner(admin, async (client) => {
    // The connections that the story keeps open would stand in the way; it opens others when it needs them.
    await client.query('select pg_terminate_backend(pid) from pg_stat_activity where datname = $1', [source])
    await client.query(`create database ${name} template ${source}`)
  })
  url.pathname = `/${name}`
  return {
    ownerUrl: url.toString(),
    drop: () => withOwner(admin, async (client) => void (await client.query(`drop database ${name} with (force)`))),
  }
}

async function startWorker(ownerUrl: string): Promise<ChildProcess> {
  const urls = servingUrls(ownerUrl, story.database.secret)
  const env = { ...process.env, APP_URL: urls.app, AUTH_URL: urls.auth, SECRET: story.database.secret }
  worker = spawn(process.execPath, [fileURLToPath(new URL('./deciding-worker.ts', import.meta.url))], {
    cwd: PROJECT_ROOT,
    env: { ...env, AT: '2026-01-09T10:00:00+01:00' },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  await once(worker.stdout!, 'data')
  return worker
}

async function kill(child: ChildProcess): Promise<void> {
  const gone = once(child, 'exit')
  child.kill('SIGKILL')
  await gone
}

const ask = <Row>(ownerUrl: string, text: string): Promise<Row[]> =>
  withOwner(ownerUrl, async (client) => (await client.query(text)).rows as Row[])

/**
 * Nothing is left to do but what the broken organisations cannot. A job whose worker died each time it was tried is given up,
 * so that one that kills its worker cannot go on for ever: the clock asks for such work anew, and the outcome shows it was done.
 */
const isOver = async (ownerUrl: string): Promise<boolean> => {
  const [row] = await ask<{ over: boolean }>(
    ownerUrl,
    `select (select count(*) from dunning.run) = ${HEALTHY}
      and not exists (select 1 from dunning.action where state in ('planned', 'queued') and verdict = 'send')
      and not exists (select 1 from correspondence.message where state in ('queued', 'sending'))
      and not exists (select 1 from graphile_worker._private_jobs where last_error is null and attempts < max_attempts) as over`,
  )
  return row!.over
}

/**
 * What the night did, without the ids and instants that no two nights share. The counts of a run are not of it: a day may be
 * decided twice, and then the second time finds all of it planned.
 */
const outcome = (ownerUrl: string): Promise<unknown[]> =>
  ask(
    ownerUrl,
    `select 'standing' as kind, c.org_id, c.code, s.verdict, s.step_id, s.reason_code as state, s.net_cents::text as cents, s.next_on::text as on
       from dunning.standing s join parties.customer c on c.org_id = s.org_id and c.id = s.customer_id
     union all select 'action', c.org_id, c.code, a.verdict, a.step_id, a.state, a.due_cents::text, coalesce(a.contact_on, a.decided_on)::text
       from dunning.action a join parties.customer c on c.org_id = a.org_id and c.id = a.customer_id
     union all select 'message', c.org_id, c.code, m.channel, m.subject, m.state, '', m.attempts::text
       from correspondence.message m join parties.customer c on c.org_id = m.org_id and c.id = m.customer_id
     union all select 'mailbox', org_id, '', '', '', '', count(*)::text, '' from correspondence.test_mailbox group by org_id
     union all select 'run', org_id, '', '', '', '', '', decided_on::text from dunning.run
     order by 1, 2, 3, 4, 5, 6, 7, 8`,
  )

test('a night killed in the middle of several organisations ends like one left in peace; a broken one stops no other', {
  timeout: 600_000,
}, async () => {
  console.log(`night, seed ${SEED} (QUITTANCE_SEED=${SEED} runs it again)`)
  const random = randomFrom(SEED)
  const peaceful = await startWorker(story.database.ownerUrl)
  await until(() => isOver(story.database.ownerUrl))
  await kill(peaceful)
  const expected = await outcome(story.database.ownerUrl)
  // The night was worth killing, and the broken organisations took no part in it.
  expect(new Set(expected.map((row) => (row as { org_id: number }).org_id)).size).toBe(HEALTHY)
  expect(expected.filter((row) => (row as { kind: string }).kind === 'message')).toHaveLength(HEALTHY * 10)

  let deciding = 0
  let between = 0
  for (let round = 0; round < 7 && !(await isOver(twin.ownerUrl)); round++) {
    const child = await startWorker(twin.ownerUrl)
    // First in the very transaction that writes a day down, later anywhere: handing over, sending, answering.
    const caught = round < 2 && (await untilDeciding(twin.ownerUrl))
    if (!caught) await pause(random() * 400)
    if (caught) deciding++
    else if (!(await isOver(twin.ownerUrl))) between++
    await kill(child)
  }
  console.log(`killed ${deciding} times while deciding, ${between} times later`)
  expect(deciding).toBeGreaterThan(0)
  expect(between).toBeGreaterThan(0)
  const last = await startWorker(twin.ownerUrl)
  await until(() => isOver(twin.ownerUrl))
  await kill(last)
  const done = await outcome(twin.ownerUrl)
  // A mail to the test mailbox that was interrupted is handed over once more, harmlessly: its tries may differ, its arrival not.
  const withoutTries = (rows: unknown[]) =>
    rows.map((row) => ((row as { kind: string }).kind === 'message' ? { ...(row as object), on: '' } : row))
  expect(withoutTries(done)).toEqual(withoutTries(expected))
})

/** Waits for a session that is writing a day's decisions down; false when none shows up. */
const untilDeciding = (ownerUrl: string): Promise<boolean> =>
  withOwner(ownerUrl, async (client) => {
    for (const since = Date.now(); Date.now() - since < 3_000; ) {
      const { rowCount } = await client.query(`
        select 1 from pg_stat_activity where datname = current_database() and usename = 'quittance_app' and xact_start is not null
          and (query ilike '%decided%' or query ilike '%dunning.standing%')`)
      if (rowCount) return true
    }
    return false
  })

async function until(holds: () => Promise<boolean>): Promise<void> {
  for (const since = Date.now(); !(await holds()); await pause(100))
    if (Date.now() - since > 200_000) throw new Error('waited more than three minutes in vain')
}
