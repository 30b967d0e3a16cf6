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

/** Messages in doubt, and those that failed within the last month; an older failure is history. */
export const messagesInDoubt = (tx: OrgTx, now: Date): Promise<DoubtfulMessage[]> =>
  tx.rows(sql`
    select id, customer_id, state, subject, coalesce(settled_at, queued_at) as at from correspondence.message
    where org_id = ${tx.orgId} and customer_id is not null
      and (state = 'uncertain' or state = 'failed' and settled_at > ${now}::timestamptz - interval '30 days')`)
