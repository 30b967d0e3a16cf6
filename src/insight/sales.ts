import { addDays, addMonths, type LocalDate } from '../kernel/calendar.ts'
import { type ItemSort, itemOrder, type NamedItem, namedItems } from '../ledger/index.ts'
import type { OrgTx } from '../platform/db.ts'
import { type Fragment, nothing, part, sql } from '../platform/sql.ts'
import type { MonthSales } from './rules.ts'

/** Days of issue, both included, in one currency. */
export type SalesPeriod = { readonly currency: string; readonly from: LocalDate; readonly to: LocalDate }

/** Sales are invoices less credit notes, VAT included, by their day of issue: every figure of sales is a sum over these. */
const soldIn = (tx: OrgTx, { currency, from, to }: SalesPeriod): Fragment => part`
  from ledger.item i where i.org_id = ${tx.orgId} and i.currency = ${currency} and i.kind in ('invoice', 'credit_note') and not i.reversed
    and i.issued_on between ${from}::date and ${to}::date`

const KNOWN_MONTHS = 24

/** Sales by month of issue up to `asOf`: whole months, the running one as far as it has come. */
export function salesByMonth(tx: OrgTx, currency: string, asOf: LocalDate): Promise<MonthSales[]> {
  const firstOfMonth = addDays(asOf, 1 - Number(asOf.slice(8)))
  const period = { currency, from: addMonths(firstOfMonth, -KNOWN_MONTHS), to: asOf }
  return tx.rows(sql`
    select to_char(i.issued_on, 'YYYY-MM') as month, sum(i.side * i.amount_cents)::bigint as cents ${soldIn(tx, period)}
    group by 1 order by 1`)
}

export const salesOfPeriod = async (tx: OrgTx, period: SalesPeriod): Promise<number> =>
  (
    await tx.one<{ cents: number }>(
      sql`select coalesce(sum(i.side * i.amount_cents), 0)::bigint as cents ${soldIn(tx, period)}`,
    )
  ).cents

/** The documents behind the sales of a period, one page of them, with their number and their sum. */
export async function salesDocuments(
  tx: OrgTx,
  period: SalesPeriod,
  page: { readonly sort: ItemSort; readonly descending: boolean; readonly limit: number; readonly offset: number },
): Promise<{ items: NamedItem[]; count: number; totalCents: number }> {
  const { count, cents } = await tx.one<{ count: number; cents: number }>(
    sql`select count(*)::int as count, coalesce(sum(i.side * i.amount_cents), 0)::bigint as cents ${soldIn(tx, period)}`,
  )
  const named =
    page.sort === 'customer'
      ? part`join parties.customer c on c.org_id = ${tx.orgId} and c.id = i.customer_id`
      : nothing
  const found = await tx.rows<{ id: string }>(sql`
    select i.id from (select i.* ${soldIn(tx, period)}) i ${named}
    order by ${itemOrder(page)} limit ${page.limit} offset ${page.offset}`)
  return {
    items: await namedItems(
      tx,
      found.map((row) => row.id),
    ),
    count,
    totalCents: cents,
  }
}
