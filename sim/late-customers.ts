import type { LocalDate } from '../src/kernel/calendar.ts'
import type { OrgTx } from '../src/platform/db.ts'
import { sql } from '../src/platform/sql.ts'

/** A company that owes something overdue about which nothing was said, with whom one speaks there. */
export type Late = {
  readonly customerId: string
  readonly code: string
  readonly name: string
  readonly contact: string
  readonly email: string
  /** Its overdue documents, oldest first. */
  readonly items: readonly string[]
  readonly numbers: readonly string[]
}

/** What is overdue in euros on a day, customer by customer, the largest first. */
export const lateCustomers = (tx: OrgTx, on: LocalDate): Promise<Late[]> =>
  tx.rows(sql`
    select c.id as customer_id, c.code, c.name, trim(p.first_name || ' ' || p.last_name) as contact, p.email,
      array_agg(i.id::text order by i.due_on, i.document_no) as items, array_agg(i.document_no order by i.due_on, i.document_no) as numbers
    from ledger.item i
    join parties.customer c on c.org_id = i.org_id and c.id = i.customer_id
    cross join lateral (
      select first_name, last_name, email from parties.contact
      where org_id = c.org_id and customer_id = c.id and email is not null and last_name <> '' order by email limit 1) p
    where i.org_id = ${tx.orgId} and i.side = 1 and i.open_cents > 0 and i.currency = 'EUR' and i.due_on < ${on}::date and i.kind = 'invoice'
      and not exists (select from disputes.dispute d where d.org_id = c.org_id and d.customer_id = c.id and d.outcome is null)
      and not exists (select from promises.promise q where q.org_id = c.org_id and q.customer_id = c.id and q.state = 'running')
    group by c.id, c.code, c.name, p.first_name, p.last_name, p.email
    order by sum(i.open_cents) desc, c.code`)
