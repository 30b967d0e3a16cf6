import type { OrgTx } from '../platform/db.ts'
import { sql } from '../platform/sql.ts'

/** A message of which a person has to say what became of it, or that did not arrive. */
export type DoubtfulMessage = {
  readonly id: string
  readonly customerId: string
  readonly state: 'uncertain' | 'failed'
  readonly subject: string
  readonly at: Date
}

/**
 * Messages in doubt, and those that failed within the last month; an older failure is history, and so is one that another message of the
 * kind made up for. Those of reminders are left out: their actions wait for a person, and end when one was sent again or given up.
 */
export const messagesInDoubt = (tx: OrgTx, now: Date): Promise<DoubtfulMessage[]> =>
  tx.rows(sql`
    select m.id, m.customer_id, m.state, m.subject, coalesce(m.settled_at, m.queued_at) as at from correspondence.message m
    where m.org_id = ${tx.orgId} and m.customer_id is not null and m.purpose <> 'dunning'
      and (m.state = 'uncertain' or m.state = 'failed' and m.settled_at > ${now}::timestamptz - interval '30 days' and not exists (
        select from correspondence.message l
        where l.org_id = m.org_id and l.customer_id = m.customer_id and l.purpose = m.purpose and l.queued_at > m.queued_at
          and l.state in ('queued', 'sending', 'sent', 'produced', 'posted')))`)
