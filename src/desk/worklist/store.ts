import type { LocalDate } from '../../kernel/calendar.ts'
import type { OrgTx } from '../../platform/db.ts'
import { sql } from '../../platform/sql.ts'
import type { RaisedKind, WorkSort } from '../model.ts'
import type { Owner, Snooze } from './model.ts'

export const ownersOf = (tx: OrgTx, ids: readonly string[]): Promise<Owner[]> =>
  tx.rows(sql`
    select id, name, code, kind, sector, size, risk, tags, salesperson_id from parties.customer
    where org_id = ${tx.orgId} and id = any(${ids}::uuid[])`)

export const snoozesOn = (tx: OrgTx, today: LocalDate): Promise<Snooze[]> =>
  tx.rows(sql`
    select s.customer_id, s.until_on, s.reason, s.snoozed_at, (s.snoozed_at at time zone o.time_zone)::date as snoozed_on
    from desk.snooze s join access.organisation o on o.org_id = s.org_id
    where s.org_id = ${tx.orgId} and s.until_on > ${today}::date`)

export const keepSnoozes = (
  tx: OrgTx,
  customerIds: readonly string[],
  to: { until: LocalDate; reason: string; at: Date; by: string },
): Promise<number> =>
  tx.run(sql`
    insert into desk.snooze (org_id, customer_id, until_on, reason, snoozed_at, snoozed_by)
    select ${tx.orgId}::int, id, ${to.until}::date, ${to.reason}, ${to.at}, ${to.by} from unnest(${customerIds}::uuid[]) as i(id)
    on conflict (org_id, customer_id) do update set until_on = excluded.until_on, reason = excluded.reason, snoozed_at = excluded.snoozed_at,
      snoozed_by = excluded.snoozed_by`)

export const dropSnoozes = (tx: OrgTx, customerIds: readonly string[]): Promise<number> =>
  tx.run(sql`delete from desk.snooze where org_id = ${tx.orgId} and customer_id = any(${customerIds}::uuid[])`)

export type CallBack = {
  readonly id: string
  readonly customerId: string
  readonly on: LocalDate
  readonly body: string
}

/** Calls to be made again by now, of customers about whom nothing was noted since. */
export const callsToMake = (tx: OrgTx, today: LocalDate): Promise<CallBack[]> =>
  tx.rows(sql`
    select n.id, n.customer_id, n.call_back_on as on, n.body from desk.note n
    where n.org_id = ${tx.orgId} and n.call_back_on <= ${today}::date
      and not exists (select 1 from desk.note l where l.org_id = n.org_id and l.customer_id = n.customer_id and l.kind = 'call' and l.made_at > n.made_at)`)

/** The last day on which somebody noted something about each of these customers. */
export async function lastNotes(tx: OrgTx, customerIds: readonly string[]): Promise<ReadonlyMap<string, LocalDate>> {
  const rows = await tx.rows<{ customerId: string; on: LocalDate }>(sql`
    select n.customer_id, max((n.made_at at time zone o.time_zone)::date) as on
    from desk.note n join access.organisation o on o.org_id = n.org_id
    where n.org_id = ${tx.orgId} and n.kind = 'call' and n.customer_id = any(${customerIds}::uuid[]) group by n.customer_id`)
  return new Map(rows.map(({ customerId, on }) => [customerId, on]))
}

export type Raised = {
  readonly id: string
  readonly customerId: string
  readonly kind: RaisedKind
  readonly subjectId: string
  readonly onDay: LocalDate
  readonly words: string
  readonly raisedAt: Date
}

export const raisedWork = (tx: OrgTx): Promise<Raised[]> =>
  tx.rows(sql`
    select id, customer_id, kind, subject_id, on_day, words, raised_at from desk.raised where org_id = ${tx.orgId} and settled_at is null`)

export const insertRaised = (tx: OrgTx, one: Raised): Promise<number> =>
  tx.run(sql`
    insert into desk.raised (org_id, id, customer_id, kind, subject_id, on_day, words, raised_at)
    values (${tx.orgId}, ${one.id}, ${one.customerId}, ${one.kind}, ${one.subjectId}, ${one.onDay}::date, ${one.words}, ${one.raisedAt})
    on conflict (org_id, kind, subject_id) where settled_at is null do nothing`)

export const settleRaised = (
  tx: OrgTx,
  which: { kind: RaisedKind; subjectId: string },
  by: { at: Date; by: string },
): Promise<number> =>
  tx.run(sql`
    update desk.raised set settled_at = ${by.at}, settled_by = ${by.by}
    where org_id = ${tx.orgId} and kind = ${which.kind} and subject_id = ${which.subjectId} and settled_at is null`)

export const sortOfDesk = async (tx: OrgTx): Promise<WorkSort> =>
  (await tx.maybe<{ sort: WorkSort }>(sql`select sort from desk.setting where org_id = ${tx.orgId}`))?.sort ?? 'value'

export const keepSort = (tx: OrgTx, sort: WorkSort, at: Date): Promise<number> =>
  tx.run(sql`
    insert into desk.setting (org_id, sort, updated_at) values (${tx.orgId}, ${sort}, ${at})
    on conflict (org_id) do update set sort = excluded.sort, updated_at = excluded.updated_at`)
