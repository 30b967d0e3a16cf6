import type { LocalDate } from '../kernel/calendar.ts'
import type { OrgTx } from '../platform/db.ts'
import { type Fragment, part, raw, sql } from '../platform/sql.ts'
import type { LeftOut } from './setting-store.ts'

type Whose = { readonly customerId: string } | Pick<LeftOut, 'customerIds'>

/** A payment counts on the day its money came, whenever it was matched; what came before the invoice counts on the day of issue. */
const paidOn = raw('greatest(c.issued_on, d.issued_on)')

/** What settled an invoice `d` with a receipt `c`. Credit notes and what we write off are no payments. */
const settledBetween = (tx: OrgTx, whose: Whose, from: LocalDate, to: LocalDate): Fragment => part`
  from ledger.item d
  join ledger.allocation a on a.org_id = d.org_id and a.debit_id = d.id
  join ledger.item c on c.org_id = a.org_id and c.id = a.credit_id
  where d.org_id = ${tx.orgId} and d.kind = 'invoice' and not d.reversed and c.kind in ('receipt', 'collected')
    and ${'customerId' in whose ? part`d.customer_id = ${whose.customerId}` : part`d.customer_id <> all(${whose.customerIds}::uuid[])`}
    and ${paidOn} between ${from}::date and ${to}::date`

/** Money received for invoices between two days, of one customer or of all but some: one row a document and receipt. */
export const paidBetween = (tx: OrgTx, whose: Whose, from: LocalDate, to: LocalDate): Fragment => part`
  select d.id as item_id, d.customer_id, d.document_no, d.label, d.currency, d.due_on, ${paidOn} as paid_on, ${paidOn} - d.due_on as days_late,
    sum(a.amount_cents)::bigint as cents
  ${settledBetween(tx, whose, from, to)}
  group by d.id, d.customer_id, d.document_no, d.label, d.currency, d.due_on, d.issued_on, c.id, c.issued_on having sum(a.amount_cents) > 0`

/** What came on a day, and each amount × the days it was late; what came early was not late. */
export type DayPaid = { readonly on: LocalDate; readonly cents: number; readonly lateDayCents: number }

/** The sums of the same by day; what was undone settles as much less as it had settled, and need not be told apart. */
export const paidByDay = (
  tx: OrgTx,
  currency: string,
  from: LocalDate,
  to: LocalDate,
  left: LeftOut,
): Promise<DayPaid[]> =>
  tx.rows(sql`
    select ${paidOn} as on, sum(a.amount_cents)::bigint as cents, sum(a.amount_cents * greatest(${paidOn} - d.due_on, 0))::bigint as late_day_cents
    ${settledBetween(tx, left, from, to)} and d.currency = ${currency} group by 1 order by 1`)
