import { addDays, type LocalDate } from '../kernel/calendar.ts'
import { type StatuteBook, statuteOn } from './book.ts'
import { isWorkingDay } from './holidays.ts'
import { type CourtPlace, METROPOLITAN, type Period, type PeriodEnd, periodEnd } from './procedure.ts'
import type { StatuteRow } from './row.ts'
import { SUBJECTS, type Subject } from './subjects.ts'

/**
 * The days that an act sets, for each procedure. Every function takes the law and the days of the acts, gives null where no row
 * covers the act, and knows no clock.
 */

/** The last day of a delay, and the row that gives it. */
export type Deadline = PeriodEnd & { readonly row: StatuteRow }

/** The days after an order on which whoever follows it is told that it is not served yet (law sheet §6.2). */
const REMIND_AFTER_DAYS = [30, 60, 80, 120, 150, 170]

const periodOf = ({ subject, value }: StatuteRow): Period =>
  SUBJECTS[subject].unit === 'months' ? { months: value } : { days: value }

/** The delay of `subject` as the law stood on `lawOn`, counted from `from`. */
function deadline(
  book: StatuteBook,
  subject: Subject,
  days: { readonly from: LocalDate; readonly lawOn?: LocalDate },
  place: CourtPlace,
): Deadline | null {
  const row = statuteOn(book, subject, days.lawOn ?? days.from)
  return row && { ...periodEnd(days.from, periodOf(row), place), row }
}

export type PaymentOrderDays = {
  readonly serveBy: Deadline
  readonly remindOn: readonly LocalDate[]
  /** Null until the order is served. */
  readonly opposeBy: Deadline | null
  /** Served on somebody else than the debtor: a month from the first act served on it in person, or that ties up its assets. */
  readonly mayOpposeLater: boolean
  /** By when the registry would have told of an opposition (since décret 2026-96); null until it is served, and before. */
  readonly silence: Deadline | null
  /** The first day on which it may safely be enforced, should nobody oppose; null while that cannot be told. */
  readonly enforceableFrom: LocalDate | null
}

/** An order for payment; the day it was made chooses its regime. `inPerson`: handed to the debtor itself (CPC art. 1416). */
export function paymentOrderDays(
  book: StatuteBook,
  order: { readonly orderedOn: LocalDate; readonly servedOn: LocalDate | null; readonly inPerson: boolean },
  place: CourtPlace = METROPOLITAN,
): PaymentOrderDays | null {
  const { orderedOn: lawOn, servedOn, inPerson } = order
  const serveBy = deadline(book, 'order_serve', { from: lawOn }, place)
  if (!serveBy) return null
  const after = (subject: Subject) =>
    servedOn === null ? null : deadline(book, subject, { from: servedOn, lawOn }, place)
  const opposeBy = after('order_oppose')
  // Since décret 2026-96 the registry speaks of oppositions alone: one that it did not tell of within the period was not made.
  const silence = after('order_silence')
  const last = silence ?? (inPerson ? opposeBy : null)
  return {
    serveBy,
    remindOn: REMIND_AFTER_DAYS.map((days) => addDays(lawOn, days)).filter((on) => on < serveBy.endsOn),
    opposeBy,
    mayOpposeLater: servedOn !== null && !inPerson,
    silence,
    enforceableFrom: last && addDays(last.endsOn, 1),
  }
}

export type TradeClaimDays = {
  readonly contestBy: Deadline
  /** The first day on which the officer may record that the claim was not contested. */
  readonly recordFrom: LocalDate
  readonly serveTitleBy: Deadline | null
}

/** An undisputed claim between traders, from the day the order to pay was served; `titleOn`: its minutes were made executory. */
export function tradeClaimDays(
  book: StatuteBook,
  claim: { readonly servedOn: LocalDate; readonly titleOn: LocalDate | null },
  place: CourtPlace = METROPOLITAN,
): TradeClaimDays | null {
  const { servedOn, titleOn } = claim
  const contestBy = deadline(book, 'trade_claim_contest', { from: servedOn }, place)
  const record = statuteOn(book, 'trade_claim_record', servedOn)
  if (!contestBy || !record) return null
  return {
    contestBy,
    recordFrom: addDays(contestBy.endsOn, record.value),
    serveTitleBy: titleOn === null ? null : deadline(book, 'trade_claim_serve', { from: titleOn }, place),
  }
}

/** The last day on which a debtor invited to settle a small claim may agree; its silence is a no. */
export const smallClaimAnswerBy = (
  book: StatuteBook,
  invitedOn: LocalDate,
  place: CourtPlace = METROPOLITAN,
): Deadline | null => deadline(book, 'small_claim_answer', { from: invitedOn }, place)

export type InsolvencyDays = {
  readonly declareBy: Deadline
  readonly claimGoodsBy: Deadline
  readonly liftForeclosureBy: Deadline
}

/** From the publication of the opening judgment; a creditor outside metropolitan France has longer to declare its claim. */
export function insolvencyDays(
  book: StatuteBook,
  opening: { readonly publishedOn: LocalDate; readonly isCreditorAbroad: boolean },
  place: CourtPlace = METROPOLITAN,
): InsolvencyDays | null {
  const from = opening.publishedOn
  const declare = opening.isCreditorAbroad ? 'insolvency_declare_abroad' : 'insolvency_declare'
  const declareBy = deadline(book, declare, { from }, place)
  const claimGoodsBy = deadline(book, 'insolvency_goods', { from }, place)
  const liftForeclosureBy = deadline(book, 'insolvency_foreclosure', { from }, place)
  return declareBy && claimGoodsBy && liftForeclosureBy && { declareBy, claimGoodsBy, liftForeclosureBy }
}

/** A delay of the law counted from an act on the day of that act; null where no row covers it. */
export const delayFrom = (
  book: StatuteBook,
  subject: Subject,
  from: LocalDate,
  place: CourtPlace = METROPOLITAN,
): Deadline | null => deadline(book, subject, { from }, place)

/**
 * The last day to act before a day, so many days back: a working day of the place, gone back to where it would fall on another. What
 * is filed sooner is in time as well.
 */
export function delayBefore(
  book: StatuteBook,
  subject: Subject,
  before: LocalDate,
  place: CourtPlace = METROPOLITAN,
): Deadline | null {
  const row = statuteOn(book, subject, before)
  if (!row) return null
  const plainEndOn = addDays(before, -row.value)
  let endsOn = plainEndOn
  while (!isWorkingDay(place.calendar, endsOn)) endsOn = addDays(endsOn, -1)
  return { endsOn, plainEndOn, moved: null, isUncertain: place.isOverseas, row }
}
