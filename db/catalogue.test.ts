import { afterAll, beforeAll, expect, test } from 'vitest'
import { withOwner } from '../src/platform/database.ts'
import { type TestDatabase, testDatabase } from '../tools/testing/database.ts'

/** What the database itself must guarantee, read from its own catalogue: these hold for tables not yet written. */
let database: TestDatabase
beforeAll(async () => {
  database = await testDatabase()
})
afterAll(() => database.drop())

const ask = (text: string): Promise<Record<string, unknown>[]> =>
  withOwner(database.ownerUrl, async (client) => (await client.query(text)).rows)
const TENANT = `n.nspname not in ('pg_catalog', 'information_schema', 'public', 'auth', 'platform', 'graphile_worker') and n.nspname not like 'pg_%'`

test('every business table carries its organisation, first in its primary key', async () => {
  const rows = await ask(`
    select n.nspname || '.' || c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where c.relkind = 'r' and ${TENANT} and not exists (
      select 1 from pg_attribute a where a.attrelid = c.oid and a.attname = 'org_id' and a.attnotnull and a.atttypid = 'int'::regtype)`)
  expect(rows).toEqual([])
  const keys = await ask(`
    select n.nspname || '.' || c.relname as name, con.conname from pg_constraint con
    join pg_class c on c.oid = con.conrelid join pg_namespace n on n.oid = c.relnamespace
    where con.contype in ('p', 'u', 'f') and ${TENANT} and con.conrelid <> 'access.organisation'::regclass
      and con.confrelid <> 'access.organisation'::regclass
      and (select attname from pg_attribute a where a.attrelid = con.conrelid and a.attnum = con.conkey[1]) <> 'org_id'`)
  expect(keys).toEqual([])
})

test('every unique index begins with the organisation', async () => {
  const rows = await ask(`
    select c.relname, i.indexrelid::regclass::text as index from pg_index i join pg_class c on c.oid = i.indrelid join pg_namespace n on n.oid = c.relnamespace
    where i.indisunique and ${TENANT} and (select attname from pg_attribute a where a.attrelid = c.oid and a.attnum = i.indkey[0]) <> 'org_id'`)
  expect(rows).toEqual([])
})

test('row-level security is on for every business table, with a policy that names the organisation', async () => {
  const rows = await ask(`
    select n.nspname || '.' || c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where c.relkind = 'r' and ${TENANT} and (not c.relrowsecurity or not exists (
      select 1 from pg_policy p where p.polrelid = c.oid and pg_get_expr(p.polqual, p.polrelid) like '%org_id = platform.org()%'))`)
  expect(rows).toEqual([])
})

test('no trigger stands on a business table', async () => {
  const rows = await ask(`
    select c.relname, t.tgname from pg_trigger t join pg_class c on c.oid = t.tgrelid join pg_namespace n on n.oid = c.relnamespace
    where not t.tgisinternal and ${TENANT}`)
  expect(rows).toEqual([])
})

test('the serving roles own nothing, bypass nothing, and may not rewrite the books or the trail', async () => {
  const owned = await ask(
    `select c.relname from pg_class c join pg_roles r on r.oid = c.relowner where r.rolname like 'quittance_%'`,
  )
  expect(owned).toEqual([])
  const roles = await ask(
    `select rolname from pg_roles where rolname like 'quittance_%' and (rolsuper or rolbypassrls or rolcreaterole or rolcreatedb)`,
  )
  expect(roles).toEqual([])
  const [rights] = await ask(`select
    has_table_privilege('quittance_app', 'trail.event', 'update') as rewrite_trail,
    has_table_privilege('quittance_app', 'trail.event', 'delete') as erase_trail,
    has_column_privilege('quittance_app', 'ledger.item', 'amount_cents', 'update') as rewrite_item,
    has_table_privilege('quittance_app', 'ledger.item', 'delete') as erase_item,
    has_table_privilege('quittance_app', 'ledger.allocation', 'update') as rewrite_allocation,
    has_table_privilege('quittance_app', 'auth.user', 'select') as read_accounts,
    has_table_privilege('quittance_auth', 'ledger.item', 'select') as accounts_read_books`)
  expect(Object.values(rights!)).toEqual([false, false, false, false, false, false, false])
})

test('with no filter and no organisation the database shows nothing; with one, only that one', async () => {
  const tables = await ask(`
    select format('%I.%I', n.nspname, c.relname) as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where c.relkind = 'r' and ${TENANT} and has_table_privilege('quittance_app', c.oid, 'select') order by 1`)
  expect(tables.length).toBeGreaterThan(20)
  await withOwner(database.ownerUrl, async (owner) => {
    // One row per table for each of two organisations, whatever its columns: the most a leak could show.
    await owner.query(`set session_replication_role = replica`)
    for (const { name } of tables) {
      const { rows: columns } = await owner.query(
        `select attname, format_type(atttypid, null) as type, attidentity from pg_attribute where attrelid = $1::regclass and attnum > 0 and not attisdropped and (attnotnull and not atthasdef or attname = 'org_id')`,
        [name],
      )
      const { rows: checks } = await owner.query(
        `select conname from pg_constraint where conrelid = $1::regclass and contype = 'c'`,
        [name],
      )
      for (const { conname } of checks) await owner.query(`alter table ${name} drop constraint "${conname}"`)
      for (const org of [1001, 1002]) {
        const values = columns.map((c) => (c.attname === 'org_id' ? org : sample(c.type)))
        const names = columns.map((c) => `"${c.attname}"`).join(', ')
        await owner.query(
          `insert into ${name} (${names}) overriding system value values (${values.map((_, i) => `$${i + 1}`).join(', ')})`,
          values,
        )
      }
    }
  })
  const client = await database.db.appPool.connect()
  try {
    for (const { name } of tables) {
      expect(
        (await client.query(`select count(*)::int as n from ${name}`)).rows[0].n,
        `${name} without an organisation`,
      ).toBe(0)
      await client.query(`begin; set local app.org_id = '1002'`)
      const { rows } = await client.query(`select distinct org_id from ${name}`)
      await client.query('rollback')
      expect(rows, name as string).toEqual([{ org_id: 1002 }])
    }
  } finally {
    client.release()
  }
})

function sample(type: string): unknown {
  if (type.endsWith('[]')) return '{}'
  if (type === 'uuid') return '01890000-0000-7000-8000-000000000000'
  if (type === 'jsonb') return '{}'
  if (type === 'date') return '2026-01-01'
  if (type.startsWith('timestamp')) return '2026-01-01T00:00:00Z'
  if (type === 'bytea') return Buffer.alloc(32)
  if (type === 'boolean') return false
  return type === 'text' ? 'x' : 1
}
