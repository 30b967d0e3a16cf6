import { randomBytes } from 'node:crypto'
import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
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
  const secret = randomBytes(32).toString('hex')
  const server = await startEmbeddedPostgres(dataDir, 'test', {
    fsync: 'off',
    synchronous_commit: 'off',
    full_page_writes: 'off',
    max_connections: '120',
  })
  const admin = `postgres://postgres:test@127.0.0.1:${server.port}`
  await ensureDatabase(`${admin}/postgres`, 'quittance_template')
  await prepareDatabase(`${admin}/quittance_template`, secret)
  process.env.QUITTANCE_TEST_SERVER = admin
  process.env.QUITTANCE_TEST_SECRET = secret
  process.env.QUITTANCE_LOG ??= 'off'
  return async () => {
    await server.stop()
    rmSync(dataDir, { recursive: true, force: true })
  }
}
