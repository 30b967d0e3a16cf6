import { createHash } from 'node:crypto'
import type { Refusal } from '../kernel/verdict.ts'
import type { OrgTx } from '../platform/db.ts'
import { type Fragment, part, sql } from '../platform/sql.ts'
import type { MessageState, Via } from './rules.ts'
import { type AttemptResult, type From, type Message, messageColumns, type Proof } from './store.ts'

/** Statements of sending, each about many messages at once: a mail should cost a row, not a question. */

/** Of which messages: ours, or those that another organisation's server and post carry. */
export const carriedBy = (senderOrgId: number | null): Fragment =>
  senderOrgId === null ? part`m.sender_org_id is null` : part`m.sender_org_id = ${senderOrgId}`

/** Other organisations that have mails to carry for this one now. */
export const sendersDue = async (tx: OrgTx, at: Date): Promise<number[]> =>
  (
    await tx.rows<{ orgId: number }>(sql`
      select distinct m.sender_org_id as org_id from correspondence.message m
      where m.org_id = ${tx.orgId} and m.sender_org_id is not null and m.state = 'queued'
        and m.channel = 'email' and m.not_before <= ${at} order by 1`)
  ).map(({ orgId }) => orgId)

/** The next mails to leave, locked; those that another transaction holds are passed over. */
export const lockDueMails = async (
  tx: OrgTx,
  at: Date,
  limit: number,
  senderOrgId: number | null = null,
): Promise<string[]> =>
  (
    await tx.rows<{ id: string }>(sql`
      select m.id from correspondence.message m
      where m.org_id = ${tx.orgId} and m.state = 'queued' and m.channel = 'email' and m.not_before <= ${at} and ${carriedBy(senderOrgId)}
      order by m.not_before, m.id limit ${limit} for update skip locked`)
  ).map(({ id }) => id)

export const messagesNow = (tx: OrgTx, ids: readonly string[]): Promise<Message[]> =>
  tx.rows(sql`
    select ${messageColumns} from correspondence.message m where m.org_id = ${tx.orgId} and m.id = any(${ids}::uuid[]) order by m.not_before, m.id`)

/** The bytes kept of the version that each message has now. */
export const proofsNow = (
  tx: OrgTx,
  ids: readonly string[],
): Promise<(Pick<Proof, 'bytes' | 'senderAddress'> & { messageId: string })[]> =>
  tx.rows(sql`
    select p.message_id, p.bytes, p.sender_address
    from correspondence.message m join correspondence.proof p on p.org_id = m.org_id and p.message_id = m.id and p.version = m.version
    where m.org_id = ${tx.orgId} and m.id = any(${ids}::uuid[])`)

export type NewProof = {
  readonly message: { readonly id: string; readonly version: number }
  readonly kind: 'mime' | 'pdf' | 'text'
  readonly bytes: Uint8Array
  readonly senderAddress: string
}

/** Keeps the bytes of one version of each message, once. */
export const keepProofs = (tx: OrgTx, proofs: readonly NewProof[], at: Date): Promise<number> => {
  const bytes = proofs.map((one) => Buffer.from(one.bytes.buffer, one.bytes.byteOffset, one.bytes.byteLength))
  const hashes = bytes.map((one) => createHash('sha256').update(one).digest())
  return tx.run(sql`
    insert into correspondence.proof (org_id, message_id, version, kind, sender_address, bytes, sha256, made_at)
    select ${tx.orgId}, p.id, p.version, p.kind, p.sender_address, p.bytes, p.sha256, ${at}
    from unnest(${proofs.map(({ message }) => message.id)}::uuid[], ${proofs.map(({ message }) => message.version)}::int[],
      ${proofs.map(({ kind }) => kind)}::text[], ${proofs.map(({ senderAddress }) => senderAddress)}::text[], ${bytes}::bytea[],
      ${hashes}::bytea[]) as p(id, version, kind, sender_address, bytes, sha256)
    on conflict (org_id, message_id, version) do nothing`)
}

/** Hashes of the bytes kept of each message, by message; those of which nothing is kept are not in it. */
export const proofHashes = async (
  tx: OrgTx,
  messages: readonly { readonly id: string; readonly version: number }[],
): Promise<ReadonlyMap<string, string>> =>
  new Map(
    (
      await tx.rows<{ messageId: string; sha256: Buffer }>(sql`
        select p.message_id, p.sha256 from correspondence.proof p
        join unnest(${messages.map(({ id }) => id)}::uuid[], ${messages.map(({ version }) => version)}::int[]) as m(id, version)
          on p.message_id = m.id and p.version = m.version
        where p.org_id = ${tx.orgId}`)
    ).map(({ messageId, sha256 }) => [messageId, sha256.toString('hex')]),
  )

/** Marks messages as leaving; gives the numbers of both counts. */
export const claimMessages = (
  tx: OrgTx,
  ids: readonly string[],
  claim: { by: string; via: Via; at: Date },
): Promise<{ id: string; attempts: number; tries: number }[]> =>
  tx.rows(sql`
    update correspondence.message set state = 'sending', via = ${claim.via}, attempts = attempts + 1, tries = tries + 1,
      claimed_at = ${claim.at}, claimed_by = ${claim.by}
    where org_id = ${tx.orgId} and id = any(${ids}::uuid[]) and state = 'queued' returning id, attempts, tries`)

/**
 * Opens the attempt of each message that this claim still holds, and gives those: what is opened may leave once this is committed, and is in
 * doubt from then on. The messages are locked, so that whoever calls a claim orphaned sees either the attempt or a message that is his.
 */
export const beginAttempts = async (tx: OrgTx, ids: readonly string[], by: string, at: Date): Promise<string[]> =>
  (
    await tx.rows<{ id: string }>(sql`
      with ${claimedNow(tx, ids, by)},
      opened as (
        insert into correspondence.attempt as a (org_id, message_id, n, started_at, claimed_by, via)
        select ${tx.orgId}, id, attempts, ${at}, ${by}, via from mine where state = 'sending'
        on conflict (org_id, message_id, n) do update set ended_at = null, result = null)
      select id from mine where state = 'sending'`)
  ).map(({ id }) => id)

/** Puts messages back that were claimed and of which nothing has left: as if they had not been taken up. */
export const giveBack = (tx: OrgTx, ids: readonly string[], by: string | null): Promise<number> =>
  tx.run(sql`
    update correspondence.message m set state = 'queued', claimed_at = null, claimed_by = null, attempts = m.attempts - 1, tries = m.tries - 1
    where m.org_id = ${tx.orgId} and m.id = any(${ids}::uuid[]) and m.state = 'sending' and (${by}::uuid is null or m.claimed_by = ${by})
      and not exists (
        select 1 from correspondence.attempt a where a.org_id = m.org_id and a.message_id = m.id and a.n = m.attempts)`)

export type AttemptEnd = {
  readonly messageId: string
  readonly n: number
  readonly result: AttemptResult
  readonly code: number | null
  readonly response: string
}

export const endAttempts = (tx: OrgTx, ends: readonly AttemptEnd[], at: Date): Promise<number> =>
  tx.run(sql`
    update correspondence.attempt a set ended_at = ${at}, result = e.result, smtp_code = e.code, response = e.response
    from ${endsOf(ends)} where a.org_id = ${tx.orgId} and a.message_id = e.message_id and a.n = e.n`)

/**
 * Writes down how attempts ended, those that were refused before they were opened included. Of a message that somebody else has meanwhile,
 * nothing.
 */
export const keepEnds = (tx: OrgTx, ends: readonly AttemptEnd[], by: string, at: Date): Promise<number> =>
  tx.run(sql`
    with ${claimedNow(
      tx,
      ends.map(({ messageId }) => messageId),
      by,
    )}
    insert into correspondence.attempt (org_id, message_id, n, started_at, claimed_by, via, ended_at, result, smtp_code, response)
    select ${tx.orgId}, mine.id, e.n, ${at}, ${by}, mine.via, ${at}, e.result, e.code, e.response
    from ${endsOf(ends)} join mine on mine.id = e.message_id
    on conflict (org_id, message_id, n) do update set ended_at = excluded.ended_at, result = excluded.result, smtp_code = excluded.smtp_code,
      response = excluded.response`)

/** Messages that a claim still holds, locked: nobody gives them to another before this transaction ends. */
const claimedNow = (tx: OrgTx, ids: readonly string[], by: string): Fragment =>
  part`mine as (
    select id, state, attempts, via from correspondence.message
    where org_id = ${tx.orgId} and id = any(${ids}::uuid[]) and claimed_by = ${by} order by id for no key update)`

const endsOf = (ends: readonly AttemptEnd[]): Fragment =>
  part`unnest(${ends.map(({ messageId }) => messageId)}::uuid[], ${ends.map(({ n }) => n)}::int[], ${ends.map(({ result }) => result)}::text[],
      ${ends.map(({ code }) => code)}::int[], ${ends.map(({ response }) => response.slice(0, 1000))}::text[]) as e(message_id, n, result, code, response)`

/** The last attempt of each message that has one, whether it has ended or not. */
export const lastAttempts = (
  tx: OrgTx,
  messageIds: readonly string[],
): Promise<{ messageId: string; result: AttemptResult | null; code: number | null; response: string }[]> =>
  tx.rows(sql`
    select a.message_id, a.result, a.smtp_code as code, a.response
    from correspondence.message m join correspondence.attempt a on a.org_id = m.org_id and a.message_id = m.id and a.n = m.attempts
    where m.org_id = ${tx.orgId} and m.id = any(${messageIds}::uuid[])`)

export type Move = {
  readonly id: string
  readonly from: From
  readonly state: MessageState
  readonly outcome: Refusal | null
  readonly via?: Via | undefined
}

/** Moves messages to states where they rest; gives those that were where they were expected. */
export const settleStates = async (tx: OrgTx, moves: readonly Move[], at: Date): Promise<ReadonlySet<string>> => {
  const rows = moves.map(({ id, from, state, outcome, via }) => ({
    id,
    states: from.states,
    claimed_by: from.claimedBy ?? null,
    state,
    outcome,
    via: via ?? null,
  }))
  const moved = await tx.rows<{ id: string }>(sql`
    update correspondence.message m set state = t.state, settled_at = ${at}, outcome = nullif(t.outcome, 'null'), via = coalesce(t.via, m.via)
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as t(id uuid, states text[], claimed_by uuid, state text, outcome jsonb, via text)
    where m.org_id = ${tx.orgId} and m.id = t.id and m.state = any(t.states) and (t.claimed_by is null or m.claimed_by = t.claimed_by)
    returning m.id`)
  return new Set(moved.map(({ id }) => id))
}

/** Puts mails into the built-in mailbox; the same mail twice is there once. */
export const dropInTestMailbox = (tx: OrgTx, ids: readonly string[], at: Date): Promise<number> =>
  tx.run(sql`
    insert into correspondence.test_mailbox (org_id, message_id, received_at)
    select ${tx.orgId}, id, ${at} from unnest(${ids}::uuid[]) as t(id)
    on conflict (org_id, message_id) do nothing`)

/** How many mails were handed to the organisation's server after `since`. Those of a clock that ran ahead do not count: they would hold up all others until then. */
export const sendingsSince = async (tx: OrgTx, since: Date, now: Date): Promise<number> =>
  (
    await tx.one<{ count: number }>(
      sql`select count(*)::int as count from correspondence.attempt where org_id = ${tx.orgId} and via = 'smtp' and started_at > ${since} and started_at <= ${now}`,
    )
  ).count
