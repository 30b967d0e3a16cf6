import type { LocalDate } from '../kernel/calendar.ts'
import { newId } from '../kernel/ids.ts'
import type { Refusal } from '../kernel/verdict.ts'
import type { OrgTx } from '../platform/db.ts'
import { type Fragment, nothing, part, raw, sql } from '../platform/sql.ts'
import type { StoredExclusion } from './decision-row.ts'
import type { Channel } from './model.ts'
import type { Reason } from './reasons.ts'
import type { ActionState, BoardList } from './rules.ts'

/** Why an action ended otherwise than by leaving: a person's reason, or a refusal as a sentence to tell in any language. */
export type Outcome = { readonly skipped: string } | { readonly refusal: Refusal }

export type StoredAction = {
  readonly id: string
  readonly customerId: string
  readonly decidedOn: LocalDate
  readonly decidedAt: Date
  readonly verdict: 'send' | 'confirm' | 'hold' | 'exhausted'
  readonly byHand: boolean
  readonly scenarioId: string
  readonly scenarioVersion: number
  readonly stepId: string | null
  readonly stepPosition: number | null
  readonly channel: Channel | null
  readonly currencies: string[]
  readonly dueCents: number[]
  readonly creditCents: number[]
  readonly itemIds: string[]
  readonly itemCents: number[]
  readonly itemCreditCents: number[] | null
  readonly positions: (number | null)[]
  readonly entries: string[] | null
  readonly reminders: number[] | null
  readonly remindedOn: (LocalDate | null)[] | null
  readonly excluded: StoredExclusion[]
  readonly reasons: Reason[]
  readonly digest: string
  readonly state: ActionState
  readonly outcome: Outcome | null
  readonly snoozedUntil: LocalDate | null
  readonly subject: string | null
  readonly body: string | null
  readonly messageId: string | null
  readonly contactOn: LocalDate | null
  readonly approvedBy: string | null
  readonly settledAt: Date | null
}

// Arrays of bigint and of days come back as text from the driver: they are read as what they are here.
const columns =
  raw(`a.id, a.customer_id, a.decided_on, a.decided_at, a.verdict, a.by_hand, a.scenario_id, a.scenario_version, a.step_id,
  a.step_position, a.channel, a.currencies, to_jsonb(a.due_cents) as due_cents, to_jsonb(a.credit_cents) as credit_cents,
  to_jsonb(a.item_ids) as item_ids, to_jsonb(a.item_cents) as item_cents, to_jsonb(a.item_credit_cents) as item_credit_cents,
  to_jsonb(a.positions) as positions, a.entries, to_jsonb(a.reminders) as reminders, to_jsonb(a.reminded_on) as reminded_on, a.excluded,
  a.reasons, replace(a.digest::text, '-', '') as digest, a.state, a.outcome, a.snoozed_until, a.subject, a.body, a.message_id, a.contact_on,
  a.approved_by, a.settled_at`)

export const actionById = (tx: OrgTx, id: string): Promise<StoredAction | null> =>
  tx.maybe(sql`select ${columns} from dunning.action a where a.org_id = ${tx.orgId} and a.id = ${id}`)

export const lockActions = (tx: OrgTx, ids: readonly string[]): Promise<StoredAction[]> =>
  tx.rows(
    sql`select ${columns} from dunning.action a where a.org_id = ${tx.orgId} and a.id = any(${ids}::uuid[]) order by a.id for update`,
  )

export const lockActionOfMessage = (tx: OrgTx, messageId: string): Promise<StoredAction | null> =>
  tx.maybe(
    sql`select ${columns} from dunning.action a where a.org_id = ${tx.orgId} and a.message_id = ${messageId} for update`,
  )

/** Automatic plans not handed over yet, in the order of their ids; those another worker holds are passed over. */
export const lockAutomaticPlans = (
  tx: OrgTx,
  after: string | null,
  on: LocalDate,
  limit: number,
): Promise<StoredAction[]> =>
  tx.rows(sql`
    select ${columns} from dunning.action a
    where a.org_id = ${tx.orgId} and a.state = 'planned' and a.verdict = 'send' and (${after}::uuid is null or a.id > ${after}::uuid)
      and (a.snoozed_until is null or a.snoozed_until <= ${on}::date)
    order by a.id limit ${limit} for update skip locked`)

export type Lines = Pick<
  StoredAction,
  'itemIds' | 'itemCents' | 'itemCreditCents' | 'positions' | 'entries' | 'reminders' | 'remindedOn'
>
export type Amounts = Pick<StoredAction, 'currencies' | 'dueCents' | 'creditCents'>

/** An action under way: what it says now, who said yes, the message that carries it. */
export const keepApproval = (
  tx: OrgTx,
  id: string,
  now: Lines &
    Amounts & {
      digest: string
      state: 'queued' | 'done'
      messageId: string | null
      contactOn: LocalDate
      by: string
      at: Date
    },
): Promise<number> =>
  tx.run(sql`
    update dunning.action set state = ${now.state}, message_id = ${now.messageId}, contact_on = ${now.contactOn}::date, approved_by = ${now.by},
      approved_at = ${now.at}, settled_at = ${now.state === 'done' ? now.at : null}, settled_by = ${now.state === 'done' ? now.by : null},
      ${linesSet(now)}
    where org_id = ${tx.orgId} and id = ${id}`)

const linesSet = (now: Lines & Amounts & { digest: string }): Fragment =>
  part`currencies = ${now.currencies}, due_cents = ${now.dueCents}, credit_cents = ${now.creditCents}, item_ids = ${now.itemIds}::uuid[],
    item_cents = ${now.itemCents}, item_credit_cents = ${now.itemCreditCents}, positions = ${now.positions}, entries = ${now.entries},
    reminders = ${now.reminders}, reminded_on = ${now.remindedOn}::date[], digest = ${now.digest}::uuid`

export const renewLines = (tx: OrgTx, id: string, now: Lines & Amounts & { digest: string }): Promise<number> =>
  tx.run(sql`update dunning.action set ${linesSet(now)} where org_id = ${tx.orgId} and id = ${id}`)

export type NewAction = Lines &
  Amounts &
  Pick<
    StoredAction,
    | 'id'
    | 'customerId'
    | 'decidedOn'
    | 'byHand'
    | 'scenarioId'
    | 'scenarioVersion'
    | 'stepId'
    | 'stepPosition'
    | 'channel'
    | 'excluded'
    | 'reasons'
    | 'digest'
    | 'subject'
    | 'body'
  >

/** A plan that waits for a person. */
export const insertPlan = (tx: OrgTx, plan: NewAction, at: Date): Promise<number> =>
  tx.run(sql`
    insert into dunning.action (org_id, id, customer_id, decided_on, decided_at, verdict, by_hand, scenario_id, scenario_version, step_id,
      step_position, channel, currencies, due_cents, credit_cents, item_ids, item_cents, item_credit_cents, positions, entries, reminders,
      reminded_on, excluded, reasons, digest, state, subject, body)
    values (${tx.orgId}, ${plan.id}, ${plan.customerId}, ${plan.decidedOn}::date, ${at}, 'confirm', ${plan.byHand}, ${plan.scenarioId},
      ${plan.scenarioVersion}, ${plan.stepId}, ${plan.stepPosition}, ${plan.channel}, ${plan.currencies}, ${plan.dueCents}, ${plan.creditCents},
      ${plan.itemIds}::uuid[], ${plan.itemCents}, ${plan.itemCreditCents}, ${plan.positions}, ${plan.entries}, ${plan.reminders},
      ${plan.remindedOn}::date[], ${JSON.stringify(plan.excluded)}, ${JSON.stringify(plan.reasons)}, ${plan.digest}::uuid, 'planned',
      ${plan.subject}, ${plan.body})`)

/** The same step in a new plan: an action whose message did not leave is not used twice. Gives its id. */
export async function planAgain(tx: OrgTx, action: StoredAction, at: Date, byHand = true): Promise<string> {
  const id = newId(at)
  await insertPlan(tx, { ...action, id, byHand }, at)
  return id
}

/** Puts an action to rest, or in trouble, with the reason why; `contactOn` is the day a contact counts for, when it does. */
export const settleAction = (
  tx: OrgTx,
  id: string,
  end: { state: ActionState; outcome: Outcome | null; contactOn: LocalDate | null; by: string; at: Date },
): Promise<number> =>
  tx.run(sql`
    update dunning.action set state = ${end.state}, outcome = ${end.outcome && JSON.stringify(end.outcome)},
      contact_on = coalesce(${end.contactOn}::date, contact_on), settled_at = ${end.at}, settled_by = ${end.by}
    where org_id = ${tx.orgId} and id = ${id}`)

export const keepText = (tx: OrgTx, id: string, text: { subject: string; body: string } | null): Promise<number> =>
  tx.run(sql`
    update dunning.action set subject = ${text?.subject ?? null}, body = ${text?.body ?? null}
    where org_id = ${tx.orgId} and id = ${id} and state = 'planned'`)

export const keepSnooze = (tx: OrgTx, ids: readonly string[], until: LocalDate): Promise<number> =>
  tx.run(sql`
    update dunning.action set snoozed_until = ${until}::date, state = 'planned'
    where org_id = ${tx.orgId} and id = any(${ids}::uuid[]) and state in ('planned', 'failed')`)

/** Which actions a list of the board, or a bulk act over it, is about. */
export type ActionFilter = {
  readonly list: BoardList
  readonly stepId?: string | undefined
  readonly channel?: Channel | undefined
  readonly words?: string | undefined
}

function filtered({ list, stepId, channel, words }: ActionFilter, on: LocalDate): Fragment {
  const awake = part`(a.snoozed_until is null or a.snoozed_until <= ${on}::date)`
  const which: Record<BoardList, Fragment> = {
    to_confirm: part`a.state = 'planned' and a.verdict = 'confirm' and ${awake}`,
    snoozed: part`a.state = 'planned' and a.snoozed_until > ${on}::date`,
    automatic: part`(a.state = 'queued' or a.state = 'planned' and a.verdict = 'send' and ${awake})`,
    trouble: part`a.state in ('failed', 'uncertain')`,
    left_today: part`a.state = 'done' and a.contact_on = ${on}::date`,
  }
  const like = words ? `%${words.replace(/[\\%_]/g, '\\$&')}%` : ''
  return part`a.org_id = c.org_id and ${which[list]}
    ${stepId ? part`and a.step_id = ${stepId}` : nothing} ${channel ? part`and a.channel = ${channel}` : nothing}
    ${like ? part`and (c.name ilike ${like} or c.code ilike ${like})` : nothing}`
}

export type NamedAction = StoredAction & {
  readonly customerName: string
  readonly customerCode: string
  readonly oldestDueOn: LocalDate | null
}

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
    select ${columns}, c.name as customer_name, c.code as customer_code, (
      select min(i.due_on) from ledger.item i where i.org_id = a.org_id and i.id = any(a.item_ids)) as oldest_due_on
    ${from} order by a.due_cents[1] desc nulls last, a.id limit ${page.limit} offset ${page.offset}`)
  const { count } = await tx.one<{ count: number }>(sql`select count(*)::int as count ${from}`)
  return { rows, count }
}

/** The actions of a filter, at most `limit` at a time in the order of their ids, for a bulk act. */
export const actionIds = async (
  tx: OrgTx,
  filter: ActionFilter,
  on: LocalDate,
  after: string | null,
  limit: number,
): Promise<string[]> =>
  (
    await tx.rows<{ id: string }>(sql`
      select a.id from dunning.action a join parties.customer c on c.org_id = ${tx.orgId} and c.id = a.customer_id
      where a.org_id = ${tx.orgId} and ${filtered(filter, on)} and (${after}::uuid is null or a.id > ${after}::uuid)
      order by a.id limit ${limit}`)
  ).map(({ id }) => id)

export const actionsOf = (
  tx: OrgTx,
  customerId: string,
  page: { limit: number; offset: number },
): Promise<StoredAction[]> =>
  tx.rows(sql`
    select ${columns} from dunning.action a where a.org_id = ${tx.orgId} and a.customer_id = ${customerId}
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
      where a.org_id = ${tx.orgId} and (a.state in ('planned', 'queued', 'failed', 'uncertain') or a.state = 'done' and a.contact_on = ${on}::date))
    select bucket, null as currency, count(*)::int as count, 0::bigint as net_cents from live group by bucket
    union all
    select bucket, u.currency, count(*)::int, sum(u.due - u.credit)::bigint
    from live, unnest(currencies, due_cents, credit_cents) as u(currency, due, credit) group by bucket, u.currency`)
