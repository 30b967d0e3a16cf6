import type { LocalDate } from '../../kernel/calendar.ts'
import type { OrgTx } from '../../platform/db.ts'
import { type Fragment, nothing, part, sql } from '../../platform/sql.ts'
import type { DelayCode } from './delays.ts'
import type { ProceedingKind, Stage } from './model.ts'
import type { ProceedingShow, ProceedingSort } from './shows.ts'

export type ListedProceeding = {
  readonly id: string
  readonly no: number
  readonly kind: ProceedingKind
  readonly customerId: string
  readonly customerCode: string
  readonly customerName: string
  readonly currency: string
  readonly claimedCents: number
  /** What is still owed of it. */
  readonly openCents: number
  readonly stage: Stage
  readonly courtName: string
  readonly nextCode: DelayCode | null
  readonly nextOn: LocalDate | null
}

type Asked = {
  readonly show: ProceedingShow
  readonly customerId?: string | undefined
  readonly words?: string | undefined
}

/** Delays of the debtor: once over, they ask for nothing any more. */
const THEIRS: readonly DelayCode[] = ['oppose', 'contest', 'answer', 'appeal', 'contest_seizure']
/** Days from which something may be done, or is asked for by habit: passing them loses nothing. */
const OPENINGS: readonly DelayCode[] = ['enforce_from', 'record_from', 'ask_registry']
/** A delay that ends within so many days is near. */
export const NEAR_DAYS = 14

const shown = (show: ProceedingShow, today: LocalDate): Fragment =>
  ({
    running: part`p.stage <> 'closed'`,
    due: part`p.stage <> 'closed' and n.ends_on <= ${today}::date + ${NEAR_DAYS}::int`,
    titles: part`p.stage in ('title', 'enforcing')`,
    closed: part`p.stage = 'closed'`,
    all: part`true`,
  })[show]

const from = (tx: OrgTx, { show, customerId, words }: Asked, today: LocalDate): Fragment => part`
  from legal.proceeding p
  join parties.customer c on c.org_id = p.org_id and c.id = p.customer_id
  left join lateral (
    select k.code, k.ends_on from legal.proceeding_deadline k
    where k.org_id = p.org_id and k.proceeding_id = p.id and not (k.code = any(${THEIRS}::text[]) and k.ends_on < ${today}::date)
    order by k.ends_on, k.code limit 1
  ) n on true
  cross join lateral (
    select coalesce(sum(w.claimed_cents), 0)::bigint as claimed_cents, coalesce(sum(i.open_cents), 0)::bigint as open_cents
    from legal.proceeding_item w join ledger.item i on i.org_id = w.org_id and i.id = w.item_id and not i.reversed
    where w.org_id = p.org_id and w.proceeding_id = p.id
  ) s
  where p.org_id = ${tx.orgId} and ${shown(show, today)}
    ${customerId ? part`and p.customer_id = ${customerId}` : nothing}
    ${words ? part`and strpos(platform.folded(c.name || ' ' || c.code || ' ' || p.reference || ' CTX-' || lpad(p.no::text, 4, '0')), platform.folded(${words})) > 0` : nothing}`

const ORDERS: Readonly<Record<ProceedingSort, Fragment>> = {
  deadline: part`n.ends_on nulls last, p.no desc`,
  stage: part`array_position(array['prepared', 'pending', 'ordered', 'served', 'contested', 'title', 'enforcing', 'appeal', 'failed', 'closed'], p.stage), n.ends_on nulls last, p.no desc`,
  amount: part`p.currency <> 'EUR', p.currency, s.open_cents desc, p.no desc`,
}

export const listProceedings = (
  tx: OrgTx,
  asked: Asked & { readonly sort: ProceedingSort; readonly limit: number; readonly offset: number },
  today: LocalDate,
): Promise<ListedProceeding[]> =>
  tx.rows(sql`
    select p.id, p.no, p.kind, p.customer_id, c.code as customer_code, c.name as customer_name, p.currency, s.claimed_cents, s.open_cents, p.stage,
      p.court_name, n.code as next_code, n.ends_on as next_on
    ${from(tx, asked, today)} order by ${ORDERS[asked.sort]} limit ${asked.limit} offset ${asked.offset}`)

export type ProceedingTotal = { readonly currency: string; readonly count: number; readonly openCents: number }

/** How many, and what is still owed of them, by currency. */
export const proceedingTotals = (tx: OrgTx, asked: Asked, today: LocalDate): Promise<ProceedingTotal[]> =>
  tx.rows(sql`
    select p.currency, count(*)::int as count, sum(s.open_cents)::bigint as open_cents ${from(tx, asked, today)}
    group by p.currency order by p.currency <> 'EUR', p.currency`)

/** Running matters; of them, those with a delay that ends soon, and those with one of ours that is over. */
export const proceedingCounts = (
  tx: OrgTx,
  today: LocalDate,
): Promise<{ readonly running: number; readonly due: number; readonly missed: number }> =>
  tx.one(sql`
    select count(*)::int as running, count(*) filter (where n.ends_on between ${today}::date and ${today}::date + ${NEAR_DAYS}::int)::int as due,
      count(*) filter (where n.ends_on < ${today}::date and not n.code = any(${OPENINGS}::text[]))::int as missed
    ${from(tx, { show: 'running' }, today)}`)
