import type { OrgTx } from '../../platform/db.ts'
import { tellFact } from '../../platform/facts.ts'
import { sql } from '../../platform/sql.ts'

/**
 * A file that ended because it was paid goes on when the payment comes back: unless the mandate is over, or one of its documents has been
 * handed to somebody since.
 */
export async function reopenPaid(tx: OrgTx, placementId: string, customerId: string): Promise<void> {
  const reopened = await tx.run(sql`
    update outsourcing.placement p set ended_on = null, ended_why = null, ended_note = '', ended_at = null, ended_by_name = null
    where p.org_id = ${tx.orgId} and p.id = ${placementId} and p.ended_why = 'paid'
      and exists (select 1 from outsourcing.mandate m where m.org_id = p.org_id and m.id = p.mandate_id and m.state = 'running')
      and not exists (
        select 1 from outsourcing.placed_item w join outsourcing.placed_item o on o.org_id = w.org_id and o.item_id = w.item_id and o.is_live
        where w.org_id = p.org_id and w.placement_id = p.id)`)
  if (reopened === 0) return
  await tx.run(sql`
    update outsourcing.placed_item w set is_live = true, known_cents = i.open_cents from ledger.item i
    where w.org_id = ${tx.orgId} and w.placement_id = ${placementId} and i.org_id = w.org_id and i.id = w.item_id`)
  await tellFact(tx, 'placement_moved', { orgId: tx.orgId, customerIds: [customerId] })
}
