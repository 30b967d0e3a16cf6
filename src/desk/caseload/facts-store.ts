import type { LocalDate } from '../../kernel/calendar.ts'
import type { OrgTx } from '../../platform/db.ts'
import { raw, sql } from '../../platform/sql.ts'
import type { Asked, FileFacts, Held, HeldDocument, HeldWord } from './model.ts'

/**
 * What a creditor's books say of what it placed with one agency, and nothing besides: what speaks of other debts as well is left out by the
 * same views by which agents are shown what they are shown.
 */
export async function factsOf(tx: OrgTx, agencyOrgId: number, customerIds: readonly string[]): Promise<FileFacts[]> {
  await tx.run(sql`set local app.agency_org_id = ${raw(`'${Number(agencyOrgId)}'`)}`)
  const held = await heldOf(tx, customerIds)
  if (held.length === 0) return []
  const ids = held.map(({ placementId }) => placementId)
  const customers = [...new Set(held.map(({ customerId }) => customerId))]
  const documents = Map.groupBy(await documentsOf(tx, ids), ({ placementId }) => placementId)
  const words = Map.groupBy(await wordsOf(tx, ids), ({ placementId }) => placementId)
  const disputed = new Map((await disputedOf(tx, ids)).map(({ placementId, cents }) => [placementId, cents]))
  const calls = new Map((await lastCalls(tx, customers)).map((one) => [one.customerId, one]))
  const wrote = new Map((await lastMessages(tx, ids)).map(({ placementId, on }) => [placementId, on]))
  const steps = new Map(
    (await nextSteps(tx, agencyOrgId, customers)).map(({ customerId, ...one }) => [customerId, one]),
  )
  const asked = new Map((await instructionsUnread(tx, ids)).map(({ placementId, ...one }) => [placementId, one]))
  const requests = Map.groupBy(await requestsOpen(tx, ids), ({ placementId }) => placementId)
  return held.map((one) => {
    const id = one.placementId
    const call = calls.get(one.customerId)
    const open = requests.get(id) ?? []
    return {
      held: one,
      documents: documents.get(id) ?? [],
      words: words.get(id) ?? [],
      disputedCents: disputed.get(id) ?? 0,
      calledAt: call?.at ?? null,
      calledOn: call?.on ?? null,
      callBackOn: call?.callBackOn ?? null,
      callWords: call?.words ?? '',
      wroteOn: wrote.get(id) ?? null,
      instruction: asked.get(id) ?? null,
      step: steps.get(one.customerId) ?? null,
      answeredOn: open.find(({ turn }) => turn === 'agency')?.on ?? null,
      awaitsApproval: open.some(({ turn }) => turn === 'creditor'),
    }
  })
}

const heldOf = (tx: OrgTx, customerIds: readonly string[]): Promise<Held[]> =>
  tx.rows(sql`
    select p.id as placement_id, p.no, m.no as mandate_no, p.customer_id, c.name as customer_name, c.code as customer_code, p.currency, p.stage,
      p.is_pilot, p.placed_on, p.placed_at, p.placed_cents
    from outsourcing.placement p
    join outsourcing.mandate m on m.org_id = p.org_id and m.id = p.mandate_id
    join parties.customer c on c.org_id = p.org_id and c.id = p.customer_id
    where p.org_id = ${tx.orgId} and p.customer_id = any(${customerIds}::uuid[]) and p.ended_on is null
      and exists (select 1 from in_hand.placement h where h.held = p.id)`)

/** The oldest first. */
const documentsOf = (tx: OrgTx, ids: readonly string[]): Promise<HeldDocument[]> =>
  tx.rows(sql`
    select w.placement_id, coalesce(nullif(i.document_no, ''), left(i.label, 40)) as document_no, i.due_on, i.open_cents, k.bars_on
    from outsourcing.placed_item w join ledger.item i on i.org_id = w.org_id and i.id = w.item_id
    left join legal.limitation k on k.org_id = w.org_id and k.item_id = w.item_id
    where w.org_id = ${tx.orgId} and w.placement_id = any(${ids}::uuid[]) and w.is_live order by i.due_on, i.id`)

/** Promises that run, those broken since the file was placed, and what is next of plans that run. */
const wordsOf = (tx: OrgTx, ids: readonly string[]): Promise<HeldWord[]> =>
  tx.rows(sql`
    select distinct w.placement_id, p.due_on, p.grace_until, p.cents - p.kept_cents as cents, case when p.state <> 'running' then p.state_on end as broken_on, p.id
    from outsourcing.placed_item w
    join outsourcing.placement l on l.org_id = w.org_id and l.id = w.placement_id
    join promises.promise_item x on x.org_id = w.org_id and x.item_id = w.item_id
    join promises.promise p on p.org_id = x.org_id and p.id = x.promise_id
    where w.org_id = ${tx.orgId} and w.placement_id = any(${ids}::uuid[]) and w.is_live
      and (p.state = 'running' or p.state in ('broken', 'partly_kept') and p.state_on >= l.placed_on)
      and exists (select 1 from in_hand.promise h where h.held = p.id)
    union all
    select distinct w.placement_id, n.due_on, n.due_on + p.remind_days, n.cents, null::date, p.id
    from outsourcing.placed_item w
    join promises.plan_item x on x.org_id = w.org_id and x.item_id = w.item_id
    join promises.plan p on p.org_id = x.org_id and p.id = x.plan_id and p.state = 'active'
    join lateral (
      select i.due_on, i.cents - i.paid_cents as cents from promises.instalment i
      where i.org_id = p.org_id and i.plan_id = p.id and i.paid_cents < i.cents order by i.place limit 1) n on true
    where w.org_id = ${tx.orgId} and w.placement_id = any(${ids}::uuid[]) and w.is_live
      and exists (select 1 from in_hand.plan h where h.held = p.id)`)

const disputedOf = (tx: OrgTx, ids: readonly string[]): Promise<{ placementId: string; cents: number }[]> =>
  tx.rows(sql`
    select w.placement_id, sum(least(d.cents, i.open_cents))::bigint as cents
    from outsourcing.placed_item w join ledger.item i on i.org_id = w.org_id and i.id = w.item_id
    join disputes.disputed_item d on d.org_id = w.org_id and d.item_id = w.item_id and d.until_on is null
    where w.org_id = ${tx.orgId} and w.placement_id = any(${ids}::uuid[]) and w.is_live
      and exists (select 1 from in_hand.dispute h where h.held = d.dispute_id)
    group by w.placement_id`)

type Call = {
  readonly customerId: string
  readonly at: Date
  readonly on: LocalDate
  readonly callBackOn: LocalDate | null
  readonly words: string
}

/** Calls are about the debtor, whoever made them, and shown to whoever works for it. */
const lastCalls = (tx: OrgTx, customerIds: readonly string[]): Promise<Call[]> =>
  tx.rows(sql`
    select c.id as customer_id, n.made_at as at, (n.made_at at time zone o.time_zone)::date as on, n.call_back_on, left(n.body, 200) as words
    from access.organisation o cross join unnest(${customerIds}::uuid[]) c(id)
    join lateral (
      select made_at, call_back_on, body from desk.note n
      where n.org_id = ${tx.orgId} and n.customer_id = c.id and n.kind = 'call' order by n.made_at desc limit 1) n on true
    where o.org_id = ${tx.orgId}`)

/** What may be shown is asked of each message by itself (`offset 0`): asked of all together, fresh books without statistics cost seconds. */
const lastMessages = (tx: OrgTx, ids: readonly string[]): Promise<{ placementId: string; on: LocalDate }[]> =>
  tx.rows(sql`
    select p.id as placement_id, max(coalesce(m.posted_on, (coalesce(m.settled_at, m.queued_at) at time zone o.time_zone)::date)) as on
    from outsourcing.placement p join access.organisation o on o.org_id = p.org_id
    join correspondence.message m on m.org_id = p.org_id and m.customer_id = p.customer_id and m.queued_at >= p.placed_at and m.state in ('sent', 'posted')
    where p.org_id = ${tx.orgId} and p.id = any(${ids}::uuid[]) and exists (select 1 from in_hand.message h where h.held = m.id offset 0)
    group by p.id`)

/** What the agency's own scenario decided, and nobody did yet: the oldest of each debtor. */
const nextSteps = (
  tx: OrgTx,
  agencyOrgId: number,
  customerIds: readonly string[],
): Promise<(Asked & { customerId: string })[]> =>
  tx.rows(sql`
    select distinct on (a.customer_id) a.customer_id, a.step_name as words, greatest(a.decided_on, a.snoozed_until) as on
    from dunning.action a
    where a.org_id = ${tx.orgId} and a.customer_id = any(${customerIds}::uuid[]) and a.agency_org_id = ${agencyOrgId}
      and (a.state = 'planned' and a.verdict = 'confirm' or a.state in ('failed', 'uncertain'))
    order by a.customer_id, greatest(a.decided_on, a.snoozed_until), a.id`)

/** What the creditor asked and nobody read, the latest. */
const instructionsUnread = (tx: OrgTx, ids: readonly string[]): Promise<(Asked & { placementId: string })[]> =>
  tx.rows(sql`
    select distinct on (i.placement_id) i.placement_id, left(i.note, 300) as words, i.given_on as on from outsourcing.instruction i
    where i.org_id = ${tx.orgId} and i.placement_id = any(${ids}::uuid[]) and i.seen_at is null
    order by i.placement_id, i.given_at desc`)

const requestsOpen = (
  tx: OrgTx,
  ids: readonly string[],
): Promise<{ placementId: string; turn: string; on: LocalDate }[]> =>
  tx.rows(sql`
    select r.placement_id, r.turn, r.turn_on as on from outsourcing.request r
    where r.org_id = ${tx.orgId} and r.placement_id = any(${ids}::uuid[]) and r.state = 'waiting' order by r.turn_on`)

/** Whom a creditor ever gave claims of these customers, and by when: with `null` for any customer, those who may come in today too. */
export async function agenciesOf(tx: OrgTx, customerIds: readonly string[] | null): Promise<number[]> {
  const rows = await tx.rows<{ agencyOrgId: number }>(
    customerIds === null
      ? sql`select distinct d.agency_org_id from access.delegation d where d.org_id = ${tx.orgId}`
      : sql`
        select distinct p.agency_org_id from outsourcing.placement p
        where p.org_id = ${tx.orgId} and p.customer_id = any(${customerIds}::uuid[]) and p.agency_org_id is not null`,
  )
  return rows.map(({ agencyOrgId }) => agencyOrgId)
}

/** The debtors whom a creditor has placed with an agency that may come in. */
export const debtorsOf = async (tx: OrgTx, agencyOrgId: number): Promise<string[]> =>
  (
    await tx.rows<{ customerId: string }>(sql`
      select distinct p.customer_id from outsourcing.placement p
      where p.org_id = ${tx.orgId} and p.agency_org_id = ${agencyOrgId} and p.ended_on is null and exists (
        select 1 from access.delegation d where d.org_id = p.org_id and d.mandate_id = p.mandate_id and d.agency_org_id = p.agency_org_id and d.ended_at is null)
      order by 1`)
  ).map(({ customerId }) => customerId)

/** Whether an agency may come in, under any mandate. */
export const hasKey = async (tx: OrgTx, agencyOrgId: number): Promise<boolean> =>
  (
    await tx.one<{ open: boolean }>(sql`
      select exists (select 1 from access.delegation d where d.org_id = ${tx.orgId} and d.agency_org_id = ${agencyOrgId} and d.ended_at is null) as open`)
  ).open

/** Whose messages these are. */
export const customersOfMessages = async (tx: OrgTx, ids: readonly string[]): Promise<string[]> =>
  (
    await tx.rows<{ customerId: string }>(sql`
      select distinct m.customer_id from correspondence.message m
      where m.org_id = ${tx.orgId} and m.id = any(${ids}::uuid[]) and m.customer_id is not null`)
  ).map(({ customerId }) => customerId)
