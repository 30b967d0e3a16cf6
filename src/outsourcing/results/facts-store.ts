import { complaintsOf } from '../../disputes/index.ts'
import type { LocalDate } from '../../kernel/calendar.ts'
import type { OrgTx } from '../../platform/db.ts'
import { sql } from '../../platform/sql.ts'
import { ageOf, sizeOf } from '../audit/model.ts'
import type { FileFacts, FileReceipt } from './model.ts'

/** What results are read from, under these mandates: a statement for each kind of fact, joined here by placement. */

type Placed = Omit<
  FileFacts,
  'size' | 'age' | 'receipts' | 'feeCents' | 'complaints' | 'disputes' | 'promises' | 'promisesKept' | 'grade'
>

/** What was undone never was. */
const placedUnder = (tx: OrgTx, mandateIds: readonly string[]): Promise<Placed[]> =>
  tx.rows(sql`
    select p.id, p.no, p.mandate_id, m.provider_id, p.customer_id, c.name as customer_name, c.kind, c.sector, p.currency, p.stage, p.is_pilot, p.placed_on,
      p.placed_cents, p.ended_on, p.ended_why, greatest(0, p.placed_on - o.due_on)::int as age_days
    from outsourcing.placement p
    join outsourcing.mandate m on m.org_id = p.org_id and m.id = p.mandate_id
    join parties.customer c on c.org_id = p.org_id and c.id = p.customer_id
    join (
      select w.placement_id, min(i.due_on) as due_on from outsourcing.placed_item w
      join outsourcing.placement q on q.org_id = w.org_id and q.id = w.placement_id and q.mandate_id = any(${mandateIds}::uuid[])
      join ledger.item i on i.org_id = w.org_id and i.id = w.item_id
      where w.org_id = ${tx.orgId} group by 1) o on o.placement_id = p.id
    where p.org_id = ${tx.orgId} and p.mandate_id = any(${mandateIds}::uuid[]) and p.ended_why is distinct from 'undone'
    order by p.no`)

/** Money that stayed, and that came while the file was placed or in the days after it that still earn the fee. */
const receiptsUnder = (
  tx: OrgTx,
  mandateIds: readonly string[],
): Promise<(FileReceipt & { readonly placementId: string })[]> =>
  tx.rows(sql`
    select r.placement_id, r.received_on as on, r.received_on - p.placed_on as days, r.cents
    from outsourcing.receipt r join outsourcing.placement p on p.org_id = r.org_id and p.id = r.placement_id
    where r.org_id = ${tx.orgId} and r.mandate_id = any(${mandateIds}::uuid[]) and r.returned_on is null and r.tail is distinct from 'after'
    order by r.received_on, r.no`)

const feesByFile = (tx: OrgTx, mandateIds: readonly string[]): Promise<{ placementId: string; cents: number }[]> =>
  tx.rows(sql`
    select f.placement_id, sum(f.net_cents)::bigint as cents from outsourcing.fee_line f
    where f.org_id = ${tx.orgId} and f.mandate_id = any(${mandateIds}::uuid[]) and f.placement_id is not null group by 1`)

/** Fees of a mandate that are of no file: what is owed by the period, and what was given back of it. */
export const feesOfNoFile = (
  tx: OrgTx,
  mandateIds: readonly string[],
): Promise<{ mandateId: string; currency: string; cents: number }[]> =>
  tx.rows(sql`
    select f.mandate_id, f.currency, sum(f.net_cents)::bigint as cents from outsourcing.fee_line f
    where f.org_id = ${tx.orgId} and f.mandate_id = any(${mandateIds}::uuid[]) and f.placement_id is null group by 1, 2`)

/** Disputes opened of placed documents while they were placed. */
const disputesByFile = (tx: OrgTx, mandateIds: readonly string[]): Promise<{ placementId: string; count: number }[]> =>
  tx.rows(sql`
    select p.id as placement_id, count(distinct d.id)::int as count
    from outsourcing.placement p
    join outsourcing.placed_item w on w.org_id = p.org_id and w.placement_id = p.id
    join disputes.disputed_item t on t.org_id = w.org_id and t.item_id = w.item_id
    join disputes.dispute d on d.org_id = t.org_id and d.id = t.dispute_id and d.opened_on >= p.placed_on and (p.ended_on is null or d.opened_on <= p.ended_on)
    where p.org_id = ${tx.orgId} and p.mandate_id = any(${mandateIds}::uuid[]) group by 1`)

/** Promises of placed documents that were made while they were placed and are judged. */
const promisesByFile = (
  tx: OrgTx,
  mandateIds: readonly string[],
): Promise<{ placementId: string; judged: number; kept: number }[]> =>
  tx.rows(sql`
    select p.id as placement_id, count(distinct r.id)::int as judged, count(distinct r.id) filter (where r.state = 'kept')::int as kept
    from outsourcing.placement p
    join outsourcing.placed_item w on w.org_id = p.org_id and w.placement_id = p.id
    join promises.promise_item t on t.org_id = w.org_id and t.item_id = w.item_id
    join promises.promise r on r.org_id = t.org_id and r.id = t.promise_id and r.promised_on >= p.placed_on
      and (p.ended_on is null or r.promised_on <= p.ended_on) and r.state in ('kept', 'partly_kept', 'broken')
    where p.org_id = ${tx.orgId} and p.mandate_id = any(${mandateIds}::uuid[]) group by 1`)

/** Complaints about the provider itself, as they were recorded of the file. */
const complaintsByFile = (
  tx: OrgTx,
  mandateIds: readonly string[],
): Promise<{ placementId: string; count: number }[]> =>
  tx.rows(sql`
    select e.placement_id, count(*)::int as count from outsourcing.placement_event e
    join outsourcing.placement p on p.org_id = e.org_id and p.id = e.placement_id
    where e.org_id = ${tx.orgId} and p.mandate_id = any(${mandateIds}::uuid[]) and e.kind = 'complaint' group by 1`)

const gradesByFile = (tx: OrgTx, mandateIds: readonly string[]): Promise<{ placementId: string; grade: number }[]> =>
  tx.rows(sql`
    select a.placement_id, a.grade from outsourcing.debtor_answer a
    join outsourcing.placement p on p.org_id = a.org_id and p.id = a.placement_id
    where a.org_id = ${tx.orgId} and p.mandate_id = any(${mandateIds}::uuid[])`)

/** Whatever is known of the files of these mandates, in the order of their numbers. */
export async function filesUnder(tx: OrgTx, mandateIds: readonly string[], today: LocalDate): Promise<FileFacts[]> {
  if (mandateIds.length === 0) return []
  const placed = await placedUnder(tx, mandateIds)
  const receipts = Map.groupBy(await receiptsUnder(tx, mandateIds), ({ placementId }) => placementId)
  const fees = byPlacement(await feesByFile(tx, mandateIds))
  const disputes = byPlacement(await disputesByFile(tx, mandateIds))
  const promises = byPlacement(await promisesByFile(tx, mandateIds))
  const grades = byPlacement(await gradesByFile(tx, mandateIds))
  const told = byPlacement(await complaintsByFile(tx, mandateIds))
  const writtenTo = await complaintsAbout(tx, placed, today)
  return placed.map(
    (file): FileFacts => ({
      ...file,
      size: sizeOf(file.placedCents, file.currency),
      age: ageOf(file.ageDays),
      receipts: receipts.get(file.id) ?? [],
      feeCents: fees.get(file.id)?.cents ?? 0,
      complaints: (told.get(file.id)?.count ?? 0) + writtenTo(file),
      disputes: disputes.get(file.id)?.count ?? 0,
      promises: promises.get(file.id)?.judged ?? 0,
      promisesKept: promises.get(file.id)?.kept ?? 0,
      grade: grades.get(file.id)?.grade ?? null,
    }),
  )
}

const byPlacement = <T extends { readonly placementId: string }>(rows: readonly T[]): Map<string, T> =>
  new Map(rows.map((row) => [row.placementId, row]))

/** Debtors who asked not to be written to, or called it spam, while the file was placed; what they contest is counted as disputes. */
async function complaintsAbout(tx: OrgTx, placed: readonly Placed[], today: LocalDate) {
  const first = placed.reduce<LocalDate>((least, { placedOn }) => (placedOn < least ? placedOn : least), today)
  const customers = [...new Set(placed.map(({ customerId }) => customerId))]
  const found = customers.length === 0 ? [] : await complaintsOf(tx, customers, first, today)
  const byCustomer = Map.groupBy(
    found.filter(({ kind }) => kind !== 'dispute'),
    ({ customerId }) => customerId,
  )
  return ({ customerId, placedOn, endedOn }: Placed): number =>
    (byCustomer.get(customerId) ?? []).filter(({ on }) => on >= placedOn && (endedOn === null || on <= endedOn)).length
}
