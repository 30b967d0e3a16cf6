import type { LocalDate } from '../../kernel/calendar.ts'
import type { OrgTx } from '../../platform/db.ts'
import { sql } from '../../platform/sql.ts'
import type { NoticeEvent, NoticeEventKind } from './model.ts'

/** Something that became of a notice: told by the service that carries it, or read by a member on a slip. */
export type ToldEvent = NoticeEvent & {
  readonly noticeId: string
  /** Of one told by hand; null: a service's. */
  readonly id: string | null
  readonly evidence: string
  readonly documentId: string | null
  readonly documentName: string | null
  readonly byName: string | null
}

/** What services said of these notices, on the days of the organisation, and what members read; by their days. */
export const eventsOfNotices = (tx: OrgTx, ids: readonly string[], timeZone: string): Promise<ToldEvent[]> =>
  tx.rows(sql`
    select t.message_id as notice_id, null::uuid as id, t.kind, (t.at at time zone ${timeZone})::date as on, t.detail as evidence,
      null::uuid as document_id, null::text as document_name, null::text as by_name, t.known_at as told_at
    from correspondence.tracking t
    where t.org_id = ${tx.orgId} and t.message_id = any(${ids}::uuid[]) and t.kind <> 'replied' and t.kind <> 'undelivered'
    union all
    select e.notice_id, e.id, e.kind, e.happened_on, e.evidence, e.document_id, d.name, e.recorded_by_name, e.recorded_at
    from legal.notice_event e left join documents.document d on d.org_id = e.org_id and d.id = e.document_id
    where e.org_id = ${tx.orgId} and e.notice_id = any(${ids}::uuid[]) and e.withdrawn_at is null
    order by 4, 9`)

export type NewEvent = {
  readonly id: string
  readonly noticeId: string
  readonly kind: NoticeEventKind
  readonly on: LocalDate
  readonly documentId: string | null
  readonly evidence: string
}

export const insertEvent = (
  tx: OrgTx,
  one: NewEvent,
  by: { readonly name: string; readonly at: Date },
): Promise<number> =>
  tx.run(sql`
    insert into legal.notice_event (org_id, id, notice_id, kind, happened_on, document_id, evidence, recorded_at, recorded_by_name)
    values (${tx.orgId}, ${one.id}, ${one.noticeId}, ${one.kind}, ${one.on}, ${one.documentId}, ${one.evidence}, ${by.at}, ${by.name})`)

/** Gives the notice of an event that was told by hand and stands; null when there is none. */
export const withdrawEventRow = async (tx: OrgTx, id: string, at: Date): Promise<string | null> =>
  (
    await tx.maybe<{ noticeId: string }>(sql`
      update legal.notice_event set withdrawn_at = ${at} where org_id = ${tx.orgId} and id = ${id} and withdrawn_at is null
      returning notice_id`)
  )?.noticeId ?? null

/** Whether a file is kept for a customer. */
export const isKeptFor = async (tx: OrgTx, documentId: string, customerId: string): Promise<boolean> =>
  (await tx.maybe(sql`
    select id from documents.document where org_id = ${tx.orgId} and id = ${documentId} and customer_id = ${customerId}`)) !==
  null

/** What services attest of these notices. */
export const proofsOfNotices = (
  tx: OrgTx,
  ids: readonly string[],
): Promise<{ noticeId: string; kind: string; sha256: string }[]> =>
  tx.rows(sql`
    select message_id as notice_id, kind, encode(sha256, 'hex') as sha256 from correspondence.provider_proof
    where org_id = ${tx.orgId} and message_id = any(${ids}::uuid[]) order by fetched_at, kind`)
