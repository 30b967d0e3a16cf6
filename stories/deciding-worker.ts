import { CRON, createJobs } from '../src/main/worker.ts'
import { settableClock } from '../src/platform/clock.ts'
import { connect } from '../src/platform/db.ts'
import { startJobs } from '../src/platform/jobs.ts'
import { openPdfPress } from '../src/platform/pdf/pdf-press.ts'
import { createVault } from '../src/platform/secrets.ts'

/** The worker of an installation in a process of its own, at one moment of a story, so that a test can kill it at its night's work. */
const { APP_URL, AUTH_URL, SECRET, AT } = process.env as Record<string, string>
const db = connect({ app: APP_URL!, auth: AUTH_URL! }, 12)
const deps = {
  db,
  clock: settableClock(new Date(AT!)),
  secret: SECRET!,
  vault: createVault(SECRET!),
  publicUrl: 'http://localhost:4780',
  press: openPdfPress({ workers: 1 }),
}
await startJobs(db.appPool, createJobs(deps), CRON, 4)
process.stdout.write('ready\n')
