import type { LocalDate } from '../../kernel/calendar.ts'
import type { OrgTx } from '../../platform/db.ts'
import { sql } from '../../platform/sql.ts'

/** What the books know of a claim, for whoever weighs the ways to a title. */

export type ClaimedDebt = {
  readonly itemId: string
  readonly kind: string
  readonly documentNo: string
  readonly currency: string
  readonly openCents: number
  /** What of it is contested now, in minor units. */
  readonly contestedCents: number
  readonly barsOn: LocalDate | null
  readonly hasTitle: boolean
}

/** Open debts of a customer that are late on a day, or those named among its open ones. */
export const claimedDebts = (
  tx: OrgTx,
  customerId: string,
  itemIds: readonly string[] | null,
  today: LocalDate,
): Promise<ClaimedDebt[]> =>
  tx.rows(sql`
    select i.id as item_id, i.kind, coalesce(nullif(i.document_no, ''), left(i.label, 40)) as document_no, i.currency, i.open_cents, k.bars_on,
      least(i.open_cents, coalesce((
        select sum(case when w.is_whole then i.open_cents else w.cents end) from disputes.disputed_item w
        where w.org_id = i.org_id and w.item_id = i.id and w.until_on is null), 0))::bigint as contested_cents,
      exists (
        select 1 from legal.clock_event_item w join legal.clock_event e on e.org_id = w.org_id and e.id = w.event_id
        where w.org_id = i.org_id and w.item_id = i.id and e.cause = 'title' and e.withdrawn_at is null and e.lost_on is null) as has_title
    from ledger.item i left join legal.limitation k on k.org_id = i.org_id and k.item_id = i.id
    where i.org_id = ${tx.orgId} and i.customer_id = ${customerId} and i.side = 1 and not i.reversed and i.open_cents > 0
      and case when ${itemIds}::uuid[] is null then i.due_on < ${today}::date else i.id = any(${itemIds}::uuid[]) end
    order by i.due_on, i.id limit 2000`)

/** Kinds of files kept about these numbers, or about no number at all (a contract is of the customer). */
export const filesHeld = async (
  tx: OrgTx,
  customerId: string,
  numbers: readonly string[],
): Promise<ReadonlySet<string>> => {
  const rows = await tx.rows<{ kind: string }>(sql`
    select distinct d.kind from documents.document d
    where d.org_id = ${tx.orgId} and d.customer_id = ${customerId} and (
      d.kind in ('contract', 'terms_accepted')
      or not exists (select 1 from documents.about a where a.org_id = d.org_id and a.document_id = d.id)
      or exists (select 1 from documents.about a where a.org_id = d.org_id and a.document_id = d.id and a.document_no = any(${numbers}::text[])))`)
  return new Set(rows.map(({ kind }) => kind))
}
