import { formatAmount } from '../../src/kernel/money.ts'

/**
 * The track of a column of amounts, as wide as the largest of them: a total, which no row exceeds; no figure is ever cut.
 * Bold tabular figures of a table are at most 7.6 px wide; the rest is the padding of the cell.
 */
export function trackFor(
  amounts: readonly { cents: number; currency: string }[],
  leastPx: number,
  /** Room for the sign of the currency, where the figures bear it. */
  signPx = 0,
  /** What it takes of the room that is left, beside the other columns. */
  share = 1,
): string {
  const widths = amounts.map(
    ({ cents, currency }) => Math.ceil(formatAmount('fr', cents, currency).length * 7.6) + 26 + signPx,
  )
  return `minmax(${Math.max(leastPx, ...widths)}px, ${share}fr)`
}
