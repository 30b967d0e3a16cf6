import type { Dependants } from '../../intake/index.ts'
import { customersInsolvent } from './case-store.ts'

/** Customers of a case stay whatever import brought them; their documents may go as ever: the case is not about one. */
export const insolvencyDependants: Dependants = {
  ofImport: async () => [],
  ofItems: async () => new Set(),
  ofCustomers: async (tx, customerIds) => new Set(await customersInsolvent(tx, customerIds)),
}
