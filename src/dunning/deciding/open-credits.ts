import type { Currency } from '../../kernel/money.ts'
import type { CustomerFacts } from '../model.ts'
import { byAge, type CasePart } from './decision-case.ts'
import type { Unit } from './sort-items.ts'

const NO_CREDITS: ReadonlyMap<Currency, number> = new Map()

/** The credits this message must deduct: overdue items come first, a note before the due date has what they leave. */
export function creditsFor({ facts, items, shares, moment }: Unit, part: CasePart): ReadonlyMap<Currency, number> {
  if (facts.credits.length === 0) return NO_CREDITS
  if (shares) return new Map(items.map((item) => [item.currency, shares.get(item.id) ?? 0]))
  const credits = new Map<Currency, number>()
  for (const { currency, cents } of facts.credits) credits.set(currency, (credits.get(currency) ?? 0) + cents)
  if (part !== 'upcoming') return credits
  for (const { currency, openCents, dueOn } of items) {
    const credit = credits.get(currency)
    if (credit && dueOn <= moment.today) credits.set(currency, Math.max(0, credit - openCents))
  }
  return credits
}

/** Each item's part of the open credits, oldest item first (C. civ. art. 1342-10), for items decided one by one. */
export function creditShares(facts: CustomerFacts): ReadonlyMap<string, number> {
  const left = new Map<Currency, number>()
  for (const { currency, cents } of facts.credits) left.set(currency, (left.get(currency) ?? 0) + cents)
  const shares = new Map<string, number>()
  for (const { id, currency, openCents } of [...facts.items].sort(byAge)) {
    const share = Math.min(left.get(currency) ?? 0, openCents)
    shares.set(id, share)
    left.set(currency, (left.get(currency) ?? 0) - share)
  }
  return shares
}
