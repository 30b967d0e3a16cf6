import type { Refusal } from '../../kernel/verdict.ts'
import type { OrgTx } from '../../platform/db.ts'
import { sql } from '../../platform/sql.ts'
import type { Channel } from '../model.ts'

export type Doubt = {
  readonly id: string
  readonly creditorId: number
  readonly creditor: string
  readonly customerId: string | null
  readonly debtor: string
  readonly toAddress: string
  readonly subject: string
  readonly channel: Channel
  readonly queuedAt: Date
  readonly since: Date
  readonly outcome: Refusal | null
  readonly waitsForCreditor: boolean
}

/** Seen from an agency: what it wrote in the books of its creditors and nobody knows whether it left, the oldest first. */
export const doubtsOf = (tx: OrgTx, limit: number): Promise<Doubt[]> =>
  tx.rows(sql`
    select m.id, m.org_id as creditor_id, c.name as creditor, m.customer_id, coalesce(m.content #>> '{data,recipient,name}', m.to_name) as debtor,
      m.to_address, m.subject, m.channel, m.queued_at, coalesce(m.settled_at, m.queued_at) as since, m.outcome,
      m.sender_org_id is distinct from m.agency_org_id as waits_for_creditor
    from correspondence.message m
    cross join lateral (
      select coalesce(max(x.creditor_name), '') as name from (
        select d.creditor_name from outsourcing.mandate d where d.org_id = m.org_id and d.agency_org_id = m.agency_org_id order by d.no desc limit 1) x) c
    where m.agency_org_id = ${tx.orgId} and m.state = 'uncertain'
    order by coalesce(m.settled_at, m.queued_at), m.id limit ${limit}`)

/** How many there are, and of how many we ourselves have to say it. */
export const countDoubts = (tx: OrgTx): Promise<{ count: number; ours: number }> =>
  tx.one(sql`
    select count(*)::int as count, count(*) filter (where m.sender_org_id = m.agency_org_id)::int as ours from correspondence.message m
    where m.agency_org_id = ${tx.orgId} and m.state = 'uncertain'`)
