import { expect, test } from 'vitest'
import { intakeRoutes } from '../src/intake/contract.ts'
import { intakeJobs, noDependants } from '../src/intake/index.ts'
import { withOwner } from '../src/platform/database.ts'
import { type Story, tellStory } from '../tools/testing/story.ts'
import { type Entry, fec } from './intake-files.ts'
import { balances, expectSoundBooks, freshStory, importFile, preview, snapshotOfBooks } from './intake-ledger.ts'

const story = freshStory('2026-03-02')

/** Enough entries to pass the size that is read while the caller waits, and the rows that are committed so. */
function large(): Entry[] {
  return Array.from({ length: 51_000 }, (_, index) => ({
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
