import { mkdirSync, writeFileSync } from 'node:fs'
import { serve } from '@hono/node-server'
import { serveStatic } from '@hono/node-server/serve-static'
import { playDemo } from '../../sim/demo.ts'
import { emitDemo } from '../../sim/emission.ts'
import { accessRoutes } from '../../src/access/contract.ts'
import { day } from '../../src/kernel/calendar.ts'
import { createApp } from '../../src/main/app.ts'
import { createJobs } from '../../src/main/worker.ts'
import { systemClock } from '../../src/platform/clock.ts'
import { startJobs } from '../../src/platform/jobs.ts'
import { openPdfPress } from '../../src/platform/pdf/pdf-press.ts'
import { createVault } from '../../src/platform/secrets.ts'
import { testDatabase } from '../../tools/testing/database.ts'
import setup from '../../tools/testing/global-setup.ts'
import { newInstallation } from '../../tools/testing/story.ts'

const down = await setup()
const database = await testDatabase()
const publicUrl = 'http://localhost:4799'
const deps = {
  db: database.db,
  clock: systemClock,
  secret: database.secret,
  vault: createVault(database.secret),
  publicUrl,
  press: openPdfPress({ workers: 1 }),
}
const { app } = createApp(deps as never)
app.use('*', serveStatic({ root: '/tmp/w2dist' }))
app.get('*', serveStatic({ path: '/tmp/w2dist/index.html', root: '/' }))
serve({ fetch: (request, env) => app.fetch(request, env), port: 4799 })
await startJobs(database.db.appPool, createJobs(deps as never), [], 2)
const files = await emitDemo(playDemo(day('2026-11-21')))
mkdirSync('/tmp/w2files', { recursive: true })
for (const file of files) writeFileSync(`/tmp/w2files/${file.name}`, file.bytes)
console.log('ready', files.map((f) => f.name + ' ' + f.bytes.length).join(', '))
process.on('SIGTERM', () => void down().then(() => process.exit(0)))
