import { hash } from 'node:crypto'

/** Money due and money that came, of one customer. */
export type Paid = { readonly dueCents: number; readonly collectedCents: number }

export type Interval = { readonly low: number; readonly high: number }

/** Share of what was due that came; null when nothing was due. */
export function rateOf(customers: readonly Paid[]): number | null {
  let due = 0
  let collected = 0
  for (const one of customers) {
    due += one.dueCents
    collected += one.collectedCents
  }
  return due === 0 ? null : collected / due
}

const DRAWS = 2_000
/** Beyond so many customers fewer draws tell as much, and the answer still comes within a second. */
const DRAWN_IN_ALL = 40_000_000

/**
 * 95 % interval of the difference between two rates (second less first), by bootstrap of whole customers: the documents of one
 * customer are paid together, and counting them one by one would claim more than is known. `seed` fixes the draws.
 */
export function differenceInterval(first: readonly Paid[], second: readonly Paid[], seed: string): Interval | null {
  if (first.length === 0 || second.length === 0) return null
  const random = randomFrom(seed)
  const draws = Math.max(200, Math.min(DRAWS, Math.floor(DRAWN_IN_ALL / (first.length + second.length))))
  const found: number[] = []
  for (let draw = 0; draw < draws; draw++) {
    const [a, b] = [resampledRate(first, random), resampledRate(second, random)]
    if (a !== null && b !== null) found.push(b - a)
  }
  if (found.length === 0) return null
  found.sort((a, b) => a - b)
  const at = (share: number): number => found[Math.min(found.length - 1, Math.floor(share * found.length))]!
  return { low: at(0.025), high: at(0.975) }
}

function resampledRate(customers: readonly Paid[], random: () => number): number | null {
  let due = 0
  let collected = 0
  for (let drawn = 0; drawn < customers.length; drawn++) {
    const one = customers[Math.floor(random() * customers.length)]!
    due += one.dueCents
    collected += one.collectedCents
  }
  return due === 0 ? null : collected / due
}

/** Marsaglia's xorshift, from a seed: the same question gets the same answer. */
function randomFrom(seed: string): () => number {
  let state = Number.parseInt(hash('md5', seed).slice(0, 8), 16) || 1
  return () => {
    state ^= state << 13
    state ^= state >>> 17
    state ^= state << 5
    return (state >>> 0) / 4_294_967_296
  }
}
