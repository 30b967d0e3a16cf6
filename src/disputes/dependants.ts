import type { Dependants } from '../intake/index.ts'
import { disputedOfImport, everDisputed } from './books-store.ts'
import { disputesWording as words } from './wording.ts'

/**
 * What disputes hold against undoing an import: a document that is contested now stays. One that vanished from the accounts goes even
 * so, and its dispute ends with it.
 */
export const disputeDependants: Dependants = {
  async ofImport(tx, importId) {
    const count = await disputedOfImport(tx, importId)
    return count === 0 ? [] : [{ code: 'in_dispute', sentence: words.importDisputed, params: { count } }]
  },
  ofItems: async () => new Set(),
  ofCustomers: async (tx, customerIds) => new Set(await everDisputed(tx, customerIds)),
}
