import { createHash } from 'node:crypto'
import type { ProofKind, ServiceProof, TrackedEvent, TrackingKind } from '../adapters/web-service/carrier.ts'
import type { LocalDate } from '../kernel/calendar.ts'
import type { Refusal } from '../kernel/verdict.ts'
import type { OrgTx } from '../platform/db.ts'
import { sql } from '../platform/sql.ts'
import type { Channel } from './model.ts'
import type { ProviderKind, ProviderName } from './provider-model.ts'
import { type Message, messageColumns } from './store.ts'

/** A service set up for one kind of message. */
export type Provider = {
  readonly kind: ProviderKind
  readonly name: ProviderName
  readonly settings: Readonly<Record<string, unknown>>
  readonly secretsSealed: string
  readonly isLive: boolean
  readonly perMinute: number
  readonly hookKey: string
  readonly lastAnswer: string | null
  readonly lastAnswerAt: Date | null
  readonly lastAnswerGood: boolean | null
  readonly refusedCalls: number
  readonly refusedAt: Date | null
  readonly repliesAskedAt: Date
}

export const providersNow = (tx: OrgTx): Promise<Provider[]> =>
  tx.rows(sql`
    select kind, name, settings, secrets_sealed, is_live, per_minute, hook_key, last_answer, last_answer_at, last_answer_good, refused_calls,
      refused_at, replies_asked_at
    from correspondence.provider where org_id = ${tx.orgId} order by kind`)

export async function saveProvider(tx: OrgTx, one: Provider, at: Date): Promise<void> {
  await tx.run(sql`
    insert into correspondence.provider (org_id, kind, name, settings, secrets_sealed, is_live, per_minute, hook_key, replies_asked_at, updated_at)
    values (${tx.orgId}, ${one.kind}, ${one.name}, ${JSON.stringify(one.settings)}, ${one.secretsSealed}, ${one.isLive}, ${one.perMinute},
      ${one.hookKey}, ${one.repliesAskedAt}, ${at})
    on conflict (org_id, kind) do update set name = excluded.name, settings = excluded.settings, secrets_sealed = excluded.secrets_sealed,
      is_live = excluded.is_live, per_minute = excluded.per_minute, hook_key = excluded.hook_key, updated_at = excluded.updated_at`)
}

export const dropProvider = (tx: OrgTx, kind: ProviderKind): Promise<number> =>
  tx.run(sql`delete from correspondence.provider where org_id = ${tx.orgId} and kind = ${kind}`)

export const keepAnswer = (tx: OrgTx, kind: ProviderKind, answer: { text: string; isGood: boolean; at: Date }) =>
  tx.run(sql`
    update correspondence.provider set last_answer = ${answer.text.slice(0, 400)}, last_answer_good = ${answer.isGood}, last_answer_at = ${answer.at}
    where org_id = ${tx.orgId} and kind = ${kind}`)

export const keepRepliesAsked = (tx: OrgTx, kind: ProviderKind, at: Date): Promise<number> =>
  tx.run(sql`update correspondence.provider set replies_asked_at = ${at} where org_id = ${tx.orgId} and kind = ${kind}`)

/** Counts a call that was not believed; tells when the last one before it was. */
export const countRefusedCall = (
  tx: OrgTx,
  kind: ProviderKind,
  at: Date,
): Promise<{ refusedCalls: number; before: Date | null } | null> =>
  tx.maybe(sql`
    update correspondence.provider p set refused_calls = p.refused_calls + 1, refused_at = ${at}
    from (select refused_at from correspondence.provider where org_id = ${tx.orgId} and kind = ${kind} for update) as was
    where p.org_id = ${tx.orgId} and p.kind = ${kind} returning p.refused_calls, was.refused_at as before`)

/** The next messages of these channels to leave, locked; those that another transaction holds are passed over. */
export const lockDueOf = async (tx: OrgTx, channels: readonly Channel[], at: Date, limit: number): Promise<string[]> =>
  (
    await tx.rows<{ id: string }>(sql`
      select m.id from correspondence.message m
      where m.org_id = ${tx.orgId} and m.state = 'queued' and m.channel = any(${channels}::text[]) and m.not_before <= ${at} and m.sender_org_id is null
      order by m.not_before, m.id limit ${limit} for update skip locked`)
  ).map(({ id }) => id)

/** How many messages of these channels were handed to a service after `since`; those of a clock that ran ahead do not count. */
export const handedSince = async (tx: OrgTx, channels: readonly Channel[], since: Date, now: Date): Promise<number> =>
  (
    await tx.one<{ count: number }>(sql`
      select count(*)::int as count from correspondence.attempt a
      join correspondence.message m on m.org_id = a.org_id and m.id = a.message_id and m.channel = any(${channels}::text[])
      where a.org_id = ${tx.orgId} and a.via = 'provider' and a.started_at > ${since} and a.started_at <= ${now}`)
  ).count

/** Which service has a message, under which name of its own, and when to ask about it; what was said of an earlier sending is past. */
export const keepRef = (
  tx: OrgTx,
  id: string,
  at: { provider: ProviderName; ref: string | null; askAt: Date | null },
): Promise<number> =>
  tx.run(sql`
    update correspondence.message set provider = ${at.provider}, provider_ref = ${at.ref}, ask_at = ${at.askAt}, asked = 0, tracked = null
    where org_id = ${tx.orgId} and id = ${id}`)

export const askAgain = (tx: OrgTx, id: string, askAt: Date | null, asked: number): Promise<number> =>
  tx.run(
    sql`update correspondence.message set ask_at = ${askAt}, asked = ${asked} where org_id = ${tx.orgId} and id = ${id}`,
  )

export type Followed = Message & { readonly asked: number; readonly providerRef: string | null }

/** Messages to ask a service about now, the longest overdue first. */
export const messagesToAsk = (tx: OrgTx, provider: ProviderName, at: Date, limit: number): Promise<Followed[]> =>
  tx.rows(sql`
    select ${messageColumns}, m.provider_ref, m.asked from correspondence.message m
    where m.org_id = ${tx.orgId} and m.ask_at <= ${at} and m.provider = ${provider} and m.state in ('sent', 'posted', 'uncertain')
    order by m.ask_at, m.id limit ${limit}`)

/** True when a service is to be asked about something now. */
export const hasQuestions = async (tx: OrgTx, at: Date, repliesBefore: Date): Promise<boolean> =>
  (
    await tx.one<{ due: boolean }>(sql`
      select exists (select 1 from correspondence.message m join correspondence.provider p on p.org_id = m.org_id and p.name = m.provider and p.is_live
          where m.org_id = ${tx.orgId} and m.ask_at <= ${at} and m.state in ('sent', 'posted', 'uncertain'))
        or exists (select 1 from correspondence.provider where org_id = ${tx.orgId} and is_live and name = 'ovh' and replies_asked_at < ${repliesBefore})
        as due`)
  ).due

export const messageByRef = async (tx: OrgTx, provider: ProviderName, ref: string): Promise<string | null> =>
  (
    await tx.maybe<{ id: string }>(sql`
      select id from correspondence.message where org_id = ${tx.orgId} and provider = ${provider} and provider_ref = ${ref}
      order by queued_at desc, id desc limit 1`)
  )?.id ?? null

/** Whether a message is being handed to this service, which may have named it without our knowing yet. */
export const isLeavingBy = async (tx: OrgTx, provider: ProviderName): Promise<boolean> =>
  (
    await tx.one<{ leaving: boolean }>(
      sql`select exists (select 1 from correspondence.message where org_id = ${tx.orgId} and state = 'sending' and provider = ${provider}) as leaving`,
    )
  ).leaving

/** Whether a service spoke of an earlier sending of this message under this name. */
export const isRefOfBefore = async (tx: OrgTx, messageId: string, ref: string): Promise<boolean> =>
  (
    await tx.one<{ known: boolean }>(sql`
      select exists (select 1 from correspondence.tracking
        where org_id = ${tx.orgId} and message_id = ${messageId} and starts_with(event_id, ${`${ref} `})) as known`)
  ).known

/** The customers that texts were sent to at a number. */
export const customersTexted = async (tx: OrgTx, number: string): Promise<string[]> =>
  (
    await tx.rows<{ customerId: string }>(sql`
      select distinct customer_id from correspondence.message
      where org_id = ${tx.orgId} and channel = 'sms' and to_address = ${number} and customer_id is not null order by customer_id`)
  ).map(({ customerId }) => customerId)

/** The last text sent to a number; of one customer when it is named. */
export const lastTextTo = (tx: OrgTx, number: string, only: string | null = null): Promise<{ id: string } | null> =>
  tx.maybe(sql`
    select id from correspondence.message
    where org_id = ${tx.orgId} and channel = 'sms' and to_address = ${number} and state in ('sent', 'failed', 'uncertain')
      and customer_id is not null and (${only}::uuid is null or customer_id = ${only}::uuid)
    order by queued_at desc, id desc limit 1`)

/** Keeps what a service said of a message; 0 when it was said before. */
export const keepEvent = (tx: OrgTx, messageId: string, event: TrackedEvent, at: Date): Promise<number> =>
  tx.run(sql`
    insert into correspondence.tracking (org_id, message_id, event_id, kind, at, known_at, detail)
    values (${tx.orgId}, ${messageId}, ${event.eventId}, ${event.kind}, ${event.at}, ${at}, ${event.detail.slice(0, 400)})
    on conflict (org_id, message_id, event_id) do nothing`)

export const keepTracked = (tx: OrgTx, id: string, tracked: TrackingKind, outcome: Refusal | null): Promise<number> =>
  tx.run(sql`
    update correspondence.message set tracked = ${tracked}, outcome = coalesce(${outcome && JSON.stringify(outcome)}::jsonb, outcome)
    where org_id = ${tx.orgId} and id = ${id}`)

export type Tracked = { readonly kind: TrackingKind; readonly at: Date; readonly detail: string }
export const trackingOf = (tx: OrgTx, messageId: string): Promise<Tracked[]> =>
  tx.rows(sql`
    select kind, at, detail from correspondence.tracking where org_id = ${tx.orgId} and message_id = ${messageId} order by at, known_at, event_id`)

/** A letter that a service posted: the day its proof of deposit says, and its registered number. */
export const keepPosted = (
  tx: OrgTx,
  id: string,
  posted: { on: LocalDate; registeredNo: string | null; at: Date },
): Promise<number> =>
  tx.run(sql`
    update correspondence.message set state = 'posted', posted_on = ${posted.on}, registered_no = coalesce(${posted.registeredNo}, registered_no)
    where org_id = ${tx.orgId} and id = ${id} and state = 'sent' and channel in ('letter', 'registered_letter')`)

export async function keepServiceProof(tx: OrgTx, messageId: string, proof: ServiceProof, at: Date): Promise<void> {
  const bytes = Buffer.from(proof.bytes.buffer, proof.bytes.byteOffset, proof.bytes.byteLength)
  await tx.run(sql`
    insert into correspondence.provider_proof (org_id, message_id, kind, content_type, bytes, sha256, fetched_at)
    values (${tx.orgId}, ${messageId}, ${proof.kind}, ${proof.contentType.slice(0, 100)}, ${bytes}, ${createHash('sha256').update(bytes).digest()}, ${at})
    on conflict (org_id, message_id, kind) do nothing`)
}

export const serviceProofsOf = (
  tx: OrgTx,
  messageId: string,
): Promise<{ kind: ProofKind; sha256: Buffer; fetchedAt: Date; size: number }[]> =>
  tx.rows(sql`
    select kind, sha256, fetched_at, length(bytes) as size from correspondence.provider_proof
    where org_id = ${tx.orgId} and message_id = ${messageId} order by fetched_at, kind`)

export const serviceProof = (
  tx: OrgTx,
  messageId: string,
  kind: ProofKind,
): Promise<{ bytes: Buffer; contentType: string } | null> =>
  tx.maybe(sql`
    select bytes, content_type from correspondence.provider_proof
    where org_id = ${tx.orgId} and message_id = ${messageId} and kind = ${kind}`)
