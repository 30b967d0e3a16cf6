import { expect, test } from 'vitest'
import { accessRoutes } from '../src/access/contract.ts'
import { withOwner } from '../src/platform/database.ts'
import { newOrganisation } from '../tools/testing/story.ts'
import { fec, sale } from './intake-files.ts'
import { balances, freshStory, importFile } from './intake-ledger.ts'

const story = freshStory('2026-03-02')

/** Rows of a table that were read since the database exists, however they were found. */
const rowsRead = (ownerUrl: string, schema: string, table: string): Promise<number> =>
  withOwner(ownerUrl, async (client) => {
    const { rows } = await client.query(
      'select seq_tup_read + idx_tup_fetch as read from pg_stat_user_tables where schemaname = $1 and relname = $2',
      [schema, table],
    )
    return Number(rows[0].read)
  })
const stagedRead = (ownerUrl: string) => rowsRead(ownerUrl, 'intake', 'staged_item')

const CUSTOMERS = 600
const LINES = 2_400

/** A planner that has counted one organisation's customers expects none of the next one's, which the import itself adds. */
test('a ledger is read a few times over, whatever stands beside it in the database', async () => {
  const { owner, database } = story()
  const small = Array.from({ length: 90 }, (_, n) => sale('2026-01-10', `S${n}`, `FA${n}`, 100))
  await importFile(owner, '732829320FEC20261231.txt', fec(small))
  await withOwner(database.ownerUrl, (client) => client.query('analyze'))

  const { orgId } = await owner.call(accessRoutes.createOrganisation, { body: newOrganisation('Les Grands Magasins') })
  owner.orgId = orgId
  const large = Array.from({ length: LINES }, (_, n) => sale('2026-01-20', `G${n % CUSTOMERS}`, `GM${n}`, 50))
  for (const lines of [large, [...large, ...large.map((one, n) => ({ ...one, on: '2026-02-20', ref: `GN${n}` }))]]) {
    const before = await stagedRead(database.ownerUrl)
    await importFile(owner, '732829320FEC20261231.txt', fec(lines))
    expect(Object.keys(await balances(owner))).toHaveLength(CUSTOMERS)
    expect((await stagedRead(database.ownerUrl)) - before, 'rows read').toBeLessThan(60 * lines.length)
  }
})

/** Two years of a small organisation beside the one year of a large: what is carried over is found among its own rows. */
test('a small ledger does not wait for the large one beside it', async () => {
  const { owner, database } = story()
  const large = Array.from({ length: 12_000 }, (_, n) => sale('2026-01-20', `G${n % CUSTOMERS}`, `GM${n}`, 50))
  await importFile(owner, '732829320FEC20261231.txt', fec(large))
  const { orgId } = await owner.call(accessRoutes.createOrganisation, { body: newOrganisation('La petite boutique') })
  owner.orgId = orgId
  const old = Array.from({ length: 400 }, (_, n) => sale('2025-11-10', `S${n % 40}`, `FA${n}`, 100))
  const carried = old.map((one) => ({ ...one, journal: 'AN' as const, on: '2026-01-01' }))
  await importFile(owner, '732829320FEC20251231.txt', fec(old))
  const before = await rowsRead(database.ownerUrl, 'ledger', 'item')
  const second = await importFile(owner, '732829320FEC20261231.txt', fec(carried))
  expect(second.summary).toMatchObject({ rows: { created: 0, opening: 400 } })
  expect((await rowsRead(database.ownerUrl, 'ledger', 'item')) - before, 'rows read').toBeLessThan(60 * old.length)
})
