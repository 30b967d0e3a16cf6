import type { Db } from '../src/platform/db.ts'
import { sql } from '../src/platform/sql.ts'
import { verifyTrail } from '../src/trail/index.ts'

export type Row = {
  readonly action: string
  readonly actionState: string
  readonly message: string | null
  readonly state: string | null
  readonly code: string | null
}

/** The actions that were planned, with the message that was made of each, and how both ended. */
export const endsOf = (db: Db, orgId: number, actions: readonly string[]): Promise<Row[]> =>
  db.inOrg(orgId, (tx) =>
    tx.rows(sql`
      select a.id as action, a.state as action_state, m.id as message, m.state, m.outcome->>'code' as code
      from dunning.action a left join correspondence.message m on m.org_id = a.org_id and m.id = a.message_id
      where a.org_id = ${orgId} and a.id = any(${actions}::uuid[])`),
  )

/** Messages that no action asked for, and attempts without an end: there must be none of either. */
export const strays = (db: Db, orgId: number): Promise<{ messages: number; attempts: number }> =>
  db.inOrg(orgId, (tx) =>
    tx.one(sql`
      select (select count(*)::int from correspondence.message m where m.org_id = ${orgId} and not exists (
          select 1 from dunning.action a where a.org_id = m.org_id and a.message_id = m.id)) as messages,
        (select count(*)::int from correspondence.attempt where org_id = ${orgId} and result is null) as attempts`),
  )

export type Count = { readonly name: string; readonly count: number; readonly isFault: boolean }

/** What became of the planned messages, held against what the mail server took. */
export function tally(planned: number, rows: readonly Row[], taken: ReadonlyMap<string, number>): Count[] {
  const times = ({ message }: Row): number => (message === null ? 0 : (taken.get(message) ?? 0))
  const of = (is: (row: Row) => boolean): number => rows.filter(is).length
  const sent = (row: Row): boolean => row.state === 'sent'
  const doubtful = (row: Row): boolean => row.state === 'uncertain'
  const known = new Set(rows.map(({ message }) => message))
  const line = (name: string, count: number, isFault = false): Count => ({ name, count, isFault: isFault && count > 0 })
  return [
    line('planned', planned),
    line('sent', of(sent)),
    line(
      'refused by the server for good',
      of((row) => row.state === 'failed' && row.code !== 'tried_enough'),
    ),
    line(
      'given up after nine tries',
      of((row) => row.code === 'tried_enough'),
    ),
    line('uncertain: nobody can know', of(doubtful)),
    line(
      '  of these interrupted by a kill',
      of((row) => doubtful(row) && row.code === 'interrupted'),
    ),
    line(
      '  of these the server has',
      of((row) => doubtful(row) && times(row) === 1),
    ),
    line('duplicated, uncertain ones included', [...taken.values()].filter((count) => count > 1).length, true),
    line(
      'lost: sent and never taken',
      of((row) => sent(row) && times(row) === 0),
      true,
    ),
    line(
      'lost: planned, and no message came of it',
      of((row) => row.message === null),
      true,
    ),
    line(
      'still waiting',
      of((row) => row.state === 'queued' || row.state === 'sending'),
      true,
    ),
    line(
      'taken and not known as sent',
      of((row) => row.state === 'failed' && times(row) > 0),
      true,
    ),
    line('taken and unheard of', [...taken.keys()].filter((id) => !known.has(id)).length, true),
    line(
      'action and message at odds',
      of((row) => (sent(row) ? row.actionState !== 'done' : doubtful(row) && row.actionState !== 'uncertain')),
      true,
    ),
    line('planned and not accounted for', Math.abs(planned - rows.length), true),
  ]
}

export const isTrailIntact = async (db: Db, orgId: number): Promise<boolean> =>
  (await db.inOrg(orgId, verifyTrail)).intact
