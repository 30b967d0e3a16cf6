import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { ensureDatabase, prepareDatabase } from '../src/platform/database.ts'
import { connect } from '../src/platform/db.ts'
import { runningServer, startEmbeddedPostgres } from '../src/platform/embedded-postgres.ts'
import type { TestDatabase } from '../tools/testing/database.ts'

/** How a database server dies: its first process alone, one of the others (which ends them all), or all of them at once. */
export const DEATHS = ['postmaster', 'child', 'all'] as const
export type Death = (typeof DEATHS)[number]

/**
 * A migrated database on a server of its own that a story may kill as often as it likes. It is set as in production but for
 * the wait for the disk, which matters to a machine that loses its power and not to a process that is killed; `kill` tells whether anything was alive to be killed.
 */
export async function databaseToKill(): Promise<TestDatabase & { kill(death: Death): Promise<boolean> }> {
  const dataDir = mkdtempSync(path.join(tmpdir(), 'quittance-killed-'))
  chmodSync(dataDir, 0o755)
  const server = await startEmbeddedPostgres(dataDir, 'test', { fsync: 'off' })
  const admin = `postgres://postgres:test@127.0.0.1:${server.port}`
  const ownerUrl = `${admin}/quittance`
  const secret = 'a secret of this story alone'
  await ensureDatabase(`${admin}/postgres`, 'quittance')
  const db = connect(await prepareDatabase(ownerUrl, secret), 8)
  return {
    db,
    ownerUrl,
    secret,
    async kill(death) {
      const running = await runningServer(path.join(dataDir, 'postgres')).catch(() => null)
      // Dead already, and on its way up again.
      if (!running) return false
      const children = childrenOf(running.pid)
      const victims = {
        postmaster: [running.pid],
        child: children.slice(-1),
        all: [running.pid, ...children],
      }
      for (const pid of victims[death]) {
        try {
          process.kill(pid, 'SIGKILL')
        } catch {
          // It ended by itself between the list and the blow.
        }
      }
      return true
    },
    async drop() {
      await db.end()
      await server.stop()
      rmSync(dataDir, { recursive: true, force: true })
    },
  }
}

/** Parents stand in the fourth field of /proc/PID/stat, behind a name in brackets that may hold anything. */
function childrenOf(parent: number): number[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .filter((name) => {
      try {
        return Number(readFileSync(`/proc/${name}/stat`, 'utf8').split(') ').at(-1)!.split(' ')[1]) === parent
      } catch {
        return false
      }
    })
    .map(Number)
    .sort((a, b) => a - b)
}
