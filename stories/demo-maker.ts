import { playThrough } from '../sim/play-through.ts'
import { createAccounts } from '../src/access/index.ts'
import { day } from '../src/kernel/calendar.ts'
import { systemClock } from '../src/platform/clock.ts'
import { connect } from '../src/platform/db.ts'
import { openPdfPress } from '../src/platform/pdf/pdf-press.ts'
import { createVault } from '../src/platform/secrets.ts'

/** The making of a demonstration in a process of its own, so that a story can kill it; says each day that was played. */
const { APP_URL, AUTH_URL, AGENT_URL, SECRET, OWNER } = process.env as Record<string, string>
const db = connect({ app: APP_URL!, auth: AUTH_URL!, agent: AGENT_URL! }, 8)
const publicUrl = 'http://localhost:4780'
const owner = await createAccounts(db.authPool, { secret: SECRET!, publicUrl }).find(OWNER!)
const press = openPdfPress({ workers: 1 })
const deps = { db, clock: systemClock, secret: SECRET!, vault: createVault(SECRET!), publicUrl, press }
await playThrough(deps, owner!, day('2026-11-21'), (done) => void process.stdout.write(`${done}\n`))
