import type { LocalDate } from '../../kernel/calendar.ts'
import type { OrgTx } from '../../platform/db.ts'
import { type Fragment, nothing, part, sql } from '../../platform/sql.ts'
import type { Side } from '../mandates/model.ts'
import type { Outcome, Request, RequestKind, RequestShow, RequestState, RequestWord } from './model.ts'

const columns = part`r.org_id, r.id, r.placement_id, r.placement_no, r.agency_org_id, r.customer_id, r.creditor_name, r.provider_name, r.customer_name,
  r.currency, r.kind, r.state, r.is_within, r.turn, r.turn_on, r.why, r.is_advised, r.item_ids, to_jsonb(r.item_cents) as item_cents, r.owed_cents, r.plan_id, r.settle_cents, r.settle_on,
  r.settle_source, r.settle_said_by, r.cost_cents, r.steps, r.document_ids, r.asked_on, r.asked_at, r.asked_by_name, r.answered_on, r.answered_by_name,
  r.answer, r.promise_id, r.outcome, r.write_off_id`

export const requestOf = (tx: OrgTx, id: string): Promise<Request | null> =>
  tx.maybe(sql`select ${columns} from outsourcing.request r where r.org_id = ${tx.orgId} and r.id = ${id}`)

export const lockRequest = (tx: OrgTx, id: string): Promise<Request | null> =>
  tx.maybe(sql`select ${columns} from outsourcing.request r where r.org_id = ${tx.orgId} and r.id = ${id} for update`)

/** Requests of one placement are made and answered one at a time. */
export const lockPlacement = (tx: OrgTx, placementId: string): Promise<unknown> =>
  tx.rows(sql`select pg_advisory_xact_lock(hashtext('outsourcing.request'), hashtext(${placementId}::text))`)

export type NewRequest = Omit<
  Request,
  'orgId' | 'turn' | 'turnOn' | 'answeredOn' | 'answeredByName' | 'answer' | 'writeOffId'
>

export const insertRequest = (tx: OrgTx, one: NewRequest): Promise<number> =>
  tx.run(sql`
    insert into outsourcing.request (org_id, id, placement_id, placement_no, agency_org_id, customer_id, creditor_name, provider_name, customer_name,
      currency, kind, state, is_within, turn, turn_on, why, is_advised, item_ids, item_cents, owed_cents, plan_id, settle_cents, settle_on, settle_source,
      settle_said_by, cost_cents, steps, document_ids, asked_on, asked_at, asked_by_name, promise_id, outcome)
    values (${tx.orgId}, ${one.id}, ${one.placementId}, ${one.placementNo}, ${one.agencyOrgId}, ${one.customerId}, ${one.creditorName},
      ${one.providerName}, ${one.customerName}, ${one.currency}, ${one.kind}, ${one.state}, ${one.isWithin}, 'creditor', ${one.askedOn}, ${one.why},
      ${one.isAdvised}, ${one.itemIds}::uuid[], ${one.itemCents}::bigint[], ${one.owedCents}, ${one.planId}, ${one.settleCents}, ${one.settleOn}, ${one.settleSource},
      ${one.settleSaidBy}, ${one.costCents}, ${JSON.stringify(one.steps)}::jsonb, ${one.documentIds}::uuid[], ${one.askedOn}, ${one.askedAt},
      ${one.askedByName}, ${one.promiseId}, ${one.outcome})`)

const change = (tx: OrgTx, id: string, what: Fragment): Promise<number> =>
  tx.run(sql`update outsourcing.request set ${what} where org_id = ${tx.orgId} and id = ${id}`)

export const answered = (
  tx: OrgTx,
  id: string,
  one: {
    readonly state: Extract<RequestState, 'approved' | 'refused'>
    readonly answer: string
    readonly on: LocalDate
    readonly at: Date
    readonly byName: string
    readonly promiseId: string | null
  },
): Promise<number> =>
  change(
    tx,
    id,
    part`state = ${one.state}, answer = ${one.answer}, answered_on = ${one.on}, answered_at = ${one.at}, answered_by_name = ${one.byName},
      promise_id = ${one.promiseId}, outcome = ${one.promiseId === null ? null : 'running'}`,
  )

export const markWithdrawn = (tx: OrgTx, id: string): Promise<number> => change(tx, id, part`state = 'withdrawn'`)

/** Whose word is awaited from now on. */
export const passTurn = (tx: OrgTx, id: string, turn: Side, on: LocalDate): Promise<number> =>
  change(tx, id, part`turn = ${turn}, turn_on = ${on}`)

export const keepOutcome = (tx: OrgTx, id: string, outcome: Outcome, writeOffId: string | null): Promise<number> =>
  change(tx, id, part`outcome = ${outcome}, write_off_id = ${writeOffId}`)

/** Requests that wait although what they ask about is over: their file came back, or their plan is no draft any more. */
export const closeOver = (tx: OrgTx): Promise<Request[]> =>
  tx.rows(sql`
    update outsourcing.request r set state = 'closed'
    where r.org_id = ${tx.orgId} and r.state = 'waiting' and (
      exists (select 1 from outsourcing.placement p where p.org_id = r.org_id and p.id = r.placement_id and p.ended_on is not null)
      or exists (select 1 from promises.plan p where p.org_id = r.org_id and p.id = r.plan_id and p.state <> 'draft'))
    returning ${columns}`)

/** Settlements whose promise is kept, or was: held against what the promise says now. */
export const settlementsToFollow = (tx: OrgTx): Promise<(Request & { promiseState: string })[]> =>
  tx.rows(sql`
    select ${columns}, p.state as promise_state from outsourcing.request r
    join promises.promise p on p.org_id = r.org_id and p.id = r.promise_id
    where r.org_id = ${tx.orgId} and r.outcome is not null and case p.state when 'kept' then 'kept' when 'running' then 'running' else 'broken' end <> r.outcome
    order by r.seq for update of r`)

/** Whether a request of a kind waits in a file. */
export const asksAlready = async (tx: OrgTx, placementId: string, kind: RequestKind): Promise<boolean> =>
  (
    await tx.one<{ asks: boolean }>(sql`
      select exists (
        select 1 from outsourcing.request where org_id = ${tx.orgId} and placement_id = ${placementId} and kind = ${kind} and state = 'waiting') as asks`)
  ).asks

/** Whether a settlement of a file waits for its sum. */
export const settlementRuns = async (tx: OrgTx, placementId: string): Promise<boolean> =>
  (
    await tx.one<{ runs: boolean }>(sql`
      select exists (select 1 from outsourcing.request where org_id = ${tx.orgId} and placement_id = ${placementId} and outcome = 'running') as runs`)
  ).runs

/** What was given up of a file by settlements that whoever collects agreed to by itself, and that still stand. */
export const givenWithin = async (tx: OrgTx, placementId: string): Promise<number> =>
  (
    await tx.one<{ cents: number }>(sql`
      select coalesce(sum(owed_cents - settle_cents), 0)::bigint as cents from outsourcing.request
      where org_id = ${tx.orgId} and placement_id = ${placementId} and is_within and outcome in ('running', 'kept')`)
  ).cents

export const insertWord = (
  tx: OrgTx,
  requestId: string,
  agencyOrgId: number | null,
  one: RequestWord,
): Promise<number> =>
  tx.run(sql`
    insert into outsourcing.request_word (org_id, id, request_id, agency_org_id, side, body, at, by_name)
    values (${tx.orgId}, ${one.id}, ${requestId}, ${agencyOrgId}, ${one.side}, ${one.body}, ${one.at}, ${one.byName})`)

export const wordsOf = (tx: OrgTx, requestId: string): Promise<RequestWord[]> =>
  tx.rows(sql`
    select id, side, body, at, by_name from outsourcing.request_word where org_id = ${tx.orgId} and request_id = ${requestId} order by seq`)

export type RequestsAsked = {
  readonly show: RequestShow
  readonly kind?: RequestKind | undefined
  readonly placementId?: string | undefined
  readonly customerId?: string | undefined
}

const SHOWN: Readonly<Record<RequestShow, Fragment>> = {
  waiting: part`r.state = 'waiting'`,
  answered: part`r.state <> 'waiting'`,
  all: part`true`,
}

const narrowed = ({ show, kind, placementId, customerId }: RequestsAsked): Fragment => part`${SHOWN[show]}
  ${kind ? part`and r.kind = ${kind}` : nothing} ${placementId ? part`and r.placement_id = ${placementId}` : nothing}
  ${customerId ? part`and r.customer_id = ${customerId}` : nothing}`

/** Made to this organisation, or by it as whoever collects for others. */
const ofSide = (tx: OrgTx, side: Side): Fragment =>
  side === 'creditor' ? part`r.org_id = ${tx.orgId}` : part`r.agency_org_id = ${tx.orgId}`

/** Those whose answer is awaited longest come first; of the answered, the latest. */
export const listRequests = (
  tx: OrgTx,
  side: Side,
  asked: RequestsAsked & { readonly limit: number; readonly offset: number },
): Promise<Request[]> =>
  tx.rows(sql`
    select ${columns} from outsourcing.request r where ${ofSide(tx, side)} and ${narrowed(asked)}
    order by r.state = 'waiting' desc, case when r.state = 'waiting' then r.turn <> ${side} end, case when r.state = 'waiting' then r.turn_on end,
      r.seq desc limit ${asked.limit} offset ${asked.offset}`)

export type RequestCounts = { readonly count: number; readonly waiting: number; readonly ours: number }

/** How many a list has, how many wait at all, and how many of those wait for this side. */
export const countRequests = (tx: OrgTx, side: Side, asked: RequestsAsked): Promise<RequestCounts> =>
  tx.one(sql`
    select count(*) filter (where ${narrowed(asked)})::int as count, count(*) filter (where r.state = 'waiting')::int as waiting,
      count(*) filter (where r.state = 'waiting' and r.turn = ${side})::int as ours
    from outsourcing.request r where ${ofSide(tx, side)}`)

/** What waits for the creditor's word. */
export const requestsToAnswer = (tx: OrgTx): Promise<Request[]> =>
  tx.rows(sql`
    select ${columns} from outsourcing.request r
    where r.org_id = ${tx.orgId} and r.state = 'waiting' and r.turn = 'creditor' order by r.seq`)

/** Papers of a customer among these that may be seen. */
export const papersNamed = (
  tx: OrgTx,
  customerId: string,
  ids: readonly string[],
): Promise<{ id: string; name: string }[]> =>
  tx.rows(sql`
    select id, name from documents.document where org_id = ${tx.orgId} and customer_id = ${customerId} and id = any(${ids}::uuid[]) order by name`)
