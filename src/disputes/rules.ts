import { type DisputedPart, type DisputeOutcome, heldCents } from './model.ts'

/** What the books say of a dispute; minor units of its currency. */
export type BooksSay = {
  readonly state: 'open' | 'waiting' | 'resolved'
  readonly awaitedCents: number | null
  readonly disputedCents: number
  readonly openCents: number
  readonly isWithdrawn: boolean
  readonly creditedCents: number
  readonly creditId: string | null
  readonly hasCredit: boolean
  readonly fittingCredits: readonly string[]
}

/**
 * How the books end a dispute, or null while they leave it open: its documents were taken out of the books; credit notes settled
 * what was contested (or what was awaited); everything was paid; or the one credit note of the awaited amount has come. Two that
 * fit are left to a person.
 */
export function endedByBooks(books: BooksSay): { outcome: DisputeOutcome; creditId: string | null } | null {
  const { awaitedCents, disputedCents, creditedCents, fittingCredits } = books
  if (books.isWithdrawn) return { outcome: 'withdrawn', creditId: null }
  if (creditedCents > 0 && creditedCents >= (awaitedCents ?? disputedCents))
    return { outcome: 'credit_note', creditId: books.creditId }
  if (books.openCents === 0) return { outcome: 'paid', creditId: null }
  if (books.state === 'waiting' && fittingCredits.length === 1)
    return { outcome: 'credit_note', creditId: fittingCredits[0]! }
  return null
}

/** Whether the books still bear out the end that they gave to a dispute. */
export const stillEnded = (books: BooksSay): boolean => books.hasCredit || endedByBooks(books) !== null

/** What is still contested of these documents, of what is left of them. */
export const contestedCents = (items: readonly (DisputedPart & { readonly openCents: number })[]): number =>
  items.reduce((sum, item) => sum + heldCents(item, item.openCents), 0)

/**
 * What is forgiven of each document when `owedCents` of what is contested stays due: the oldest document is forgiven first, each no
 * further than it is contested. `items` stand in the order of their due days. The parts add up to what is forgiven.
 */
export function forgivenParts(
  items: readonly (DisputedPart & { readonly itemId: string; readonly openCents: number })[],
  owedCents: number,
): { itemId: string; cents: number }[] {
  let left = contestedCents(items) - owedCents
  const parts: { itemId: string; cents: number }[] = []
  for (const item of items) {
    const cents = Math.min(left, heldCents(item, item.openCents))
    if (cents > 0) parts.push({ itemId: item.itemId, cents })
    left -= Math.max(cents, 0)
  }
  return parts
}
