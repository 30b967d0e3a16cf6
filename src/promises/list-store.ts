import type { LocalDate } from '../kernel/calendar.ts'
import type { OrgTx } from '../platform/db.ts'
import { type Fragment, nothing, part, raw, sql } from '../platform/sql.ts'
import { PLAN_SHOWS, type PlanShow, PROMISE_SHOWS, type PromiseShow } from './contract.ts'
import type { PromiseState } from './model.ts'

/** Lists, counts and rates of promises and plans: ids in their order, and what they come to. */

type Total = { readonly currency: string; readonly count: number; readonly cents: number; readonly keptCents: number }
type Listed<Show extends string> = {
  readonly ids: string[]
  readonly count: number
  readonly totals: Total[]
  readonly byShow: Record<Show, number>
}
type Asked<Show> = {
  readonly show: Show
  readonly customerId?: string | undefined
  readonly words?: string | undefined
  readonly limit: number
  readonly offset: number
}

const promiseShow = (show: PromiseShow, today: LocalDate): Fragment =>
  ({
    due_today: part`p.state = 'running' and p.due_on <= ${today}::date`,
    running: part`p.state = 'running'`,
    broken: part`p.state in ('broken', 'partly_kept')`,
    kept: part`p.state = 'kept'`,
    all: part`true`,
  })[show]

const planShow = (show: PlanShow, today: LocalDate): Fragment => {
  const late = part`exists (
    select 1 from promises.instalment s where s.org_id = p.org_id and s.plan_id = p.id and s.paid_cents < s.cents and s.due_on < ${today}::date)`
  return {
    running: part`p.state = 'active'`,
    late: part`p.state = 'active' and ${late}`,
    draft: part`p.state = 'draft'`,
    proposed: part`p.state = 'proposed'`,
    over: part`p.state in ('completed', 'lapsed', 'cancelled')`,
    all: part`true`,
  }[show]
}

const naming = ({
  words,
  customerId,
}: {
  words?: string | undefined
  customerId?: string | undefined
}): Fragment => part`
  ${words ? part`and strpos(platform.folded(c.name || ' ' || c.code), platform.folded(${words})) > 0` : nothing}
  ${customerId ? part`and p.customer_id = ${customerId}` : nothing}`

/** Promises: those still awaited by their day, soonest first; the others newest first. */
export async function listPromises(
  tx: OrgTx,
  asked: Asked<PromiseShow>,
  today: LocalDate,
): Promise<Listed<PromiseShow>> {
  const from = part`
    from promises.promise p join parties.customer c on c.org_id = p.org_id and c.id = p.customer_id
    where p.org_id = ${tx.orgId} ${naming(asked)}`
  const which = part`${from} and ${promiseShow(asked.show, today)}`
  const isAwaited = asked.show === 'running' || asked.show === 'due_today'
  const order = isAwaited ? part`p.due_on, c.name, p.id` : part`p.due_on desc, c.name, p.id`
  const rows = await tx.rows<{ id: string }>(
    sql`select p.id ${which} order by ${order} limit ${asked.limit} offset ${asked.offset}`,
  )
  const totals = await tx.rows<Total>(sql`
    select p.currency, count(*)::int as count, sum(p.cents)::bigint as cents, sum(p.kept_cents)::bigint as kept_cents ${which}
    group by p.currency order by p.currency <> 'EUR', p.currency`)
  const byShow = {} as Record<PromiseShow, number>
  for (const show of PROMISE_SHOWS) byShow[show] = await counted(tx, part`${from} and ${promiseShow(show, today)}`)
  return { ids: rows.map(({ id }) => id), count: countOf(totals), totals, byShow }
}

/** Plans by the payment that is awaited next, those that are over by their end, newest first. */
export async function listPlans(tx: OrgTx, asked: Asked<PlanShow>, today: LocalDate): Promise<Listed<PlanShow>> {
  const from = part`
    from promises.plan p join parties.customer c on c.org_id = p.org_id and c.id = p.customer_id
    where p.org_id = ${tx.orgId} ${naming(asked)}`
  const which = part`${from} and ${planShow(asked.show, today)}`
  const next = part`(select min(s.due_on) from promises.instalment s where s.org_id = p.org_id and s.plan_id = p.id and s.paid_cents < s.cents)`
  const order = asked.show === 'over' || asked.show === 'all' ? part`p.state_on desc, p.no desc` : part`${next}, p.no`
  const rows = await tx.rows<{ id: string }>(
    sql`select p.id ${which} order by ${order} limit ${asked.limit} offset ${asked.offset}`,
  )
  const totals = await tx.rows<Total>(sql`
    select p.currency, count(*)::int as count, sum(p.cents)::bigint as cents, sum(p.paid_cents)::bigint as kept_cents ${which}
    group by p.currency order by p.currency <> 'EUR', p.currency`)
  const byShow = {} as Record<PlanShow, number>
  for (const show of PLAN_SHOWS) byShow[show] = await counted(tx, part`${from} and ${planShow(show, today)}`)
  return { ids: rows.map(({ id }) => id), count: countOf(totals), totals, byShow }
}

const countOf = (totals: readonly Total[]): number => totals.reduce((sum, { count }) => sum + count, 0)
const counted = async (tx: OrgTx, from: Fragment): Promise<number> =>
  (await tx.one<{ count: number }>(sql`select count(*)::int as count ${from}`)).count

export type KeptRow = {
  readonly who: string
  readonly name: string
  readonly currency: string
  readonly due: number
  readonly kept: number
  readonly dueCents: number
  readonly keptCents: number
}

/** What the books have said the last word of. */
const judged = raw(`p.state in ('kept', 'partly_kept', 'broken')`)

/**
 * Promises whose day fell in a period and that the books have judged, by who wrote them down, by customer or by that day, and by currency. Kept: paid
 * in full by the last day of grace; the amount kept counts what of the others was paid in time as well.
 */
export const keptRows = (
  tx: OrgTx,
  by: 'collector' | 'customer' | 'day',
  which: { readonly from?: LocalDate; readonly to?: LocalDate; readonly customerId?: string },
): Promise<KeptRow[]> =>
  tx.rows(sql`
    select ${raw({ collector: 'p.made_by', customer: 'p.customer_id::text', day: 'p.due_on::text' }[by])} as who,
      ${by === 'collector' ? part`max(p.made_by_name)` : part`max(c.name)`} as name, p.currency, count(*)::int as due,
      count(*) filter (where p.state = 'kept')::int as kept, sum(p.cents)::bigint as due_cents, sum(p.kept_cents)::bigint as kept_cents
    from promises.promise p join parties.customer c on c.org_id = p.org_id and c.id = p.customer_id
    where p.org_id = ${tx.orgId} and ${judged}
      ${which.from ? part`and p.due_on >= ${which.from}::date` : nothing}
      ${which.to ? part`and p.due_on <= ${which.to}::date` : nothing}
      ${which.customerId ? part`and p.customer_id = ${which.customerId}` : nothing}
    group by 1, p.currency order by 2, p.currency <> 'EUR', p.currency`)

export type JudgedPromise = {
  readonly id: string
  readonly customerId: string
  readonly customerName: string
  readonly dueOn: LocalDate
  readonly state: PromiseState
  readonly cents: number
  readonly keptCents: number
}

/** The promises that the rates of a period and a currency count, the latest first. */
export const judgedPromises = (
  tx: OrgTx,
  of: { readonly currency: string; readonly from: LocalDate; readonly to: LocalDate },
  page: { readonly limit: number; readonly offset: number },
): Promise<JudgedPromise[]> =>
  tx.rows(sql`
    select p.id, p.customer_id, c.name as customer_name, p.due_on, p.state, p.cents, p.kept_cents
    from promises.promise p join parties.customer c on c.org_id = p.org_id and c.id = p.customer_id
    where p.org_id = ${tx.orgId} and ${judged} and p.currency = ${of.currency} and p.due_on between ${of.from}::date and ${of.to}::date
    order by p.due_on desc, c.name, p.id limit ${page.limit} offset ${page.offset}`)
