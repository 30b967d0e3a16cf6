import type { LocalDate } from '../../kernel/calendar.ts'
import type { OrgTx } from '../../platform/db.ts'
import { type Fragment, nothing, part, sql } from '../../platform/sql.ts'
import { decidedFor } from '../days/decision-store.ts'
import type { Channel } from '../model.ts'
import type { BoardList } from '../rules.ts'
import { actionColumns, type StoredAction } from './store.ts'

/** Which actions a list of the board, or a bulk act over it, is about. */
export type ActionFilter = {
  readonly list: BoardList
  readonly stepId?: string | undefined
  readonly channel?: Channel | undefined
  readonly words?: string | undefined
  /** Those of the agency that holds it; absent: ours. */
  readonly mandateId?: string | null
}

function filtered({ list, stepId, channel, words, mandateId = null }: ActionFilter, on: LocalDate): Fragment {
  const awake = part`(a.snoozed_until is null or a.snoozed_until <= ${on}::date)`
  const which: Record<BoardList, Fragment> = {
    to_confirm: part`a.state = 'planned' and a.verdict = 'confirm' and ${awake}`,
    snoozed: part`a.state = 'planned' and a.snoozed_until > ${on}::date`,
    automatic: part`(a.state = 'queued' or a.state = 'planned' and a.verdict = 'send' and ${awake})`,
    trouble: part`a.state in ('failed', 'uncertain')`,
    left_today: part`a.state = 'done' and a.contact_on = ${on}::date`,
  }
  const like = words ? `%${words.replace(/[\\%_]/g, '\\$&')}%` : ''
  // An agency is shown nothing of a debtor who is in its hands no more.
  const inHand = mandateId
    ? part`and exists (select 1 from outsourcing.placement p
        where p.org_id = a.org_id and p.mandate_id = a.mandate_id and p.customer_id = a.customer_id and p.ended_on is null)`
    : nothing
  return part`a.org_id = c.org_id ${inHand} and ${decidedFor('a.mandate_id', mandateId)} and ${which[list]}
    ${stepId ? part`and a.step_id = ${stepId}` : nothing} ${channel ? part`and a.channel = ${channel}` : nothing}
    ${like ? part`and (c.name ilike ${like} or c.code ilike ${like})` : nothing}`
}

export type NamedAction = StoredAction & {
  readonly customerName: string
  readonly customerCode: string
  readonly oldestDueOn: LocalDate | null
}

/** Who broke its word comes first; then by what is at stake. */
export async function listActions(
  tx: OrgTx,
  filter: ActionFilter,
  on: LocalDate,
  page: { limit: number; offset: number },
): Promise<{ rows: NamedAction[]; count: number }> {
  const from = part`
    from dunning.action a join parties.customer c on c.org_id = ${tx.orgId} and c.id = a.customer_id
    where a.org_id = ${tx.orgId} and ${filtered(filter, on)}`
  const rows = await tx.rows<NamedAction>(sql`
    select ${actionColumns}, c.name as customer_name, c.code as customer_code, (
      select min(i.due_on) from ledger.item i where i.org_id = a.org_id and i.id = any(a.item_ids)) as oldest_due_on
    ${from} order by a.reasons -> 0 ->> 'code' = 'promise_broken' desc, a.due_cents[1] - a.credit_cents[1] desc nulls last, a.id limit ${page.limit} offset ${page.offset}`)
  const { count } = await tx.one<{ count: number }>(sql`select count(*)::int as count ${from}`)
  return { rows, count }
}

/** Every action of a filter but some, for a bulk act: read once, so that what the act itself plans is no part of it. */
export const actionIds = async (
  tx: OrgTx,
  filter: ActionFilter,
  on: LocalDate,
  except: readonly string[],
): Promise<string[]> =>
  (
    await tx.rows<{ id: string }>(sql`
      select a.id from dunning.action a join parties.customer c on c.org_id = ${tx.orgId} and c.id = a.customer_id
      where a.org_id = ${tx.orgId} and ${filtered(filter, on)} and not a.id = any(${except}::uuid[])
      order by a.id`)
  ).map(({ id }) => id)

/** What a bulk act would be about, as it was decided. */
export type WeighedAction = Pick<
  StoredAction,
  'id' | 'customerId' | 'channel' | 'currencies' | 'dueCents' | 'creditCents'
> & {
  readonly customerName: string
}

export const weighedActions = (tx: OrgTx, ids: readonly string[]): Promise<WeighedAction[]> =>
  tx.rows(sql`
    select a.id, a.customer_id, a.channel, a.currencies, to_jsonb(a.due_cents) as due_cents, to_jsonb(a.credit_cents) as credit_cents,
      c.name as customer_name
    from dunning.action a join parties.customer c on c.org_id = a.org_id and c.id = a.customer_id
    where a.org_id = ${tx.orgId} and a.id = any(${ids}::uuid[])
    order by a.due_cents[1] - a.credit_cents[1] desc nulls last, a.id`)

export const actionsOf = (
  tx: OrgTx,
  customerId: string,
  page: { limit: number; offset: number },
): Promise<StoredAction[]> =>
  tx.rows(sql`
    select ${actionColumns} from dunning.action a where a.org_id = ${tx.orgId} and a.customer_id = ${customerId}
    order by a.decided_at desc, a.id desc limit ${page.limit} offset ${page.offset}`)

export type BoardLine = {
  readonly bucket: BoardList
  readonly currency: string | null
  readonly count: number
  readonly netCents: number
}

/** Counts and amounts per list of the board and currency. The row without currency counts actions, each once. */
export const boardOf = (tx: OrgTx, on: LocalDate): Promise<BoardLine[]> =>
  tx.rows(sql`
    with live as (
      select a.id, a.currencies, a.due_cents, a.credit_cents, case
        when a.state = 'planned' and a.snoozed_until > ${on}::date then 'snoozed'
        when a.state = 'planned' and a.verdict = 'confirm' then 'to_confirm'
        when a.state in ('planned', 'queued') then 'automatic'
        when a.state in ('failed', 'uncertain') then 'trouble'
        else 'left_today' end as bucket
      from dunning.action a
      where a.org_id = ${tx.orgId} and a.mandate_id is null and (a.state in ('planned', 'queued', 'failed', 'uncertain') or a.state = 'done' and a.contact_on = ${on}::date))
    select bucket, null as currency, count(*)::int as count, 0::bigint as net_cents from live group by bucket
    union all
    select bucket, u.currency, count(*)::int, sum(u.due - u.credit)::bigint
    from live, unnest(currencies, due_cents, credit_cents) as u(currency, due, credit) group by bucket, u.currency`)
