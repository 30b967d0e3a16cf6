import type { LocalDate } from '../../kernel/calendar.ts'
import type { OrgTx } from '../../platform/db.ts'
import { part, sql } from '../../platform/sql.ts'
import type { ChargeKind } from './model.ts'

export type Waiver = {
  readonly id: string
  readonly itemId: string
  readonly customerId: string
  readonly kind: ChargeKind
  readonly cents: number
  readonly upTo: LocalDate
  readonly forGood: boolean
  readonly reason: string
  readonly madeAt: Date
  readonly madeByName: string
}

const columns = part`w.id, w.item_id, w.customer_id, w.kind, w.cents, w.up_to, w.for_good, w.reason, w.made_at, w.made_by_name`

/** What was given up of a customer's documents and not taken back, the newest first. */
export const waiversOf = (
  tx: OrgTx,
  customerId: string,
): Promise<(Waiver & { readonly documentNo: string; readonly currency: string })[]> =>
  tx.rows(sql`
    select ${columns}, i.document_no, case when w.kind = 'indemnity' then 'EUR' else i.currency end as currency
    from legal.charge_waiver w join ledger.item i on i.org_id = w.org_id and i.id = w.item_id
    where w.org_id = ${tx.orgId} and w.customer_id = ${customerId} and w.taken_back_at is null order by w.made_at desc, w.id limit 500`)

export const waiverOf = (tx: OrgTx, id: string): Promise<Waiver | null> =>
  tx.maybe(sql`
    select ${columns} from legal.charge_waiver w where w.org_id = ${tx.orgId} and w.id = ${id} and w.taken_back_at is null`)

export const insertWaivers = (tx: OrgTx, waivers: readonly Waiver[]): Promise<number> => {
  const of = <K extends keyof Waiver>(key: K) => waivers.map((one) => one[key])
  return tx.run(sql`
    insert into legal.charge_waiver (org_id, id, item_id, customer_id, kind, cents, up_to, for_good, reason, made_at, made_by_name)
    select ${tx.orgId}::int, w.* from unnest(${of('id')}::uuid[], ${of('itemId')}::uuid[], ${of('customerId')}::uuid[], ${of('kind')}::text[],
      ${of('cents')}::bigint[], ${of('upTo')}::date[], ${of('forGood')}::bool[], ${of('reason')}::text[], ${of('madeAt')}::timestamptz[],
      ${of('madeByName')}::text[]) w`)
}

/** Gives 0 when it was taken back already. */
export const takeWaiverBack = (tx: OrgTx, id: string, at: Date): Promise<number> =>
  tx.run(sql`
    update legal.charge_waiver set taken_back_at = ${at} where org_id = ${tx.orgId} and id = ${id} and taken_back_at is null`)

/** The day a formal notice about documents reached their customer, in the place of what was noted before. */
export async function keepNotices(
  tx: OrgTx,
  notices: readonly { readonly id: string; readonly itemId: string }[],
  what: { readonly receivedOn: LocalDate; readonly evidence: string } | null,
  by: { readonly name: string; readonly at: Date },
): Promise<void> {
  await tx.run(sql`
    update legal.notice_received set withdrawn_at = ${by.at}
    where org_id = ${tx.orgId} and item_id = any(${notices.map((one) => one.itemId)}::uuid[]) and withdrawn_at is null`)
  if (what)
    await tx.run(sql`
      insert into legal.notice_received (org_id, id, item_id, received_on, evidence, noted_at, noted_by_name)
      select ${tx.orgId}::int, n.id, n.item_id, ${what.receivedOn}::date, ${what.evidence}::text, ${by.at}::timestamptz, ${by.name}::text
      from unnest(${notices.map((one) => one.id)}::uuid[], ${notices.map((one) => one.itemId)}::uuid[]) as n(id, item_id)`)
}

/** The day that the proofs of a formal notice gave its documents; null while they give none. */
export const noticeDayOf = async (tx: OrgTx, noticeId: string): Promise<LocalDate | null> =>
  (
    await tx.maybe<{ receivedOn: LocalDate }>(sql`
      select received_on from legal.notice_received
      where org_id = ${tx.orgId} and notice_id = ${noticeId} and withdrawn_at is null limit 1`)
  )?.receivedOn ?? null

/**
 * Has documents bear the day that the proofs of a formal notice give, in the place of what they gave before; null: they give none. A day
 * that a member noted stays, and so does that of an earlier notice: interest runs from the first.
 */
export async function keepNoticeDay(
  tx: OrgTx,
  noticeId: string,
  days: readonly { readonly id: string; readonly itemId: string }[],
  what: { readonly receivedOn: LocalDate; readonly evidence: string } | null,
  by: { readonly name: string; readonly at: Date },
): Promise<void> {
  await tx.run(sql`
    update legal.notice_received set withdrawn_at = ${by.at}
    where org_id = ${tx.orgId} and withdrawn_at is null and (notice_id = ${noticeId} or (
      ${what !== null} and notice_id is not null and item_id = any(${days.map((one) => one.itemId)}::uuid[]) and received_on > ${what?.receivedOn ?? null}::date))`)
  if (what)
    await tx.run(sql`
      insert into legal.notice_received (org_id, id, item_id, received_on, evidence, noted_at, noted_by_name, notice_id)
      select ${tx.orgId}::int, n.id, n.item_id, ${what.receivedOn}::date, ${what.evidence.slice(0, 300)}::text, ${by.at}::timestamptz,
        ${by.name}::text, ${noticeId}::uuid
      from unnest(${days.map((one) => one.id)}::uuid[], ${days.map((one) => one.itemId)}::uuid[]) as n(id, item_id)
      where not exists (
        select 1 from legal.notice_received r where r.org_id = ${tx.orgId} and r.item_id = n.item_id and r.withdrawn_at is null)`)
}
