import type { LocalDate } from '../../kernel/calendar.ts'
import type { OrgTx } from '../../platform/db.ts'
import { nothing, part, sql } from '../../platform/sql.ts'
import type { Channel } from '../model.ts'

/** What really left on a day by one step, or was done by a person. */
export type ReallyLeft = {
  readonly on: LocalDate
  readonly scenarioId: string
  readonly scenarioVersion: number
  readonly stepId: string
  readonly stepPosition: number
  readonly channel: Channel
  readonly count: number
  /** Net amounts by currency. */
  readonly cents: Readonly<Record<string, number>>
}

/** By day and step, over a span of days; of some customers when they are named. */
export const reallyLeft = (
  tx: OrgTx,
  { from, to }: { from: LocalDate; to: LocalDate },
  customers: readonly string[] | null,
): Promise<ReallyLeft[]> => {
  const whose = customers === null ? nothing : part`and a.customer_id = any(${customers}::uuid[])`
  return tx.rows(sql`
    with gone as (
      select a.id, a.contact_on, a.scenario_id, a.scenario_version, a.step_id, a.step_position, a.channel,
        a.currencies, a.due_cents, a.credit_cents
      from dunning.action a
      where a.org_id = ${tx.orgId} and a.mandate_id is null and a.state in ('done', 'queued', 'uncertain') and a.contact_on between ${from}::date and ${to}::date
        and a.step_id is not null ${whose}),
    counted as (
      select contact_on, scenario_id, scenario_version, step_id, step_position, channel, count(*)::int as count
      from gone group by contact_on, scenario_id, scenario_version, step_id, step_position, channel),
    summed as (
      select contact_on, scenario_id, scenario_version, step_id, u.currency, sum(u.due - u.credit)::bigint as cents
      from gone cross join lateral unnest(currencies, due_cents, credit_cents) as u(currency, due, credit)
      group by contact_on, scenario_id, scenario_version, step_id, u.currency)
    select c.contact_on as on, c.scenario_id, c.scenario_version, c.step_id, c.step_position, c.channel, c.count,
      coalesce((
        select jsonb_object_agg(s.currency, s.cents) from summed s
        where s.contact_on = c.contact_on and s.scenario_id = c.scenario_id and s.scenario_version = c.scenario_version
          and s.step_id = c.step_id), '{}') as cents
    from counted c order by c.contact_on, c.step_position, c.scenario_id, c.scenario_version`)
}
