import type { ReceivableLine } from '../adapters/ledger-files/index.ts'
import { addDays, addMonths, type LocalDate } from '../kernel/calendar.ts'

/** `isDated`: the day is the document's own; else the latest it may have, for want of better. */
export type DayOf = { readonly on: LocalDate; readonly isDated: boolean }

/** No debt outlives this (C. civ. art. 2232): an older day is a slip of the keyboard. */
const OLDEST_MONTHS = 240
/** So many lines of one day, and no other day among them. */
const SAME_DAY_LINES = 3

/**
 * The day of a line brought forward. What it is about is of an earlier year, so that a piece dated before the year is the document, and
 * one dated on the opening, or after it, is the entry that carries it. The last day of the closed year is that of a document only
 * where the line names one: balances are carried under it too. A due day that is over bounds the day that is not told.
 */
export function dayOfOpening(line: Pick<ReceivableLine, 'entryOn' | 'pieceOn' | 'dueOn' | 'documentNo'>): DayOf {
  const { entryOn, pieceOn, dueOn, documentNo } = line
  const isBefore = (day: LocalDate | null): day is LocalDate =>
    day !== null && day < entryOn && day >= addMonths(entryOn, -OLDEST_MONTHS)
  if (isBefore(pieceOn) && (documentNo !== null || pieceOn < addDays(entryOn, -1)))
    return { on: pieceOn, isDated: true }
  return { on: isBefore(dueOn) ? dueOn : entryOn, isDated: false }
}

/** Whether the lines brought forward all bear the last day of the closed year: then it is the day of the books, whatever they name. */
export class OpeningDays {
  #lines = 0
  #hasAnother = false

  note(entryOn: LocalDate, { on, isDated }: DayOf): void {
    if (!isDated) return
    this.#lines++
    this.#hasAnother ||= on !== addDays(entryOn, -1)
  }

  get areOfTheBooks(): boolean {
    return this.#lines >= SAME_DAY_LINES && !this.#hasAnother
  }
}
