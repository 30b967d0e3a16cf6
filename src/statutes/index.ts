export { countryRead, type StatuteBook, statuteAt, statuteBook, statuteOn } from './book.ts'
export type { DatedRow } from './dated-row.ts'
export { halfYearEnd, halfYearOf, nextHalfYear } from './half-year.ts'
export type { Holiday, HolidayCalendar } from './holidays.ts'
export { HOLIDAY_CALENDARS, holidayOn, isWorkingDay, nextWorkingDay } from './holidays.ts'
export { contractFloorOn, defaultRateOn, lateChargesOn, type RateFound } from './late-payment.ts'
export type { EomReading } from './parse-terms.ts'
export { parseTerms } from './parse-terms.ts'
export { type CourtPlace, courtPlaceOf, plainEnd } from './procedure.ts'
export {
  type Deadline,
  delayBefore,
  delayFrom,
  insolvencyDays,
  paymentOrderDays,
  smallClaimAnswerBy,
  tradeClaimDays,
} from './procedure-calendar.ts'
export {
  EVIDENCE_MARKS,
  type EvidenceMark,
  holdsOn,
  STATUTE_COUNTRIES,
  type StatuteCountry,
  type StatuteRow,
} from './row.ts'
export { SHIPPED } from './shipped.ts'
export { sourceIn } from './sources.ts'
export {
  STATUTE_SUBJECTS,
  STATUTE_THEMES,
  type StatuteTheme,
  type StatuteUnit,
  SUBJECTS,
  type Subject,
} from './subjects.ts'
export type { TermCeiling, TermRegime, TermWarning } from './term-ceilings.ts'
export { tellTermWarning, warnAboveCeiling } from './term-ceilings.ts'
export type { PaymentTerms } from './terms.ts'
export { describeTerms, dueDateOf } from './terms.ts'
export type { HolidayName } from './wording.ts'
export { HOLIDAY_NAMES } from './wording.ts'
export { isFrenchLaw, isWritten, LAW_PARTS, type LawPart, lawOf } from './written.ts'
