/** Some of several amounts that add up to a target. */
export type Subset = {
  /** Places of the chosen amounts, rising. */
  readonly places: readonly number[]
  /** False when another choice adds up to the same: then nobody knows which was meant. */
  readonly isOnly: boolean
}

/** More than this many sums on one side would cost more than the answer is worth. */
const MOST_AMOUNTS = 24
const MOST_SOLUTIONS = 500

/**
 * Which of `amounts` (minor units, credits negative) add up to `target`, or null. Of several answers the one with fewest
 * amounts, then the one with the earliest places: callers order by due date, so that the oldest are settled first.
 *
 * Bounded: at most `bound` amounts are looked at (never more than 24), the sums of each half being listed once.
 */
export function subsetSum(amounts: readonly number[], target: number, bound: number): Subset | null {
  const n = Math.min(amounts.length, bound, MOST_AMOUNTS)
  if (n === 0) return null
  const half = n >> 1
  const left = sumsOf(amounts.slice(0, half))
  const right = sumsOf(amounts.slice(half, n))
  if (!meet(left, right, target)) return null
  const bySum = new Map<number, number[]>()
  for (let mask = 0; mask < left.length; mask++) {
    const masks = bySum.get(left[mask]!)
    if (!masks) bySum.set(left[mask]!, [mask])
    else if (masks.length < MOST_SOLUTIONS) masks.push(mask)
  }
  let best: number[] | null = null
  let solutions = 0
  for (let mask = 0; mask < right.length && solutions < MOST_SOLUTIONS; mask++) {
    for (const other of bySum.get(target - right[mask]!) ?? []) {
      const places = [...placesOf(other, 0), ...placesOf(mask, half)]
      if (places.length === 0) continue
      solutions++
      if (!best || comesBefore(places, best)) best = places
    }
  }
  return best && { places: best, isOnly: solutions === 1 }
}

/** Payers name two or three documents far more often than many: these are looked for beyond the bound. */
const MOST_FOR_PAIRS = 150
const MOST_FOR_TRIPLES = 40

/**
 * Two of `amounts` that add up to `target`, else three, or null: however many amounts there are, within reason. More of them make
 * sums that mean nothing.
 */
export function fewOf(amounts: readonly number[], target: number): Subset | null {
  const places = new Map<number, number[]>()
  for (const [place, amount] of amounts.slice(0, MOST_FOR_PAIRS).entries()) {
    const same = places.get(amount)
    if (same) same.push(place)
    else places.set(amount, [place])
  }
  const found: number[][] = []
  const lastOf = (sum: number, after: number): number[] => (places.get(sum) ?? []).filter((place) => place > after)
  const n = Math.min(amounts.length, MOST_FOR_PAIRS)
  for (let i = 0; i < n; i++) for (const j of lastOf(target - amounts[i]!, i)) found.push([i, j])
  for (let i = 0; n <= MOST_FOR_TRIPLES && i < n; i++)
    for (let j = i + 1; j < n; j++) for (const k of lastOf(target - amounts[i]! - amounts[j]!, j)) found.push([i, j, k])
  const best = found.length > 0 ? found.reduce((a, b) => (comesBefore(b, a) ? b : a)) : null
  return best && { places: best, isOnly: found.length === 1 }
}

/** Whether a sum of each side makes the target: most often none does, and nothing more needs to be kept. */
function meet(left: Float64Array, right: Float64Array, target: number): boolean {
  const rising = left.toSorted()
  const falling = right.toSorted()
  let low = 0
  let high = falling.length - 1
  while (low < rising.length && high >= 0) {
    const sum = rising[low]! + falling[high]!
    if (sum === target) return true
    if (sum < target) low++
    else high--
  }
  return false
}

function sumsOf(amounts: readonly number[]): Float64Array {
  const sums = new Float64Array(1 << amounts.length)
  for (const [place, amount] of amounts.entries())
    for (let mask = 1 << place, low = 0; low < 1 << place; mask++, low++) sums[mask] = sums[low]! + amount
  return sums
}

function placesOf(mask: number, from: number): number[] {
  const places: number[] = []
  for (let place = 0; mask >> place > 0; place++) if ((mask >> place) & 1) places.push(from + place)
  return places
}

function comesBefore(a: readonly number[], b: readonly number[]): boolean {
  if (a.length !== b.length) return a.length < b.length
  for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) return a[i]! < b[i]!
  return false
}
