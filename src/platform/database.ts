import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { runMigrations as migrateJobs } from 'graphile-worker'
import { runner } from 'node-pg-migrate'
import pg from 'pg'
import { type Config, installationSecret, PROJECT_ROOT } from './config.ts'
import { connect, type Db } from './db.ts'
import { type DatabaseServer, startEmbeddedPostgres } from './embedded-postgres.ts'
import { deriveKey } from './secrets.ts'

const MIGRATIONS = path.join(PROJECT_ROOT, 'db/migrations')

/** The roles that serve requests: neither owns a table, neither may create one. */
const ROLES = ['quittance_app', 'quittance_auth', 'quittance_agent'] as const

/** Agents may what the application may; their own restrictive policies say of which rows. They may never become it. */
const AGENTS = `grant quittance_app to quittance_agent`

/**
 * graphile-worker turns row security on for its tables and leaves them to their owner; ours are worked by a role that owns nothing. Agents
 * see no job of anybody: what they ask for goes through `platform.enqueue`.
 */
const QUEUE_POLICIES = `
  do $$
  declare t text;
  begin
    for t in select tablename from pg_tables where schemaname = 'graphile_worker' and rowsecurity
      and not exists (select 1 from pg_policies p where p.schemaname = 'graphile_worker' and p.tablename = pg_tables.tablename and p.policyname = 'every_job')
    loop
      execute format('create policy every_job on graphile_worker.%I to quittance_app using (true) with check (true)', t);
    end loop;
    for t in select tablename from pg_tables where schemaname = 'graphile_worker' and rowsecurity
      and not exists (select 1 from pg_policies p where p.schemaname = 'graphile_worker' and p.tablename = pg_tables.tablename and p.policyname = 'no_agent')
    loop
      execute format('create policy no_agent on graphile_worker.%I as restrictive to quittance_agent using (false)', t);
    end loop;
    for t in select viewname from pg_views where schemaname = 'graphile_worker' loop
      execute format('alter view graphile_worker.%I set (security_invoker = true)', t);
    end loop;
  end $$`

/** Connection addresses of one database: `owner` migrates and checks, the others serve. */
export type DatabaseUrls = {
  readonly owner: string
  readonly app: string
  readonly auth: string
  readonly agent: string
}

/** A migrated database ready to serve, and how to let go of it. */
export type Database = {
  readonly db: Db
  readonly urls: DatabaseUrls
  readonly embedded: DatabaseServer | null
  close(): Promise<void>
}

/**
 * Opens the database of this installation: the user's own when DATABASE_URL is set, else the embedded server, started
 * (or adopted) on the data folder. Creates the serving roles and brings the schema up to date.
 */
export async function openDatabase(config: Config): Promise<Database> {
  const secret = installationSecret(config)
  let owner = config.databaseUrl
  let embedded: DatabaseServer | null = null
  if (!owner) {
    const password = deriveKey(secret, 'postgres superuser')
    embedded = await startEmbeddedPostgres(config.dataDir, password)
    const server = `postgres://postgres:${password}@127.0.0.1:${embedded.port}`
    await ensureDatabase(`${server}/postgres`, 'quittance')
    owner = `${server}/quittance`
  }
  try {
    const urls = await prepareDatabase(owner, secret)
    const db = connect(urls)
    return {
      db,
      urls,
      embedded,
      async close() {
        await db.end()
        await embedded?.stop()
      },
    }
  } catch (error) {
    await embedded?.stop()
    throw error
  }
}

export async function ensureDatabase(adminUrl: string, name: string): Promise<void> {
  await withOwner(adminUrl, async (client) => {
    const found = await client.query('select 1 from pg_database where datname = $1', [name])
    if (found.rowCount === 0) await client.query(`create database ${pg.escapeIdentifier(name)}`)
  })
}

/** Creates the serving roles, migrates, and gives the addresses to serve from. Safe to run from several processes at once. */
export async function prepareDatabase(ownerUrl: string, secret: string): Promise<DatabaseUrls> {
  return withOwner(ownerUrl, async (client) => {
    const { server_version_num: version } = (await client.query('show server_version_num')).rows[0]
    if (Number(version) < 150000)
      throw new Error(
        `PostgreSQL 15 or later is needed; DATABASE_URL leads to version ${Math.floor(Number(version) / 10000)}`,
      )
    // One migrator of this database at a time, across processes.
    await client.query("select pg_advisory_lock(hashtext('quittance migrations'))")
    for (const role of ROLES) await ensureRole(client, role, deriveKey(secret, `role ${role}`))
    await asServer(() => client.query(Number(version) >= 160000 ? `${AGENTS} with inherit true, set false` : AGENTS))
    await runner({
      dbClient: client,
      dir: MIGRATIONS,
      direction: 'up',
      migrationsTable: 'migration',
      migrationsSchema: 'public',
      noLock: true,
      checkOrder: true,
      log: () => {},
    })
    await client.query('select in_hand.close_undecided()')
    await migrateJobs({ connectionString: ownerUrl })
    await client.query('grant usage on schema graphile_worker to quittance_app')
    await client.query('grant select, insert, update, delete on all tables in schema graphile_worker to quittance_app')
    await client.query('revoke insert, update, delete on graphile_worker.migrations from quittance_app')
    await client.query('grant usage on all sequences in schema graphile_worker to quittance_app')
    await client.query('grant execute on all functions in schema graphile_worker to quittance_app')
    await client.query(QUEUE_POLICIES)
    await client.query("select pg_advisory_unlock(hashtext('quittance migrations'))")
    return servingUrls(ownerUrl, secret)
  })
}

/** The addresses of a database that is prepared already. */
export function servingUrls(ownerUrl: string, secret: string): DatabaseUrls {
  const as = (role: (typeof ROLES)[number]): URL => {
    const url = new URL(ownerUrl)
    url.username = role
    url.password = deriveKey(secret, `role ${role}`)
    return url
  }
  const auth = as('quittance_auth')
  auth.searchParams.set('options', '-c search_path=auth,public')
  return {
    owner: ownerUrl,
    app: as('quittance_app').toString(),
    auth: auth.toString(),
    agent: as('quittance_agent').toString(),
  }
}

/** Roles belong to the server: another database of it may be prepared at this very moment, and what it did meanwhile is done again. */
async function asServer(work: () => Promise<unknown>): Promise<void> {
  try {
    await work()
  } catch (cause) {
    if (!(cause as Error).message.includes('concurrently') && (cause as { code?: string }).code !== '23505') throw cause
    await sleep(50 + Math.random() * 200)
    await asServer(work)
  }
}

async function ensureRole(client: pg.Client, role: string, password: string): Promise<void> {
  const quoted = pg.escapeLiteral(password)
  try {
    await asServer(async () => {
      const found = await client.query('select 1 from pg_roles where rolname = $1', [role])
      await client.query(`${found.rowCount === 0 ? 'create' : 'alter'} role ${role} login password ${quoted}`)
    })
  } catch (cause) {
    throw new Error(
      `the user of DATABASE_URL may not create the role ${role}. Ask an administrator to run once: CREATE ROLE ${role} LOGIN; GRANT ${role} TO <that user> WITH ADMIN OPTION; then start again`,
      { cause },
    )
  }
}

/** A short-lived connection as the owner of the tables, which row-level security does not bind. */
export async function withOwner<T>(ownerUrl: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: ownerUrl })
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}
