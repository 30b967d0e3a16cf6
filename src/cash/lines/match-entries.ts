import { newId } from '../../kernel/ids.ts'
import type { GapReason } from '../model.ts'
import type { MatchOrder } from './match-order.ts'
import type { LockedItem, LockedLine, NewMatch, newItems, newPairs } from './match-store.ts'

export type NewItem = Parameters<typeof newItems>[0][number]
export type NewPair = Parameters<typeof newPairs>[0][number]

/** What each kind of gap is called in the books: the journal tells its account by it. */
export const GAP_LABEL: Readonly<Record<GapReason | 'write_off', string>> = {
  bank_fee: 'Frais bancaires',
  discount: 'Escompte',
  rounding: 'Arrondi',
  write_off: 'Écart passé en perte',
}

/**
 * The items and allocations that an order comes to. Credits meet debits in the order given: credit notes first, then the
 * money, then what is written off. Money of another customer passes through an explicit transfer: it is that customer's
 * receipt, and a debit there and a credit here say that it was lent to this debt. What is owed in another currency is settled
 * through two transfers, one in each: an allocation joins items of one currency, and nobody adds the two.
 */
export function entriesOf(
  order: MatchOrder,
  match: NewMatch,
  line: LockedLine,
  known: ReadonlyMap<string, LockedItem>,
  at: Date,
): { items: NewItem[]; pairs: NewPair[] } {
  const items: NewItem[] = []
  const pairs: NewPair[] = []
  const item = (
    customerId: string,
    kind: string,
    side: 1 | -1,
    cents: number,
    label: string,
    currency = line.currency,
  ): string => {
    const id = newId(at)
    const documentNo = ''
    items.push({
      id,
      customerId,
      kind,
      side,
      cents,
      currency,
      documentNo,
      label,
      on: line.bookedOn,
      dueOn: line.bookedOn,
    })
    return id
  }
  const pair = (debitId: string, creditId: string, cents: number) =>
    pairs.push({ id: newId(at), debitId, creditId, cents, on: line.bookedOn })

  const words = line.label.slice(0, 200)
  let money = item(order.payerId ?? order.customerId, 'receipt', -1, match.cents, words)
  if (order.payerId) {
    pair(item(order.payerId, 'transfer', 1, match.cents, words), money, match.cents)
    money = item(order.customerId, 'transfer', -1, match.cents, words)
  }
  const credits = order.parts
    .filter(({ cents }) => cents < 0)
    .map(({ itemId, cents }) => ({ id: itemId, left: -cents }))
  credits.push({ id: money, left: match.cents })
  if (order.gap) {
    const label = GAP_LABEL[order.gap.reason]
    credits.push({ id: item(order.customerId, 'write_off', -1, order.gap.cents, label), left: order.gap.cents })
  }
  let next = 0
  for (const { itemId, cents, ownCents } of order.parts) {
    const debitId = ownCents === undefined ? itemId : convert(itemId, cents, ownCents)
    for (let due = cents; due > 0; ) {
      const credit = credits[next]!
      const settled = Math.min(due, credit.left)
      if (settled > 0) pair(debitId, credit.id, settled)
      credit.left -= settled
      due -= settled
      if (credit.left === 0) next++
    }
  }
  return { items, pairs }

  /** Settles an item in its own currency; gives the debit that takes the money for it in that of the line. */
  function convert(itemId: string, cents: number, ownCents: number): string {
    const { currency } = known.get(itemId)!
    const label = `Conversion ${line.currency}-${currency} ${words}`.slice(0, 200)
    pair(itemId, item(order.customerId, 'transfer', -1, ownCents, label, currency), ownCents)
    return item(order.customerId, 'transfer', 1, cents, label)
  }
}
