import type { LocalDate } from '../../kernel/calendar.ts'
import { type StatuteBook, type StatuteRow, statuteOn } from '../../statutes/index.ts'

/** Amounts in euro cents; turnover and profit on the average of the last three years. */
export type Claimant = { readonly staff: number; readonly turnoverCents: number; readonly profitCents: number }

/** Loi 2023-1059 art. 27: who is concerned, by staff, turnover and profit. */
const LEAST_STAFF = 250
const MIDDLE_TURNOVER_CENTS = 5_000_000_000
const LARGE_TURNOVER_CENTS = 150_000_000_000
const MIDDLE_PROFIT_CENTS = 300_000_000

/**
 * What a claimant pays to a court for economic activities (law sheet §6.6), in cents, with the rows it rests on; zero where it owes
 * nothing. Whether a request for an order for payment counts is not known: whoever is shown it is told so.
 */
export function courtContribution(
  book: StatuteBook,
  claimCents: number,
  { staff, turnoverCents, profitCents }: Claimant,
  on: LocalDate,
): { readonly cents: number; readonly rows: readonly StatuteRow[] } {
  const none = { cents: 0, rows: [] }
  const floor = statuteOn(book, 'tae_claim_floor', on)
  if (!floor || claimCents <= floor.value || staff < LEAST_STAFF) return none
  const isLarge = turnoverCents > LARGE_TURNOVER_CENTS && profitCents > 0
  const isMiddle =
    turnoverCents > MIDDLE_TURNOVER_CENTS && turnoverCents <= LARGE_TURNOVER_CENTS && profitCents > MIDDLE_PROFIT_CENTS
  if (!isLarge && !isMiddle) return none
  const rate = statuteOn(book, isLarge ? 'tae_large_rate' : 'tae_middle_rate', on)
  const cap = statuteOn(book, isLarge ? 'tae_large_cap' : 'tae_middle_cap', on)
  if (!rate || !cap) return none
  const share = Math.round((claimCents * rate.value) / 10_000)
  return { cents: Math.min(share, cap.value), rows: [floor, rate, cap] }
}
