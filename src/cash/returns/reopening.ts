import type { LocalDate } from '../../kernel/calendar.ts'

/** One settlement of a credit: an allocation with what it took, in minor units. */
export type Settlement = {
  readonly id: string
  readonly debitId: string
  readonly creditId: string
  readonly cents: number
  readonly on: LocalDate
}

/**
 * What comes apart when `cents` of a credit go back, its settlements given in the order they were made: what it still has goes
 * first, then the last settlement, and so on backwards. Of the one that comes apart in part, `kept` is what stays settled.
 */
export function comesApart(
  settled: readonly Settlement[],
  openCents: number,
  cents: number,
): { readonly undone: readonly Settlement[]; readonly kept: Settlement | null } {
  const undone: Settlement[] = []
  let due = cents - openCents
  for (const one of settled.toReversed()) {
    if (due <= 0) break
    undone.push(one)
    due -= one.cents
  }
  const last = undone.at(-1)
  return { undone, kept: due < 0 && last ? { ...last, cents: -due } : null }
}

/**
 * What settlements that were taken apart can take again, one after the other, of what their debits and credits have left:
 * `openCents` says how much that is, by item. Those that find nothing are left out.
 */
export function whatFits(before: readonly Settlement[], openCents: ReadonlyMap<string, number>): Settlement[] {
  const left = new Map(openCents)
  return before.flatMap((one) => {
    const cents = Math.min(one.cents, left.get(one.debitId) ?? 0, left.get(one.creditId) ?? 0)
    if (cents <= 0) return []
    left.set(one.debitId, left.get(one.debitId)! - cents)
    left.set(one.creditId, left.get(one.creditId)! - cents)
    return [{ ...one, cents }]
  })
}
