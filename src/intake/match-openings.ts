import type { LocalDate } from '../kernel/calendar.ts'

/** A line of the opening journal, recognised as the balance of a year already here. */
export type OpeningLine = {
  readonly customerId: string
  readonly currency: string
  readonly side: 1 | -1
  readonly amountCents: number
  readonly documentNo: string
  readonly settleKey: string | null
  readonly settledOn: LocalDate | null
}

/** An item of an earlier year with what its accounts left open of it. `takenFrom`: its group before an earlier reading of this same year. */
export type CarriedItem = {
  readonly id: string
  readonly customerId: string
  readonly currency: string
  readonly side: 1 | -1
  readonly carriedCents: number
  readonly documentNo: string
  readonly settleKey: string | null
  readonly isTakenOver: boolean
  readonly takenFrom: string | null
}

/** The item leaves its group for the one its opening line was put in. `undoKey`: the group formed by an earlier reading. */
export type Carry = {
  readonly itemId: string
  readonly settleKey: string | null
  readonly settledOn: LocalDate | null
  readonly undoKey: string | null
}

/**
 * Which carried items stand behind which opening lines, so that payments of the new year lettered with an opening line
 * settle the real invoices. In order of certainty: same document and amount; same amount, oldest first; then, when all
 * lines left of a customer share one group, everything left of that customer (an opening balance in one figure).
 */
export function matchOpenings(lines: readonly OpeningLine[], items: readonly CarriedItem[]): Carry[] {
  const carries: Carry[] = []
  const itemsOf = Map.groupBy(items, (item) => `${item.customerId} ${item.currency}`)
  for (const [key, ofCustomer] of Map.groupBy(lines, (line) => `${line.customerId} ${line.currency}`)) {
    const free = new Set(itemsOf.get(key) ?? [])
    let left = ofCustomer
    for (const keyOf of [documentKey, amountKey]) {
      const waiting = Map.groupBy([...free], keyOf)
      left = left.filter((line) => {
        const wanted = keyOf({ ...line, carriedCents: line.amountCents })
        const item = wanted && waiting.get(wanted)?.shift()
        if (!item) return true
        free.delete(item)
        carry(item, line)
        return false
      })
    }
    const groups = new Set(left.map((line) => line.settleKey))
    if (left.length > 0 && groups.size === 1) for (const item of free) carry(item, left[0]!)
  }
  return carries

  function carry(item: CarriedItem, line: OpeningLine): void {
    // An opening line without a group leaves the item as its own year left it.
    const target = line.settleKey ?? (item.isTakenOver ? item.takenFrom : item.settleKey)
    if (target === item.settleKey) return
    carries.push({
      itemId: item.id,
      settleKey: target,
      settledOn: line.settledOn,
      undoKey: item.isTakenOver ? item.settleKey : null,
    })
  }
}

type Keyed = Pick<CarriedItem, 'side' | 'carriedCents' | 'documentNo'>
const amountKey = (item: Keyed): string => `${item.side} ${item.carriedCents}`

/** Null when there is no document number: two blanks are not the same document. */
function documentKey(item: Keyed): string | null {
  const plain = item.documentNo.replace(/[^\p{L}\p{N}]/gu, '').toUpperCase()
  return plain === '' ? null : `${plain} ${amountKey(item)}`
}
