import type { OrgTx } from '../platform/db.ts'
import { tellFact } from '../platform/facts.ts'
import { type Fragment, sql } from '../platform/sql.ts'

/** Customers named by one ring; when more are concerned it names none, which means anybody. */
const FEW = 200

/**
 * Rings for those who keep something about items (disputes, promises, reminders) when items were settled, opened again or taken back one
 * by one: `items` yields their ids. An import that moves the whole books rings for itself.
 */
export async function tellSettled(tx: OrgTx, items: Fragment): Promise<void> {
  const customers = await tx.rows<{ customerId: string }>(sql`
    select distinct i.customer_id from ledger.item i
    where i.org_id = ${tx.orgId} and i.id in (${items}) limit ${FEW + 1}`)
  if (customers.length === 0) return
  const customerIds = customers.length > FEW ? null : customers.map(({ customerId }) => customerId)
  await tellFact(tx, 'items_settled', { orgId: tx.orgId, customerIds })
}
