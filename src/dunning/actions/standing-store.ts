import type { LocalDate } from '../../kernel/calendar.ts'
import type { OrgTx } from '../../platform/db.ts'
import { nothing, part, raw, sql } from '../../platform/sql.ts'
import type { StoredExclusion } from '../days/decision-row.ts'
import { decidedFor, needsPerson } from '../days/decision-store.ts'
import type { Reason } from '../deciding/reasons.ts'
import type { Outcome } from './store.ts'

export type Standing = {
  readonly customerId: string
  readonly customerName: string
  readonly customerCode: string
  readonly verdict: 'send' | 'confirm' | 'hold' | 'wait' | 'exhausted'
  readonly scenarioId: string
  readonly scenarioVersion: number
  readonly stepId: string | null
  readonly reasonCode: string
  readonly reasons: Reason[]
  readonly excluded: StoredExclusion[]
  readonly currencies: string[]
  readonly netCents: number[]
  readonly nextOn: LocalDate | null
  readonly decidedOn: LocalDate
  readonly sinceOn: LocalDate
  /** Why the message of this step did not leave: it is due still, and waits for a person. */
  readonly failure: Outcome | null
}

const columns =
  raw(`s.customer_id, c.name as customer_name, c.code as customer_code, s.verdict, s.scenario_id, s.scenario_version, s.step_id,
  s.reason_code, s.reasons, s.excluded, s.currencies, to_jsonb(s.net_cents) as net_cents, s.next_on, s.decided_on, s.since_on`)

/** The message that would say the same and was given up, as `f`: where there is one, no other is planned. */
const failureOf = part`
  left join lateral (
    select a.outcome from dunning.action a
    where s.verdict in ('send', 'confirm') and a.org_id = s.org_id and a.customer_id = s.customer_id and ${needsPerson}
      and a.scenario_id = s.scenario_id and a.step_id = s.step_id and a.currencies = s.currencies
      and s.net_cents = array(select due - credit from unnest(a.due_cents, a.credit_cents) as u(due, credit))
    order by a.settled_at desc limit 1) f on true`

/** Where a customer stands with us, or with the agency that holds a mandate. */
export const standingsOf = (tx: OrgTx, customerId: string, mandateId: string | null = null): Promise<Standing[]> =>
  tx.rows(sql`
    select ${columns}, f.outcome as failure
    from dunning.standing s join parties.customer c on c.org_id = s.org_id and c.id = s.customer_id ${failureOf}
    where s.org_id = ${tx.orgId} and s.customer_id = ${customerId} and ${decidedFor('s.mandate_id', mandateId)} order by s.seq`)

export type RefusalLine = {
  readonly verdict: 'hold' | 'exhausted'
  readonly reasonCode: string
  readonly currency: string | null
  readonly count: number
  readonly netCents: number
}

/** How many are held, or at the end of their scenario, by the reason that comes first. The row without currency counts customers'
 * standings. Customers whose message is prepared or on its way are in the lists of actions. */
export const refusalsBoard = (tx: OrgTx): Promise<RefusalLine[]> =>
  tx.rows(sql`
    select verdict, reason_code, null as currency, count(*)::int as count, 0::bigint as net_cents
    from dunning.standing where org_id = ${tx.orgId} and mandate_id is null and verdict in ('hold', 'exhausted') and reason_code <> 'planned_message' group by verdict, reason_code
    union all
    select s.verdict, s.reason_code, u.currency, count(*)::int, sum(u.cents)::bigint
    from dunning.standing s, unnest(s.currencies, s.net_cents) as u(currency, cents)
    where s.org_id = ${tx.orgId} and s.mandate_id is null and s.verdict in ('hold', 'exhausted') and s.reason_code <> 'planned_message' group by s.verdict, s.reason_code, u.currency`)

export async function listStandings(
  tx: OrgTx,
  which: {
    verdict: Standing['verdict']
    reasonCode?: string | undefined
    words?: string | undefined
    limit: number
    offset: number
  },
): Promise<{ rows: Standing[]; count: number }> {
  const like = which.words ? `%${which.words.replace(/[\\%_]/g, '\\$&')}%` : ''
  const mayFail = which.verdict === 'send' || which.verdict === 'confirm'
  const from = part`
    from dunning.standing s join parties.customer c on c.org_id = s.org_id and c.id = s.customer_id ${mayFail ? failureOf : nothing}
    where s.org_id = ${tx.orgId} and s.mandate_id is null and s.verdict = ${which.verdict} ${which.reasonCode ? part`and s.reason_code = ${which.reasonCode}` : nothing}
      ${like ? part`and (c.name ilike ${like} or c.code ilike ${like})` : nothing}`
  const rows = await tx.rows<Standing>(sql`
    select ${columns}, ${raw(mayFail ? 'f.outcome' : 'null::jsonb')} as failure ${from} order by s.net_cents[1] desc nulls last, s.customer_id, s.seq limit ${which.limit} offset ${which.offset}`)
  const { count } = await tx.one<{ count: number }>(sql`select count(*)::int as count ${from}`)
  return { rows, count }
}
