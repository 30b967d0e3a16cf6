import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { PROJECT_ROOT } from '../src/platform/config.ts'
import { ensureDatabase, prepareDatabase, withOwner } from '../src/platform/database.ts'
import { startEmbeddedPostgres } from '../src/platform/embedded-postgres.ts'
import { describeSchema } from './describe-schema.ts'

/** `npm run schema`: migrates an empty database and writes down what came of it as db/schema.sql. */
const dataDir = mkdtempSync(path.join(tmpdir(), 'quittance-schema-'))
chmodSync(dataDir, 0o755)
const server = await startEmbeddedPostgres(dataDir, 'schema', { fsync: 'off' })
try {
  const admin = `postgres://postgres:schema@127.0.0.1:${server.port}`
  await ensureDatabase(`${admin}/postgres`, 'quittance')
  await prepareDatabase(`${admin}/quittance`, 'only for this description')
  writeFileSync(path.join(PROJECT_ROOT, 'db/schema.sql'), await withOwner(`${admin}/quittance`, describeSchema))
} finally {
  await server.stop()
  rmSync(dataDir, { recursive: true, force: true })
}
