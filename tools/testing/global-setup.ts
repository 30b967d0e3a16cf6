import { randomBytes } from 'node:crypto'
import { chmodSync, existsSync, mkdtempSync, readdirSync, rmSync, statfsSync, statSync, symlinkSync } from 'node:fs'
import { freemem, tmpdir } from 'node:os'
import path from 'node:path'
import type { TestProject } from 'vitest/node'
import { builtWeb } from '../../src/main/web-build.ts'
import { ensureDatabase, prepareDatabase } from '../../src/platform/database.ts'
import { startEmbeddedPostgres } from '../../src/platform/embedded-postgres.ts'

/** One real PostgreSQL for each project, and a migrated template that every story and test file clones in milliseconds. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  // Built once before several stages at once would each begin to.
  if (project.name === 'browser') await builtWeb(() => {})
  const dataDir = mkdtempSync(path.join(tmpdir(), 'quittance-test-'))
  chmodSync(dataDir, 0o755)
  const memory = folderInMemory()
  // Only what is written: the programs of the server may not run from memory everywhere.
  if (memory) symlinkSync(memory, path.join(dataDir, 'postgres'))
  const secret = randomBytes(32).toString('hex')
  const server = await startEmbeddedPostgres(dataDir, 'test', {
    fsync: 'off',
    synchronous_commit: 'off',
    full_page_writes: 'off',
    max_connections: '200',
    // The log is never read again: as little of it as possible, and soon over.
    wal_level: 'minimal',
    max_wal_senders: '0',
    max_wal_size: '512MB',
  })
  const admin = `postgres://postgres:test@127.0.0.1:${server.port}`
  await ensureDatabase(`${admin}/postgres`, 'quittance_template')
  await prepareDatabase(`${admin}/quittance_template`, secret)
  process.env.QUITTANCE_TEST_SERVER = admin
  process.env.QUITTANCE_TEST_SECRET = secret
  process.env.QUITTANCE_LOG ??= 'off'
  return async () => {
    await server.stop()
    for (const folder of memory ? [dataDir, memory] : [dataDir]) rmSync(folder, { recursive: true, force: true })
  }
}

const MEMORY = '/dev/shm'
const NEEDED_BYTES = 3 * 2 ** 30
const LONGEST_RUN_MS = 6 * 3_600_000

/**
 * A folder in memory for the databases, or null where there is little of it: each story makes two thousand files and takes them
 * away, which is most of its cost on a disk. What a killed run left there goes first; its server ends once its files are gone.
 */
function folderInMemory(): string | null {
  if (!existsSync(MEMORY)) return null
  for (const name of readdirSync(MEMORY).filter((one) => one.startsWith('quittance-test-'))) {
    const folder = path.join(MEMORY, name)
    if (Date.now() - statSync(folder).mtimeMs > LONGEST_RUN_MS) rmSync(folder, { recursive: true, force: true })
  }
  const { bavail, bsize } = statfsSync(MEMORY)
  if (bavail * bsize < NEEDED_BYTES || freemem() < 2 * NEEDED_BYTES) return null
  return mkdtempSync(path.join(MEMORY, 'quittance-test-'))
}
