import type { Dependants } from '../intake/index.ts'
import { promisedOfImport, promisersAmong } from './store.ts'
import { promiseWording as words } from './wording.ts'

/** What promises hold against undoing an import: documents that a running promise or plan is about stay. One that vanished from the accounts goes. */
export const promiseDependants: Dependants = {
  async ofImport(tx, importId) {
    const count = await promisedOfImport(tx, importId)
    return count === 0 ? [] : [{ code: 'promised', sentence: words.promisesMade, params: { count } }]
  },
  ofItems: async () => new Set(),
  ofCustomers: async (tx, customerIds) => new Set(await promisersAmong(tx, customerIds)),
}
