import type { LocalDate } from '../../kernel/calendar.ts'
import { copyRows } from '../../platform/copy-rows.ts'
import type { OrgTx } from '../../platform/db.ts'
import { type Fragment, nothing, part, raw, sql } from '../../platform/sql.ts'
import { DECIDED_COLUMNS } from './decision-row.ts'

/** Writing down what was decided: staged by COPY, then set against what stood before, in a few statements whatever the volume. */

export async function openStage(tx: OrgTx): Promise<void> {
  await tx.run(sql`
    create temp table decided (customer_id uuid, seq int, verdict text, scenario_id uuid, scenario_version int, step_id text,
      step_position int, channel text, reason_code text, reasons jsonb, excluded jsonb, currencies text[], due_cents bigint[],
      credit_cents bigint[], net_cents bigint[], next_on date, digest uuid, kind_digest uuid, item_ids uuid[], item_cents bigint[],
      item_credit_cents bigint[], positions smallint[], entries text[], reminders smallint[], reminded_on date[], content_digest uuid) on commit drop`)
}

/** A list of `decided` that is one value when it is the same for all the lines of the decision. */
const unfolded = (column: string) =>
  raw(`case when cardinality(d.${column}) < cardinality(d.item_ids)
    then array_fill(d.${column}[1], array[cardinality(d.item_ids)]) else d.${column} end`)
const UNFOLDED = { positions: unfolded('positions'), reminders: unfolded('reminders'), days: unfolded('reminded_on') }

/** Fills the stage with lines of `decisionLine`, taken as fast as the database writes them. */
export const stageDecisions = (tx: OrgTx, lines: AsyncIterable<string> | Iterable<string>): Promise<void> =>
  copyRows(tx, `decided (${DECIDED_COLUMNS})`, lines)

/**
 * Tables written a moment ago have no statistics: with an index here no plan made without them can go astray. Only what the
 * statements compare is counted, and of few rows: the elements of the lists would be too, and that took a tenth of the night.
 */
export async function indexStage(tx: OrgTx): Promise<void> {
  await tx.run(sql`create index on decided (customer_id)`)
  await tx.run(sql`set local default_statistics_target = 10`)
  await tx.run(
    sql`analyze decided (customer_id, seq, verdict, step_id, reason_code, digest, kind_digest, content_digest)`,
  )
  await tx.run(sql`set local default_statistics_target = default`)
}

export const dropStage = (tx: OrgTx): Promise<number> => tx.run(sql`drop table decided, plan, underway`)

/** Which customers were decided: the whole organisation, or those named. */
export type Scope = readonly string[] | null
const inScope = (column: string, scope: Scope) =>
  scope === null ? nothing : part`and ${raw(column)} = any(${scope}::uuid[])`

export type DayOf = {
  readonly on: LocalDate
  readonly at: Date
  readonly runId: string | null
  /** The agency for which it was decided, about what is placed under its mandate; null: for ourselves. */
  readonly collector: DecidedFor | null
}
export type DecidedFor = {
  readonly mandateId: string
  readonly agencyOrgId: number
  readonly name: string
  /** Its steps as they are called, by id. */
  readonly stepNames: ReadonlyMap<string, string>
}

/** Rows of whoever it was decided for. */
export const decidedFor = (column: string, mandateId: string | null): Fragment =>
  mandateId === null ? part`${raw(column)} is null` : part`${raw(column)} = ${mandateId}::uuid`
const ofWhom = (table: string, { collector }: Pick<DayOf, 'collector'>): Fragment =>
  part`and ${decidedFor(`${table}.mandate_id`, collector?.mandateId ?? null)}`

/** For whom an action is, as its last columns. */
const whose = ({ collector }: DayOf): Fragment =>
  part`${collector?.mandateId ?? null}::uuid, ${collector?.agencyOrgId ?? null}::int, ${collector?.name ?? ''}::text,
    coalesce(${JSON.stringify(Object.fromEntries(collector?.stepNames ?? []))}::jsonb ->> d.step_id, '')`

/** The same refusal is written into a customer's history once in so many days. */
const NOTED_AGAIN_DAYS = 30

/** Keeps a hold or an exhausted file as history when its kind is new: the same refusal day after day is one row, and a message
 * on its way is not a refusal. */
export const noteRefusals = (tx: OrgTx, day: DayOf): Promise<number> => {
  const { on, at, runId } = day
  return tx.run(sql`
    insert into dunning.action (org_id, id, run_id, customer_id, decided_on, decided_at, verdict, scenario_id, scenario_version, step_id,
      step_position, channel, currencies, due_cents, credit_cents, item_ids, item_cents, item_credit_cents, positions, entries, reminders,
      reminded_on, excluded, reasons, digest, state, mandate_id, agency_org_id, agency_name, step_name)
    select ${tx.orgId}::int, platform.new_id(), ${runId}::uuid, d.customer_id, ${on}::date, ${at}, d.verdict, d.scenario_id, d.scenario_version, d.step_id,
      d.step_position, d.channel, d.currencies, d.due_cents, d.credit_cents, d.item_ids, d.item_cents, d.item_credit_cents, ${UNFOLDED.positions}, d.entries,
      ${UNFOLDED.reminders}, ${UNFOLDED.days}, d.excluded, d.reasons, d.kind_digest, 'noted', ${whose(day)}
    from decided d
    where d.verdict in ('hold', 'exhausted') and d.reason_code <> 'planned_message' and not exists (
      select 1 from dunning.action a where a.org_id = ${tx.orgId} and a.customer_id = d.customer_id and a.state = 'noted'
        and a.digest = d.kind_digest and a.decided_on > ${on}::date - ${NOTED_AGAIN_DAYS}::int ${ofWhom('a', day)})`)
}

/** Replaces the standings that changed, and removes those of customers who owe nothing any more. Gives how many rows it touched. */
export async function replaceStandings(tx: OrgTx, day: DayOf, scope: Scope): Promise<number> {
  const { on } = day
  const gone = await tx.run(sql`
    delete from dunning.standing s
    where s.org_id = ${tx.orgId} ${ofWhom('s', day)} ${inScope('s.customer_id', scope)}
      and not exists (select 1 from decided d where d.customer_id = s.customer_id and d.seq = s.seq)`)
  const changed = await tx.run(sql`
    insert into dunning.standing as s (org_id, customer_id, seq, verdict, scenario_id, scenario_version, step_id, reason_code, reasons, excluded,
      currencies, net_cents, next_on, decided_on, since_on, digest, kind_digest, mandate_id)
    select ${tx.orgId}::int, d.customer_id, d.seq, d.verdict, d.scenario_id, d.scenario_version, d.step_id, d.reason_code, d.reasons, d.excluded,
      d.currencies, d.net_cents, d.next_on, ${on}::date, ${on}::date, d.digest, d.kind_digest, ${day.collector?.mandateId ?? null}::uuid
    from decided d
    where not exists (
      select 1 from dunning.standing same
      where same.org_id = ${tx.orgId} and same.customer_id = d.customer_id and same.seq = d.seq and same.digest = d.digest ${ofWhom('same', day)})
    on conflict (org_id, customer_id, mandate_id, seq) do update set verdict = excluded.verdict, scenario_id = excluded.scenario_id,
      scenario_version = excluded.scenario_version, step_id = excluded.step_id, reason_code = excluded.reason_code, reasons = excluded.reasons,
      excluded = excluded.excluded, currencies = excluded.currencies, net_cents = excluded.net_cents, next_on = excluded.next_on,
      decided_on = excluded.decided_on, digest = excluded.digest, kind_digest = excluded.kind_digest,
      since_on = case when s.kind_digest = excluded.kind_digest then s.since_on else excluded.since_on end`)
  return gone + changed
}

/**
 * Whether an action `a` is a message that was given up once it had been handed over: sent again it would only be refused again. An
 * address that was refused is another matter, for the next message goes to another one.
 */
export const needsPerson = raw(
  `(a.state = 'failed' and a.message_id is not null and a.outcome->'refusal'->>'code' <> 'address_refused')`,
)

/**
 * The plans that stand, beside what was decided: both small tables with statistics of their own, whatever is known of the large one. Gives how
 * many there are.
 */
export async function stagePlans(tx: OrgTx, day: DayOf, scope: Scope): Promise<number> {
  const count = await tx.run(sql`
    create temp table plan on commit drop as
    select a.id, a.customer_id, a.state, a.verdict, a.step_id, a.digest, a.by_hand, a.snoozed_until, a.subject, a.body, a.item_ids,
      ${needsPerson} as needs_person
    from dunning.action a
    where a.org_id = ${tx.orgId} and a.state in ('planned', 'failed') ${ofWhom('a', day)} ${inScope('a.customer_id', scope)}`)
  await tx.run(sql`create index on plan (customer_id)`)
  // Where statistics know of no plan yet, every one of dunning.action is looked up here.
  await tx.run(sql`create unique index on plan (id)`)
  await tx.run(sql`analyze plan`)
  return count
}

/**
 * Plans of earlier decisions that the books no longer bear out. One that would say the same stays, whoever edited it; one a
 * person chose or put off stays unless nothing is left to claim. A failed one gives way to a new plan of its step, if it would say
 * something else or no person is needed.
 */
export const supersedePlans = (tx: OrgTx, { on, at }: DayOf): Promise<number> =>
  tx.run(sql`
    update dunning.action a
    set state = case when gone.owes then 'superseded' else 'cancelled' end, settled_at = ${at}, settled_by = 'system:decision',
      outcome = case when gone.owes then a.outcome end
    from (
      select p.id, exists (select 1 from decided d where d.customer_id = p.customer_id) as owes
      from plan p
      where not exists (select 1 from decided d where d.customer_id = p.customer_id)
        or not p.by_hand and (p.snoozed_until is null or p.snoozed_until <= ${on}::date) and case p.state
          when 'planned' then not exists (
            select 1 from decided d where d.customer_id = p.customer_id and d.verdict = p.verdict and d.content_digest = p.digest)
          else exists (
            select 1 from decided d where d.customer_id = p.customer_id and d.verdict in ('send', 'confirm') and d.step_id = p.step_id)
            and not (p.needs_person and exists (
              select 1 from decided d where d.customer_id = p.customer_id and d.verdict in ('send', 'confirm') and d.content_digest = p.digest)) end
    ) gone
    where a.org_id = ${tx.orgId} and a.id = gone.id
      -- Somebody may have said yes since the plans were read.
      and a.state in ('planned', 'failed')`)

/**
 * What somebody said yes to since the books of this decision were read: on its way, or gone on its day. Looked up once, and counted: statistics
 * of the large table are always a day behind what left today, and a plan made by them looks through all of it for each customer.
 */
export async function stageUnderway(tx: OrgTx, day: DayOf, scope: Scope): Promise<void> {
  const { on } = day
  await tx.run(sql`
    create temp table underway on commit drop as
    select a.customer_id, a.state, a.scenario_id, a.item_ids
    from dunning.action a
    where a.org_id = ${tx.orgId} and a.state in ('done', 'queued') and a.contact_on >= ${on}::date ${ofWhom('a', day)} ${inScope('a.customer_id', scope)}`)
  await tx.run(sql`create index on underway (customer_id)`)
  await tx.run(sql`analyze underway (customer_id, state, scenario_id)`)
}

/**
 * Plans what was decided and is not planned yet. A text edited for the same step about one of the same documents is carried over.
 *
 * Somebody may have said yes after the books of this decision were read, and what left on its day, or is on its way, is not planned a
 * second time: a decision that had known of it would have been a hold or a wait. No such yes is still under way here: who says it holds
 * the plan, which `supersedePlans` has waited for unless it says the same, and then it stands in `plan`.
 */
export const planActions = (tx: OrgTx, day: DayOf): Promise<{ id: string; digest: string }[]> => {
  const { on, at, runId } = day
  return tx.rows(sql`
    insert into dunning.action (org_id, id, run_id, customer_id, decided_on, decided_at, verdict, scenario_id, scenario_version, step_id,
      step_position, channel, currencies, due_cents, credit_cents, item_ids, item_cents, item_credit_cents, positions, entries, reminders,
      reminded_on, excluded, reasons, digest, state, subject, body, mandate_id, agency_org_id, agency_name, step_name)
    select ${tx.orgId}::int, platform.new_id(), ${runId}::uuid, d.customer_id, ${on}::date, ${at}, d.verdict, d.scenario_id, d.scenario_version, d.step_id,
      d.step_position, d.channel, d.currencies, d.due_cents, d.credit_cents, d.item_ids, d.item_cents, d.item_credit_cents, ${UNFOLDED.positions}, d.entries,
      ${UNFOLDED.reminders}, ${UNFOLDED.days}, d.excluded, d.reasons, d.content_digest, 'planned', edited.subject, edited.body, ${whose(day)}
    from decided d
    left join lateral (
      select p.subject, p.body from plan p
      where p.customer_id = d.customer_id and p.state = 'planned' and p.step_id = d.step_id and p.body is not null and not p.by_hand
        and p.item_ids && d.item_ids
      limit 1) edited on true
    where d.verdict in ('send', 'confirm') and not exists (
      select 1 from plan p where p.customer_id = d.customer_id and p.digest = d.content_digest
        and (p.state = 'planned' and p.verdict = d.verdict or p.needs_person))
      and not exists (
        select 1 from underway u
        where u.customer_id = d.customer_id and (u.state = 'queued' or u.scenario_id = d.scenario_id) and u.item_ids && d.item_ids)
    returning id, digest`)
}

/** What was staged, by verdict. */
export const countStage = (tx: OrgTx): Promise<{ verdict: string; count: number }[]> =>
  tx.rows(sql`select verdict, count(*)::int as count from decided group by verdict`)
