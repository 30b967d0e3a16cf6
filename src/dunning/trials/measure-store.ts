import type { LocalDate } from '../../kernel/calendar.ts'
import type { Currency } from '../../kernel/money.ts'
import type { OrgTx } from '../../platform/db.ts'
import { sql } from '../../platform/sql.ts'
import { lastDayOf, type Trial } from '../segments/trial-store.ts'
import type { MeasuredCustomer } from './judge-trial.ts'

/** Days after which what came of a document is counted. */
export const MEASURED_DAYS = 30

/** Everybody on each side, whether anything of theirs fell due or not. */
export const sidesOf = (tx: OrgTx, trialId: string): Promise<{ customerId: string; isChallenger: boolean }[]> =>
  tx.rows(sql`
    select customer_id, is_challenger from dunning.trial_customer
    where org_id = ${tx.orgId} and trial_id = ${trialId} order by customer_id`)

/**
 * What came of each customer, in one currency. A document counts from the day it was due or its customer came into the trial,
 * whichever is later; of those that have counted for thirty days, what was still due on that day, and what receipts settled of it
 * within them. Customers stay on the side that was drawn, whatever they followed afterwards.
 */
export const measuredCustomers = (
  tx: OrgTx,
  trial: Trial,
  currency: Currency,
  today: LocalDate,
): Promise<MeasuredCustomer[]> =>
  tx.rows(sql`
    with exposed as (
      select d.customer_id, d.is_challenger, i.id, i.amount_cents, greatest(i.due_on, d.entered_on) as from_on
      from dunning.trial_customer d
      join ledger.item i on i.org_id = d.org_id and i.customer_id = d.customer_id and i.side = 1 and i.currency = ${currency}
        and not i.reversed and i.reverses is null
      where d.org_id = ${tx.orgId} and d.trial_id = ${trial.id}
        and greatest(i.due_on, d.entered_on) <= least(${lastDayOf(trial)}::date, ${today}::date - ${MEASURED_DAYS}::int)),
    paid as (
      select e.id, e.customer_id, e.is_challenger, e.from_on,
        e.amount_cents - coalesce(sum(a.amount_cents) filter (where a.allocated_on < e.from_on), 0) as due_cents,
        coalesce(sum(a.amount_cents) filter (where r.kind in ('receipt', 'collected') and a.allocated_on between e.from_on and e.from_on + ${MEASURED_DAYS}::int), 0) as collected_cents,
        max(a.allocated_on) filter (where r.kind in ('receipt', 'collected') and a.amount_cents > 0) as last_on
      from exposed e
      left join ledger.allocation a on a.org_id = ${tx.orgId} and a.debit_id = e.id and a.allocated_on <= e.from_on + ${MEASURED_DAYS}::int
      left join ledger.item r on r.org_id = a.org_id and r.id = a.credit_id
      group by e.id, e.customer_id, e.is_challenger, e.from_on, e.amount_cents)
    select customer_id, is_challenger, sum(due_cents)::bigint as due_cents, sum(collected_cents)::bigint as collected_cents,
      count(*)::int as items, count(*) filter (where collected_cents >= due_cents)::int as paid_items,
      coalesce(sum(last_on - from_on) filter (where collected_cents >= due_cents), 0)::int as paid_days
    from paid where due_cents > 0 group by customer_id, is_challenger order by customer_id`)

/** Messages, calls and tasks made by side during a trial; what was done on its first day before it began is none of it. */
export const contactsBySide = (
  tx: OrgTx,
  trial: Trial,
  until: LocalDate,
): Promise<{ isChallenger: boolean; count: number }[]> =>
  tx.rows(sql`
    select d.is_challenger, count(*)::int as count
    from dunning.trial_customer d
    join dunning.trial t on t.org_id = d.org_id and t.id = d.trial_id
    join dunning.action a on a.org_id = d.org_id and a.customer_id = d.customer_id and a.mandate_id is null and a.state in ('done', 'queued')
      and a.contact_on between d.entered_on and ${until}::date and coalesce(a.settled_at, a.approved_at, a.decided_at) >= t.created_at
    where d.org_id = ${tx.orgId} and d.trial_id = ${trial.id} group by d.is_challenger`)
