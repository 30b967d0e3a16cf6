import type { Dependants } from '../intake/index.ts'
import { withDocuments } from './store.ts'

/** A customer for whom files are kept stays; its documents of the books may be taken back, their files wait for them. */
export const documentDependants: Dependants = {
  ofImport: async () => [],
  ofItems: async () => new Set(),
  ofCustomers: async (tx, customerIds) => new Set(await withDocuments(tx, customerIds)),
}
