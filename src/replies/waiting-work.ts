import type { OrgTx } from '../platform/db.ts'
import { sql } from '../platform/sql.ts'
import type { MailNature } from './model.ts'

/** A mail or text that a person has still to read, of a customer that is known. A text has no subject: its words stand for one. */
export type WaitingReply = {
  readonly id: string
  readonly customerId: string
  readonly arrivedAt: Date
  readonly nature: MailNature
  readonly subject: string
}

export const repliesWaiting = (tx: OrgTx): Promise<WaitingReply[]> =>
  tx.rows(sql`
    select id, customer_id, arrived_at, nature, case channel when 'sms' then left(body, 100) else subject end as subject from replies.mail
    where org_id = ${tx.orgId} and state = 'to_read' and customer_id is not null`)
