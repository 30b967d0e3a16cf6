import type { Dependants } from '../../intake/index.ts'
import { customersPlaced, placedOfImport } from './books-store.ts'
import { placementWording as words } from './wording.ts'

/** What placements hold against undoing an import: somebody collects its documents. Customers who were ever placed stay. */
export const placementDependants: Dependants = {
  async ofImport(tx, importId) {
    const count = await placedOfImport(tx, importId)
    return count === 0 ? [] : [{ code: 'claims_placed', sentence: words.importPlaced, params: { count } }]
  },
  ofItems: async () => new Set(),
  ofCustomers: async (tx, customerIds) => new Set(await customersPlaced(tx, customerIds)),
}
