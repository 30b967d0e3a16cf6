import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { servingUrls, withOwner } from '../src/platform/database.ts'
import { type TestDatabase, testDatabase } from '../tools/testing/database.ts'

/** What the database itself keeps from agents, read from its own catalogue: it holds for tables and functions not yet written. */
let database: TestDatabase
beforeAll(async () => {
  database = await testDatabase()
})
afterAll(() => database.drop())

const DEBTOR = '01890000-0000-7000-8000-00000000000a'
/** A customer of one organisation in the hands of another, without anything that it would need besides. */
const placed = `
  set session_replication_role = replica;
  insert into access.delegation (org_id, mandate_id, agency_org_id, opened_at) values (1001, '01890000-0000-7000-8000-00000000000b', 1002, now());
  insert into outsourcing.placement (org_id, id, no, mandate_id, agency_org_id, customer_id, currency, stage, is_pilot, placed_on, placed_cents, placed_at, placed_by_name)
    values (1001, '01890000-0000-7000-8000-00000000000c', 1, '01890000-0000-7000-8000-00000000000b', 1002, '${DEBTOR}', 'EUR', 'amicable', false, '2026-01-01', 1, now(), '');
  set session_replication_role = origin`

const ask = (text: string): Promise<Record<string, unknown>[]> =>
  withOwner(database.ownerUrl, async (client) => (await client.query(text)).rows)

const TABLES = `from pg_class c join pg_namespace n on n.oid = c.relnamespace
  where c.relkind in ('r', 'p') and n.nspname not in ('pg_catalog', 'information_schema') and n.nspname not like 'pg_%'`

test('of every table it is said what agents see: one of which nothing was said is closed, and named here', async () => {
  const undecided = await ask(`
    select n.nspname || '.' || c.relname as name ${TABLES} and n.nspname <> 'graphile_worker' and c.relrowsecurity and not exists (
      select 1 from pg_policy p join pg_roles r on r.oid = any(p.polroles)
      where p.polrelid = c.oid and p.polname = 'agents_see' and not p.polpermissive and p.polcmd = 'r' and r.rolname = 'quittance_agent')`)
  expect(
    undecided,
    'say in the migration that makes it: select in_hand.decide(table, sees, adds, changes); see 0120',
  ).toEqual([])
})

test('every kind of statement of agents is bounded, on every table they may touch', async () => {
  const open = await ask(`
    select n.nspname || '.' || c.relname as name, k.cmd ${TABLES.replace('where', `cross join (values ('r', 'select'), ('a', 'insert'), ('w', 'update'), ('d', 'delete')) k(cmd, privilege) where`)}
      and has_any_column_privilege('quittance_agent', c.oid, case k.privilege when 'delete' then 'select' else k.privilege end)
      and (k.privilege <> 'delete' or has_table_privilege('quittance_agent', c.oid, 'delete'))
      and (not c.relrowsecurity or not exists (
        select 1 from pg_policy p join pg_roles r on r.oid = any(p.polroles)
        where p.polrelid = c.oid and not p.polpermissive and p.polcmd in (k.cmd::"char", '*') and r.rolname = 'quittance_agent'))`)
  // Which versions of the queue were installed, and when.
  expect(open).toEqual([{ name: 'graphile_worker.migrations', cmd: 'r' }])
})

test('a table of which nothing is said is closed as soon as the database is prepared', async () => {
  await withOwner(database.ownerUrl, async (owner) => {
    await owner.query('begin')
    await owner.query(`
      create table desk.secret (org_id int not null, primary key (org_id));
      alter table desk.secret enable row level security;
      create policy one_organisation on desk.secret using (org_id = platform.org());
      select in_hand.close_undecided()`)
    const { rows } = await owner.query(
      `select polname, polcmd, pg_get_expr(polqual, polrelid) as shows from pg_policy where polrelid = 'desk.secret'::regclass and not polpermissive`,
    )
    await owner.query('rollback')
    expect(rows).toEqual([{ polname: 'agents_undecided', polcmd: '*', shows: 'false' }])
  })
})

test('agents bypass nothing, own nothing, and cannot become the application', async () => {
  const [role] = await ask(`
    select rolsuper, rolbypassrls, rolcreaterole, rolcreatedb, pg_has_role('quittance_agent', 'quittance_app', 'usage') as may_what_it_may,
      pg_has_role('quittance_agent', 'quittance_app', 'set') as becomes_it, pg_has_role('quittance_app', 'quittance_agent', 'member') as is_bound,
      exists (select 1 from pg_class where relowner = pg_roles.oid) as owns
    from pg_roles where rolname = 'quittance_agent'`)
  expect(role).toEqual({
    rolsuper: false,
    rolbypassrls: false,
    rolcreaterole: false,
    rolcreatedb: false,
    may_what_it_may: true,
    becomes_it: false,
    is_bound: false,
    owns: false,
  })
})

test('what looks beneath row-level security was looked at: functions of their owner, and views', async () => {
  const functions = await ask(`
    select p.oid::regprocedure::text as name from pg_proc p join pg_namespace n on n.oid = p.pronamespace
    where p.prosecdef and has_function_privilege('quittance_agent', p.oid, 'execute') order by 1`)
  expect(functions.map(({ name }) => name)).toEqual([
    // They gather statistics, and give nothing back.
    'cash.refresh_statistics()',
    // Of an agency's own organisation; to agents it finds nothing.
    'desk.files_matching(text,integer)',
    // That they acted, for their own agency and about what is in its hands.
    'in_hand.note_acts(integer,uuid[],timestamp with time zone)',
    'intake.analyse_staged()',
    'ledger.refresh_statistics(integer)',
    // They find for agents what agents see: stories/outsourcing-isolation.test.ts.
    'ledger.search_documents(text,integer)',
    // Of an agency's own organisation: refused to agents, and finding nothing for them.
    'outsourcing.enter_funds(jsonb)',
    // Whether a line is about a creditor closed to a member at home; to agents none is closed.
    'outsourcing.pays_closed(uuid)',
    'outsourcing.search_in_hand(text,text[],integer[],bigint,integer)',
    'parties.customers_matching(text)',
    'parties.search_customers(text,integer)',
    // The doorbells of the organisation, and no other job.
    'platform.enqueue(text,json,text,timestamp with time zone,integer,text)',
    'platform.refresh_statistics(regclass,integer)',
    // The number of the next plan, over all of them.
    'promises.next_plan_no()',
    // Of an agency's own organisation; to agents it tells of nobody.
    'replies.debtors_meant(text,text[])',
  ])
  const views = await ask(`
    select c.oid::regclass::text as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where c.relkind in ('v', 'm') and n.nspname not in ('pg_catalog', 'information_schema', 'in_hand')
      and not coalesce(c.reloptions @> '{security_invoker=true}', false)`)
  expect(views).toEqual([])
})

test('agents see no job of the queue and ring doorbells about debtors who are in their hands, and nothing else', async () => {
  const client = new pg.Client({ connectionString: servingUrls(database.ownerUrl, database.secret).agent })
  await withOwner(database.ownerUrl, (owner) =>
    owner.query(`select graphile_worker.add_job('dunning.decide', '{"orgId": 1001}'::json)`),
  )
  await client.connect()
  try {
    expect((await client.query('select count(*)::int as n from graphile_worker.jobs')).rows).toEqual([{ n: 0 }])
    expect((await client.query('select count(*)::int as n from graphile_worker._private_jobs')).rows).toEqual([
      { n: 0 },
    ])
    const asking = async (job: string) => {
      await client.query(`begin; set local app.org_id = '1001'; set local app.agency_org_id = '1002'`)
      try {
        await client.query(`select platform.enqueue(${job}, null, null, 8, null)`)
        return 'asked'
      } catch (error) {
        return (error as { code: string }).code
      } finally {
        await client.query('rollback')
      }
    }
    await withOwner(database.ownerUrl, (owner) => owner.query(placed))
    const ring = (orgId: number, customerId: string) =>
      asking(`'react', '{"orgId": ${orgId}, "customerId": "${customerId}", "fact": "promise_moved"}'`)
    expect(await ring(1001, DEBTOR)).toBe('asked')
    expect(await ring(1001, '01890000-0000-7000-8000-00000000000f')).toBe('42501')
    expect(await ring(1003, DEBTOR)).toBe('42501')
    expect(await asking(`'react', '{"orgId": 1001, "fact": "books_moved"}'`)).toBe('42501')
    expect(await asking(`'dunning.decide', '{"orgId": 1001, "customerId": "${DEBTOR}"}'`)).toBe('42501')
    await expect(client.query(`select graphile_worker.add_job('react', '{"orgId": 1001}'::json)`)).rejects.toThrow(
      'row-level security',
    )
  } finally {
    await client.end()
  }
})
