import type { Dependants } from '../../intake/index.ts'
import { claimedOfImport, customersSued } from './delay-store.ts'
import { proceedingWording as words } from './wording.ts'

/** What matters hold against undoing an import: a court was asked for its documents. Customers of a matter stay. */
export const proceedingDependants: Dependants = {
  async ofImport(tx, importId) {
    const count = await claimedOfImport(tx, importId)
    return count === 0 ? [] : [{ code: 'proceeding_running', sentence: words.importClaimed, params: { count } }]
  },
  ofItems: async () => new Set(),
  ofCustomers: async (tx, customerIds) => new Set(await customersSued(tx, customerIds)),
}
