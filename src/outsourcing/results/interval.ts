import { LEAST_EFFECTIVE, type Share } from './model.ts'

/**
 * How sure a share of money is. Files are all or nothing more often than not, and large ones weigh more: the interval is that of Wilson for
 * a proportion, with the number of files replaced by Kish's effective number, (Σ placed)² / Σ placed². For files that pay in part it is
 * wider than it needs to be, never narrower: what lies between 0 and 1 varies at most as what is 0 or 1.
 */
const Z = 1.959964

export type Paid = { readonly placedCents: number; readonly recoveredCents: number }

/** As many files of equal amounts as tell as much. */
export function effectiveFiles(files: readonly Paid[]): number {
  let sum = 0
  let squares = 0
  for (const { placedCents } of files) {
    sum += placedCents
    squares += placedCents * placedCents
  }
  return squares === 0 ? 0 : (sum * sum) / squares
}

export type Range = { readonly share: number; readonly low: number; readonly high: number }

/** Wilson's interval of a share that `n` equal files gave. Nothing is known of no file. */
export function wilson(share: number, n: number): Range {
  if (n === 0) return { share: 0, low: 0, high: 1 }
  const middle = (share + (Z * Z) / (2 * n)) / (1 + (Z * Z) / n)
  const half = (Z / (1 + (Z * Z) / n)) * Math.sqrt((share * (1 - share)) / n + (Z * Z) / (4 * n * n))
  return { share, low: Math.max(0, Math.min(share, middle - half)), high: Math.min(1, Math.max(share, middle + half)) }
}

export const toBp = (share: number): number => Math.round(share * 10_000)

/** What came in of what was placed, with its interval; null of nothing. More than was placed (interest, costs) counts as all of it. */
export function shareRecovered(files: readonly Paid[]): Share | null {
  let placed = 0
  let recovered = 0
  for (const one of files) {
    placed += one.placedCents
    recovered += Math.max(0, Math.min(one.recoveredCents, one.placedCents))
  }
  if (placed === 0) return null
  const n = effectiveFiles(files)
  const { low, high } = wilson(recovered / placed, n)
  return {
    bp: toBp(recovered / placed),
    lowBp: toBp(low),
    highBp: toBp(high),
    files: files.length,
    effectiveFiles: Math.round(n),
    isThin: n < LEAST_EFFECTIVE,
  }
}

/** How many of so many, as a share with its interval; null of none. */
export function shareCounted(count: number, of: number): Share | null {
  if (of === 0) return null
  const { share, low, high } = wilson(Math.min(1, count / of), of)
  const told = { bp: toBp(share), lowBp: toBp(low), highBp: toBp(high) }
  return { ...told, files: of, effectiveFiles: of, isThin: of < LEAST_EFFECTIVE }
}

/** A share of each cell and what the cell weighs; weights add up to one. */
export type Weighed = Range & { readonly weight: number }

/**
 * The difference of two weighed sums of shares, with the interval that those of their parts give it: the distances to the limits, squared and
 * added (Newcombe's square-and-add, as Zou and Donner extend it to weighed sums).
 */
export function difference(ours: readonly Weighed[], theirs: readonly Weighed[]): Range {
  const sum = (parts: readonly Weighed[]) => parts.reduce((total, { weight, share }) => total + weight * share, 0)
  const reach = (parts: readonly Weighed[], side: 'low' | 'high') =>
    parts.reduce((total, one) => total + (one.weight * (one.share - one[side])) ** 2, 0)
  const share = sum(ours) - sum(theirs)
  return {
    share,
    low: Math.max(-1, share - Math.sqrt(reach(ours, 'low') + reach(theirs, 'high'))),
    high: Math.min(1, share + Math.sqrt(reach(ours, 'high') + reach(theirs, 'low'))),
  }
}
