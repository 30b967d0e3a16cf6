import type { By } from '../cash/index.ts'
import { messagesById } from '../correspondence/index.ts'
import { sumCents } from '../kernel/money.ts'
import type { OrgTx } from '../platform/db.ts'
import { record } from '../trail/index.ts'
import { type AskLaw, barOf } from './at-law.ts'
import type { Instalment, Plan, PlanState } from './model.ts'
import { planReference } from './model.ts'
import { keepPaid, lockPlans, movePlan } from './plan-store.ts'
import { pour, type Settlement } from './rules.ts'
import { settlementsOf } from './store.ts'
import { promiseMoved } from './tell.ts'

/** What settles the documents of a plan from its proposal on, up to what of each is in it. */
export function paymentsOf(plan: Pick<Plan, 'parts' | 'proposedAt'>, settlements: readonly Settlement[]): Settlement[] {
  const left = new Map(plan.parts.map(({ itemId, cents }) => [itemId, cents]))
  return settlements.flatMap((one) => {
    const room = left.get(one.itemId) ?? 0
    if (plan.proposedAt === null || one.recordedAt <= plan.proposedAt || room === 0) return []
    const cents = Math.min(room, one.cents)
    left.set(one.itemId, room - cents)
    return [{ ...one, cents }]
  })
}

/**
 * Where a plan stands by what is paid: its first payment makes it run, its last one ends it, and a payment missed beyond the notice
 * makes it lapse, when that notice did leave: the whole is due again, as the agreement says. Money taken back makes it run again as
 * long as it has not lapsed. While the law bars it, it neither begins nor lapses: nobody fails to pay what may not be paid (C. com. art.
 * L622-7 and L622-29).
 */
export function standingOf(
  plan: Pick<Plan, 'state' | 'cents' | 'signedOn'>,
  paid: { readonly cents: number; readonly instalments: readonly Instalment[] },
  hasArrived: (messageId: string) => boolean,
  today: By['today'],
  isBarred = false,
): PlanState {
  if (paid.cents >= plan.cents) return 'completed'
  if (isBarred) return plan.state === 'completed' ? 'active' : plan.state
  const [first] = paid.instalments
  const isAgreed = plan.signedOn !== null || (first !== undefined && first.paidCents >= first.cents)
  if (!isAgreed) return 'proposed'
  const missed = paid.instalments.some(
    ({ paidCents, cents, noticeUntil, noticeId }) =>
      paidCents < cents && noticeUntil !== null && noticeUntil < today && noticeId !== null && hasArrived(noticeId),
  )
  return missed ? 'lapsed' : 'active'
}

/** Holds every plan that is not over against the books, and those that the last payment ended: it may be taken back. */
export async function checkPlans(tx: OrgTx, askLaw: AskLaw, by: By): Promise<number> {
  let changed = 0
  const plans = await lockPlans(tx, { states: ['proposed', 'active', 'completed'] })
  const settlements = Map.groupBy(
    await settlementsOf(tx, [...new Set(plans.flatMap(({ parts }) => parts.map(({ itemId }) => itemId)))]),
    ({ itemId }) => itemId,
  )
  const notices = plans.flatMap(({ instalments }) => instalments.flatMap(({ noticeId }) => noticeId ?? []))
  const arrived = new Set(
    (await messagesById(tx, notices)).filter(({ state }) => state === 'sent' || state === 'posted').map(({ id }) => id),
  )
  const law = await askLaw(tx, [...new Set(plans.map(({ customerId }) => customerId))])
  for (const plan of plans) {
    const own = plan.parts.flatMap(({ itemId }) => settlements.get(itemId) ?? [])
    const payments = paymentsOf(plan, own).toSorted((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0))
    const instalments = pour(plan.instalments, payments)
    const cents = sumCents(payments.map((one) => one.cents))
    const isSame = cents === plan.paidCents
    if (!isSame) await keepPaid(tx, plan, cents, instalments, by.at)
    const state = standingOf(plan, { cents, instalments }, (id) => arrived.has(id), by.today, barOf(plan, law) !== null)
    if (state === plan.state) continue
    changed += 1
    const missed = instalments.find((one) => one.paidCents < one.cents)
    const why = state === 'lapsed' && missed ? missed.dueOn : ''
    await movePlan(tx, plan.id, { state, on: by.today, why })
    await promiseMoved(tx, plan.customerId)
    await record(tx, {
      actor: by.actor,
      at: by.at,
      verb: `plan_${state}`,
      subject: { kind: 'customer', id: plan.customerId },
      data: {
        plan: planReference(plan.no),
        amount: { cents: plan.cents, currency: plan.currency },
        paid: { cents, currency: plan.currency },
        ...(why ? { missedOn: why } : {}),
      },
    })
  }
  return changed
}
