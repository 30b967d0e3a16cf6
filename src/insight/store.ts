import type { LocalDate } from '../kernel/calendar.ts'
import type { OrgTx } from '../platform/db.ts'
import { type Fragment, part, sql } from '../platform/sql.ts'

/** What one step of reminders did in a period, in one currency. */
export type StepOutcome = {
  readonly stepId: string
  readonly stepName: string
  readonly position: number
  readonly channel: string
  readonly contacts: number
  readonly customers: number
  readonly remindedCents: number
  /** Of that, what was settled in the thirty days after the contact. */
  readonly settledCents: number
}

/** Days after a contact during which what is settled is told beside it. */
const SETTLED_WITHIN_DAYS = 30

/** One row for each document reminded of from `from` to `to`, with what was settled of it in the thirty days after. */
const toldFrom = (tx: OrgTx, currency: string, from: LocalDate, to: LocalDate): Fragment => part`
  select line.*, i.document_no, i.due_on, least(line.cents, coalesce((
      select sum(al.amount_cents) from ledger.allocation al
      where al.org_id = ${tx.orgId} and al.debit_id = line.item_id and al.allocated_on > line.contact_on
        and al.allocated_on <= line.contact_on + ${SETTLED_WITHIN_DAYS}::int
    ), 0)) as settled
  from (
    select a.id, a.customer_id, a.scenario_id, a.scenario_version, a.step_id, a.step_position, a.channel, a.contact_on, a.message_id, l.item_id, l.cents
    from dunning.action a cross join lateral unnest(a.item_ids, a.item_cents) as l(item_id, cents)
    where a.org_id = ${tx.orgId} and a.mandate_id is null and a.state = 'done' and a.contact_on between ${from}::date and ${to}::date
  ) line join ledger.item i on i.org_id = ${tx.orgId} and i.id = line.item_id
  where i.currency = ${currency}`

/** Contacts that took place from `from` to `to`, by step and channel, with what was settled in the thirty days after each. */
export const outcomesOfSteps = (tx: OrgTx, currency: string, from: LocalDate, to: LocalDate): Promise<StepOutcome[]> =>
  tx.rows(sql`
    select t.step_id, coalesce(min(step ->> 'name'), t.step_id) as step_name, t.step_position as position, t.channel, count(distinct t.id)::int as contacts,
      count(distinct t.customer_id)::int as customers, sum(t.cents)::bigint as reminded_cents, sum(t.settled)::bigint as settled_cents
    from (${toldFrom(tx, currency, from, to)}) t
    left join dunning.scenario s on s.org_id = ${tx.orgId} and s.id = t.scenario_id and s.version = t.scenario_version
    left join lateral jsonb_array_elements(s.definition -> 'steps') step on step ->> 'id' = t.step_id
    group by t.step_id, t.step_position, t.channel order by t.step_position, t.channel`)

/** One contact of a step, with each document it reminded of. */
type StepContact = {
  readonly id: string
  readonly customerId: string
  readonly customerName: string
  readonly contactOn: LocalDate
  readonly messageId: string | null
  readonly remindedCents: number
  readonly settledCents: number
  readonly documents: readonly {
    readonly itemId: string
    readonly documentNo: string
    readonly cents: number
    readonly settledCents: number
  }[]
}

/** The contacts behind one line of `outcomesOfSteps`, the latest first, and how many there are. */
export async function contactsOfStep(
  tx: OrgTx,
  period: { readonly currency: string; readonly from: LocalDate; readonly to: LocalDate },
  step: { readonly stepId: string; readonly position: number; readonly channel: string },
  page: { readonly limit: number; readonly offset: number },
): Promise<{ contacts: StepContact[]; count: number }> {
  const rows = await tx.rows<StepContact & { readonly count: number }>(sql`
    select t.id, t.customer_id, c.name as customer_name, t.contact_on, t.message_id, sum(t.cents)::bigint as reminded_cents,
      sum(t.settled)::bigint as settled_cents, jsonb_agg(jsonb_build_object('itemId', t.item_id, 'documentNo', t.document_no, 'cents', t.cents,
        'settledCents', t.settled) order by t.due_on, t.item_id) as documents, (count(*) over ())::int as count
    from (${toldFrom(tx, period.currency, period.from, period.to)}) t
    join parties.customer c on c.org_id = ${tx.orgId} and c.id = t.customer_id
    where t.step_id = ${step.stepId} and t.step_position = ${step.position} and t.channel = ${step.channel}
    group by t.id, t.customer_id, c.name, t.contact_on, t.message_id
    order by t.contact_on desc, c.name, t.id limit ${page.limit} offset ${page.offset}`)
  return { contacts: rows.map(({ count: _, ...contact }) => contact), count: rows[0]?.count ?? 0 }
}

export type HeldCount = { readonly verdict: string; readonly reasonCode: string; readonly customers: number }

/** Where customers stand today, by verdict and first reason. */
export const standings = (tx: OrgTx): Promise<HeldCount[]> =>
  tx.rows(sql`
    select verdict, reason_code, count(distinct customer_id)::int as customers from dunning.standing
    where org_id = ${tx.orgId} and mandate_id is null group by verdict, reason_code order by 3 desc, 1, 2`)
