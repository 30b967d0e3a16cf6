import { daysBetween, type LocalDate } from '../kernel/calendar.ts'

/**
 * Lines of the accounts, or items of ours, that count as one. `key` says what they are and come to; `groups` what they are lettered
 * with; `late` and `early` are the days that may lie between the bank's booking and the accountant's.
 */
export type Sum<T> = {
  readonly of: readonly T[]
  readonly key: string
  readonly groups: readonly string[]
  readonly on: LocalDate
  readonly late: number
  readonly early: number
}

type Pairs<L, O> = [told: readonly L[], brought: readonly O[]][]

/** Whether the accountant booked the line as late, or as early, as may be. */
const fits = <L, O>(line: Sum<L>, item: Sum<O>): boolean => {
  const days = daysBetween(item.on, line.on)
  return days <= line.late && days >= -line.early
}

/** Pairs of the same key whose days fit and that settle the same documents here and in the accounts. */
export function pairLettered<L, O>(lines: readonly Sum<L>[], items: readonly Sum<O>[]): Pairs<L, O> {
  const pairs: Pairs<L, O> = []
  const taken = new Set<Sum<O>>()
  const waiting = Map.groupBy(
    items.toSorted(byDay).flatMap((item) => item.groups.map((group) => ({ item, key: `${item.key} ${group}` }))),
    ({ key }) => key,
  )
  for (const line of lines.toSorted(byDay)) {
    const left = waiting.get(`${line.key} ${line.groups[0]}`)
    while (left?.[0] && taken.has(left[0].item)) left.shift()
    const found = left?.find(
      ({ item }) => !taken.has(item) && fits(line, item) && line.groups.every((group) => item.groups.includes(group)),
    )
    if (!found) continue
    taken.add(found.item)
    pairs.push([line.of, found.item.of])
  }
  return pairs
}

/** Pairs of the same key whose days fit, each line with the first item left for it: no other way pairs more. */
export function pairByDays<L, O>(lines: readonly Sum<L>[], items: readonly Sum<O>[]): Pairs<L, O> {
  const pairs: Pairs<L, O> = []
  const waiting = Map.groupBy(items.toSorted(byDay), ({ key }) => key)
  for (const line of lines.toSorted(byDay)) {
    const left = waiting.get(line.key)
    while (left?.[0] && daysBetween(left[0].on, line.on) > line.late) left.shift()
    const [item] = left ?? []
    if (!item || !fits(line, item)) continue
    left!.shift()
    pairs.push([line.of, item.of])
  }
  return pairs
}

const byDay = (a: { on: LocalDate }, b: { on: LocalDate }): number => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0)
