import type { LocalDate } from '../../kernel/calendar.ts'
import type { OrgTx } from '../../platform/db.ts'
import { sql } from '../../platform/sql.ts'

/** A customer whose formal notice was not paid within its days. Amounts in minor units of `currency`. */
export type NoticeOver = {
  readonly customerId: string
  readonly noticeId: string
  readonly deadlineOn: LocalDate
  readonly currency: string
  readonly cents: number
}

/** One line a customer, for the notice that was over last, in the currency of which most is left. What a later notice gives time for waits. */
export const noticesOver = (tx: OrgTx, today: LocalDate): Promise<NoticeOver[]> =>
  tx.rows(sql`
    select distinct on (n.customer_id) n.customer_id, n.id as notice_id, n.deadline_on, i.currency, sum(i.open_cents)::bigint as cents
    from legal.notice n
    join legal.notice_item w on w.org_id = n.org_id and w.notice_id = n.id
    join ledger.item i on i.org_id = w.org_id and i.id = w.item_id and i.open_cents > 0
    where n.org_id = ${tx.orgId} and n.followed_at is null and n.deadline_on < ${today}::date and not exists (
      select 1 from legal.notice later join legal.notice_item v on v.org_id = later.org_id and v.notice_id = later.id and v.item_id = w.item_id
      where later.org_id = n.org_id and later.customer_id = n.customer_id and (later.deadline_on >= ${today}::date or later.followed_at is not null)
        and later.sent_on > n.sent_on)
    group by n.customer_id, n.id, n.deadline_on, i.currency
    order by n.customer_id, n.deadline_on desc, n.id, sum(i.open_cents) desc`)
