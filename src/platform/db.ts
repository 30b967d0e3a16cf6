import { AsyncLocalStorage } from 'node:async_hooks'
import type { Readable, Writable } from 'node:stream'
import pg from 'pg'
import { from as copyFrom, to as copyTo } from 'pg-copy-streams'
import { invariant } from '../kernel/invariant.ts'
import { Refused, refuse } from '../kernel/verdict.ts'
import { log } from './log.ts'
import type { Statement } from './sql.ts'
import { platformWording as words } from './wording.ts'

const INT8 = 20
const DATE = 1082

/** Days stay text (`YYYY-MM-DD`); bigint becomes a number and throws past 2^53, where cents would stop being exact. */
const types: pg.CustomTypesConfig = {
  getTypeParser: ((oid: number, format?: 'text' | 'binary') => {
    if (oid === DATE) return (text: string) => text
    if (oid === INT8) return exactInteger
    return pg.types.getTypeParser(oid, format as 'text')
  }) as pg.CustomTypesConfig['getTypeParser'],
}

function exactInteger(text: string): number {
  const value = Number(text)
  invariant(Number.isSafeInteger(value), `the database returned ${text}, too large to be exact`)
  return value
}

/** One open transaction. Rows come back with camelCase keys. One awaited statement at a time. */
export type Tx = {
  /** Where jobs are kept instead of the database's queue; only a simulation, which runs them on its own clock, has this. */
  readonly jobs?: Job[]
  rows<Row>(statement: Statement): Promise<Row[]>
  /** The only row; throws unless exactly one came back. */
  one<Row>(statement: Statement): Promise<Row>
  maybe<Row>(statement: Statement): Promise<Row | null>
  /** Runs a statement that returns nothing; gives the number of rows it touched. */
  run(statement: Statement): Promise<number>
  /** `COPY … FROM STDIN`, text format; end the stream and await `finished` from node:stream/promises. */
  copyIn(text: string): Writable
  /** `COPY (…) TO STDOUT`, text format. Parameters cannot be bound: interpolate validated integers only. */
  copyOut(text: string): Readable
}

/** Something to do later, asked for in a transaction: it exists if and only if the transaction commits. */
export type Job = {
  readonly name: string
  readonly payload: object
  readonly key: string | null
  readonly runAt: Date | null
}

/**
 * A transaction in which the database itself shows one organisation only, and of it what was placed with `agency` (an organisation as well)
 * when somebody of an agency asks: what is kept of whole customers is hidden then, and reckoned anew from what is shown.
 */
export type OrgTx = Tx & { readonly orgId: number; readonly agency: number | null }

/** The agency for which whatever runs here runs; absent: nobody's. */
const agencies = new AsyncLocalStorage<number>()

/**
 * Runs `work` for somebody of an agency: each transaction that it begins, however deep, is one of the role that sees what was placed and
 * nothing else. Set where a request enters, so that nothing behind it can forget.
 */
export const forAgency = <T>(agencyOrgId: number, work: () => T): T => agencies.run(agencyOrgId, work)

/** Whether what runs here runs for somebody of an agency. */
export const isForAgency = (): boolean => agencies.getStore() !== undefined

/** The creditors that whoever asks does not work; absent: none is closed to them. */
const walls = new AsyncLocalStorage<readonly number[]>()

/** Runs `work` for a member of an agency who works named creditors only: the database shows nothing of those that are `closed`. */
export const behindWalls = <T>(closed: readonly number[], work: () => T): T => walls.run(closed, work)

/** The organisations that are closed to whoever asks. */
export const closedOrgs = (): readonly number[] => walls.getStore() ?? []

export type Db = {
  /** One transaction for one organisation, as a role that row-level security binds. Serialisation failures and deadlocks are retried. */
  inOrg<T>(orgId: number, work: (tx: OrgTx) => Promise<T>): Promise<T>
  /** One transaction over the tables that span organisations (accounts, memberships), as a role that sees nothing else. */
  across<T>(work: (tx: Tx) => Promise<T>): Promise<T>
  readonly appPool: pg.Pool
  readonly authPool: pg.Pool
  end(): Promise<void>
}

/** `agent` is for those who serve requests; jobs run for nobody in particular. */
export function connect(urls: { app: string; auth: string; agent?: string }, size = 12): Db {
  const appPool = pool(urls.app, size)
  const authPool = pool(urls.auth, Math.max(2, size / 3))
  const agentPool = urls.agent === undefined ? null : pool(urls.agent, Math.max(2, size / 3))
  return {
    appPool,
    authPool,
    inOrg(orgId, work) {
      invariant(Number.isInteger(orgId) && orgId > 0, `${orgId} is not an organisation`)
      const agency = agencies.getStore() ?? null
      // SET LOCAL travels with BEGIN in one message, and Citus workers see it (set_config would not reach them).
      const closed = closedOrgs()
      invariant(closed.every(Number.isInteger), 'a wall is made of organisations')
      const wall = closed.length === 0 ? '' : `; set local app.closed_orgs = '{${closed.join(',')}}'`
      const begin = `begin; set local app.org_id = '${orgId}'${wall}`
      if (agency === null) return transaction(appPool, begin, (client) => work({ ...txOf(client), orgId, agency }))
      invariant(agentPool, 'no agency is served from here')
      invariant(Number.isInteger(agency) && agency > 0, `${agency} is no agency`)
      return transaction(agentPool, `${begin}; set local app.agency_org_id = '${agency}'`, (client) =>
        work({ ...txOf(client), orgId, agency }),
      ).catch(beyondWhatWasPlaced)
    },
    async across(work) {
      invariant(agencies.getStore() === undefined, 'an agency looks across no organisations')
      return transaction(authPool, 'begin', (client) => work(txOf(client)))
    },
    async end() {
      await Promise.all([appPool.end(), authPool.end(), agentPool?.end()])
    },
  }
}

/**
 * The same database, whose transactions put their jobs into `kept` instead of the queue. What a simulation does in its own
 * time must not be left to a worker that lives in the present.
 */
export function keepingJobs(db: Db, kept: Job[]): Db {
  const gather = async <T>(run: (jobs: Job[]) => Promise<T>): Promise<T> => {
    const jobs: Job[] = []
    const result = await run(jobs)
    kept.push(...jobs)
    return result
  }
  return {
    ...db,
    inOrg: (orgId, work) =>
      gather((jobs) =>
        db.inOrg(orgId, (tx) => {
          jobs.length = 0
          return work({ ...tx, jobs })
        }),
      ),
    across: (work) =>
      gather((jobs) =>
        db.across((tx) => {
          jobs.length = 0
          return work({ ...tx, jobs })
        }),
      ),
  }
}

export function pool(connectionString: string, max: number): pg.Pool {
  const made = new pg.Pool({
    connectionString,
    max,
    types,
    application_name: 'quittance',
    idleTimeoutMillis: 30_000,
    // A database machine that vanishes says nothing: asked whether it is there, it is given up after some twenty seconds and not fifteen minutes.
    keepAlive: true,
    keepAliveInitialDelayMillis: 10_000,
  })
  // While the pool ends, a server that stops right after may still say goodbye to a connection already being closed.
  const lost = (error: Error) => made.ending || log.warn('a database connection was lost', { error: error.message })
  made.on('error', lost)
  made.on('connect', (client) => client.on('error', lost))
  return made
}

/** The database let an agent write nothing beyond what was placed with its agency: said as what it is. */
function beyondWhatWasPlaced(error: unknown): never {
  if ((error as { code?: string }).code === INSUFFICIENT_PRIVILEGE)
    throw new Refused(refuse('not_placed', words.notPlaced).refusal)
  throw error
}
const INSUFFICIENT_PRIVILEGE = '42501'

/** serialization_failure and deadlock_detected: the transaction did nothing and may be run again as it is. */
const RETRIED = new Set(['40001', '40P01'])

async function transaction<T>(from: pg.Pool, begin: string, work: (client: pg.PoolClient) => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    const client = await from.connect()
    let broken: Error | undefined
    try {
      await client.query(begin)
      const result = await work(client)
      await client.query('commit')
      return result
    } catch (error) {
      broken = await client.query('rollback').then(
        () => undefined,
        (lost) => lost as Error,
      )
      if (attempt < 4 && RETRIED.has((error as { code?: string }).code ?? '')) continue
      throw error
    } finally {
      client.release(broken)
    }
  }
}

/** The statements of one client; also used by migrations and checks, which run as the owner. */
export function txOf(client: pg.ClientBase): Tx {
  const rows = async <Row>(statement: Statement): Promise<Row[]> => {
    const result = await client.query({
      text: statement.text,
      values: statement.values as unknown[],
      name: statement.name,
      rowMode: 'array',
    })
    const keys = result.fields.map((field) => camelCase(field.name))
    return (result.rows as unknown[][]).map((values) => {
      const row: Record<string, unknown> = {}
      for (let i = 0; i < keys.length; i++) row[keys[i]!] = values[i]
      return row as Row
    })
  }
  return {
    rows,
    async one<Row>(statement: Statement) {
      const found = await rows<Row>(statement)
      invariant(found.length === 1, `expected one row, found ${found.length}: ${statement.text.slice(0, 200)}`)
      return found[0]!
    },
    async maybe<Row>(statement: Statement) {
      const found = await rows<Row>(statement)
      invariant(found.length <= 1, `expected at most one row, found ${found.length}: ${statement.text.slice(0, 200)}`)
      return found[0] ?? null
    },
    async run(statement) {
      const result = await client.query({
        text: statement.text,
        values: statement.values as unknown[],
        name: statement.name,
      })
      return result.rowCount ?? 0
    },
    copyIn: (text) => client.query(copyFrom(text)),
    copyOut: (text) => client.query(copyTo(text)),
  }
}

const camelNames = new Map<string, string>()
function camelCase(name: string): string {
  let camel = camelNames.get(name)
  if (camel === undefined) {
    camel = name.replace(/_([a-z0-9])/g, (_, letter: string) => letter.toUpperCase())
    camelNames.set(name, camel)
  }
  return camel
}
