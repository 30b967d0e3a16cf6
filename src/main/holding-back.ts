import type { DebitHooks } from '../cash/index.ts'
import { colleagueDependants } from '../colleagues/index.ts'
import { disputeDependants, disputedItemsOn, moneyDisputed } from '../disputes/index.ts'
import { documentDependants } from '../documents/index.ts'
import { holdsRunning, importDependants, moneyWithheld } from '../dunning/index.ts'
import type { Dependants } from '../intake/index.ts'
import {
  chargeDependants,
  debitsHeldAtLaw,
  insolvencyDependants,
  lossDependants,
  moneyInsolvent,
  proceedingDependants,
} from '../legal/index.ts'
import { moneyPlaced, placedOn, placementDependants } from '../outsourcing/index.ts'
import { debtsHeldOn, plannedParts, promiseDependants } from '../promises/index.ts'

/** What those who stand later in the house answer together when cash or intake is about to act. */

/** Why money is not applied without a person's word. */
export const withheld = async (...[tx, customerIds, on]: Parameters<typeof moneyWithheld>) => [
  ...(await moneyDisputed(tx, customerIds, on)),
  ...(await moneyInsolvent(tx, customerIds)),
  ...(await moneyPlaced(tx, customerIds)),
  ...(await moneyWithheld(tx, customerIds, on)),
]

/** Why a debt is not collected. */
export const debitHooks: DebitHooks = {
  plannedParts,
  heldItems: async (tx, customerIds, on) => [
    ...(await debitsHeldAtLaw(tx, customerIds)),
    ...(await placedOn(tx, customerIds)),
    ...(await disputedItemsOn(tx, customerIds, on)),
    ...(await debtsHeldOn(tx, customerIds, on)),
    ...(await holdsRunning(tx, customerIds, on)),
  ],
}

const answering: readonly Dependants[] = [
  documentDependants,
  disputeDependants,
  promiseDependants,
  chargeDependants,
  insolvencyDependants,
  proceedingDependants,
  lossDependants,
  placementDependants,
  importDependants,
  colleagueDependants,
]

/** What may not be undone. */
export const dependants: Dependants = {
  ofImport: async (tx, importId) => {
    const reasons = []
    for (const one of answering) reasons.push(...(await one.ofImport(tx, importId)))
    return reasons
  },
  ofItems: (tx, itemIds) => together((one) => one.ofItems(tx, itemIds)),
  ofCustomers: (tx, customerIds) => together((one) => one.ofCustomers(tx, customerIds)),
}

async function together(ask: (one: Dependants) => Promise<ReadonlySet<string>>): Promise<ReadonlySet<string>> {
  const all = new Set<string>()
  for (const one of answering) for (const id of await ask(one)) all.add(id)
  return all
}
