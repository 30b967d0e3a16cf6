import type { NamedHead } from './profile-rows.ts'

/** A customer that a list puts at the head of a group, into one, or out of its own. Keys are identities, or codes of new customers. */
export type Move = { readonly key: string; readonly head: NamedHead | null }

export const headKey = (head: NamedHead): string => head.id ?? head.code

/**
 * The moves that can be made, whatever their order in the list: a group is one level deep, so nobody joins who leads others,
 * and nobody leads who belongs to a group; what must leave first may do so in the same list. `groups` is who belongs to whom
 * before.
 */
export function possibleMoves(
  moves: readonly Move[],
  groups: Iterable<readonly [key: string, head: string]>,
  isThere: (key: string) => boolean,
): ReadonlySet<Move> {
  const heads = new Map(groups)
  const led = new Map<string, number>()
  for (const head of heads.values()) led.set(head, (led.get(head) ?? 0) + 1)
  const place = (key: string, head: string | null) => {
    const before = heads.get(key)
    if (before !== undefined) led.set(before, led.get(before)! - 1)
    if (head === null) heads.delete(key)
    else {
      heads.set(key, head)
      led.set(head, (led.get(head) ?? 0) + 1)
    }
  }
  const done = new Set<Move>()
  // Who leaves goes first; among those who join, the order of the list decides.
  let waiting = moves.toSorted((a, b) => Number(a.head !== null) - Number(b.head !== null))
  for (;;) {
    const before = done.size
    for (const move of waiting) {
      const head = move.head && headKey(move.head)
      if (head !== null && (!isThere(head) || heads.has(head) || (led.get(move.key) ?? 0) > 0)) continue
      place(move.key, head)
      done.add(move)
    }
    waiting = waiting.filter((move) => !done.has(move))
    if (waiting.length === 0 || done.size === before) return done
  }
}
