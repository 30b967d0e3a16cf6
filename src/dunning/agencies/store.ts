import type { OrgTx } from '../../platform/db.ts'
import { nothing, part, sql } from '../../platform/sql.ts'

/** Letters to a debtor that an agency is to print and post itself. */
export const lettersToPost = (
  tx: OrgTx,
  customerId: string,
  agencyOrgId: number,
): Promise<{ id: string; subject: string; queuedAt: Date }[]> =>
  tx.rows(sql`
    select m.id, m.subject, m.queued_at from correspondence.message m
    where m.org_id = ${tx.orgId} and m.customer_id = ${customerId} and m.sender_org_id = ${agencyOrgId} and m.state = 'produced'
    order by m.queued_at, m.id`)

/** Letters that agencies were to print and post about these customers, or about any, of whom nothing is in their hands any more. */
export const lettersOutOfHand = (
  tx: OrgTx,
  customers: readonly string[] | null,
): Promise<{ id: string; senderOrgId: number }[]> =>
  tx.rows(sql`
    select m.id, m.sender_org_id from correspondence.message m
    where m.org_id = ${tx.orgId} and m.sender_org_id is not null and m.state = 'produced' and not exists (
        select 1 from outsourcing.placement p
        where p.org_id = m.org_id and p.customer_id = m.customer_id and p.agency_org_id = m.sender_org_id and p.ended_on is null)
      ${customers ? part`and m.customer_id = any(${customers}::uuid[])` : nothing}
    order by m.id`)
