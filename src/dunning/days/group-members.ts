import { paidFor } from '../../parties/index.ts'
import type { OrgTx } from '../../platform/db.ts'
import type { DebitItem, Hold } from '../model.ts'
import { excludedOf } from './facts-store.ts'

/** The members of groups that are reminded through one of these heads; who is left out of reminders is asked for by nobody. */
export async function readMembers(tx: OrgTx, headIds: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const members = await paidFor(tx, headIds)
  if (members.size === 0) return members
  const excluded = await excludedOf(tx, [...members.keys()])
  return new Map([...members].filter(([id]) => !excluded.has(id)))
}

/** An item of a draft, named as another's when it is that of a member of the group. */
export const ownedBy = (head: string, customerId: string, item: DebitItem): DebitItem =>
  head === customerId ? item : { ...item, ofCustomerId: customerId }

/** A hold on a whole member holds what it owes, and not the group. */
export const heldOf = (head: string, customerId: string, hold: Hold, items: readonly DebitItem[]): Hold[] =>
  head === customerId || hold.itemId !== null
    ? [hold]
    : items.filter(({ ofCustomerId }) => ofCustomerId === customerId).map(({ id }) => ({ ...hold, itemId: id }))
