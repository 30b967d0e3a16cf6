import { addMonths, type LocalDate } from '../../kernel/calendar.ts'
import { sumCents } from '../../kernel/money.ts'
import { accept, type Verdict } from '../../kernel/verdict.ts'
import { feeOf, type PeriodFee, periodFee } from '../tariffs/fee-of.ts'
import { PERIODS_A_YEAR, type Period, type Tariff } from '../tariffs/model.ts'
import type { PastClaim } from './past-cash-store.ts'

/** What a tariff would have cost on one claim. */
export type PastFee = Omit<PastClaim, 'months' | 'receivedCents'> & {
  readonly receivedCents: number
  readonly feeCents: number
}

/** What it would have cost in one period, bounds and flat fees included. */
export type PastPeriod = PeriodFee & { readonly from: string; readonly files: number; readonly receivedCents: number }

export type PastCash = {
  readonly receivedCents: number
  readonly netCents: number
  readonly periods: readonly PastPeriod[]
  readonly claims: readonly PastFee[]
}

/** The month with which the period of a month begins. */
const periodOf = (month: string, period: Period): string => {
  const long = 12 / PERIODS_A_YEAR[period]
  const first = Math.floor((Number(month.slice(5)) - 1) / long) * long + 1
  return `${month.slice(0, 4)}-${String(first).padStart(2, '0')}`
}

/** Every period from a day to another, those without a receipt too: their flat fee is due all the same. */
function periodsBetween(from: LocalDate, to: LocalDate, period: Period): string[] {
  const all: string[] = []
  for (let day = from; day <= to; day = addMonths(day, 1)) all.push(periodOf(day.slice(0, 7), period))
  all.push(periodOf(to.slice(0, 7), period))
  return [...new Set(all)]
}

/**
 * A tariff over what came in, claim by claim, month by month: each receipt bears the fee after it less the fee before. Files count in the period
 * in which they would have been placed. Refused as soon as the tariff refuses a fee.
 */
export function overPastCash(
  tariff: Tariff,
  claims: readonly PastClaim[],
  from: LocalDate,
  to: LocalDate,
): Verdict<PastCash> {
  const work = new Map(
    periodsBetween(from, to, tariff.period).map((key) => [key, { files: 0, receivedCents: 0, successCents: 0 }]),
  )
  const in_ = (month: string) => {
    const key = periodOf(month, tariff.period)
    const found = work.get(key) ?? { files: 0, receivedCents: 0, successCents: 0 }
    work.set(key, found)
    return found
  }
  const fees: PastFee[] = []
  for (const { months, receivedCents, ...claim } of claims) {
    in_(claim.placedOn.slice(0, 7)).files += 1
    let before = 0
    for (const [index, month] of months.entries()) {
      const receipts = receivedCents.slice(0, index + 1).map((cents) => ({ stage: 'amicable' as const, cents }))
      const fee = feeOf(tariff, claim, receipts)
      if (!fee.ok) return fee
      const period = in_(month)
      period.receivedCents += receivedCents[index]!
      period.successCents += fee.value.feeCents - before
      before = fee.value.feeCents
    }
    fees.push({ ...claim, receivedCents: sumCents(receivedCents), feeCents: before })
  }
  const periods: PastPeriod[] = []
  for (const [key, done] of [...work].toSorted(([a], [b]) => (a < b ? -1 : 1))) {
    const fee = periodFee(tariff, done)
    if (!fee.ok) return fee
    periods.push({ from: key, files: done.files, receivedCents: done.receivedCents, ...fee.value })
  }
  return accept({
    receivedCents: sumCents(periods.map((one) => one.receivedCents)),
    netCents: sumCents(periods.map((one) => one.netCents)),
    periods,
    claims: fees,
  })
}
