import { afterAll, beforeAll, expect, test } from 'vitest'
import { withOwner } from '../src/platform/database.ts'
import { behindWalls, closedOrgs } from '../src/platform/db.ts'
import { snapshotShelf } from '../src/platform/snapshot-shelf.ts'
import { type TestDatabase, testDatabase } from '../tools/testing/database.ts'

/** Whatever an agency reads of its creditors is behind the wall of a member who does not work them: it holds for tables not yet written. */
let database: TestDatabase
beforeAll(async () => {
  database = await testDatabase()
})
afterAll(() => database.drop())

test('every table that names a creditor, and every row of a creditor that its agency reads, has its wall', async () => {
  const without = await withOwner(database.ownerUrl, async (client) => {
    const { rows } = await client.query<{ name: string }>(`
      select c.oid::regclass::text as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where c.relkind in ('r', 'p') and c.relrowsecurity and n.nspname <> 'access' and not exists (
        select 1 from pg_policy p where p.polrelid = c.oid and p.polname = 'walls' and not p.polpermissive and p.polcmd = '*')
        and (exists (select 1 from pg_attribute a where a.attrelid = c.oid and a.attname = 'creditor_org_id' and not a.attisdropped)
          or exists (select 1 from pg_policy p where p.polrelid = c.oid and p.polname = 'as_agency')) order by 1`)
    return rows.map(({ name }) => name)
  })
  expect(without, 'say in the migration that makes it: select access.wall(table, column); see 0135').toEqual([])
})

test('a list that was just reckoned for somebody is not given to a member behind walls, nor the other way round', async () => {
  const shelf = snapshotShelf({
    ...{ keyOf: () => 'the same', sizeOf: () => 1, most: 100 },
    reckon: async (_tx, _asked: null) => [...closedOrgs()],
  })
  const look = () => database.db.inOrg(1, (tx) => shelf(tx, null))
  expect(await look()).toEqual([])
  expect(await behindWalls([2], look)).toEqual([2])
  expect(await behindWalls([2, 3], look)).toEqual([2, 3])
  expect(await look()).toEqual([])
})
