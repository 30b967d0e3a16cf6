import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { createReadStream, createWriteStream, renameSync, rmSync } from 'node:fs'
import { pipeline } from 'node:stream/promises'
import { createZstdCompress, createZstdDecompress } from 'node:zlib'
import type pg from 'pg'
import { from as copyFrom, to as copyTo } from 'pg-copy-streams'
import { Refused, refuse } from '../kernel/verdict.ts'
import type { Sentence } from '../kernel/wording.ts'
import { withOwner } from './database.ts'
import { readLines } from './lines.ts'
import { platformWording as words } from './wording.ts'

/**
 * A backup is one zstd-compressed text file, readable without this program: a JSON line of what it is, then for each
 * table a JSON line naming it and its columns, its rows in COPY text format, and a line `\.`. A last JSON line carries
 * the SHA-256 of all that precedes it, so that a cut or altered file is known before anything is written.
 */
type Header = {
  readonly quittance: 1
  readonly takenAt: string
  readonly migrations: readonly string[]
  readonly secretCheck: string
}
type TableHead = { readonly table: string; readonly columns: readonly string[] }

/** Everything but the job queue, which only holds work that can be found again in the tables. */
const TABLES = `
  select n.nspname || '.' || quote_ident(c.relname) as name, n.nspname as schema, c.oid::int as oid,
    array(select a.attname::text from pg_attribute a where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = '' order by a.attnum) as columns,
    array(select f.confrelid::int from pg_constraint f where f.conrelid = c.oid and f.contype = 'f' and f.confrelid <> c.oid) as needs
  from pg_class c join pg_namespace n on n.oid = c.relnamespace
  where c.relkind = 'r' and c.relpersistence = 'p' and n.nspname not in ('pg_catalog', 'information_schema', 'graphile_worker', 'public')
  order by 1`
type Table = { name: string; schema: string; oid: number; columns: string[]; needs: number[] }

/** A fingerprint of the installation's secret: tells whether sealed credentials will open, and nothing else. */
const secretCheck = (secret: string): string =>
  createHash('sha256').update(`quittance backup ${secret}`).digest('hex').slice(0, 16)

/** Writes the whole database as of one instant to `file`; a half-written backup never bears the name asked for. */
export async function takeBackup(
  ownerUrl: string,
  secret: string,
  file: string,
  at: Date,
  onTable: (name: string) => void,
): Promise<{ tables: number; rows: number }> {
  const half = `${file}.part`
  try {
    return await withOwner(ownerUrl, async (client) => {
      await client.query('begin transaction isolation level repeatable read read only')
      const tables = await tablesInOrder(client)
      const hash = createHash('sha256')
      const zstd = createZstdCompress()
      const written = pipeline(zstd, createWriteStream(half, { mode: 0o600 }))
      const write = async (bytes: Buffer | string): Promise<void> => {
        hash.update(bytes)
        if (!zstd.write(bytes)) await once(zstd, 'drain')
      }
      const header: Header = {
        quittance: 1,
        takenAt: at.toISOString(),
        migrations: await migrationsOf(client),
        secretCheck: secretCheck(secret),
      }
      await write(`${JSON.stringify(header)}\n`)
      let rows = 0
      for (const { name, columns } of tables) {
        onTable(name)
        await write(`${JSON.stringify({ table: name, columns } satisfies TableHead)}\n`)
        const stream = client.query(copyTo(`copy ${name} (${quoted(columns)}) to stdout`))
        for await (const chunk of stream) await write(chunk as Buffer)
        rows += stream.rowCount ?? 0
        await write('\\.\n')
      }
      await client.query('commit')
      zstd.end(`${JSON.stringify({ sha256: hash.digest('hex') })}\n`)
      await written
      renameSync(half, file)
      return { tables: tables.length, rows }
    })
  } catch (error) {
    rmSync(half, { force: true })
    throw error
  }
}

/**
 * Fills an empty, migrated database from `file` in one transaction, after reading the file once to its end to prove it
 * whole. Throws `Refused` when the file is cut, altered, newer than this program, or the database is not empty.
 */
export async function restoreBackup(
  ownerUrl: string,
  secret: string,
  file: string,
  onTable: (name: string) => void,
): Promise<{ tables: number; secretMatches: boolean }> {
  const header = await proveWhole(file)
  return withOwner(ownerUrl, async (client) => {
    const known = new Set(await migrationsOf(client))
    const unknown = header.migrations.filter((name) => !known.has(name))
    if (unknown.length > 0) throw new Refused(refuse('backup_newer', words.backupNewer, { step: unknown[0]! }).refusal)
    await client.query('begin')
    for (const { name } of (await client.query<Table>(TABLES)).rows) {
      if ((await client.query(`select 1 from ${name} limit 1`)).rowCount)
        throw new Refused(refuse('not_empty', words.notEmpty, { table: name }).refusal)
    }
    let tables = 0
    let into: ReturnType<typeof copyFrom> | null = null
    let isFirst = true
    for await (const line of linesOf(file)) {
      if (isFirst) isFirst = false
      else if (into === null) {
        const head = JSON.parse(line) as TableHead | { sha256: string }
        if ('sha256' in head) break
        onTable(head.table)
        tables += 1
        into = client.query(copyFrom(`copy ${head.table} (${quoted(head.columns)}) from stdin`))
      } else if (line === '\\.') {
        into.end()
        await once(into, 'finish')
        into = null
      } else if (!into.write(`${line}\n`)) await once(into, 'drain')
    }
    await continueNumbers(client)
    await client.query('commit')
    await client.query('analyze')
    return { tables, secretMatches: header.secretCheck === secretCheck(secret) }
  })
}

/** Numbers given by the database go on after the highest one restored. */
async function continueNumbers(client: pg.Client): Promise<void> {
  const { rows } = await client.query(`
    select format('%I.%I', n.nspname, c.relname) as name, quote_ident(a.attname) as column, pg_get_serial_sequence(format('%I.%I', n.nspname, c.relname), a.attname) as sequence
    from pg_attribute a join pg_class c on c.oid = a.attrelid join pg_namespace n on n.oid = c.relnamespace
    where a.attidentity <> '' and n.nspname <> 'graphile_worker'`)
  for (const { name, column, sequence } of rows)
    await client.query(`select setval('${sequence}', greatest((select max(${column}) from ${name}), 1))`)
}

async function proveWhole(file: string): Promise<Header> {
  const hash = createHash('sha256')
  let header: Header | null = null
  let last = ''
  const not = (code: string, sentence: Sentence) => new Refused(refuse(code, sentence, { file }).refusal)
  try {
    for await (const line of linesOf(file)) {
      header ??= JSON.parse(line) as Header
      if (last !== '') hash.update(`${last}\n`)
      last = line
    }
  } catch {
    throw not('not_a_backup', words.notABackup)
  }
  const end = last.startsWith('{"sha256"') ? (JSON.parse(last) as { sha256: string }) : null
  if (header?.quittance !== 1) throw not('not_a_backup', words.notABackup)
  if (end?.sha256 !== hash.digest('hex')) throw not('backup_cut', words.backupCut)
  return header
}

async function* linesOf(file: string): AsyncGenerator<string> {
  const source = createReadStream(file)
  const text = source.pipe(createZstdDecompress())
  source.on('error', (error) => text.destroy(error))
  yield* readLines(text)
}

const quoted = (columns: readonly string[]): string => columns.map((column) => `"${column}"`).join(', ')

const migrationsOf = async (client: pg.Client): Promise<string[]> =>
  (await client.query('select name from public.migration order by id')).rows.map((row) => row.name as string)

/** Every table that holds data, after those its foreign keys point to. */
export async function tablesInOrder(client: pg.Client): Promise<Table[]> {
  const { rows: tables } = await client.query<Table>(TABLES)
  const placed = new Map<number, Table>()
  const place = (table: Table): void => {
    if (placed.has(table.oid)) return
    for (const needed of table.needs) place(tables.find((other) => other.oid === needed)!)
    placed.set(table.oid, table)
  }
  for (const table of tables) place(table)
  return [...placed.values()]
}
