import type { LocalDate } from '../kernel/calendar.ts'

/** A row with its movement made one signed figure, and the balance the bank writes beside it, if any. */
export type Moved = {
  readonly line: number
  readonly bookedOn: LocalDate
  readonly cents: number
  readonly balanceCents: number | null
}

/** Two balances that do not follow each other: what the row before and the movement give, and what is written. */
export type Break = { readonly line: number; readonly computedCents: number; readonly writtenCents: number }

export type Ordered<R> = { readonly rows: readonly R[]; readonly broken: Break | null }

/**
 * Rows from the oldest to the newest. Banks write them in either order, and days alone do not tell it within one day: where
 * balances are written, the order is the one in which each follows from the one before. When none does, the break named is
 * the first one of the order that holds furthest.
 */
export function oldestFirst<R extends Moved>(rows: readonly R[]): Ordered<R> {
  const onwards = goesOnwards(rows)
  const reversed = rows.toReversed()
  const backwards = goesOnwards(reversed)
  if (rows.every((row) => row.balanceCents === null)) {
    const chosen = onwards ? rows : backwards ? reversed : rows.toSorted((a, b) => (a.bookedOn < b.bookedOn ? -1 : 1))
    return { rows: chosen, broken: null }
  }
  const candidates = onwards === backwards ? [rows, reversed] : [onwards ? rows : reversed]
  const judged = candidates.map((one) => ({ rows: one, ...follow(one) }))
  const whole = judged.find((one) => one.broken === null)
  return whole ?? judged.reduce((best, one) => (one.held > best.held ? one : best))
}

const goesOnwards = (rows: readonly Moved[]): boolean =>
  rows.every((row, at) => at === 0 || rows[at - 1]!.bookedOn <= row.bookedOn)

/** How many rows hold before the first balance that does not follow. */
function follow(rows: readonly Moved[]): { broken: Break | null; held: number } {
  let balance: number | null = null
  for (const [held, row] of rows.entries()) {
    if (balance !== null) balance += row.cents
    if (row.balanceCents === null) continue
    if (balance !== null && balance !== row.balanceCents)
      return { broken: { line: row.line, computedCents: balance, writtenCents: row.balanceCents }, held }
    balance = row.balanceCents
  }
  return { broken: null, held: rows.length }
}

/** What the account held before the first row and after the last; null when no balance is written. */
export function balancesAround(rows: readonly Moved[]): { openingCents: number; closingCents: number } | null {
  let before = 0
  for (const row of rows) {
    before += row.cents
    if (row.balanceCents === null) continue
    const openingCents = row.balanceCents - before
    return { openingCents, closingCents: openingCents + rows.reduce((sum, one) => sum + one.cents, 0) }
  }
  return null
}
