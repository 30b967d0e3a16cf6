import { spawn } from 'node:child_process'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type TestDatabase, testDatabase } from '../../tools/testing/database.ts'
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

async function until(holds: () => boolean): Promise<void> {
  for (let waited = 0; !holds(); waited += 50) {
    if (waited > 20_000) throw new Error('waited twenty seconds in vain')
    await sleep(50)
  }
}
