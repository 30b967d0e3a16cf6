import type { Dependants } from '../intake/index.ts'
import { askedAbout } from './store.ts'

/** What colleagues were asked holds nothing of an import back, but a customer they were asked about stays. */
export const colleagueDependants: Dependants = {
  ofImport: async () => [],
  ofItems: async () => new Set(),
  ofCustomers: async (tx, customerIds) => new Set(await askedAbout(tx, customerIds)),
}
