import type { OrgTx } from '../platform/db.ts'
import { tellFact } from '../platform/facts.ts'

/** Rings for those after promises: what holds the debts of this customer is no longer what it was. */
export const promiseMoved = (tx: OrgTx, customerId: string): Promise<void> =>
  tellFact(tx, 'promise_moved', { orgId: tx.orgId, customerId })
