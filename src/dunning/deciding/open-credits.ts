import type { CustomerFacts } from '../model.ts'
import { byAge, type CasePart } from './decision-case.ts'
import { ownerOf } from './group-credits.ts'
import type { Unit } from './sort-items.ts'

const NO_CREDITS: ReadonlyMap<string, number> = new Map()

/**
 * The credits this message must deduct, by owner and currency (`ownerOf`): overdue items come first, a note before the due date has
 * what they leave.
 */
export function creditsFor({ facts, items, shares, moment }: Unit, part: CasePart): ReadonlyMap<string, number> {
  if (facts.credits.length === 0) return NO_CREDITS
  if (shares) return new Map(items.map((item) => [ownerOf(item), shares.get(item.id) ?? 0]))
  const credits = creditsOf(facts)
  if (part !== 'upcoming') return credits
  for (const item of items) {
    const credit = credits.get(ownerOf(item))
    if (credit && item.dueOn <= moment.today) credits.set(ownerOf(item), Math.max(0, credit - item.openCents))
  }
  return credits
}

function creditsOf(facts: CustomerFacts): Map<string, number> {
  const credits = new Map<string, number>()
  for (const credit of facts.credits) credits.set(ownerOf(credit), (credits.get(ownerOf(credit)) ?? 0) + credit.cents)
  return credits
}

/** Each item's part of the open credits, oldest item first (C. civ. art. 1342-10), for items decided one by one. */
export function creditShares(facts: CustomerFacts): ReadonlyMap<string, number> {
  const left = creditsOf(facts)
  const shares = new Map<string, number>()
  for (const item of [...facts.items].sort(byAge)) {
    const share = Math.min(left.get(ownerOf(item)) ?? 0, item.openCents)
    shares.set(item.id, share)
    left.set(ownerOf(item), (left.get(ownerOf(item)) ?? 0) - share)
  }
  return shares
}
