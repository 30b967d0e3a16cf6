import type { Dependants } from '../../intake/index.ts'
import { customersOfLosses } from './loss-store.ts'

/** Customers of a loss stay whatever import brought them: the accounts were given it, and the tax office may ask for it. */
export const lossDependants: Dependants = {
  ofImport: async () => [],
  ofItems: async () => new Set(),
  ofCustomers: async (tx, customerIds) => new Set(await customersOfLosses(tx, customerIds)),
}
