import type { LocalDate } from '../../kernel/calendar.ts'
import type { OrgTx } from '../../platform/db.ts'
import { sql } from '../../platform/sql.ts'
import type { PricedItem } from './candidate-store.ts'

/** Customers that are looked at for one amount: two are already one too many to choose. */
const ALIKE = 4

/**
 * Customers who owe, in two documents or more, exactly what an open line of money in brought: everything that was due by some day,
 * with their credits or without, or the documents issued or due in one month. One reading of all that is open.
 */
export const groupsOfOpenLines = (tx: OrgTx): Promise<{ customerId: string; currency: string; cents: number }[]> =>
  tx.rows(sql`
    with wanted as materialized (
      select distinct currency, left_cents as cents from cash.line where org_id = ${tx.orgId} and state = 'open' and left_cents > 0
    ), open as materialized (
      select customer_id, currency, side, issued_on, due_on, open_cents from ledger.item where org_id = ${tx.orgId} and open_cents > 0
    ), credit as (
      select customer_id, currency, sum(open_cents) as cents from open where side = -1 group by customer_id, currency
    ), up_to as (
      select customer_id, currency, sum(sum(open_cents)) over w as cents, sum(count(*)) over w as documents
      from open where side = 1 group by customer_id, currency, due_on window w as (partition by customer_id, currency order by due_on)
    ), month as (
      select customer_id, currency, sum(open_cents) as cents, count(*) as documents
      from open where side = 1 group by customer_id, currency, date_trunc('month', issued_on)
      union all
      select customer_id, currency, sum(open_cents), count(*) from open where side = 1 group by customer_id, currency, date_trunc('month', due_on)
    ), whole as (
      select * from up_to union all select * from month
      union all select u.customer_id, u.currency, u.cents - c.cents, 2 from up_to u join credit c using (customer_id, currency)
    ), found as (
      select distinct g.customer_id, w.currency, w.cents from whole g join wanted w on w.currency = g.currency and w.cents = g.cents
      where g.documents > 1
    )
    select customer_id, currency, cents::bigint as cents from (
      select *, row_number() over (partition by currency, cents order by customer_id) as place from found
    ) ranked where place <= ${ALIKE}`)

/** Open debits of everybody in these currencies, issued by a day, each for less than an amount; null where there are too many. */
export async function openDebitsBelow(
  tx: OrgTx,
  below: number,
  on: LocalDate,
  most: number,
): Promise<PricedItem[] | null> {
  const items = await tx.rows<PricedItem>(sql`
    select id, customer_id, side, kind, open_cents, currency, document_no, issued_on, due_on from ledger.item
    where org_id = ${tx.orgId} and open_cents > 0 and open_cents < ${below} and side = 1 and issued_on <= ${on}::date limit ${most + 1}`)
  return items.length > most ? null : items
}
