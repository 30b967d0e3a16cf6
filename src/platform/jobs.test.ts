import { spawn } from 'node:child_process'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type TestDatabase, testDatabase } from '../../tools/testing/database.ts'
import { withOwner } from './database.ts'
import { enqueue, startJobs } from './jobs.ts'

let database: TestDatabase
beforeAll(async () => {
  database = await testDatabase()
})
afterAll(() => database.drop())

test('a job exists if and only if what caused it was committed', async () => {
  const seen: unknown[] = []
  await database.db.inOrg(1, (tx) => enqueue(tx, 'note', { orgId: 1, n: 1 }))
  await expect(
    database.db.inOrg(1, async (tx) => {
      await enqueue(tx, 'note', { orgId: 1, n: 2 })
      throw new Error('rolled back')
    }),
  ).rejects.toThrow('rolled back')
  const jobs = await startJobs(database.db.appPool, { note: async ({ n }) => void seen.push(n) }, [], 2)
  await until(() => seen.length > 0)
  await sleep(200)
  await jobs.stop()
  expect(seen).toEqual([1])
})

test('the job of a worker that was killed is given to another, at once', async () => {
  await database.db.inOrg(1, (tx) => enqueue(tx, 'slow', { orgId: 1 }, { queue: 'one' }))
  const url = (database.db.appPool as unknown as { options: { connectionString: string } }).options.connectionString
  const program = `
    import { pool } from ${JSON.stringify(path.resolve('src/platform/db.ts'))}
    import { startJobs } from ${JSON.stringify(path.resolve('src/platform/jobs.ts'))}
    await startJobs(pool(${JSON.stringify(url)}, 5), { slow: () => { process.stdout.write('at work'); return new Promise(() => {}) } }, [], 1)`
  const child = spawn(process.execPath, ['--input-type=module', '-e', program], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  await new Promise((resolve) => child.stdout.once('data', resolve))
  child.kill('SIGKILL')
  await new Promise((resolve) => child.once('exit', resolve))
  // The server notices the lost connection in its own time; until then the worker counts as alive.
  await sleep(500)
  let done = 0
  const jobs = await startJobs(database.db.appPool, { slow: async () => void done++ }, [], 1)
  await until(() => done > 0)
  await jobs.stop()
  expect(done).toBe(1)
})

test('a job at work stays with its worker, whoever starts or looks meanwhile', async () => {
  let starts = 0
  const handlers = {
    long: async () => {
      starts++
      await sleep(1500)
    },
  }
  await database.db.inOrg(1, (tx) => enqueue(tx, 'long', { orgId: 1 }, { queue: 'two' }))
  const first = await startJobs(database.db.appPool, handlers, [], 1)
  await until(() => starts > 0)
  const second = await startJobs(database.db.appPool, handlers, [], 1)
  await sleep(1200)
  await first.stop()
  await second.stop()
  expect(starts).toBe(1)
})

test('however many jobs wait for machines of others, the rest of the work goes on', async () => {
  let waiting = 0
  let noted = 0
  let answer = (): void => {}
  const answered = new Promise<void>((resolve) => (answer = resolve))
  const call = async () => {
    waiting++
    await answered
  }
  await database.db.inOrg(1, async (tx) => {
    for (let n = 0; n < 6; n++) await enqueue(tx, 'call', { orgId: 1 })
  })
  const handlers = { call, note: async () => void noted++ }
  const jobs = await startJobs(database.db.appPool, handlers, [], 2, { names: new Set(['call']), slots: 2 })
  await until(() => waiting === 2)
  await database.db.inOrg(1, (tx) => enqueue(tx, 'note', { orgId: 1 }))
  await until(() => noted === 1)
  expect(waiting).toBe(2)
  answer()
  await until(() => waiting === 6)
  await jobs.stop()
})

test('a worker whose database goes away under a job starts anew when it is back, and takes the job up again', async () => {
  let starts = 0
  let noted = 0
  await withOwner(database.ownerUrl, async (client) => {
    const { name } = (await client.query('select current_database() as name')).rows[0]
    const broken = async () => {
      if (++starts > 1) return
      await client.query(`alter database ${name} allow_connections false`)
      await client.query(
        `select pg_terminate_backend(pid) from pg_stat_activity where datname = $1 and pid <> pg_backend_pid()`,
        [name],
      )
      throw new Error('the transaction of this job was cut')
    }
    await database.db.inOrg(1, (tx) => enqueue(tx, 'broken', { orgId: 1 }, { queue: 'three' }))
    const jobs = await startJobs(database.db.appPool, { broken, note: async () => void noted++ }, [], 1)
    await until(() => starts > 0)
    // Long enough for the queue to have given up telling that the job failed.
    await sleep(1_000)
    await client.query(`alter database ${name} allow_connections true`)
    // Behind the broken one in its queue.
    await database.db.inOrg(1, (tx) => enqueue(tx, 'note', { orgId: 1 }, { queue: 'three' }))
    await until(() => starts > 1 && noted > 0)
    await jobs.stop()
    expect((await client.query('select count(*)::int as left from graphile_worker.jobs')).rows).toEqual([{ left: 0 }])
  })
})

async function until(holds: () => boolean): Promise<void> {
  for (let waited = 0; !holds(); waited += 50) {
    if (waited > 20_000) throw new Error('waited twenty seconds in vain')
    await sleep(50)
  }
}
