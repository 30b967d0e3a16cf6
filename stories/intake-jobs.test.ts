import type pg from 'pg'
import { expect, test } from 'vitest'
import { intakeRoutes } from '../src/intake/contract.ts'
import { commitNow, intakeJobs, noDependants } from '../src/intake/index.ts'
import { withOwner } from '../src/platform/database.ts'
import { type Story, tellStory } from '../tools/testing/story.ts'
import { type Entry, fec } from './intake-files.ts'
import { balances, expectSoundBooks, freshStory, importFile, preview, snapshotOfBooks } from './intake-ledger.ts'

const story = freshStory('2026-03-02')

/** Enough entries to pass the size that is read while the caller waits, or only the rows that are committed and withdrawn so. */
function large(length = 51_000): Entry[] {
  return Array.from({ length }, (_, index) => ({
    journal: 'VE',
    on: `2026-01-${String((index % 28) + 1).padStart(2, '0')}`,
    customer: `C${index % 500}`,
    ref: `FA-${String(index).padStart(6, '0')}`,
    label: 'Une vente au libellé assez long pour que le fichier dépasse la taille lue en attendant',
    euros: 10,
  }))
}

test('a large file is read and committed by jobs, tells how far it is, and survives a crash in the middle of its commit', async () => {
  const shown = await preview(story().owner, 'grand.txt', fec(large()))
  expect(shown.state).toBe('reading')
  expect(shown.fileSize).toBeGreaterThan(8 * 1024 * 1024)
  await story().runJobs()
  const read = await story().owner.call(intakeRoutes.import, { params: { id: shown.id } })
  expect(read).toMatchObject({ state: 'previewed', summary: { rows: { created: 51_000 }, newCustomers: 500 } })
  expect(read.readBytes).toBeGreaterThan(0)
  const middle = await story().owner.call(intakeRoutes.sourceLine, {
    params: { id: shown.id },
    query: { line: 60_000 } as never,
  })
  expect(middle.text).toContain('FA-029999')

  const asked = await story().owner.call(intakeRoutes.commit, { params: { id: shown.id } })
  expect(asked.state).toBe('committing')
  // The connection of the commit is cut as soon as it has begun to write: the job fails, and nothing is written.
  const jobs = intakeJobs({ db: story().database.db, clock: { now: story().now }, dependants: noDependants })
  const actor = { id: 'user:test', name: 'Claire' }
  const cut = cutCommit(story())
  await expect(jobs['intake.commit']!({ orgId: story().owner.orgId, importId: shown.id, actor })).rejects.toThrow()
  expect(await cut).toBe(true)
  expect(await snapshotOfBooks(story())).toEqual([])
  expect((await story().owner.call(intakeRoutes.import, { params: { id: shown.id } })).state).toBe('committing')
  // The queue tries again.
  await story().runJobs()
  expect((await story().owner.call(intakeRoutes.import, { params: { id: shown.id } })).state).toBe('committed')
  expect((await balances(story().owner)).C7).toBe(1020)
}, 180_000)

test('a large import is withdrawn by a job: it stays in the books until it is gone, says how far it is, refuses a second act, and survives a crash', async () => {
  const owner = story().owner
  const kept = await importFile(
    owner,
    'petit.txt',
    fec([{ journal: 'VE', customer: 'C7', ref: 'FA-AUTRE', euros: 55, on: '2026-01-05' }]),
  )
  const before = await snapshotOfBooks(story())
  const shown = await preview(owner, 'grand.txt', fec(large(10_100)))
  const params = { id: shown.id }
  await owner.call(intakeRoutes.commit, { params })
  await story().runJobs()
  const committed = await snapshotOfBooks(story())
  expect(committed).not.toEqual(before)
  const now = () => owner.call(intakeRoutes.import, { params })

  expect((await owner.call(intakeRoutes.withdraw, { params })).state).toBe('withdrawing')
  for (const route of [intakeRoutes.withdraw, intakeRoutes.commit, intakeRoutes.discard]) {
    const answer = await owner.ask(route, { params })
    expect(answer.refusal).toMatchObject({ code: 'changed_meanwhile', message: expect.stringContaining('retiré') })
  }
  const jobs = intakeJobs({ db: story().database.db, clock: { now: story().now }, dependants: noDependants })
  const payload = { orgId: owner.orgId, importId: shown.id, actor: { id: 'user:test', name: 'Claire' } }
  await withOwner(story().database.ownerUrl, async (client) => {
    // One of its items is held: the withdrawal begins, and waits.
    await client.query('begin')
    await client.query('select 1 from ledger.item where source_id = $1 limit 1 for update', [shown.id])
    const work = jobs['intake.withdraw']!(payload).then(
      () => 'done',
      () => 'failed',
    )
    await expect
      .poll(async () => (await now()).progress, { timeout: 60_000 })
      .toMatchObject({ stage: 'taking_back', total: 10_100 })
    expect(await snapshotOfBooks(story())).toEqual(committed)
    await expect.poll(() => endWaiting(client), { timeout: 60_000 }).toBe(1)
    expect(await work).toBe('failed')
    await client.query('rollback')
  })
  expect((await now()).state).toBe('withdrawing')
  expect(await snapshotOfBooks(story())).toEqual(committed)
  // The queue tries again.
  await story().runJobs()
  expect(await now()).toMatchObject({ state: 'withdrawn', progress: null })
  expect(await snapshotOfBooks(story())).toEqual(before)
  expect((await owner.call(intakeRoutes.import, { params: { id: kept.id } })).state).toBe('committed')
}, 180_000)

test('an import that something came to rely on while its withdrawal waited stays, and says why', async () => {
  const owner = story().owner
  const first = await preview(owner, 'grand.txt', fec(large(10_100)))
  await owner.call(intakeRoutes.commit, { params: { id: first.id } })
  await story().runJobs()
  await owner.call(intakeRoutes.withdraw, { params: { id: first.id } })
  // The same ledger with one more entry, imported before the job had its turn: still in the books, its lines are known.
  const next = await preview(
    owner,
    'suite.txt',
    fec([...large(10_100), { journal: 'VE', customer: 'C7', ref: 'FA-PLUS', euros: 5, on: '2026-02-05' }]),
  )
  expect(next.summary).toMatchObject({ rows: { created: 1 } })
  const deps = { db: story().database.db, clock: { now: story().now }, dependants: noDependants }
  await commitNow(deps, owner.orgId, next.id, { id: 'user:test', name: 'Claire' })
  await story().runJobs()
  const kept = await owner.call(intakeRoutes.import, { params: { id: first.id } })
  expect(kept.state).toBe('committed')
  expect(kept.reasonsToKeep).toEqual([expect.stringContaining('suite.txt')])
}, 180_000)

/** Ends the session that waits for what this one holds; gives how many there were. */
async function endWaiting(client: pg.Client): Promise<number> {
  const { rowCount } = await client.query(`
    select pg_terminate_backend(pid) from pg_stat_activity
    where datname = current_database() and usename = 'quittance_app' and pg_backend_pid() = any(pg_blocking_pids(pid))`)
  return rowCount ?? 0
}

/** Ends the database session that books items, once. */
async function cutCommit(of: Story): Promise<boolean> {
  return withOwner(of.database.ownerUrl, async (client) => {
    for (let attempt = 0; attempt < 30_000; attempt++) {
      const { rowCount } = await client.query(`
        select pg_terminate_backend(pid) from pg_stat_activity
        where datname = current_database() and usename = 'quittance_app' and state = 'active' and query like '%insert into ledger.item%'`)
      if (rowCount) return true
      await new Promise((wait) => setTimeout(wait, 2))
    }
    return false
  })
}

test('a year imported in slices, each overlapping the last, gives the books of the whole year', async () => {
  const year: Entry[] = []
  for (let index = 0; index < 120; index++) {
    const month = String((index % 12) + 1).padStart(2, '0')
    const customer = `C${index % 5}`
    const letter = index % 4 === 3 ? '' : String.fromCharCode(65 + (index % 26)) + (index % 7)
    year.push({ journal: 'VE', on: `2026-${month}-05`, customer, ref: `FA-${index}`, euros: 100 + index, letter })
    if (letter)
      year.push({
        journal: 'BQ',
        on: `2026-${month}-20`,
        customer,
        ref: `VIR ${index}`,
        euros: -(100 + (index % 3 ? index : 0)),
        letter,
      })
  }
  year.sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0))
  const numbered = year.map((entry, index) => ({ ...entry, no: index + 1 }))
  await importFile(story().owner, '732829320FEC20261231.txt', fec(numbered))
  const whole = await snapshotOfBooks(story())
  const other = await tellStory('2026-03-02')
  try {
    for (const until of [60, 110, 150, numbered.length]) {
      const slice = numbered.slice(0, until)
      // Groups complete later: in an early slice their letters are not yet written.
      const complete = new Set(
        numbered
          .filter((entry, index) => index >= until && entry.letter)
          .map((entry) => `${entry.customer} ${entry.letter}`),
      )
      const early = slice.map((entry) =>
        complete.has(`${entry.customer} ${entry.letter}`) ? { ...entry, letter: '' } : entry,
      )
      await importFile(other.owner, '732829320FEC20261231.txt', fec(early))
      await expectSoundBooks(other)
    }
    expect(await snapshotOfBooks(other)).toEqual(whole)
  } finally {
    await other.end()
  }
})
