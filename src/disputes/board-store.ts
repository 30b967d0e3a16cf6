import type { LocalDate } from '../kernel/calendar.ts'
import type { OrgTx } from '../platform/db.ts'
import { type Fragment, nothing, part, raw, sql } from '../platform/sql.ts'
import {
  DISPUTE_AGES,
  type DisputeAge,
  type DisputeOutcome,
  type DisputeSort,
  type DisputeSource,
  type DisputeState,
} from './model.ts'

export type DisputeFilter = {
  /** One dispute only. */
  readonly id?: string
  readonly show: 'running' | 'open' | 'waiting' | 'late' | 'resolved' | 'all'
  /** A member, or `none` for those nobody answers for. */
  readonly owner?: string
  readonly categoryId?: string
  readonly age?: DisputeAge
  readonly currency?: string
  readonly customerId?: string
  readonly itemId?: string
  readonly outcome?: DisputeOutcome
  /** Disputes opened on these days. */
  readonly openedFrom?: LocalDate
  readonly openedTo?: LocalDate
  /** Disputes resolved on these days. */
  readonly resolvedFrom?: LocalDate
  readonly resolvedTo?: LocalDate
  readonly words?: string
}

export type DisputeRow = {
  readonly id: string
  readonly customerId: string
  readonly customerName: string
  readonly customerCode: string
  readonly categoryId: string
  readonly categoryName: string
  readonly source: DisputeSource
  readonly state: DisputeState
  readonly outcome: DisputeOutcome | null
  readonly owner: string | null
  readonly openedOn: LocalDate
  readonly dueOn: LocalDate
  readonly resolvedOn: LocalDate | null
  readonly currency: string
  /** What was contested when it was opened. */
  readonly disputedCents: number
  /** What is contested of what is still owed; of a dispute that is over, what was. */
  readonly cents: number
  /** The first numbers; `documents` counts them all. */
  readonly documentNos: string[]
  readonly documents: number
  readonly nextTask: string | null
  readonly nextTaskOn: LocalDate | null
}

/** Columns amount and disputed of each dispute `d`. */
const amounts = part`
  cross join lateral (
    select sum(p.cents)::bigint as disputed_cents, count(*)::int as documents,
      sum(case when d.state = 'resolved' then p.cents when p.is_whole then i.open_cents else least(p.cents, i.open_cents) end)::bigint as cents,
      (array_agg(coalesce(nullif(i.document_no, ''), left(i.label, 40)) order by i.due_on, i.id))[1:3] as document_nos
    from disputes.disputed_item p join ledger.item i on i.org_id = p.org_id and i.id = p.item_id
    where p.org_id = d.org_id and p.dispute_id = d.id
  ) a`

const SHOWN: Readonly<Record<DisputeFilter['show'], string>> = {
  running: `and d.state <> 'resolved'`,
  open: `and d.state = 'open'`,
  waiting: `and d.state = 'waiting'`,
  late: `and d.state <> 'resolved'`,
  resolved: `and d.state = 'resolved'`,
  all: '',
}

function chosen(tx: OrgTx, of: DisputeFilter, today: LocalDate): Fragment {
  const age = DISPUTE_AGES.find(({ key }) => key === of.age)
  return part`where d.org_id = ${tx.orgId} ${raw(SHOWN[of.show])}
    ${of.show === 'late' ? part`and d.due_on < ${today}::date` : nothing}
    ${of.id ? part`and d.id = ${of.id}` : nothing}
    ${of.owner === 'none' ? raw('and d.owner is null') : of.owner ? part`and d.owner = ${of.owner}` : nothing}
    ${of.categoryId ? part`and d.category_id = ${of.categoryId}` : nothing}
    ${age ? part`and ${today}::date - d.opened_on >= ${age.fromDays}` : nothing}
    ${age?.toDays ? part`and ${today}::date - d.opened_on <= ${age.toDays}` : nothing}
    ${of.currency ? part`and d.currency = ${of.currency}` : nothing}
    ${of.customerId ? part`and d.customer_id = ${of.customerId}` : nothing}
    ${of.outcome ? part`and d.outcome = ${of.outcome}` : nothing}
    ${of.openedFrom ? part`and d.opened_on >= ${of.openedFrom}::date` : nothing}
    ${of.openedTo ? part`and d.opened_on <= ${of.openedTo}::date` : nothing}
    ${of.resolvedFrom ? part`and d.resolved_on >= ${of.resolvedFrom}::date` : nothing}
    ${of.resolvedTo ? part`and d.resolved_on <= ${of.resolvedTo}::date` : nothing}
    ${of.itemId ? part`and exists (select 1 from disputes.disputed_item p where p.org_id = d.org_id and p.dispute_id = d.id and p.item_id = ${of.itemId})` : nothing}
    ${
      of.words
        ? part`and (d.customer_id in (
            select id from parties.customer where org_id = ${tx.orgId} and search_text like '%' || platform.folded(${of.words}) || '%'
          ) or exists (
            select 1 from disputes.disputed_item p join ledger.item i on i.org_id = p.org_id and i.id = p.item_id
            where p.org_id = d.org_id and p.dispute_id = d.id and position(lower(${of.words}) in lower(i.document_no)) > 0))`
        : nothing
    }`
}

const ORDERS: Readonly<Record<DisputeSort, string>> = {
  opened: 'd.opened_on',
  due: 'd.due_on',
  amount: 'a.cents',
  customer: 'c.name',
  category: 'k.position',
}

/** A page of disputes, in an order in which none changes places between two pages. */
export const disputesPage = (
  tx: OrgTx,
  asked: DisputeFilter & { sort: DisputeSort; descending: boolean; limit: number; offset: number },
  today: LocalDate,
): Promise<DisputeRow[]> =>
  tx.rows(sql`
    select d.id, d.customer_id, c.name as customer_name, c.code as customer_code, d.category_id, k.name as category_name, d.source, d.state, d.outcome,
      d.owner, d.opened_on, d.due_on, d.resolved_on, d.currency, a.disputed_cents, a.cents, a.document_nos, a.documents,
      n.name as next_task, n.due_on as next_task_on
    from disputes.dispute d
    join parties.customer c on c.org_id = d.org_id and c.id = d.customer_id
    join disputes.category k on k.org_id = d.org_id and k.id = d.category_id
    ${amounts}
    left join lateral (
      select t.name, t.due_on from disputes.task t
      where t.org_id = d.org_id and t.dispute_id = d.id and t.done_at is null and d.state <> 'resolved' order by t.position limit 1
    ) n on true
    ${chosen(tx, asked, today)}
    order by ${raw(`${ORDERS[asked.sort]} ${asked.descending ? 'desc' : 'asc'}, d.id`)} limit ${asked.limit} offset ${asked.offset}`)

export type DisputeTotal = { readonly currency: string; readonly count: number; readonly cents: number }

/** How many disputes a list has and what they contest, one total per currency. */
export const disputeTotals = (tx: OrgTx, of: DisputeFilter, today: LocalDate): Promise<DisputeTotal[]> =>
  tx.rows(sql`
    select d.currency, count(*)::int as count, coalesce(sum(a.cents), 0)::bigint as cents
    from disputes.dispute d ${amounts} ${chosen(tx, of, today)} group by d.currency order by d.currency`)

/** Running disputes by age, owner, cause and currency: the parts of which every figure of the board is a sum. */
export type BoardCell = {
  readonly age: DisputeAge
  readonly owner: string | null
  readonly categoryId: string
  readonly currency: string
  readonly state: 'open' | 'waiting'
  readonly isLate: boolean
  readonly count: number
  readonly cents: number
}

const AGE_OF = DISPUTE_AGES.map(({ key, toDays }) =>
  toDays === null ? `else '${key}'` : `when age <= ${toDays} then '${key}'`,
).join(' ')

export const boardCells = (tx: OrgTx, today: LocalDate): Promise<BoardCell[]> =>
  tx.rows(sql`
    select case ${raw(AGE_OF)} end as age, owner, category_id, currency, state, is_late, count(*)::int as count, sum(cents)::bigint as cents
    from (
      select ${today}::date - d.opened_on as age, d.owner, d.category_id, d.currency, d.state, d.due_on < ${today}::date as is_late, a.cents
      from disputes.dispute d ${amounts} where d.org_id = ${tx.orgId} and d.state <> 'resolved'
    ) running
    group by 1, 2, 3, 4, 5, 6 order by 4, 3, 1, 2 nulls first, 5, 6`)

export type ReportBy = 'category' | 'owner' | 'month' | 'outcome'

export type ReportRow = {
  /** A cause, a member (null: nobody), a month `YYYY-MM`, an outcome. */
  readonly key: string | null
  readonly currency: string
  readonly count: number
  readonly disputedCents: number
  readonly forgivenCents: number
  readonly creditedCents: number
  /** Days from opening to resolution that half of them took at most. */
  readonly medianDays: number
  readonly longestDays: number
}

const KEYS: Readonly<Record<ReportBy, string>> = {
  category: 'd.category_id::text',
  owner: 'd.owner',
  month: `to_char(d.resolved_on, 'YYYY-MM')`,
  outcome: 'd.outcome',
}

/**
 * Disputes resolved from one day to another: causes, how long they took, what they cost. A credit note that a person named counts for what
 * it is, and for no more than was contested. Never adds two currencies.
 */
export const resolvedReport = (tx: OrgTx, by: ReportBy, from: LocalDate, to: LocalDate): Promise<ReportRow[]> =>
  tx.rows(sql`
    select ${raw(KEYS[by])} as key, d.currency, count(*)::int as count, sum(a.disputed_cents)::bigint as disputed_cents,
      coalesce(sum(d.forgiven_cents), 0)::bigint as forgiven_cents,
      coalesce(sum(case when d.is_automatic then coalesce(d.awaited_cents, a.disputed_cents) else least(n.amount_cents, a.disputed_cents) end)
        filter (where d.outcome = 'credit_note'), 0)::bigint as credited_cents,
      percentile_disc(0.5) within group (order by d.resolved_on - d.opened_on)::int as median_days,
      max(d.resolved_on - d.opened_on)::int as longest_days
    from disputes.dispute d ${amounts}
    left join ledger.item n on n.org_id = d.org_id and n.id = d.credit_item_id
    where d.org_id = ${tx.orgId} and d.state = 'resolved' and d.resolved_on between ${from}::date and ${to}::date
    group by 1, 2 order by 2, 4 desc, 1`)
