import { daysBetween } from '../../kernel/calendar.ts'
import { type Evidence, evidence, type GapReason, type Tolerance } from '../model.ts'
import { netOf } from './match-case.ts'
import type { OpenItem, Receipt } from './model.ts'

/** Why a little is missing, or null when it is more than a little. */
export function gapReason(
  receipt: Receipt,
  items: readonly OpenItem[],
  missing: number,
  tolerance: Tolerance,
): { reason: GapReason; evidence: Evidence } | null {
  if (missing <= 0 || receipt.said.saysPart) return null
  if (missing <= tolerance.roundingCents)
    return { reason: 'rounding', evidence: evidence('rounding', { missing: money(missing) }) }
  const debits = items.filter((item) => item.side === 1)
  const base = netOf(debits)
  const early = debits.every((item) => daysBetween(item.issuedOn, receipt.bookedOn) <= tolerance.discountDays)
  if (early)
    for (const bp of tolerance.discountsBp)
      if (isShare(bp))
        return { reason: 'discount', evidence: evidence('discount', { missing: money(missing), percent: bp / 100 }) }
  // A discount taken too late, or said to be one, is no fee: what is missing stays due.
  if (receipt.said.saysDiscount || (!early && tolerance.discountsBp.some((bp) => isShare(bp) && missing % 50 !== 0)))
    return null
  if (isBankFee(missing, receipt.cents, tolerance.feeCents))
    return { reason: 'bank_fee', evidence: evidence('bank_fee', { missing: money(missing) }) }
  return null

  function isShare(bp: number): boolean {
    return Math.abs(Math.round((base * bp) / 10_000) - missing) <= 1
  }
  function money(cents: number) {
    return { cents, currency: receipt.currency }
  }
}

/** A fee is a round sum, or small against what it is taken from: 10 € missing of 12 € is another payment. Minor units. */
export const isBankFee = (missing: number, received: number, feeCents: number): boolean =>
  missing > 0 && missing <= feeCents && missing * (missing % 50 === 0 ? 4 : 10) <= received
