import { addMonths, type LocalDate } from '../../kernel/calendar.ts'
import { toBp } from './interval.ts'
import type { FileFacts } from './model.ts'

/** Files placed in one month, and what of them had come in by each month since placement. */
export type Cohort = {
  /** `2026-03` */
  readonly month: string
  readonly files: number
  readonly placedCents: number
  /** Within one month of placement, two, and so on; null: not every file of the month has got that far yet. */
  readonly cells: readonly ({ readonly cents: number; readonly bp: number } | null)[]
}

/** Months after which a triangle stops: what comes later is told in the total. */
export const MOST_MONTHS = 12

/** Cumulative by months since placement, each file counted from its own day. Money from a file's last month on is in none of the cells before. */
export function cohortsOf(files: readonly FileFacts[], today: LocalDate): Cohort[] {
  const byMonth = Map.groupBy(files, ({ placedOn }) => placedOn.slice(0, 7))
  return [...byMonth].toSorted(([a], [b]) => a.localeCompare(b)).map(([month, own]) => cohortOf(month, own, today))
}

function cohortOf(month: string, files: readonly FileFacts[], today: LocalDate): Cohort {
  const placedCents = files.reduce((sum, one) => sum + one.placedCents, 0)
  const youngest = files.reduce<LocalDate>(
    (last, { placedOn }) => (placedOn > last ? placedOn : last),
    files[0]!.placedOn,
  )
  const come = Array.from({ length: MOST_MONTHS }, () => 0)
  for (const [placedOn, own] of Map.groupBy(files, (file) => file.placedOn)) {
    const ends = Array.from({ length: MOST_MONTHS }, (_, months) => addMonths(placedOn, months + 1))
    for (const { receipts } of own)
      for (const { on, cents } of receipts) {
        const at = ends.findIndex((end) => on <= end)
        if (at >= 0) come[at]! += cents
      }
  }
  let sum = 0
  const cells = come.map((cents, months) => {
    sum += cents
    return addMonths(youngest, months + 1) <= today ? { cents: sum, bp: toBp(sum / placedCents) } : null
  })
  return { month, files: files.length, placedCents, cells }
}

/** Months since placement that any cohort has got to. */
export const monthsKnown = (cohorts: readonly Cohort[]): number =>
  cohorts.reduce((most, { cells }) => Math.max(most, cells.findLastIndex((cell) => cell !== null) + 1), 0)
