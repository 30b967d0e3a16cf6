import { setTimeout as pause } from 'node:timers/promises'
import type { Db } from '../src/platform/db.ts'
import { sql } from '../src/platform/sql.ts'

const PATIENCE_MS = 600_000

/** Asks again while the database comes back: what was killed last takes the connections of this program with it. */
async function patiently<T>(ask: () => Promise<T>): Promise<T> {
  for (const since = Date.now(); ; await pause(200)) {
    try {
      return await ask()
    } catch (error) {
      if (Date.now() - since > PATIENCE_MS) throw error
    }
  }
}

export type Left = { readonly count: number; readonly next: Date | null }

/** Messages that wait or are on their way, in all organisations, and when the first of them may leave. */
export async function leftOver(db: Db, orgIds: readonly number[]): Promise<Left> {
  const all: Left[] = []
  for (const orgId of orgIds)
    all.push(
      await patiently(() =>
        db.inOrg(orgId, (tx) =>
          tx.one<Left>(
            sql`select count(*)::int as count, min(not_before) as next from correspondence.message where org_id = ${orgId} and state in ('queued', 'sending')`,
          ),
        ),
      ),
    )
  const nexts = all.flatMap(({ next }) => next ?? []).map(Number)
  return {
    count: all.reduce((sum, { count }) => sum + count, 0),
    next: nexts.length > 0 ? new Date(Math.min(...nexts)) : null,
  }
}

/** Whether every message that came to rest is told to the reminder that asked for it. */
export async function isTold(db: Db, orgId: number): Promise<boolean> {
  const { told } = await patiently(() =>
    db.inOrg(orgId, (tx) =>
      tx.one<{ told: boolean }>(
        sql`select not exists (select 1 from dunning.action where org_id = ${orgId} and state = 'queued') as told`,
      ),
    ),
  )
  return told
}

/** Gives up once `far` has not moved for so long: how slow the machine is says nothing. */
export function stallWatch(far: () => number, what: string, ms = 1_800_000): () => void {
  let last = { far: far(), at: Date.now() }
  return () => {
    if (far() !== last.far) last = { far: far(), at: Date.now() }
    else if (Date.now() - last.at > ms) throw new Error(`${what}: nothing moved for ${ms / 60_000} minutes`)
  }
}
