import type { LocalDate } from '../../kernel/calendar.ts'
import { newId } from '../../kernel/ids.ts'
import type { Refusal } from '../../kernel/verdict.ts'
import type { OrgTx } from '../../platform/db.ts'
import { type Fragment, part, raw, sql } from '../../platform/sql.ts'
import type { StoredExclusion } from '../days/decision-row.ts'
import { decidedFor } from '../days/decision-store.ts'
import type { Reason } from '../deciding/reasons.ts'
import type { Channel } from '../model.ts'
import type { ActionState } from '../rules.ts'

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
  /** The mandate under which an agency collects what it is about, the agency, and its step as it is called there; null and empty: it is ours. */
  readonly mandateId: string | null
  readonly agencyOrgId: number | null
  readonly agencyName: string
  readonly stepName: string
}

// Arrays of bigint and of days come back as text from the driver: they are read as what they are here.
export const actionColumns =
  raw(`a.id, a.customer_id, a.decided_on, a.decided_at, a.verdict, a.by_hand, a.scenario_id, a.scenario_version, a.step_id,
  a.step_position, a.channel, a.currencies, to_jsonb(a.due_cents) as due_cents, to_jsonb(a.credit_cents) as credit_cents,
  to_jsonb(a.item_ids) as item_ids, to_jsonb(a.item_cents) as item_cents, to_jsonb(a.item_credit_cents) as item_credit_cents,
  to_jsonb(a.positions) as positions, a.entries, to_jsonb(a.reminders) as reminders, to_jsonb(a.reminded_on) as reminded_on, a.excluded,
  a.reasons, replace(a.digest::text, '-', '') as digest, a.state, a.outcome, a.snoozed_until, a.subject, a.body, a.message_id, a.contact_on,
  a.approved_by, a.settled_at, a.mandate_id, a.agency_org_id, a.agency_name, a.step_name`)

export const actionById = (tx: OrgTx, id: string): Promise<StoredAction | null> =>
  tx.maybe(sql`select ${actionColumns} from dunning.action a where a.org_id = ${tx.orgId} and a.id = ${id}`)

export const actionsById = (tx: OrgTx, ids: readonly string[]): Promise<StoredAction[]> =>
  tx.rows(
    sql`select ${actionColumns} from dunning.action a where a.org_id = ${tx.orgId} and a.id = any(${ids}::uuid[]) order by a.id`,
  )

/** Ours, or those of the agency that holds a mandate: neither changes the other's. */
export const lockActions = (
  tx: OrgTx,
  ids: readonly string[],
  mandateId: string | null = null,
): Promise<StoredAction[]> =>
  tx.rows(
    sql`select ${actionColumns} from dunning.action a
      where a.org_id = ${tx.orgId} and a.id = any(${ids}::uuid[]) and ${decidedFor('a.mandate_id', mandateId)} order by a.id for update`,
  )

export const lockActionsOfMessages = (tx: OrgTx, messageIds: readonly string[]): Promise<StoredAction[]> =>
  tx.rows(
    sql`select ${actionColumns} from dunning.action a where a.org_id = ${tx.orgId} and a.message_id = any(${messageIds}::uuid[]) order by a.id for update`,
  )

/** Automatic plans not handed over yet, in the order of their ids; those another worker holds are passed over. */
export const lockAutomaticPlans = (
  tx: OrgTx,
  after: string | null,
  on: LocalDate,
  limit: number,
): Promise<StoredAction[]> =>
  tx.rows(sql`
    select ${actionColumns} from dunning.action a
    where a.org_id = ${tx.orgId} and a.state = 'planned' and a.verdict = 'send' and (${after}::uuid is null or a.id > ${after}::uuid)
      and (a.snoozed_until is null or a.snoozed_until <= ${on}::date)
    order by a.id limit ${limit} for update skip locked`)

export type Lines = Pick<
  StoredAction,
  'itemIds' | 'itemCents' | 'itemCreditCents' | 'positions' | 'entries' | 'reminders' | 'remindedOn'
>
export type Amounts = Pick<StoredAction, 'currencies' | 'dueCents' | 'creditCents'>

/** An action under way: what it says now, and the message that carries it. */
export type Approval = Lines &
  Amounts & {
    readonly id: string
    readonly digest: string
    readonly state: 'queued' | 'done'
    readonly messageId: string | null
    readonly contactOn: LocalDate
  }

/** Keeps what was approved, and who said yes. */
export const keepApprovals = (
  tx: OrgTx,
  approvals: readonly Approval[],
  { by, at }: { by: string; at: Date },
): Promise<number> =>
  tx.run(sql`
    update dunning.action a set state = n.state, message_id = n.message_id, contact_on = n.contact_on, approved_by = ${by}, approved_at = ${at},
      settled_at = case when n.state = 'done' then ${at}::timestamptz end, settled_by = case when n.state = 'done' then ${by} end, ${linesSet}
    from ${linesOf(
      approvals.map(({ id, state, messageId, contactOn, ...now }) => ({
        id,
        state,
        message_id: messageId,
        contact_on: contactOn,
        ...rowOf(now),
      })),
      'state text, message_id uuid, contact_on date',
    )}
    where a.org_id = ${tx.orgId} and a.id = n.id`)

/** What actions say now, as rows of a statement; `more` names the columns besides. */
const linesOf = (rows: readonly object[], more = ''): Fragment =>
  part`jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as n(id uuid, currencies text[], due_cents bigint[], credit_cents bigint[], item_ids uuid[],
    item_cents bigint[], item_credit_cents bigint[], positions smallint[], entries text[], reminders smallint[], reminded_on date[], digest uuid
    ${raw(more && `, ${more}`)})`

const rowOf = (now: Lines & Amounts & { readonly digest: string }) => ({
  currencies: now.currencies,
  due_cents: now.dueCents,
  credit_cents: now.creditCents,
  item_ids: now.itemIds,
  item_cents: now.itemCents,
  item_credit_cents: now.itemCreditCents,
  positions: now.positions,
  entries: now.entries,
  reminders: now.reminders,
  reminded_on: now.remindedOn,
  digest: now.digest,
})

const linesSet = raw(
  `currencies = n.currencies, due_cents = n.due_cents, credit_cents = n.credit_cents, item_ids = n.item_ids, item_cents = n.item_cents,
    item_credit_cents = n.item_credit_cents, positions = n.positions, entries = n.entries, reminders = n.reminders, reminded_on = n.reminded_on,
    digest = n.digest`,
)

export const renewLines = (tx: OrgTx, id: string, now: Lines & Amounts & { digest: string }): Promise<number> =>
  tx.run(sql`
    update dunning.action a set ${linesSet} from ${linesOf([{ id, ...rowOf(now) }])} where a.org_id = ${tx.orgId} and a.id = n.id`)

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
    | 'mandateId'
    | 'agencyOrgId'
    | 'agencyName'
    | 'stepName'
  >

/** A plan that waits for a person. */
export const insertPlan = (tx: OrgTx, plan: NewAction, at: Date): Promise<number> =>
  tx.run(sql`
    insert into dunning.action (org_id, id, customer_id, decided_on, decided_at, verdict, by_hand, scenario_id, scenario_version, step_id,
      step_position, channel, currencies, due_cents, credit_cents, item_ids, item_cents, item_credit_cents, positions, entries, reminders,
      reminded_on, excluded, reasons, digest, state, subject, body, mandate_id, agency_org_id, agency_name, step_name)
    values (${tx.orgId}, ${plan.id}, ${plan.customerId}, ${plan.decidedOn}::date, ${at}, 'confirm', ${plan.byHand}, ${plan.scenarioId},
      ${plan.scenarioVersion}, ${plan.stepId}, ${plan.stepPosition}, ${plan.channel}, ${plan.currencies}, ${plan.dueCents}, ${plan.creditCents},
      ${plan.itemIds}::uuid[], ${plan.itemCents}, ${plan.itemCreditCents}, ${plan.positions}, ${plan.entries}, ${plan.reminders},
      ${plan.remindedOn}::date[], ${JSON.stringify(plan.excluded)}, ${JSON.stringify(plan.reasons)}, ${plan.digest}::uuid, 'planned',
      ${plan.subject}, ${plan.body}, ${plan.mandateId}::uuid, ${plan.agencyOrgId}::int, ${plan.agencyName}, ${plan.stepName})`)

/** The same step in a new plan: an action whose message did not leave is not used twice. Gives its id. */
export async function planAgain(tx: OrgTx, action: StoredAction, at: Date, byHand = true): Promise<string> {
  const id = newId(at)
  await insertPlan(tx, { ...action, id, byHand }, at)
  return id
}

/** How one action came to rest, or into trouble, with the reason why; `contactOn` is the day a contact counts for, when it does. */
export type ActionEnd = {
  readonly id: string
  readonly state: ActionState
  readonly outcome: Outcome | null
  readonly contactOn: LocalDate | null
  readonly by: string
  readonly at: Date
}

export const settleAction = (tx: OrgTx, id: string, end: Omit<ActionEnd, 'id'>): Promise<unknown> =>
  settleActions(tx, [{ id, ...end }])

export async function settleActions(tx: OrgTx, ends: readonly ActionEnd[]): Promise<void> {
  if (ends.length === 0) return
  const rows = ends.map(({ contactOn, ...end }) => ({ ...end, contact_on: contactOn }))
  await tx.run(sql`
    update dunning.action a set state = e.state, outcome = e.outcome, contact_on = coalesce(e.contact_on, a.contact_on), settled_at = e.at,
      settled_by = e.by
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as e(id uuid, state text, outcome jsonb, contact_on date, at timestamptz, by text)
    where a.org_id = ${tx.orgId} and a.id = e.id`)
}

export const keepText = (tx: OrgTx, id: string, text: { subject: string; body: string } | null): Promise<number> =>
  tx.run(sql`
    update dunning.action set subject = ${text?.subject ?? null}, body = ${text?.body ?? null}
    where org_id = ${tx.orgId} and id = ${id} and state = 'planned'`)

export const keepSnooze = (tx: OrgTx, ids: readonly string[], until: LocalDate): Promise<number> =>
  tx.run(sql`
    update dunning.action set snoozed_until = ${until}::date, state = 'planned'
    where org_id = ${tx.orgId} and id = any(${ids}::uuid[]) and state in ('planned', 'failed')`)

/** Takes actions that were put off up again. One that had failed before is a failure again: the reason kept with it says so. */
export const keepAwake = (tx: OrgTx, ids: readonly string[]): Promise<number> =>
  tx.run(sql`
    update dunning.action set snoozed_until = null, state = case when outcome is null then 'planned' else 'failed' end
    where org_id = ${tx.orgId} and id = any(${ids}::uuid[]) and state = 'planned' and snoozed_until is not null`)

/** A skipped step as it was before: planned, and no contact. */
export const reopenSkipped = (tx: OrgTx, id: string): Promise<number> =>
  tx.run(sql`
    update dunning.action set state = 'planned', outcome = null, contact_on = null, settled_at = null, settled_by = null
    where org_id = ${tx.orgId} and id = ${id} and state = 'skipped'`)

/** Whether a step that a person chose for this customer is still to leave: one of ours, or of the agency that holds a mandate. */
export const isPreparedByHand = async (
  tx: OrgTx,
  customerId: string,
  mandateId: string | null = null,
): Promise<boolean> =>
  (
    await tx.one<{ found: boolean }>(sql`
      select exists (
        select 1 from dunning.action
        where org_id = ${tx.orgId} and customer_id = ${customerId} and ${decidedFor('mandate_id', mandateId)} and by_hand and state in ('planned', 'queued')) as found`)
  ).found

/** Whether something about an item of an action left, or is on its way, since the action came to rest. */
export const isContactedSince = async (tx: OrgTx, action: StoredAction): Promise<boolean> =>
  (
    await tx.one<{ found: boolean }>(sql`
      select exists (
        select 1 from dunning.action a
        where a.org_id = ${tx.orgId} and a.customer_id = ${action.customerId} and a.state in ('queued', 'done', 'uncertain')
          and a.approved_at > ${action.settledAt} and a.item_ids && ${action.itemIds}::uuid[]) as found`)
  ).found
