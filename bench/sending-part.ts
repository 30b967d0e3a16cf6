import { serve } from '@hono/node-server'
import { createApp } from '../src/main/app.ts'
import { CRON, createJobs } from '../src/main/worker.ts'
import { connect } from '../src/platform/db.ts'
import { startJobs } from '../src/platform/jobs.ts'
import { openPdfPress } from '../src/platform/pdf/pdf-press.ts'
import { createVault } from '../src/platform/secrets.ts'

/**
 * The web server or the worker of an installation in a process of its own, so that a bench can kill it. Its clock starts at
 * BEGIN when the real one shows SINCE, and runs SPEED times as fast: a mail that is postponed by a minute is not waited for that long.
 */
const { PART, APP_URL, AUTH_URL, SECRET, PUBLIC_URL, BEGIN, SINCE, SPEED } = process.env as Record<string, string>
const db = connect({ app: APP_URL!, auth: AUTH_URL! }, 16)
const clock = { now: () => new Date(Number(BEGIN) + (Date.now() - Number(SINCE)) * Number(SPEED)) }
const press = openPdfPress({ workers: 1 })
const deps = { db, clock, secret: SECRET!, vault: createVault(SECRET!), publicUrl: PUBLIC_URL!, press }

if (PART === 'web') {
  const { app } = createApp(deps)
  await new Promise<void>((resolve) =>
    serve({ fetch: app.fetch, port: Number(new URL(PUBLIC_URL!).port) }, () => resolve()),
  )
} else await startJobs(db.appPool, createJobs(deps), CRON, 4)
process.send!('ready')
process.on('disconnect', () => process.exit())
