import type { TrackingKind } from '../adapters/web-service/carrier.ts'
import type { LocalDate } from '../kernel/calendar.ts'
import type { Refusal } from '../kernel/verdict.ts'
import type { Lang } from '../kernel/wording.ts'
import type { OrgTx } from '../platform/db.ts'
import { type Fragment, nothing, part, raw, sql } from '../platform/sql.ts'
import type { StoredContent } from './content.ts'
import type { Channel } from './model.ts'
import type { ProviderName } from './provider-model.ts'
import type { MessageState, Via } from './rules.ts'

/** A row of the outbox. */
export type Message = {
  readonly id: string
  /** Null: it was written to somebody of the house, about several customers. */
  readonly customerId: string | null
  readonly channel: Channel
  readonly lang: Lang
  readonly purpose: string
  readonly toName: string
  readonly toAddress: string
  readonly subject: string
  readonly content: StoredContent
  readonly version: number
  readonly state: MessageState
  readonly via: Via | null
  readonly queuedAt: Date
  readonly notBefore: Date
  /** All tries ever made, and those made since a person last asked for it to be sent. */
  readonly attempts: number
  readonly tries: number
  readonly claimedAt: Date | null
  readonly claimedBy: string | null
  readonly settledAt: Date | null
  /** Why it stands where it stands; null while there is nothing to say. */
  readonly outcome: Refusal | null
  readonly printBatchId: string | null
  readonly postedOn: LocalDate | null
  readonly registeredNo: string | null
  /** The service that has it, and the furthest thing that service said of it. */
  readonly provider: ProviderName | null
  readonly tracked: TrackingKind | null
  /** The agency whose words it is, of what was placed with it, and its name as it was then; null and empty: ours. */
  readonly agencyOrgId: number | null
  readonly agencyName: string
  /** The organisation whose mail server and post carry it; null: this one. */
  readonly senderOrgId: number | null
}

export const messageColumns =
  raw(`m.id, m.customer_id, m.channel, m.lang, m.purpose, m.to_name, m.to_address, m.subject, m.content, m.version, m.state, m.via,
  m.queued_at, m.not_before, m.attempts, m.tries, m.claimed_at, m.claimed_by, m.settled_at, m.outcome, m.print_batch_id, m.posted_on, m.registered_no, m.provider, m.tracked,
  m.agency_org_id, m.agency_name, m.sender_org_id`)

export type NewMessage = Pick<
  Message,
  | 'id'
  | 'customerId'
  | 'channel'
  | 'lang'
  | 'purpose'
  | 'toName'
  | 'toAddress'
  | 'subject'
  | 'content'
  | 'notBefore'
  | 'agencyOrgId'
  | 'agencyName'
  | 'senderOrgId'
>

/** Adds messages; one whose id is known already is left as it is. Gives how many were new. */
export const insertMessages = (tx: OrgTx, messages: readonly NewMessage[], at: Date): Promise<number> =>
  tx.run(sql`
    insert into correspondence.message (org_id, id, customer_id, channel, lang, purpose, to_name, to_address, subject, content, state, queued_at, not_before,
      agency_org_id, agency_name, sender_org_id)
    select ${tx.orgId}, m.id, m.customer_id, m.channel, m.lang, m.purpose, m.to_name, m.to_address, m.subject, m.content, 'queued', ${at}, m.not_before,
      m.agency_org_id, m.agency_name, m.sender_org_id
    from jsonb_to_recordset(${JSON.stringify(messages.map(snakeKeys))}::jsonb) as m(id uuid, customer_id uuid, channel text, lang text, purpose text,
      to_name text, to_address text, subject text, content jsonb, not_before timestamptz, agency_org_id int, agency_name text, sender_org_id int)
    on conflict (org_id, id) do nothing`)

const snakeKeys = (message: NewMessage) => ({
  id: message.id,
  customer_id: message.customerId,
  channel: message.channel,
  lang: message.lang,
  purpose: message.purpose,
  to_name: message.toName,
  to_address: message.toAddress,
  subject: message.subject,
  content: message.content,
  not_before: message.notBefore.toISOString(),
  agency_org_id: message.agencyOrgId,
  agency_name: message.agencyName,
  sender_org_id: message.senderOrgId,
})

export const messageOf = (tx: OrgTx, id: string): Promise<Message | null> =>
  tx.maybe(sql`select ${messageColumns} from correspondence.message m where m.org_id = ${tx.orgId} and m.id = ${id}`)

/** How and how far each of these messages went, for those who asked for it. */
export const messagesById = (tx: OrgTx, ids: readonly string[]): Promise<MessageRest[]> =>
  tx.rows(
    sql`select id, customer_id, channel, purpose, state, claimed_at, settled_at, outcome, posted_on, agency_org_id from correspondence.message where org_id = ${tx.orgId} and id = any(${ids}::uuid[])`,
  )
export type MessageRest = Pick<
  Message,
  | 'id'
  | 'customerId'
  | 'channel'
  | 'purpose'
  | 'state'
  | 'claimedAt'
  | 'settledAt'
  | 'outcome'
  | 'postedOn'
  | 'agencyOrgId'
>

export const lockMessage = (tx: OrgTx, id: string): Promise<Message | null> =>
  tx.maybe(
    sql`select ${messageColumns} from correspondence.message m where m.org_id = ${tx.orgId} and m.id = ${id} for update`,
  )

export const dueLetterIds = async (tx: OrgTx, at: Date, limit: number, onlyAgencies: boolean): Promise<string[]> =>
  (
    await tx.rows<{ id: string }>(sql`
      select m.id from correspondence.message m
      where m.org_id = ${tx.orgId} and m.state = 'queued' and m.channel in ('letter', 'registered_letter') and m.not_before <= ${at}
        ${onlyAgencies ? part`and m.sender_org_id is not null` : nothing}
      order by m.not_before, m.id limit ${limit}`)
  ).map((row) => row.id)

/** True when something may leave now, or was left half-way by a worker that is gone. */
export const hasWork = async (tx: OrgTx, at: Date): Promise<boolean> =>
  (
    await tx.one<{ due: boolean }>(sql`
      select exists (select 1 from correspondence.message m where m.org_id = ${tx.orgId} and m.state = 'queued' and m.not_before <= ${at})
        or exists (select 1 from correspondence.message m where m.org_id = ${tx.orgId} and m.state = 'sending') as due`)
  ).due

/** True when something may leave now by another channel than those that wait. */
export const hasDue = async (tx: OrgTx, at: Date, waiting: readonly Channel[]): Promise<boolean> =>
  (
    await tx.one<{ due: boolean }>(sql`
      select exists (select 1 from correspondence.message m
        where m.org_id = ${tx.orgId} and m.state = 'queued' and m.not_before <= ${at} and m.channel <> all(${waiting}::text[])) as due`)
  ).due

/** Claims whose sender is gone. Only the holder of the organisation's sender lock may call a claim orphaned. */
export const lockClaimed = (tx: OrgTx, limit: number): Promise<Message[]> =>
  tx.rows(
    sql`select ${messageColumns} from correspondence.message m where m.org_id = ${tx.orgId} and m.state = 'sending' order by m.claimed_at limit ${limit} for update`,
  )

export type Attempt = {
  n: number
  startedAt: Date
  via: Via
  endedAt: Date | null
  result: AttemptResult | null
  smtpCode: number | null
  response: string
}
export type AttemptResult = 'accepted' | 'refused' | 'postponed' | 'uncertain'

export const attemptsOf = (tx: OrgTx, messageId: string): Promise<Attempt[]> =>
  tx.rows(sql`
    select n, started_at, via, ended_at, result, smtp_code, response
    from correspondence.attempt where org_id = ${tx.orgId} and message_id = ${messageId} order by n`)

/** From where a message may be moved: its state, and who claimed it when only that claim may speak. */
export type From = { readonly states: readonly MessageState[]; readonly claimedBy?: string }

/** Back into the queue for another try at `notBefore`. `afresh`: a person asked, so the count of tries starts again. */
export const requeue = (
  tx: OrgTx,
  id: string,
  from: From,
  next: { notBefore: Date; outcome: Refusal | null; afresh?: boolean; newVersion?: boolean },
): Promise<number> =>
  tx.run(sql`
    update correspondence.message set state = 'queued', not_before = ${next.notBefore}, outcome = ${next.outcome && JSON.stringify(next.outcome)},
      claimed_at = null, claimed_by = null, settled_at = null, version = version + ${next.newVersion ? 1 : 0},
      tries = case when ${next.afresh ?? false} then 0 else tries end
    where org_id = ${tx.orgId} and id = ${id} and state = any(${from.states}) ${claimedBy(from)}`)

const claimedBy = (from: From): Fragment =>
  from.claimedBy === undefined ? nothing : part`and claimed_by = ${from.claimedBy}`

/** Counts a try that failed before the message could be handed to anybody. */
export const countTry = async (tx: OrgTx, id: string): Promise<number> =>
  (
    await tx.one<{ tries: number }>(sql`
      update correspondence.message set attempts = attempts + 1, tries = tries + 1 where org_id = ${tx.orgId} and id = ${id} returning tries`)
  ).tries

/** Replaces what a message says that has not left, and puts it (back) into the queue. Its proofs so far stay: they never left. */
export const replaceContent = (
  tx: OrgTx,
  id: string,
  next: { content: StoredContent; subject: string; toName: string; toAddress: string },
): Promise<number> =>
  tx.run(sql`
    update correspondence.message set content = ${JSON.stringify(next.content)}, subject = ${next.subject}, to_name = ${next.toName},
      to_address = ${next.toAddress}, version = version + 1, state = 'queued', settled_at = null, print_batch_id = null
    where org_id = ${tx.orgId} and id = ${id} and state in ('queued', 'produced')`)

export type Proof = {
  bytes: Buffer
  sha256: Buffer
  madeAt: Date
  kind: 'mime' | 'pdf' | 'text'
  senderAddress: string
}

export const proofOf = (tx: OrgTx, messageId: string, version: number): Promise<Proof | null> =>
  tx.maybe(sql`
    select bytes, sha256, made_at, kind, sender_address from correspondence.proof
    where org_id = ${tx.orgId} and message_id = ${messageId} and version = ${version}`)
