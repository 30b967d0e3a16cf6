import { addMonths, type LocalDate } from '../kernel/calendar.ts'
import type { OrgTx } from '../platform/db.ts'
import { sql } from '../platform/sql.ts'
import { type AskLaw, barOf } from './at-law.ts'
import { plansOf } from './plan-store.ts'
import { settingOf } from './setting-store.ts'
import { promisesById } from './store.ts'

/** A word that was not kept, about what is still owed. */
export type BrokenWord = {
  readonly id: string
  readonly customerId: string
  readonly currency: string
  /** What of it was not paid in time. */
  readonly cents: number
  /** The promised day, and the day the books said that it was not kept. */
  readonly dueOn: LocalDate
  readonly brokenOn: LocalDate
}

/**
 * Promises broken, in whole or in part, whose documents are still owed, frozen by no judgment since, and that no later promise of the
 * customer took the place of.
 */
export async function promisesBroken(tx: OrgTx, askLaw: AskLaw): Promise<BrokenWord[]> {
  const broken = await brokenWords(tx)
  const frozen = await frozenOf(tx, askLaw, broken)
  if (frozen.size === 0) return broken
  const stopped = new Set(
    (
      await promisesById(
        tx,
        broken.map(({ id }) => id),
      )
    ).flatMap(({ id, parts }) => (parts.some(({ itemId }) => frozen.has(itemId)) ? [id] : [])),
  )
  return broken.filter(({ id }) => !stopped.has(id))
}

/** Documents of these customers that a judgment froze. */
async function frozenOf(
  tx: OrgTx,
  askLaw: AskLaw,
  about: readonly { readonly customerId: string }[],
): Promise<ReadonlySet<string>> {
  const law = await askLaw(tx, [...new Set(about.map(({ customerId }) => customerId))])
  return new Set(law.flatMap(({ why, itemId }) => (why === 'insolvent' ? [itemId] : [])))
}

const brokenWords = (tx: OrgTx): Promise<BrokenWord[]> =>
  tx.rows(sql`
    select p.id, p.customer_id, p.currency, p.cents - p.kept_cents as cents, p.due_on, p.state_on as broken_on
    from promises.promise p
    where p.org_id = ${tx.orgId} and p.state in ('broken', 'partly_kept')
      and exists (
        select 1 from promises.promise_item w join ledger.item i on i.org_id = w.org_id and i.id = w.item_id
        where w.org_id = p.org_id and w.promise_id = p.id and i.open_cents > 0)
      and not exists (
        select 1 from promises.promise l
        where l.org_id = p.org_id and l.customer_id = p.customer_id and l.made_at > p.made_at and l.state not in ('cancelled', 'replaced'))`)

/** A plan that needs somebody: an instalment late, or the plan itself lapsed, waiting to be approved, or proposed on terms that the law overtook. */
export type TroubledPlan = {
  readonly id: string
  readonly customerId: string
  readonly no: number
  readonly trouble: 'late' | 'lapsed' | 'to_approve' | 'barred'
  readonly currency: string
  /** What is late; of a plan that lapsed or waits, what is left of it. */
  readonly cents: number
  readonly sinceOn: LocalDate
}

/** Nothing is late or lapsed of what a judgment froze; a proposal that may be signed no more waits until somebody cancels it. */
export async function plansInTrouble(tx: OrgTx, askLaw: AskLaw, today: LocalDate): Promise<TroubledPlan[]> {
  const troubled = await troubledPlans(tx, today)
  const proposed = await plansOf(tx, { states: ['proposed'] })
  const plans = [...(await plansOf(tx, { ids: troubled.map(({ id }) => id) })), ...proposed]
  const law = await askLaw(tx, [...new Set(plans.map(({ customerId }) => customerId))])
  const bars = new Map(plans.map((plan) => [plan.id, barOf(plan, law)]))
  const barred = proposed.flatMap(({ id, customerId, no, currency, cents, paidCents }): TroubledPlan[] => {
    const bar = bars.get(id)
    const left = { currency, cents: cents - paidCents }
    return bar ? [{ id, customerId, no, trouble: 'barred', ...left, sinceOn: bar.since }] : []
  })
  return [...troubled.filter(({ id }) => !bars.get(id)), ...barred]
}

/** A draft waits for approval only beyond what may be agreed without asking, as `beyondLimits` says of one. */
async function troubledPlans(tx: OrgTx, today: LocalDate): Promise<TroubledPlan[]> {
  const { approveOverCents, minInstalmentCents, maxMonths } = await settingOf(tx)
  return tx.rows(sql`
    select p.id, p.customer_id, p.no, 'late' as trouble, p.currency, sum(s.cents - s.paid_cents)::bigint as cents, min(s.due_on) as since_on
    from promises.plan p join promises.instalment s on s.org_id = p.org_id and s.plan_id = p.id
    where p.org_id = ${tx.orgId} and p.state = 'active' and s.paid_cents < s.cents and s.due_on < ${today}::date
    group by p.org_id, p.id
    union all
    select p.id, p.customer_id, p.no, 'lapsed', p.currency, p.cents - p.paid_cents, p.state_on
    from promises.plan p
    where p.org_id = ${tx.orgId} and p.state = 'lapsed'
      and not exists (select 1 from promises.plan l where l.org_id = p.org_id and l.customer_id = p.customer_id and l.made_at > p.made_at)
      and exists (select 1 from ledger.item i where i.org_id = p.org_id and i.customer_id = p.customer_id and i.side = 1 and i.open_cents > 0)
    union all
    select p.id, p.customer_id, p.no, 'to_approve', p.currency, p.cents, p.state_on
    from promises.plan p
    where p.org_id = ${tx.orgId} and p.state = 'draft' and p.approved_at is null and (p.cents > ${approveOverCents}::bigint or exists (
      select 1 from promises.instalment s
      where s.org_id = p.org_id and s.plan_id = p.id
        and (s.cents < ${minInstalmentCents}::bigint or s.due_on > ${addMonths(today, maxMonths)}::date)))`)
}
