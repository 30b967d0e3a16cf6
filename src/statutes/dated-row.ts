import type { LocalDate } from '../kernel/calendar.ts'

/**
 * One value of the law, from the day it applies until the next row of its table. The law is data: a new rate or a new
 * delay is a new row with its citation, never an edited constant.
 */
export type DatedRow<T> = {
  readonly validFrom: LocalDate
  readonly value: T
  /** Article and text, as a reader would look it up. */
  readonly citation: string
  /** The day somebody last compared this row with its text. */
  readonly verifiedOn: LocalDate
  /** True while the row rests on a secondary source only. */
  readonly toVerify: boolean
}

/** The row in force on `on`, or null when the table starts later. The order of the rows does not matter. */
export function rowOn<T>(rows: readonly DatedRow<T>[], on: LocalDate): DatedRow<T> | null {
  let found: DatedRow<T> | null = null
  for (const row of rows) {
    if (row.validFrom <= on && (!found || row.validFrom > found.validFrom)) found = row
  }
  return found
}
