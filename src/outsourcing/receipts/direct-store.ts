import type { LocalDate } from '../../kernel/calendar.ts'
import type { OrgTx } from '../../platform/db.ts'
import { nothing, part, sql } from '../../platform/sql.ts'

/** What the books say was paid of files straight to the creditor. */

/** After a file came home, a payment may still earn a fee for this long at most: the longest tail that a mandate may have. */
const LONGEST_TAIL_DAYS = 180

/** One payment of the books as it settles documents of one file, and the receipt that is kept of it; null: none. */
export type DirectChange = {
  readonly placementId: string
  readonly creditItemId: string
  readonly receiptId: string | null
  /** Null: the books no longer say that it pays anything of the file. */
  readonly paidOn: LocalDate | null
  readonly parts: readonly { readonly itemId: string; readonly documentNo: string; readonly cents: number }[] | null
  /** The day on which it was taken back, and whether the bank did. */
  readonly backOn: LocalDate | null
  readonly hasBounced: boolean
}

/**
 * Payments to the creditor of which the receipts kept say something else than the books do. Money known before the file was handed over, or
 * dated before, is none of the provider's; what came once a document was handed to the next one is the next one's.
 */
export const directChanges = (tx: OrgTx, customerIds: readonly string[] | null): Promise<DirectChange[]> => {
  const ofCustomers = customerIds ? part`and p.customer_id = any(${customerIds}::uuid[])` : nothing
  return tx.rows(sql`
    with settled as materialized (
      select p.id as placement_id, a.credit_id, a.debit_id as item_id, sum(a.amount_cents)::bigint as cents,
        max(a.allocated_on) filter (where a.amount_cents > 0) as paid_on, max(a.allocated_on) filter (where a.amount_cents < 0) as back_on
      from outsourcing.placement p
      join outsourcing.placed_item w on w.org_id = p.org_id and w.placement_id = p.id
      join ledger.allocation a on a.org_id = w.org_id and a.debit_id = w.item_id and a.recorded_at >= p.placed_at and a.allocated_on >= p.placed_on
        and (p.ended_on is null or a.allocated_on <= p.ended_on + ${LONGEST_TAIL_DAYS}::int or a.amount_cents < 0)
      join ledger.item r on r.org_id = a.org_id and r.id = a.credit_id and r.kind in ('receipt', 'transfer')
      where p.org_id = ${tx.orgId} and p.ended_why is distinct from 'undone' ${ofCustomers}
        and not exists (
          select 1 from outsourcing.placed_item o join outsourcing.placement n on n.org_id = o.org_id and n.id = o.placement_id
          where o.org_id = w.org_id and o.item_id = w.item_id and n.placed_at > p.placed_at and n.placed_at <= a.recorded_at
            and n.ended_why is distinct from 'undone' and a.amount_cents > 0)
      group by 1, 2, 3
    ), due as (
      select placement_id, credit_id, item_id, cents from settled where cents > 0
    ), kept as (
      select r.placement_id, r.credit_item_id as credit_id, i.item_id, i.cents, r.id as receipt_id
      from outsourcing.receipt r join outsourcing.placement p on p.org_id = r.org_id and p.id = r.placement_id
      join outsourcing.receipt_item i on i.org_id = r.org_id and i.receipt_id = r.id
      where r.org_id = ${tx.orgId} and r.paid_to = 'creditor' and r.returned_on is null ${ofCustomers}
    ), changed as (
      select distinct placement_id, credit_id from (
        (select placement_id, credit_id, item_id, cents from due except select placement_id, credit_id, item_id, cents from kept)
        union all
        (select placement_id, credit_id, item_id, cents from kept except select placement_id, credit_id, item_id, cents from due)) both_ways
    )
    select c.placement_id, c.credit_id as credit_item_id, (
        select k.receipt_id from kept k where k.placement_id = c.placement_id and k.credit_id = c.credit_id limit 1) as receipt_id,
      max(s.paid_on) filter (where s.cents > 0) as paid_on, max(s.back_on) as back_on,
      jsonb_agg(jsonb_build_object('itemId', s.item_id, 'documentNo', coalesce(nullif(i.document_no, ''), left(i.label, 40)), 'cents', s.cents)
        order by i.due_on, i.id) filter (where s.cents > 0) as parts,
      exists (
        select 1 from ledger.allocation b join ledger.item d on d.org_id = b.org_id and d.id = b.debit_id and d.kind = 'returned'
        where b.org_id = ${tx.orgId} and b.credit_id = c.credit_id and b.amount_cents > 0) as has_bounced
    from changed c
    left join settled s on s.placement_id = c.placement_id and s.credit_id = c.credit_id
    left join ledger.item i on i.org_id = ${tx.orgId} and i.id = s.item_id
    group by c.placement_id, c.credit_id order by c.placement_id, c.credit_id`)
}
