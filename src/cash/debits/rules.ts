import type { DirectDebitScheme, SequenceType } from '../../adapters/payment-files/index.ts'
import { addDays, addMonths, type LocalDate, weekday } from '../../kernel/calendar.ts'
import { type HolidayName, holidayOn } from '../../statutes/index.ts'
import type { ReturnAction } from '../words/return-reasons.ts'

/** Days on which banks do not settle in euro (ECB, long-term calendar of TARGET closing days, in force since 2002). */
const TARGET_CLOSED: ReadonlySet<HolidayName> = new Set<HolidayName>([
  'new_year',
  'good_friday',
  'easter_monday',
  'labour_day',
  'christmas',
  'saint_stephen',
])

/** A mandate that nothing was collected under for so long has lapsed (EPC016-06 and EPC222-07, §4.1). */
const LAPSES_AFTER_MONTHS = 36
/** Every TARGET closing day that is no Saturday or Sunday is a public holiday of Alsace-Moselle, which has more. */
export function isBankingDay(on: LocalDate): boolean {
  const holiday = holidayOn('FR-ALSACE-MOSELLE', on)
  return weekday(on) <= 5 && !(holiday && TARGET_CLOSED.has(holiday.name))
}

/** `on` itself when banks settle that day, else the first day after it on which they do. */
export function nextBankingDay(on: LocalDate): LocalDate {
  let day = on
  while (!isBankingDay(day)) day = addDays(day, 1)
  return day
}

/**
 * The first day that can still be collected on: the bank works on the file one banking day before (rulebooks since November
 * 2016, §4.3.1), and on a Saturday it works on nothing.
 */
export const firstCollectionDay = (today: LocalDate): LocalDate => nextBankingDay(addDays(nextBankingDay(today), 1))

/** The first day a customer told today can be debited on: the notice agreed has run, and the bank has its banking day. */
export function firstDayToldOn(today: LocalDate, noticeDays: number): LocalDate {
  const afterNotice = nextBankingDay(addDays(today, noticeDays))
  const atBank = firstCollectionDay(today)
  return afterNotice > atBank ? afterNotice : atBank
}

export type MandateHistory = {
  readonly isOneOff: boolean
  readonly signedOn: LocalDate
  /** The day of the last collection presented under it, here or before. */
  readonly lastUsedOn: LocalDate | null
  /** Whether one was presented that the bank did not reject before settlement. */
  readonly hasCollected: boolean
}

/**
 * Since November 2016 the rulebooks let a first collection go as recurrent, and a lot is then one credit; banks that still
 * want `FRST` get it, again as long as none went through.
 */
export function sequenceOf(mandate: MandateHistory, tellsFirst: boolean): SequenceType {
  if (mandate.isOneOff) return 'OOFF'
  return tellsFirst && !mandate.hasCollected ? 'FRST' : 'RCUR'
}

export const lapsesOn = ({ signedOn, lastUsedOn }: Pick<MandateHistory, 'signedOn' | 'lastUsedOn'>): LocalDate =>
  addMonths(lastUsedOn ?? signedOn, LAPSES_AFTER_MONTHS)

/** What a debit that failed does to its mandate. */
export function mandateAfter(action: ReturnAction): 'ended' | 'suspended' | 'unchanged' {
  if (action === 'ask_new_iban' || action === 'stop_debit') return 'ended'
  return action === 'fix_data' ? 'suspended' : 'unchanged'
}

/**
 * How often what failed for want of money, or between banks, is presented again by itself, and how many days after it failed,
 * by reason.
 */
export type RetryRule = { readonly retries: number; readonly retryDays: number; readonly technicalRetryDays: number }

/** Until somebody chooses: once, five days after (`formats.md` §6); what failed between banks, as soon as it can be mended. */
export const FIRST_RETRIES: RetryRule = { retries: 1, retryDays: 5, technicalRetryDays: 2 }

/** The first day to present once more by itself, or null when a person must say so: `failures` counts the one just met. */
export function retryOn(
  action: ReturnAction,
  failedOn: LocalDate,
  failures: number,
  { retries, retryDays, technicalRetryDays }: RetryRule,
): LocalDate | null {
  if (failures > retries) return null
  if (action === 'retry') return nextBankingDay(addDays(failedOn, retryDays))
  return action === 'retry_technical' ? nextBankingDay(addDays(failedOn, technicalRetryDays)) : null
}

/** B2B is closed to consumers (EPC222-07): their right to a refund cannot be signed away. */
export const mayUse = (scheme: DirectDebitScheme, kind: string): boolean => scheme === 'CORE' || kind !== 'consumer'

/** Documents that one debit pays, in the 140 letters that a bank passes on; what does not fit is counted. */
export function debitWords(numbers: readonly string[]): string {
  const kept = [...numbers]
  const text = () => {
    const rest = numbers.length - kept.length
    return rest === 0 ? kept.join(' ') : `${kept.join(' ')} +${rest}`
  }
  while (kept.length > 0 && text().length > 140) kept.pop()
  return text()
}
