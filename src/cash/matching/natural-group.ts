import { type MatchCase, netOf } from './match-case.ts'
import type { OpenItem } from './model.ts'

export type NaturalGroup = {
  readonly items: readonly OpenItem[]
  readonly why: 'all_overdue' | 'all_of_month' | 'all_open' | 'oldest_open'
}

/** What a customer pays at once: all that is overdue, a month, everything up to a day, all that is open. */
export function naturalGroup({
  receipt,
  items,
  debits,
}: Pick<MatchCase, 'receipt' | 'items' | 'debits'>): NaturalGroup | null {
  const { cents, bookedOn } = receipt
  if (debits.length === 0) return null
  const credits = items.filter((item) => item.side === -1)
  const overdue = debits.filter((item) => item.dueOn <= bookedOn)
  for (const group of [overdue, [...overdue, ...credits]])
    if (group.length > 1 && netOf(group) === cents) return { items: group, why: 'all_overdue' }
  for (const group of [debits, [...items]])
    if (group.length > 1 && netOf(group) === cents) return { items: group, why: 'all_open' }
  const months = new Map<string, OpenItem[]>()
  for (const item of debits)
    for (const month of new Set([`issued ${item.issuedOn.slice(0, 7)}`, `due ${item.dueOn.slice(0, 7)}`])) {
      const group = months.get(month)
      if (group) group.push(item)
      else months.set(month, [item])
    }
  for (const group of months.values())
    if (group.length > 1 && netOf(group) === cents) return { items: group, why: 'all_of_month' }
  let sum = 0
  for (const [place, item] of debits.entries()) {
    sum += item.openCents
    if (sum === cents && place > 0) return { items: debits.slice(0, place + 1), why: 'oldest_open' }
    if (sum > cents) break
  }
  return null
}
