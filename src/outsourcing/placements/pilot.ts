import { AGES, type Age, ageOf, SIZES, type Size, sizeOf } from '../audit/model.ts'

/** A file as a sample sees it: what one customer owes in one currency, and how late the oldest of it is. */
export type PilotFile = {
  readonly key: string
  readonly cents: number
  readonly currency: string
  readonly daysLate: number
}

/** One cell of the sample, as the audit counts its own: how many files it has, and how many were drawn of them. */
export type Stratum = { readonly size: Size; readonly age: Age; readonly files: number; readonly drawn: number }
export type Pilot = { readonly keys: readonly string[]; readonly strata: readonly Stratum[] }

/**
 * Draws `size` files, each cell of amount × age by its share, and at least one of each cell that has any as far as the size reaches. The
 * same files, in whatever order, and the same seed give the same sample, so that it can be shown before and checked after. Draws all when
 * there are no more.
 */
export function drawPilot(files: readonly PilotFile[], size: number, seed: string): Pilot {
  const ordered = files.toSorted((a, b) => (a.key < b.key ? -1 : 1))
  const cells = SIZES.flatMap((one) =>
    AGES.map((age) => ({
      ...{ size: one, age },
      of: ordered.filter((file) => sizeOf(file.cents, file.currency) === one && ageOf(file.daysLate) === age),
    })),
  ).filter(({ of }) => of.length > 0)
  const shares = sharesOf(
    cells.map(({ of }) => of.length),
    Math.min(size, files.length),
  )
  const keys: string[] = []
  const strata = cells.map(({ of, ...cell }, place): Stratum => {
    const drawn = shuffled(of, `${seed}/${cell.size}/${cell.age}`).slice(0, shares[place])
    keys.push(...drawn.map(({ key }) => key))
    return { ...cell, files: of.length, drawn: drawn.length }
  })
  return { keys: keys.sort(), strata }
}

/** `total` dealt out by size: one to each first, the largest cells before the others; then always to the cell furthest below its share. */
function sharesOf(sizes: readonly number[], total: number): number[] {
  const sum = sizes.reduce((all, one) => all + one, 0)
  const shares = sizes.map(() => 0)
  const bySize = sizes.map((_, place) => place).sort((a, b) => sizes[b]! - sizes[a]! || a - b)
  for (const place of bySize.slice(0, total)) shares[place] = 1
  const lack = (place: number): number => (sizes[place]! * total) / sum - shares[place]!
  for (let left = total - sizes.length; left > 0; left--) {
    const open = bySize.filter((place) => shares[place]! < sizes[place]!)
    const next = open.reduce((best, place) => (lack(place) > lack(best) ? place : best))
    shares[next]!++
  }
  return shares
}

/** Fisher–Yates by a generator of its own: what a seed gives never changes with a library. */
function shuffled<T>(list: readonly T[], seed: string): T[] {
  const random = generator(seed)
  const all = [...list]
  for (let at = all.length - 1; at > 0; at--) {
    const other = Math.floor(random() * (at + 1))
    const one = all[at]!
    all[at] = all[other]!
    all[other] = one
  }
  return all
}

/** Mulberry32 on an FNV-1a hash of the seed. */
function generator(seed: string): () => number {
  let state = 0x811c9dc5
  for (let at = 0; at < seed.length; at++) state = Math.imul(state ^ seed.charCodeAt(at), 0x01000193)
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}
