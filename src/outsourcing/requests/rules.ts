import { addMonths, type LocalDate } from '../../kernel/calendar.ts'
import type { Terms } from '../mandates/terms.ts'

/** What of a mandate bears on what an agent agrees to. Null: nothing is known to have been signed. */
export type Leave = Pick<Terms, 'powers' | 'approval'> | null

export const PLAN_BARS = ['unsigned', 'no_power', 'too_long', 'too_much'] as const
export type PlanBar = (typeof PLAN_BARS)[number]

/** Why the creditor is asked before a plan is agreed to; empty: what was signed allows it. An amount of nothing is no limit. */
export function planBars(
  leave: Leave,
  plan: { readonly cents: number; readonly lastOn: LocalDate },
  today: LocalDate,
): readonly PlanBar[] {
  if (leave === null) return ['unsigned']
  if (!leave.powers.plans) return ['no_power']
  const { planMonths, planCents } = leave.approval
  return [
    ...(plan.lastOn > addMonths(today, planMonths) ? ['too_long' as const] : []),
    ...(planCents > 0 && plan.cents > planCents ? ['too_much' as const] : []),
  ]
}

export const SETTLEMENT_BARS = ['unsigned', 'no_power', 'too_large_a_part', 'too_much'] as const
export type SettlementBar = (typeof SETTLEMENT_BARS)[number]

/**
 * The same of a settlement. `givenBeforeCents` was given up of the same file already by whoever collects: limits are of the whole, so that
 * two small settlements do not make a large one.
 */
export function settlementBars(
  leave: Leave,
  deal: { readonly owedCents: number; readonly settleCents: number; readonly givenBeforeCents: number },
): readonly SettlementBar[] {
  if (leave === null) return ['unsigned']
  if (!leave.powers.discounts) return ['no_power']
  const { discountBp, discountCents } = leave.approval
  const given = deal.owedCents - deal.settleCents + deal.givenBeforeCents
  const whole = deal.owedCents + deal.givenBeforeCents
  return [
    ...(BigInt(given) * 10_000n > BigInt(whole) * BigInt(discountBp) ? ['too_large_a_part' as const] : []),
    ...(discountCents > 0 && given > discountCents ? ['too_much' as const] : []),
  ]
}

/** What is given up once the lesser sum is there: no more than was agreed, of what is left, the latest documents first. */
export function givenUpParts(
  items: readonly { readonly itemId: string; readonly openCents: number }[],
  givenCents: number,
): { itemId: string; cents: number }[] {
  let left = givenCents
  const parts: { itemId: string; cents: number }[] = []
  for (const { itemId, openCents } of items.toReversed()) {
    const cents = Math.min(left, openCents)
    if (cents > 0) parts.push({ itemId, cents })
    left -= Math.max(0, cents)
  }
  return parts
}
