import type { OrgTx } from '../platform/db.ts'
import { tellFact } from '../platform/facts.ts'

/**
 * Rings for those who keep something about items (disputes, promises) when items were settled, opened again or taken back one by one.
 * An import that moves the whole books rings for itself.
 */
export const tellSettled = async (tx: OrgTx, moved: number): Promise<void> => {
  if (moved > 0) await tellFact(tx, 'items_settled', { orgId: tx.orgId })
}
