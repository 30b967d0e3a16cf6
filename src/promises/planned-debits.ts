import type { PlannedPart } from '../cash/index.ts'
import type { LocalDate } from '../kernel/calendar.ts'
import { sumCents } from '../kernel/money.ts'
import type { OrgTx } from '../platform/db.ts'
import { paymentsOf } from './check-plans.ts'
import type { Plan } from './model.ts'
import { plansOf } from './plan-store.ts'
import type { Settlement } from './rules.ts'
import { settlementsOf } from './store.ts'

/**
 * What direct debits may fetch of the documents of running plans by a day: what the payments due until then leave unpaid, from the
 * document longest due on. Every document of such a plan is named, those of which nothing is fetched yet too.
 */
export async function plannedParts(
  tx: OrgTx,
  customerIds: readonly string[],
  until: LocalDate,
): Promise<readonly PlannedPart[]> {
  const plans = await plansOf(tx, { customerIds, byDebit: true, states: ['active'] })
  if (plans.length === 0) return []
  const itemIds = [...new Set(plans.flatMap(({ parts }) => parts.map(({ itemId }) => itemId)))]
  const settlements = await settlementsOf(tx, itemIds)
  return plans.flatMap((plan) => partsDue(plan, settlements, until))
}

/** The same of one plan, whose documents stand in the order of their due days. */
export function partsDue(
  plan: Pick<Plan, 'parts' | 'proposedAt' | 'instalments'>,
  settlements: readonly Settlement[],
  until: LocalDate,
): PlannedPart[] {
  const own = new Set(plan.parts.map(({ itemId }) => itemId))
  const paid = paymentsOf(
    plan,
    settlements.filter(({ itemId }) => own.has(itemId)),
  )
  const unpaid = plan.instalments.filter((one) => one.paidCents < one.cents)
  const nextOn = unpaid.find(({ dueOn }) => dueOn > until)?.dueOn ?? null
  let due = sumCents(unpaid.filter(({ dueOn }) => dueOn <= until).map((one) => one.cents - one.paidCents))
  return plan.parts.map(({ itemId, cents }) => {
    const left = cents - sumCents(paid.filter((one) => one.itemId === itemId).map((one) => one.cents))
    const taken = Math.max(0, Math.min(due, left))
    due -= taken
    return { itemId, cents: taken, nextOn }
  })
}
