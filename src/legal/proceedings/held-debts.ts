import { insolventDebts } from '../insolvency/case-store.ts'
import type { DebtsHeld, WhyHeld } from '../notices/model.ts'
import { heldByProceedings } from './delay-store.ts'

/** Open debts of a customer that no formal notice demands: a court was asked for them, or they were born before its insolvency. */
export const debtsHeld: DebtsHeld = async (tx, customerId) => {
  const one = { ids: [customerId], isRange: false }
  const held = new Map<string, WhyHeld>()
  for (const { itemId } of await heldByProceedings(tx, one)) held.set(itemId, 'in_court')
  for (const { itemId } of await insolventDebts(tx, one)) held.set(itemId, 'insolvent')
  return held
}
