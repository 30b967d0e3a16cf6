import { addMonths, type LocalDate } from '../kernel/calendar.ts'
import { type ItemSort, itemOrder, type NamedItem, namedItems } from '../ledger/index.ts'
import type { OrgTx } from '../platform/db.ts'
import { type Fragment, nothing, part, sql } from '../platform/sql.ts'
import type { MonthSales } from './rules.ts'
import type { LeftOut } from './setting-store.ts'

/** Days of issue, both included, in one currency, without the customers that are left out. */
export type SalesPeriod = {
  readonly currency: string
  readonly from: LocalDate
  readonly to: LocalDate
  readonly left: Pick<LeftOut, 'customerIds'>
}

export const SALES_KINDS = ['invoice', 'credit_note'] as const

/** Sales are invoices less credit notes, VAT included, by their day of issue: every figure of sales is a sum over these. */
const soldIn = (
  tx: OrgTx,
  { currency, from, to, left }: SalesPeriod,
  kinds: readonly string[] = SALES_KINDS,
): Fragment => part`
  from ledger.item i where i.org_id = ${tx.orgId} and i.currency = ${currency} and i.kind = any(${kinds}::text[]) and not i.reversed
    and i.issued_on between ${from}::date and ${to}::date and i.customer_id <> all(${left.customerIds}::uuid[])`

/** What was issued on a day, and how many of it were invoices. */
export type DaySales = { readonly on: LocalDate; readonly cents: number; readonly invoices: number }

/** Two years of sales before the day of the measure, and the year that its oldest month end looks back on. */
const KNOWN_MONTHS = 25

/** Sales by day of issue up to `asOf`, as far back as any figure looks. */
export const salesByDay = (
  tx: OrgTx,
  currency: string,
  asOf: LocalDate,
  left: Pick<LeftOut, 'customerIds'>,
): Promise<DaySales[]> =>
  tx.rows(sql`
    select i.issued_on as on, sum(i.side * i.amount_cents)::bigint as cents, (count(*) filter (where i.kind = 'invoice'))::int as invoices
    ${soldIn(tx, { currency, from: firstOfMonth(addMonths(asOf, -KNOWN_MONTHS)), to: asOf, left })} group by 1 order by 1`)

const firstOfMonth = (day: LocalDate): LocalDate => `${day.slice(0, 8)}01` as LocalDate

/** Sales by month of issue: whole months, the last one as far as it has come. */
export function byMonth(sales: readonly DaySales[]): MonthSales[] {
  const months = new Map<string, number>()
  for (const { on, cents } of sales) months.set(on.slice(0, 7), (months.get(on.slice(0, 7)) ?? 0) + cents)
  return [...months].map(([month, cents]) => ({ month, cents }))
}

/** The documents behind the sales of a period, one page of them, with their number and their sum. */
export async function salesDocuments(
  tx: OrgTx,
  period: SalesPeriod,
  page: { readonly sort: ItemSort; readonly descending: boolean; readonly limit: number; readonly offset: number },
  kinds: readonly (typeof SALES_KINDS)[number][] = SALES_KINDS,
): Promise<{ items: NamedItem[]; count: number; totalCents: number }> {
  const { count, cents } = await tx.one<{ count: number; cents: number }>(
    sql`select count(*)::int as count, coalesce(sum(i.side * i.amount_cents), 0)::bigint as cents ${soldIn(tx, period, kinds)}`,
  )
  const named =
    page.sort === 'customer'
      ? part`join parties.customer c on c.org_id = ${tx.orgId} and c.id = i.customer_id`
      : nothing
  const found = await tx.rows<{ id: string }>(sql`
    select i.id from (select i.* ${soldIn(tx, period, kinds)}) i ${named}
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
