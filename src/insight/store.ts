import type { LocalDate } from '../kernel/calendar.ts'
import type { OrgTx } from '../platform/db.ts'
import { sql } from '../platform/sql.ts'
import type { MonthSales } from './rules.ts'

/** Invoices less credit notes by month of issue, VAT included, over the 24 months before `asOf`. */
export const salesByMonth = (tx: OrgTx, currency: string, asOf: LocalDate): Promise<MonthSales[]> =>
  tx.rows(sql`
    select to_char(issued_on, 'YYYY-MM') as month, sum(side * amount_cents)::bigint as cents
    from ledger.item
    where org_id = ${tx.orgId} and currency = ${currency} and kind in ('invoice', 'credit_note') and not reversed
      and issued_on <= ${asOf}::date and issued_on > ${asOf}::date - interval '24 months'
    group by 1 order by 1`)

/** Invoices less credit notes issued in the `days` days that end on `asOf`. */
export const salesOfPeriod = async (tx: OrgTx, currency: string, asOf: LocalDate, days: number): Promise<number> =>
  (
    await tx.one<{ cents: number }>(sql`
      select coalesce(sum(side * amount_cents), 0)::bigint as cents from ledger.item
      where org_id = ${tx.orgId} and currency = ${currency} and kind in ('invoice', 'credit_note') and not reversed
        and issued_on <= ${asOf}::date and issued_on > ${asOf}::date - ${days}::int`)
  ).cents

/** Receivables (debits less credits) at each day asked: allocations move nothing between the two, so items alone tell. */
export const receivablesAt = (
  tx: OrgTx,
  currency: string,
  days: readonly LocalDate[],
): Promise<{ day: LocalDate; cents: number }[]> =>
  tx.rows(sql`
    with flow as (
      select issued_on, sum(side * amount_cents) as cents from ledger.item
      where org_id = ${tx.orgId} and currency = ${currency} group by issued_on)
    select d.day, coalesce((select sum(f.cents) from flow f where f.issued_on <= d.day), 0)::bigint as cents
    from unnest(${days}::date[]) as d(day) order by d.day`)

export const currenciesOf = async (tx: OrgTx): Promise<string[]> =>
  (
    await tx.rows<{ currency: string }>(
      sql`select distinct currency from ledger.item where org_id = ${tx.orgId} and open_cents > 0 order by 1`,
    )
  ).map((row) => row.currency)
