import { day, type LocalDate } from '../kernel/calendar.ts'
import { type DatedRow, rowOn } from './dated-row.ts'

const CHECKED_ON = day('2026-11-21')

/**
 * Rate of late-payment penalties between professionals when the contract sets none, in basis points a year: the European
 * Central Bank's main refinancing rate on 1 January or 1 July, plus ten points.
 */
export const DEFAULT_PENALTY_RATE_BP: readonly DatedRow<number>[] = [
  rate('2019-01-01', 1000),
  rate('2023-01-01', 1250),
  rate('2023-07-01', 1400),
  rate('2024-01-01', 1450),
  rate('2024-07-01', 1425),
  rate('2025-01-01', 1315),
  rate('2025-07-01', 1215),
  rate('2026-01-01', 1215),
  rate('2026-07-01', 1240, true),
]

function rate(validFrom: string, value: number, toVerify = false): DatedRow<number> {
  return { validFrom: day(validFrom), value, citation: 'C. com. art. L441-10 II', verifiedOn: CHECKED_ON, toVerify }
}

/** Fixed indemnity for recovery costs owed by a professional for each late invoice, in euro cents. */
export const RECOVERY_INDEMNITY_CENTS: readonly DatedRow<number>[] = [
  {
    validFrom: day('2013-01-01'),
    value: 4000,
    citation: 'C. com. art. L441-10 II et D441-5',
    verifiedOn: CHECKED_ON,
    toVerify: false,
  },
]

/** What a letter to a late professional may announce on a day: the default rate and the indemnity; null before the texts. */
export function lateChargesOn(on: LocalDate): { penaltyRateBp: number; indemnityCents: number } | null {
  const penalty = rowOn(DEFAULT_PENALTY_RATE_BP, on)
  const indemnity = rowOn(RECOVERY_INDEMNITY_CENTS, on)
  return penalty && indemnity ? { penaltyRateBp: penalty.value, indemnityCents: indemnity.value } : null
}
