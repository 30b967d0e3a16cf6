import type { OrgTx } from '../platform/db.ts'
import { sql } from '../platform/sql.ts'
import type { MailNature } from './model.ts'

/**
 * A mail or text that a person has still to read, of a customer that is known. A text has no subject: its words stand for one. What is for an
 * agency is its own people's to read for as long as it holds something of that customer.
 */
export type WaitingReply = {
  readonly id: string
  readonly customerId: string
  readonly arrivedAt: Date
  readonly nature: MailNature
  readonly subject: string
}

export const repliesWaiting = (tx: OrgTx): Promise<WaitingReply[]> =>
  tx.rows(sql`
    select m.id, m.customer_id, m.arrived_at, m.nature, case m.channel when 'sms' then left(m.body, 100) else m.subject end as subject
    from replies.mail m
    where m.org_id = ${tx.orgId} and m.state = 'to_read' and m.customer_id is not null and (m.agency_org_id is null or not exists (
      select 1 from outsourcing.placement p
      where p.org_id = m.org_id and p.customer_id = m.customer_id and p.agency_org_id = m.agency_org_id and p.ended_on is null))`)
