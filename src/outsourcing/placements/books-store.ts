import type { LocalDate } from '../../kernel/calendar.ts'
import type { OrgTx } from '../../platform/db.ts'
import { sql } from '../../platform/sql.ts'

/** What the books say of placed documents. */

/** A placed document of which less, or more, is left than when it was last looked at. */
export type MovedItem = {
  readonly placementId: string
  readonly itemId: string
  readonly documentNo: string
  readonly knownCents: number
  readonly openCents: number
  /** Paid straight to us since it was placed: as it was last known, and now. */
  readonly directCents: number
  readonly paidCents: number
  /** The last day on which money came for it. */
  readonly paidOn: LocalDate | null
}

export const movedItems = (tx: OrgTx): Promise<MovedItem[]> =>
  tx.rows(sql`
    select w.placement_id, w.item_id, coalesce(nullif(i.document_no, ''), left(i.label, 40)) as document_no, w.known_cents, i.open_cents, w.direct_cents,
      coalesce(a.cents, 0)::bigint as paid_cents, a.on as paid_on
    from outsourcing.placed_item w
    join outsourcing.placement p on p.org_id = w.org_id and p.id = w.placement_id
    join ledger.item i on i.org_id = w.org_id and i.id = w.item_id
    left join lateral (
      select sum(a.amount_cents) as cents, max(a.allocated_on) as on from ledger.allocation a
      join ledger.item r on r.org_id = a.org_id and r.id = a.credit_id and r.kind in ('receipt', 'transfer')
      where a.org_id = w.org_id and a.debit_id = w.item_id and a.recorded_at >= p.placed_at) a on true
    where w.org_id = ${tx.orgId} and w.is_live and i.open_cents <> w.known_cents order by w.placement_id, i.due_on, w.item_id`)

export const keepKnown = (tx: OrgTx, moved: readonly MovedItem[]): Promise<number> =>
  tx.run(sql`
    update outsourcing.placed_item w set known_cents = k.open_cents, direct_cents = k.direct_cents
    from unnest(${moved.map(({ placementId }) => placementId)}::uuid[], ${moved.map(({ itemId }) => itemId)}::uuid[],
      ${moved.map(({ openCents }) => openCents)}::bigint[], ${moved.map(({ paidCents }) => Math.max(0, paidCents))}::bigint[])
      k(placement_id, item_id, open_cents, direct_cents)
    where w.org_id = ${tx.orgId} and w.placement_id = k.placement_id and w.item_id = k.item_id`)

/** Placements that run although nothing is left of their documents. */
export const settledPlacements = async (tx: OrgTx): Promise<string[]> =>
  (
    await tx.rows<{ id: string }>(sql`
      select p.id from outsourcing.placement p where p.org_id = ${tx.orgId} and p.ended_on is null and not exists (
        select 1 from outsourcing.placed_item w join ledger.item i on i.org_id = w.org_id and i.id = w.item_id and i.open_cents > 0
        where w.org_id = p.org_id and w.placement_id = p.id) order by p.no`)
  ).map(({ id }) => id)

/** Placed documents of an import that are still with a provider. */
export const placedOfImport = async (tx: OrgTx, importId: string): Promise<number> =>
  (
    await tx.one<{ count: number }>(sql`
      select count(*)::int as count from outsourcing.placed_item w
      join ledger.item i on i.org_id = w.org_id and i.id = w.item_id and i.source_id = ${importId}
      where w.org_id = ${tx.orgId} and w.is_live`)
  ).count

/** Those of these customers that ever had a placement. */
export const customersPlaced = async (tx: OrgTx, customerIds: readonly string[]): Promise<string[]> =>
  (
    await tx.rows<{ customerId: string }>(sql`
      select distinct customer_id from outsourcing.placement where org_id = ${tx.orgId} and customer_id = any(${customerIds}::uuid[])`)
  ).map(({ customerId }) => customerId)
