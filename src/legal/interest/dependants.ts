import type { Dependants } from '../../intake/index.ts'
import { chargedAmong, claimedOfImport } from './note-store.ts'
import { wording as words } from './wording.ts'

/** What notes of interest hold against undoing an import: they were reckoned on its documents, and are taken back first. */
export const chargeDependants: Dependants = {
  async ofImport(tx, importId) {
    const count = await claimedOfImport(tx, importId)
    return count === 0 ? [] : [{ code: 'charges_claimed', sentence: words.notesMade, params: { count } }]
  },
  ofItems: async () => new Set(),
  ofCustomers: async (tx, customerIds) => new Set(await chargedAmong(tx, customerIds)),
}
