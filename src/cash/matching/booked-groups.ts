import { daysBetween, type LocalDate } from '../../kernel/calendar.ts'
import type { EvidenceCode } from '../model.ts'
import type { BookedReceipt } from './model.ts'
import { subsetSum } from './subset-sum.ts'

/** Receipts of the accounts that one bank line may have brought together, and why these. At least two. */
export type BookedGroup = {
  readonly receipts: readonly BookedReceipt[]
  readonly why: Extract<EvidenceCode, `booked_${string}`>
}

export const sumOf = (receipts: readonly Pick<BookedReceipt, 'cents'>[]): number =>
  receipts.reduce((sum, { cents }) => sum + cents, 0)

/** What stands together in the accounts, the surest first: lines of an entry, then all those of a day. Receipts come in file order. */
export const groupsOf = <T extends Place>(receipts: readonly T[]): { receipts: T[]; why: BookedGroup['why'] }[] => [
  ...runsOf(receipts).map((of) => ({ receipts: of, why: 'booked_together' as const })),
  ...[...Map.groupBy(receipts, ({ issuedOn }) => issuedOn).values()]
    .filter((of) => of.length > 1)
    .map((of) => ({ receipts: of, why: 'booked_same_day' as const })),
]

type Place = Pick<BookedReceipt, 'issuedOn' | 'sourceId' | 'sourceLine'>

/** Lines of one day that stand one under the other: an entry has a line for each document, or for each cheque. */
function runsOf<T extends Place>(receipts: readonly T[]): T[][] {
  const runs: T[][] = []
  for (const receipt of receipts) {
    const last = runs.at(-1)?.at(-1)
    const follows =
      last !== undefined &&
      last.sourceId !== null &&
      last.sourceId === receipt.sourceId &&
      last.issuedOn === receipt.issuedOn &&
      receipt.sourceLine === last.sourceLine! + 1
    if (follows) runs.at(-1)!.push(receipt)
    else runs.push([receipt])
  }
  return runs.filter((run) => run.length > 1)
}

/** The nearest to a day first; of equals, in the order given. */
export const nearestFirst = <T>(all: readonly T[], on: LocalDate, dayOf: (one: T) => LocalDate): T[] =>
  all.toSorted((a, b) => away(dayOf(a), on) - away(dayOf(b), on))

const away = (a: LocalDate, b: LocalDate): number => Math.abs(daysBetween(a, b))

/** Some of these receipts that make the amount, the nearest to the day first; null when none do, or one alone. */
export function someOf(
  receipts: readonly BookedReceipt[],
  cents: number,
  on: LocalDate,
  bound: number,
): BookedGroup | null {
  const pool = nearestFirst(receipts, on, ({ issuedOn }) => issuedOn)
  const subset = subsetSum(
    pool.map((one) => one.cents),
    cents,
    bound,
  )
  if (!subset || subset.places.length < 2) return null
  const chosen = subset.places.map((place) => pool[place]!)
  return { receipts: chosen, why: subset.isOnly ? 'booked_sum' : 'booked_sums' }
}
