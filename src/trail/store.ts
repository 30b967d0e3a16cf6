import type { OrgTx } from '../platform/db.ts'
import { sql } from '../platform/sql.ts'

export type StoredEvent = {
  seq: number
  at: Date
  actor: string
  verb: string
  subjectKind: string
  subjectId: string
  body: string
  hash: Buffer
}

/** Locks and gives the end of the chain: events of one organisation are written one command after the other. */
export async function lockHead(tx: OrgTx): Promise<{ seq: number; hash: Buffer }> {
  await tx.run(
    sql`insert into trail.head (org_id, seq, hash) values (${tx.orgId}, 0, ${Buffer.alloc(32)}) on conflict do nothing`,
  )
  return tx.one(sql`select seq, hash from trail.head where org_id = ${tx.orgId} for update`)
}

/** Adds events, in the order of their numbers, and moves the end of the chain to the last. */
export async function appendEvents(tx: OrgTx, events: readonly StoredEvent[]): Promise<void> {
  const column = <K extends keyof StoredEvent>(name: K): StoredEvent[K][] => events.map((event) => event[name])
  const { seq, hash } = events.at(-1)!
  await tx.run(sql`
    with moved as (update trail.head set seq = ${seq}, hash = ${hash} where org_id = ${tx.orgId})
    insert into trail.event (org_id, seq, at, actor, verb, subject_kind, subject_id, body, hash)
    select ${tx.orgId}, e.* from unnest(${column('seq')}::bigint[], ${column('at')}::timestamptz[], ${column('actor')}::text[], ${column('verb')}::text[],
      ${column('subjectKind')}::text[], ${column('subjectId')}::text[], ${column('body')}::text[], ${column('hash')}::bytea[]) as e`)
}

/** The database knows what was placed with an agency; agents themselves may change nothing of it. */
export const noteActs = (tx: OrgTx, agency: number, customerIds: readonly string[], at: Date): Promise<number> =>
  tx.run(sql`select in_hand.note_acts(${agency}::int, ${customerIds}::uuid[], ${at}::timestamptz)`)

export const headOf = (tx: OrgTx): Promise<{ seq: number; hash: Buffer } | null> =>
  tx.maybe(sql`select seq, hash from trail.head where org_id = ${tx.orgId}`)

export const eventsAfter = (tx: OrgTx, seq: number, limit: number): Promise<StoredEvent[]> =>
  tx.rows(sql`
    select seq, at, actor, verb, subject_kind, subject_id, body, hash
    from trail.event where org_id = ${tx.orgId} and seq > ${seq} order by seq limit ${limit}`)

/** Events of one subject before an instant, newest first. */
export const eventsOf = (
  tx: OrgTx,
  subjectKind: string,
  subjectId: string,
  before: Date,
  limit: number,
): Promise<StoredEvent[]> =>
  tx.rows(sql`
    select seq, at, actor, verb, subject_kind, subject_id, body, hash
    from trail.event
    where org_id = ${tx.orgId} and subject_kind = ${subjectKind} and subject_id = ${subjectId} and at < ${before}
    order by seq desc limit ${limit}`)

/** An event with the hash of the one before it, by which it is verified where the others are not shown. */
export type LinkedEvent = StoredEvent & { readonly previous: Buffer | null }

export type Subject = { readonly kind: string; readonly id: string }

/** Events about any of these subjects, in the order of the chain. */
export const eventsAbout = (tx: OrgTx, subjects: readonly Subject[]): Promise<LinkedEvent[]> =>
  tx.rows(sql`
    select e.seq, e.at, e.actor, e.verb, e.subject_kind, e.subject_id, e.body, e.hash, p.hash as previous
    from unnest(${subjects.map(({ kind }) => kind)}::text[], ${subjects.map(({ id }) => id)}::text[]) as s (kind, id)
    join trail.event e on e.org_id = ${tx.orgId} and e.subject_kind = s.kind and e.subject_id = s.id
    left join trail.event p on p.org_id = e.org_id and p.seq = e.seq - 1
    order by e.seq`)
