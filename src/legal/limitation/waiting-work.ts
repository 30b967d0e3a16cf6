import type { LocalDate } from '../../kernel/calendar.ts'
import type { OrgTx } from '../../platform/db.ts'
import { sql } from '../../platform/sql.ts'

/** Debts of one customer that near their end and that nobody has looked at since it was said. Amounts in minor units of `currency`. */
export type NearDebts = {
  readonly customerId: string
  /** The debt that ends first, and its last day. */
  readonly itemId: string
  readonly barsOn: LocalDate
  readonly items: number
  readonly currency: string
  readonly cents: number
  /** Since when the first of them has waited. */
  readonly since: LocalDate
}

/** One line a customer and currency, each debt once however often it was told. What moved since, was paid or is barred by now waits no more. */
export const debtsNearLimitation = (tx: OrgTx, today: LocalDate): Promise<NearDebts[]> =>
  tx.rows(sql`
    select k.customer_id, (array_agg(k.item_id order by k.bars_on, k.item_id))[1] as item_id, min(k.bars_on) as bars_on, count(*)::int as items,
      i.currency, sum(i.open_cents)::bigint as cents, min(a.raised_on) as since
    from (
      select item_id, bars_on, min(raised_on) as raised_on from legal.limitation_alert
      where org_id = ${tx.orgId} and seen_at is null and bars_on >= ${today}::date
      group by item_id, bars_on
    ) a
    join legal.limitation k on k.org_id = ${tx.orgId} and k.item_id = a.item_id and k.bars_on = a.bars_on
    join ledger.item i on i.org_id = k.org_id and i.id = k.item_id and i.open_cents > 0
    group by k.customer_id, i.currency
    order by min(k.bars_on), k.customer_id, i.currency`)

/** The next day on which a debt of each customer is barred; customers of whom none will be are left out. */
export async function nextLimitations(
  tx: OrgTx,
  customerIds: readonly string[],
  today: LocalDate,
): Promise<ReadonlyMap<string, LocalDate>> {
  const rows = await tx.rows<{ customerId: string; barsOn: LocalDate }>(sql`
    select k.customer_id, min(k.bars_on) as bars_on
    from legal.limitation k join ledger.item i on i.org_id = k.org_id and i.id = k.item_id and i.open_cents > 0
    where k.org_id = ${tx.orgId} and k.customer_id = any(${customerIds}::uuid[]) and k.bars_on >= ${today}::date
    group by k.customer_id`)
  return new Map(rows.map(({ customerId, barsOn }) => [customerId, barsOn]))
}
