import { subsetSum } from './subset-sum.ts'

/** Amounts among which two, three and four are looked for: among more of them some always add up, and that says nothing. */
const MOST_FOR = [
  [2, 150],
  [3, 40],
  [4, 24],
] as const
export const MOST_AMOUNTS = 150
/** Choices beyond this tell nothing more. */
const MOST_CHOICES = 12

/**
 * The choices of the fewest `amounts` (positive, minor units) that add up to `target`, each as its places, rising: all those of two,
 * else of three, else of four; else one of at most `bound` amounts in all, where it is the only one.
 */
export function fewestOf(amounts: readonly number[], target: number, bound: number): readonly (readonly number[])[] {
  for (const [size, most] of MOST_FOR) {
    if (amounts.length > most) break
    const found = choicesOf(amounts, target, size)
    if (found.length > 0) return found
  }
  const subset = amounts.length <= bound ? subsetSum(amounts, target, bound) : null
  return subset?.isOnly && subset.places.length > 1 ? [subset.places] : []
}

function choicesOf(amounts: readonly number[], target: number, size: number): number[][] {
  const found: number[][] = []
  const choose = (from: number, left: number, chosen: readonly number[]): void => {
    for (let place = from; place < amounts.length && found.length < MOST_CHOICES; place++) {
      const rest = left - amounts[place]!
      if (chosen.length === size - 1) {
        if (rest === 0) found.push([...chosen, place])
      } else if (rest > 0) choose(place + 1, rest, [...chosen, place])
    }
  }
  choose(0, target, [])
  return found
}
