import type { LocalDate } from '../../kernel/calendar.ts'
import type { OrgTx } from '../../platform/db.ts'
import { sql } from '../../platform/sql.ts'

/** What is told of a placement's documents, and of nothing else of its customer. */

export type DocumentTold = {
  readonly itemId: string
  readonly kind: string
  readonly documentNo: string
  readonly label: string
  readonly issuedOn: LocalDate
  readonly dueOn: LocalDate
  readonly amountCents: number
  readonly placedCents: number
  readonly barsOn: LocalDate | null
  readonly noticedOn: LocalDate | null
}

export const documentsTold = (tx: OrgTx, placementId: string): Promise<DocumentTold[]> =>
  tx.rows(sql`
    select i.id as item_id, i.kind, coalesce(nullif(i.document_no, ''), left(i.label, 40)) as document_no, i.label, i.issued_on, i.due_on, i.amount_cents,
      w.placed_cents, k.bars_on, (
        select max(n.sent_on) from legal.notice_item o join legal.notice n on n.org_id = o.org_id and n.id = o.notice_id
        where o.org_id = i.org_id and o.item_id = i.id) as noticed_on
    from outsourcing.placed_item w join ledger.item i on i.org_id = w.org_id and i.id = w.item_id
    left join legal.limitation k on k.org_id = i.org_id and k.item_id = i.id
    where w.org_id = ${tx.orgId} and w.placement_id = ${placementId} order by i.due_on, i.id`)

export type HistoryTold = {
  readonly on: LocalDate
  readonly kind: 'promise' | 'plan' | 'dispute' | 'settled'
  readonly detail: string
  readonly cents: number | null
  readonly until: LocalDate | null
  readonly documentNo: string
}

/** What was promised, agreed, contested and settled of these documents, oldest first, a line a document. */
export const historyTold = (tx: OrgTx, itemIds: readonly string[]): Promise<HistoryTold[]> =>
  tx.rows(sql`
    select h.on_day as on, h.kind, h.detail, h.cents, h.until_on as until, coalesce(nullif(i.document_no, ''), left(i.label, 40)) as document_no
    from (
      select w.item_id, p.promised_on as on_day, 'promise' as kind, p.state as detail, p.cents, p.due_on as until_on
      from promises.promise_item w join promises.promise p on p.org_id = w.org_id and p.id = w.promise_id
      where w.org_id = ${tx.orgId} and w.item_id = any(${itemIds}::uuid[])
      union all
      select w.item_id, (p.proposed_at at time zone o.time_zone)::date, 'plan', p.state, null, null
      from promises.plan_item w join promises.plan p on p.org_id = w.org_id and p.id = w.plan_id
      join access.organisation o on o.org_id = w.org_id
      where w.org_id = ${tx.orgId} and w.item_id = any(${itemIds}::uuid[]) and p.proposed_at is not null
      union all
      select w.item_id, d.opened_on, 'dispute', k.name || coalesce(' – ' || nullif(d.outcome, ''), ''), w.cents, d.resolved_on
      from disputes.disputed_item w join disputes.dispute d on d.org_id = w.org_id and d.id = w.dispute_id
      join disputes.category k on k.org_id = d.org_id and k.id = d.category_id
      where w.org_id = ${tx.orgId} and w.item_id = any(${itemIds}::uuid[])
      union all
      select a.debit_id, a.allocated_on, 'settled', c.kind, a.amount_cents, null
      from ledger.allocation a join ledger.item c on c.org_id = a.org_id and c.id = a.credit_id
      where a.org_id = ${tx.orgId} and a.debit_id = any(${itemIds}::uuid[])
    ) h join ledger.item i on i.org_id = ${tx.orgId} and i.id = h.item_id
    order by 1, 2, 6`)
