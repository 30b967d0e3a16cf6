import type { LocalDate } from '../../kernel/calendar.ts'
import { isDated } from '../../ledger/index.ts'
import type { OrgTx } from '../../platform/db.ts'
import { type Fragment, nothing, part, raw, sql } from '../../platform/sql.ts'
import { type Cause, CLAIMED_ITEMS, type ClaimKind, type KeptStanding } from './model.ts'

/** What clocks are reckoned from, and where each of them stands. */

/** A debt as far as its clock goes, with what was said of it by hand. */
export type Debt = {
  readonly itemId: string
  readonly customerId: string
  readonly customerKind: 'business' | 'consumer' | 'public'
  readonly issuedOn: LocalDate
  /** False: brought forward or listed without its own day, which is earlier than `issuedOn`. */
  readonly isDated: boolean
  readonly isPartPaid: boolean
  /** Of interest and indemnities: the due day of the oldest document they were claimed for. */
  readonly chargedFrom: LocalDate | null
  /** Of a claim moved to another account: the day of the document it is about. */
  readonly movedFrom: LocalDate | null
  readonly kind: ClaimKind | null
  readonly performedOn: LocalDate | null
  readonly contractYears: number | null
}

/** Where a clock stands, as kept. */
export type KeptClock = {
  readonly itemId: string
  readonly customerId: string
  readonly kind: ClaimKind
  readonly startsOn: LocalDate
  readonly isStartKnown: boolean
  readonly barsOn: LocalDate | null
  readonly standing: KeptStanding
}

const debtColumns = part`i.id as item_id, i.customer_id, c.kind as customer_kind, i.issued_on, ${isDated} as is_dated,
  i.open_cents < i.amount_cents as is_part_paid, f.kind, coalesce(f.performed_on, p.performed_on) as performed_on, f.contract_years,
  case when i.kind in ('interest', 'fee') then (
    select min(d.due_on) from legal.charge_note n
    join legal.charge_line l on l.org_id = n.org_id and l.note_id = n.id
    join ledger.item d on d.org_id = l.org_id and d.id = l.item_id
    where n.org_id = i.org_id and n.customer_id = i.customer_id and (n.interest_item_id = i.id or n.indemnity_item_id = i.id)) end as charged_from,
  case when i.kind = 'adjustment' and i.due_on < i.issued_on then (
    select min(d.issued_on) from ledger.item d
    where d.org_id = i.org_id and d.customer_id = i.customer_id and d.document_no = i.document_no and d.currency = i.currency
      and d.side = 1 and d.kind in ('invoice', 'opening') and not d.reversed and d.reverses is null) end as moved_from`
/** A page begins with the first of its debts in every table: joined from their beginnings, each page would read what those before it did. */
const debtFrom = (after: string | null): Fragment => {
  const since = (table: 'f' | 'p' | 'k') =>
    after === null ? nothing : part`and ${raw(table)}.item_id > ${after}::uuid`
  return part`ledger.item i join parties.customer c on c.org_id = i.org_id and c.id = i.customer_id
  left join legal.claim f on f.org_id = i.org_id and f.item_id = i.id ${since('f')}
  left join ledger.performance p on p.org_id = i.org_id and p.item_id = i.id ${since('p')}
  left join legal.limitation k on k.org_id = i.org_id and k.item_id = i.id ${since('k')}`
}
const claimed = part`i.side = 1 and i.kind = any(${CLAIMED_ITEMS}::text[])`

/** One debt, open or not; null when it is none. */
export const debtOf = (tx: OrgTx, itemId: string): Promise<Debt | null> =>
  tx.maybe(sql`
    select ${debtColumns} from ${debtFrom(null)} where i.org_id = ${tx.orgId} and i.id = ${itemId} and ${claimed} and not i.reversed`)

/** Of these documents, the debts no clock is kept of: what is settled, and what came since the last reckoning. */
export const debtsUnkept = (tx: OrgTx, itemIds: readonly string[]): Promise<Debt[]> =>
  tx.rows(sql`
    select ${debtColumns} from ${debtFrom(null)}
    where i.org_id = ${tx.orgId} and i.id = any(${itemIds}::uuid[]) and ${claimed} and not i.reversed
      and (k.item_id is null or i.open_cents = 0)`)

export type WhichDebts =
  | { readonly itemIds: readonly string[] }
  | { readonly customerIds: readonly string[] }
  | { readonly all: true }

/** Open debts by their ids, a page at a time, each with the clock kept for it. */
export const openDebts = (
  tx: OrgTx,
  which: WhichDebts,
  page: { readonly after: string | null; readonly limit: number },
): Promise<(Debt & { readonly kept: Omit<KeptClock, 'itemId' | 'customerId'> | null })[]> =>
  tx.rows(sql`
    select ${debtColumns}, case when k.item_id is not null then jsonb_build_object('kind', k.kind, 'startsOn', k.starts_on,
      'isStartKnown', k.is_start_known, 'barsOn', k.bars_on, 'standing', k.standing) end as kept
    from ${debtFrom(page.after)}
    where i.org_id = ${tx.orgId} and ${claimed} and i.open_cents > 0 and ${narrowed(which)}
      ${page.after === null ? nothing : part`and i.id > ${page.after}::uuid`}
    order by i.id limit ${page.limit}`)

function narrowed(which: WhichDebts): Fragment {
  if ('itemIds' in which) return part`i.id = any(${which.itemIds}::uuid[])`
  return 'customerIds' in which ? part`i.customer_id = any(${which.customerIds}::uuid[])` : part`true`
}

/** Something that happened to one debt. `source`: told by hand, or read in the books and in what the customer gave its word on. */
export type ToldEvent = {
  readonly itemId: string
  readonly id: string
  readonly source: 'hand' | 'payment' | 'plan' | 'promise'
  readonly cause: Cause
  readonly on: LocalDate
  readonly until: LocalDate | null
  readonly isLost: boolean
}

const eventColumns = raw(
  `w.item_id, e.id, 'hand' as source, e.cause, e.happened_on as on, e.until_on as until, e.lost_on is not null as is_lost`,
)

/** What members told of these debts, and stands. */
export const handEvents = (tx: OrgTx, itemIds: readonly string[]): Promise<ToldEvent[]> =>
  tx.rows(sql`
    select ${eventColumns} from legal.clock_event_item w join legal.clock_event e on e.org_id = w.org_id and e.id = w.event_id
    where w.org_id = ${tx.orgId} and w.item_id = any(${itemIds}::uuid[]) and e.withdrawn_at is null`)

/**
 * Money of the customer itself that was put on these debts and stayed there, by the day it came. What was transferred from another
 * customer, a credit note or a write-off acknowledges nothing.
 */
export const partPayments = (tx: OrgTx, itemIds: readonly string[]): Promise<ToldEvent[]> =>
  tx.rows(sql`
    select a.debit_id as item_id, r.id, 'payment' as source, 'part_payment' as cause, min(r.issued_on) as on, null::date as until, false as is_lost
    from ledger.allocation a join ledger.item r on r.org_id = a.org_id and r.id = a.credit_id and r.kind in ('receipt', 'collected') and not r.reversed
    where a.org_id = ${tx.orgId} and a.debit_id = any(${itemIds}::uuid[])
    group by a.debit_id, r.id having sum(a.amount_cents) > 0`)

/** Plans that the customer signed: an agreement names its documents and acknowledges them. */
export const signedPlans = (tx: OrgTx, itemIds: readonly string[]): Promise<ToldEvent[]> =>
  tx.rows(sql`
    select w.item_id, p.id, 'plan' as source, 'acknowledgement' as cause, p.signed_on as on, null::date as until, false as is_lost
    from promises.plan_item w join promises.plan p on p.org_id = w.org_id and p.id = w.plan_id and p.signed_on is not null
    where w.org_id = ${tx.orgId} and w.item_id = any(${itemIds}::uuid[])`)

/** What the customer promised in writing on its own page; a promise by phone leaves no writing, and one by mail is told by hand. */
export const writtenPromises = (tx: OrgTx, itemIds: readonly string[]): Promise<ToldEvent[]> =>
  tx.rows(sql`
    select w.item_id, p.id, 'promise' as source, 'acknowledgement' as cause, p.promised_on as on, null::date as until, false as is_lost
    from promises.promise_item w join promises.promise p on p.org_id = w.org_id and p.id = w.promise_id and p.source = 'portal'
    where w.org_id = ${tx.orgId} and w.item_id = any(${itemIds}::uuid[])`)

/** One reckoning of an organisation's clocks at a time: an older reading must not be kept over a newer one. */
export const lockClocks = (tx: OrgTx): Promise<unknown[]> =>
  tx.rows(sql`select pg_advisory_xact_lock(hashtext('legal.limitation'), ${tx.orgId}::int)`)

/** Keeps where these clocks stand. */
export const keepClocks = (tx: OrgTx, clocks: readonly KeptClock[], at: Date): Promise<number> =>
  tx.run(sql`
    insert into legal.limitation (org_id, item_id, customer_id, kind, starts_on, is_start_known, bars_on, standing, reckoned_at)
    select ${tx.orgId}::int, k.*, ${at}::timestamptz from unnest(${clocks.map((one) => one.itemId)}::uuid[], ${clocks.map((one) => one.customerId)}::uuid[],
      ${clocks.map((one) => one.kind)}::text[], ${clocks.map((one) => one.startsOn)}::date[], ${clocks.map((one) => one.isStartKnown)}::boolean[],
      ${clocks.map((one) => one.barsOn)}::date[], ${clocks.map((one) => one.standing)}::text[]) k
    on conflict (org_id, item_id) do update set kind = excluded.kind, starts_on = excluded.starts_on, is_start_known = excluded.is_start_known,
      bars_on = excluded.bars_on, standing = excluded.standing, reckoned_at = excluded.reckoned_at`)

/** Clocks of debts that are paid, given up or taken back need no keeping. */
export const dropSettledClocks = (tx: OrgTx): Promise<number> =>
  tx.run(sql`
    delete from legal.limitation k where k.org_id = ${tx.orgId} and not exists (
      select 1 from ledger.item i where i.org_id = k.org_id and i.id = k.item_id and i.open_cents > 0)`)

export async function reckonedOn(tx: OrgTx): Promise<LocalDate | null> {
  const row = await tx.maybe<{ reckonedOn: LocalDate }>(
    sql`select reckoned_on from legal.limitation_day where org_id = ${tx.orgId}`,
  )
  return row?.reckonedOn ?? null
}

export const keepReckonedDay = (tx: OrgTx, on: LocalDate, at: Date): Promise<number> =>
  tx.run(sql`
    insert into legal.limitation_day (org_id, reckoned_on, reckoned_at) values (${tx.orgId}, ${on}, ${at})
    on conflict (org_id) do update set reckoned_on = excluded.reckoned_on, reckoned_at = excluded.reckoned_at`)

/** A debt that is barred, and the last day on which a court could be asked. */
export type BarredDebt = { readonly customerId: string; readonly itemId: string; readonly barsOn: LocalDate }

/** Open debts barred before a day, of these customers, or of all between the first and the last of them. */
export const debtsBarred = (
  tx: OrgTx,
  { ids, isRange }: { readonly ids: readonly string[]; readonly isRange: boolean },
  before: LocalDate,
): Promise<BarredDebt[]> => {
  const which = isRange
    ? part`k.customer_id between ${ids[0] ?? null}::uuid and ${ids.at(-1) ?? null}::uuid`
    : part`k.customer_id = any(${ids}::uuid[])`
  return tx.rows(sql`
    select k.customer_id, k.item_id, k.bars_on from legal.limitation k
    where k.org_id = ${tx.orgId} and ${which} and k.bars_on < ${before}::date`)
}

/** Of these open documents, those barred before a day. */
export const barredKept = (
  tx: OrgTx,
  itemIds: readonly string[],
  before: LocalDate,
): Promise<Omit<BarredDebt, 'customerId'>[]> =>
  tx.rows(sql`
    select k.item_id, k.bars_on from legal.limitation k
    join ledger.item i on i.org_id = k.org_id and i.id = k.item_id and i.open_cents > 0
    where k.org_id = ${tx.orgId} and k.item_id = any(${itemIds}::uuid[]) and k.bars_on < ${before}::date`)
