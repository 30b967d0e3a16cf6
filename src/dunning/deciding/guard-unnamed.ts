import type { PossibleReceipt } from '../model.ts'
import { type Case, excludeFrom } from './decision-case.ts'
import { reason } from './reasons.ts'

/**
 * Money that came from nobody known and is, to the cent, what this customer owes may be its payment, however many others owe the
 * same: what it would pay is not claimed until somebody has looked.
 */
export function receiptOfAmount(theCase: Case): void {
  const possible = new Map<string, PossibleReceipt>()
  for (const one of theCase.facts.possibleReceipts)
    for (const itemId of one.itemIds) {
      const known = possible.get(itemId)
      if (!known || comesBefore(one, known)) possible.set(itemId, one)
    }
  if (possible.size === 0) return
  excludeFrom(theCase, ({ item: { id, documentNo } }) => {
    const money = possible.get(id)
    if (!money) return null
    const { cents, currency, receivedOn, itemIds } = money
    const told = { documentNo, received: { cents, currency }, receivedOn }
    return reason(itemIds.length === 1 ? 'receipt_of_amount' : 'receipt_of_sum', told)
  })
}

/** What pays the fewest documents is told, then the latest: the order of the facts means nothing. */
const comesBefore = (a: PossibleReceipt, b: PossibleReceipt): boolean =>
  a.itemIds.length !== b.itemIds.length
    ? a.itemIds.length < b.itemIds.length
    : a.receivedOn !== b.receivedOn
      ? a.receivedOn > b.receivedOn
      : a.cents > b.cents
