import type { LocalDate } from '../../kernel/calendar.ts'
import type { OrgTx } from '../../platform/db.ts'
import { sql } from '../../platform/sql.ts'

export type StepTaken = {
  readonly on: LocalDate
  readonly kind: 'message' | 'promise' | 'plan' | 'dispute' | 'notice'
  /** Of a message, its channel and what it was about. */
  readonly channel: string
  readonly subject: string
}

/** What was tried about the documents of a placement since it was placed, oldest first: what a certificate begins with. */
export const stepsTaken = (tx: OrgTx, placementId: string): Promise<StepTaken[]> =>
  tx.rows(sql`
    with file as (
      select p.org_id, p.customer_id, p.placed_on, o.time_zone, array(
        select w.item_id from outsourcing.placed_item w where w.org_id = p.org_id and w.placement_id = p.id) as items
      from outsourcing.placement p join access.organisation o on o.org_id = p.org_id
      where p.org_id = ${tx.orgId} and p.id = ${placementId})
    select (m.settled_at at time zone f.time_zone)::date as on, 'message' as kind, m.channel, m.subject
    from file f join correspondence.message m on m.org_id = f.org_id and m.customer_id = f.customer_id
    where m.state in ('sent', 'posted') and (m.settled_at at time zone f.time_zone)::date >= f.placed_on
    union all
    select p.promised_on, 'promise', '', '' from file f join promises.promise p on p.org_id = f.org_id and p.customer_id = f.customer_id
    where p.promised_on >= f.placed_on and exists (
      select 1 from promises.promise_item w where w.org_id = p.org_id and w.promise_id = p.id and w.item_id = any(f.items))
    union all
    select (p.proposed_at at time zone f.time_zone)::date, 'plan', '', '' from file f
    join promises.plan p on p.org_id = f.org_id and p.customer_id = f.customer_id
    where (p.proposed_at at time zone f.time_zone)::date >= f.placed_on and exists (
      select 1 from promises.plan_item w where w.org_id = p.org_id and w.plan_id = p.id and w.item_id = any(f.items))
    union all
    select d.opened_on, 'dispute', '', '' from file f join disputes.dispute d on d.org_id = f.org_id and d.customer_id = f.customer_id
    where d.opened_on >= f.placed_on and exists (
      select 1 from disputes.disputed_item w where w.org_id = d.org_id and w.dispute_id = d.id and w.item_id = any(f.items))
    union all
    select n.sent_on, 'notice', '', '' from file f join legal.notice n on n.org_id = f.org_id and n.customer_id = f.customer_id
    where n.sent_on >= f.placed_on and exists (
      select 1 from legal.notice_item w where w.org_id = n.org_id and w.notice_id = n.id and w.item_id = any(f.items))
    order by 1, 2, 4`)
