import type { Proposal } from '../model.ts'
import { asGroup, type BooksCase } from './booked-case.ts'
import { groupsOf, nearestFirst, someOf, sumOf } from './booked-groups.ts'

/** A line that names nobody brings what several customers paid: cheques, cards, a lot of debits. A person always says so. */
export function proposeDeposit({ receipt, booked, tolerance }: BooksCase): Proposal | null {
  const whole = nearestFirst(
    groupsOf(booked).filter((group) => sumOf(group.receipts) === receipt.cents),
    receipt.bookedOn,
    ({ receipts }) => receipts[0]!.issuedOn,
  )
  const best = whole.find(({ why }) => why === 'booked_together') ?? whole[0]
  if (best) return asGroup(receipt, best, true)
  const days = [...Map.groupBy(booked, ({ issuedOn }) => issuedOn).values()]
  for (const day of nearestFirst(days, receipt.bookedOn, (of) => of[0]!.issuedOn)) {
    if (day.length > tolerance.subsetItems) continue
    const some = someOf(day, receipt.cents, receipt.bookedOn, tolerance.subsetItems)
    // Of several customers' receipts, a sum that another choice makes as well says nothing.
    if (some?.why === 'booked_sum') return asGroup(receipt, some, true)
  }
  return null
}
