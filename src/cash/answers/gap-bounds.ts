import type { Currency } from '../../kernel/money.ts'
import { accept, refuse, type Verdict } from '../../kernel/verdict.ts'
import type { GAP_REASONS, Tolerance } from '../model.ts'
import { cashWording as words } from '../wording.ts'

export type Gap = { readonly cents: number; readonly reason: (typeof GAP_REASONS)[number] }

/**
 * Whether a person may call this missing money what they call it: a rounding, a bank fee and a discount keep within what matching
 * itself would call so, and more than any of them is a loss, which takes the right to forgive a debt. `debitCents` is what the
 * documents come to.
 */
export function checkGap(
  gap: Gap,
  of: { readonly debitCents: number; readonly currency: Currency },
  tolerance: Pick<Tolerance, 'roundingCents' | 'feeCents' | 'discountsBp'>,
  mayForgive: boolean,
): Verdict<Gap> {
  const { roundingCents, feeCents, discountsBp } = tolerance
  // A discount is counted on each document, and each is rounded.
  const discountCents = Math.ceil((of.debitCents * Math.max(0, ...discountsBp)) / 10_000)
  const [most, sentence] = {
    rounding: [roundingCents, words.roundingBeyond] as const,
    bank_fee: [feeCents, words.feeBeyond] as const,
    discount: [discountCents, words.discountBeyond] as const,
    write_off: [mayForgive ? gap.cents : Math.max(roundingCents, feeCents), words.lossBeyond] as const,
  }[gap.reason]
  if (gap.cents <= most) return accept(gap)
  const money = (cents: number) => ({ cents, currency: of.currency })
  return refuse(gap.reason === 'write_off' ? 'right_missing' : 'gap_beyond', sentence, {
    gap: money(gap.cents),
    most: money(most),
  })
}
