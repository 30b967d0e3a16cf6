import type { LocalDate } from '../kernel/calendar.ts'
import type { Subject } from './subjects.ts'

/** Countries whose law is shipped; the rules are the same for all, the rows are not. */
export const STATUTE_COUNTRIES = ['FR', 'BE'] as const
export type StatuteCountry = (typeof STATUTE_COUNTRIES)[number]

/**
 * How sure a row is: A, read in an official text · B, two or more secondary sources agree · C, one secondary source ·
 * verify, nobody has confirmed it, and whoever uses it is told so.
 */
export const EVIDENCE_MARKS = ['A', 'B', 'C', 'verify'] as const
export type EvidenceMark = (typeof EVIDENCE_MARKS)[number]

/**
 * One value of the law over some days. The law is data: a new rate is a new row with its citation, never an edited constant.
 * `value` is whole, in the unit of its subject.
 */
export type StatuteRow = {
  /** Null: shipped with the product. Else the row that the organisation added. */
  readonly id: string | null
  readonly country: StatuteCountry
  readonly subject: Subject
  readonly value: number
  readonly from: LocalDate
  /** The last day it holds; null while nothing has replaced it. */
  readonly to: LocalDate | null
  /** Article and text, as a reader would look it up. */
  readonly citation: string
  /** Where its value was read. */
  readonly source: string
  readonly mark: EvidenceMark
  /** The day somebody last compared it with its text. */
  readonly verifiedOn: LocalDate
  /** The day by which somebody should look again; null: when the text changes. */
  readonly reviewOn: LocalDate | null
}

export const holdsOn = ({ from, to }: Pick<StatuteRow, 'from' | 'to'>, on: LocalDate): boolean =>
  from <= on && (to === null || on <= to)
