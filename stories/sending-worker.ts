import { setTimeout as pause } from 'node:timers/promises'
import { sendDue } from '../src/correspondence/index.ts'
import { settableClock } from '../src/platform/clock.ts'
import { connect } from '../src/platform/db.ts'
import { openPdfPress } from '../src/platform/pdf/pdf-press.ts'
import { createVault } from '../src/platform/secrets.ts'
import { sql } from '../src/platform/sql.ts'
import { WANTED } from './sending-outbox.ts'

/**
 * A sender in a process of its own, so that a test can kill it: sends until nothing waits, moving its clock to the next try.
 * When the database goes away it asks again a moment later, as the queue of jobs would.
 */
const { APP_URL, AUTH_URL, SECRET, ORGS, START } = process.env as Record<string, string>
const db = connect({ app: APP_URL!, auth: AUTH_URL! }, 12)
const press = openPdfPress({ workers: 1 })
const deps = { db, press, vault: createVault(SECRET!), hooks: WANTED }

process.stdout.write('ready\n')
await Promise.all(ORGS!.split(',').map((org) => sendAll(Number(org))))
await press.close()
await db.end()
process.stdout.write('done\n')

async function sendAll(orgId: number): Promise<void> {
  const clock = settableClock(new Date(START!))
  for (let unanswered = 0; ; ) {
    try {
      await sendDue({ ...deps, clock }, orgId)
      const next = await db.inOrg(orgId, (tx) =>
        tx.one<{ at: Date | null }>(
          sql`select min(not_before) as at from correspondence.message where org_id = ${orgId} and state in ('queued', 'sending')`,
        ),
      )
      if (!next.at) return
      if (next.at > clock.now()) clock.set(next.at)
      unanswered = 0
    } catch (error) {
      if (++unanswered > 300) throw error
      await pause(100)
    }
  }
}
