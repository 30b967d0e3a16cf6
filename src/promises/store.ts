import type { LocalDate } from '../kernel/calendar.ts'
import type { OrgTx } from '../platform/db.ts'
import { part, raw, sql } from '../platform/sql.ts'
import type { DebtPart, PaymentPromise, PromiseState } from './model.ts'
import type { Settlement } from './rules.ts'

const promiseColumns =
  raw(`p.id, p.customer_id, p.currency, p.cents, p.promised_on, p.due_on, p.grace_until, p.source, p.said_by, p.note, p.made_at,
  p.made_by, p.made_by_name, p.state, p.state_on, p.kept_cents, p.checked_at, p.ended_why`)

const partsOf = raw(`(
  select jsonb_agg(jsonb_build_object('itemId', i.item_id, 'cents', i.cents) order by i.item_id)
  from promises.promise_item i where i.org_id = p.org_id and i.promise_id = p.id) as parts`)

/** Promises in the order of their ids as asked for. */
export async function promisesById(tx: OrgTx, ids: readonly string[]): Promise<PaymentPromise[]> {
  const found = await tx.rows<PaymentPromise>(
    sql`select ${promiseColumns}, ${partsOf} from promises.promise p where p.org_id = ${tx.orgId} and p.id = any(${ids}::uuid[])`,
  )
  const byId = new Map(found.map((one) => [one.id, one]))
  return ids.map((id) => byId.get(id)!)
}

export const promisesOfCustomer = (tx: OrgTx, customerId: string): Promise<PaymentPromise[]> =>
  tx.rows(sql`
    select ${promiseColumns}, ${partsOf} from promises.promise p
    where p.org_id = ${tx.orgId} and p.customer_id = ${customerId} order by p.made_at desc, p.id limit 200`)

export const lockPromise = (tx: OrgTx, id: string): Promise<PaymentPromise | null> =>
  tx.maybe(
    sql`select ${promiseColumns}, ${partsOf} from promises.promise p where p.org_id = ${tx.orgId} and p.id = ${id} for update of p`,
  )

/** Promises about any of these documents that still count: those neither cancelled nor replaced. */
export const promisesAbout = (tx: OrgTx, itemIds: readonly string[]): Promise<PaymentPromise[]> =>
  tx.rows(sql`
    select ${promiseColumns}, ${partsOf} from promises.promise p
    where p.org_id = ${tx.orgId} and p.state not in ('cancelled', 'replaced') and p.id in (
      select promise_id from promises.promise_item where org_id = ${tx.orgId} and item_id = any(${itemIds}::uuid[]))
    order by p.due_on, p.made_at, p.id`)

/**
 * Promises to hold against the books: those that run, and those decided whose documents were settled, or unsettled, since. What was
 * being written while the last look was taken may carry an earlier moment than that look: a day is left for it.
 */
export const promisesToCheck = (tx: OrgTx): Promise<PaymentPromise[]> =>
  tx.rows(sql`
    select ${promiseColumns}, ${partsOf} from promises.promise p
    where p.org_id = ${tx.orgId} and (p.state = 'running' or p.state in ('kept', 'partly_kept', 'broken') and exists (
      select 1 from promises.promise_item i join ledger.allocation a on a.org_id = i.org_id and a.debit_id = i.item_id
      where i.org_id = p.org_id and i.promise_id = p.id and a.recorded_at > p.checked_at - interval '1 day'))
    order by p.id for update of p`)

/** What settled these documents and still stands, oldest first. Written off or taken back, a document is not paid. */
export const settlementsOf = (tx: OrgTx, itemIds: readonly string[]): Promise<Settlement[]> =>
  tx.rows(sql`
    select a.debit_id as item_id, a.amount_cents as cents, a.allocated_on as on, a.recorded_at
    from ledger.allocation a join ledger.item k on k.org_id = a.org_id and k.id = a.credit_id and k.kind not in ('write_off', 'reversal')
    where a.org_id = ${tx.orgId} and a.debit_id = any(${itemIds}::uuid[]) and a.reverses is null
      and not exists (select 1 from ledger.allocation r where r.org_id = a.org_id and r.reverses = a.id)
    order by a.allocated_on, a.recorded_at, a.id`)

export async function insertPromise(tx: OrgTx, promise: PaymentPromise): Promise<void> {
  await tx.run(sql`
    insert into promises.promise (org_id, id, customer_id, currency, cents, promised_on, due_on, grace_until, source, said_by, note, made_at, made_by,
      made_by_name, state, state_on, checked_at)
    values (${tx.orgId}, ${promise.id}, ${promise.customerId}, ${promise.currency}, ${promise.cents}, ${promise.promisedOn}, ${promise.dueOn},
      ${promise.graceUntil}, ${promise.source}, ${promise.saidBy}, ${promise.note}, ${promise.madeAt}, ${promise.madeBy}, ${promise.madeByName},
      ${promise.state}, ${promise.stateOn}, ${promise.checkedAt})`)
  await tx.run(sql`
    insert into promises.promise_item (org_id, promise_id, item_id, cents)
    select ${tx.orgId}::int, ${promise.id}::uuid, i.id, i.cents
    from unnest(${promise.parts.map((one) => one.itemId)}::uuid[], ${promise.parts.map((one) => one.cents)}::bigint[]) as i(id, cents)`)
}

export type PromiseMove = {
  readonly id: string
  readonly state: PromiseState
  readonly on: LocalDate
  readonly keptCents: number
  readonly why: string
}

export const movePromises = (tx: OrgTx, moves: readonly PromiseMove[], at: Date): Promise<number> =>
  tx.run(sql`
    update promises.promise p set state = m.state, state_on = case when p.state = m.state then p.state_on else m.on end, kept_cents = m.kept_cents,
      ended_why = m.why, checked_at = ${at}
    from unnest(${moves.map((m) => m.id)}::uuid[], ${moves.map((m) => m.state)}::text[], ${moves.map((m) => m.on)}::date[],
      ${moves.map((m) => m.keptCents)}::bigint[], ${moves.map((m) => m.why)}::text[]) as m(id, state, "on", kept_cents, why)
    where p.org_id = ${tx.orgId} and p.id = m.id`)

/** The last day that everything was held against the books; null before the first. */
export const checkedOn = async (tx: OrgTx): Promise<LocalDate | null> =>
  (await tx.maybe<{ on: LocalDate }>(sql`select checked_on as on from promises.check_day where org_id = ${tx.orgId}`))
    ?.on ?? null

export const keepCheckDay = (tx: OrgTx, on: LocalDate, at: Date): Promise<number> =>
  tx.run(sql`
    insert into promises.check_day (org_id, checked_on, checked_at) values (${tx.orgId}, ${on}, ${at})
    on conflict (org_id) do update set checked_on = greatest(promises.check_day.checked_on, excluded.checked_on), checked_at = excluded.checked_at`)

/** A document that a promise or a plan speaks for, or spoke for, and from when until when it held its reminders. */
export type HeldDebt = {
  readonly customerId: string
  readonly itemId: string
  readonly kind: 'promise' | 'plan'
  /** The promised day, or that of the plan's next payment. */
  readonly dueOn: LocalDate
  readonly fromOn: LocalDate
  /** The last day it holds; null: as long as the plan runs. */
  readonly untilOn: LocalDate | null
  /** The day from which it counts as broken, in whole or in part; null while it does not. */
  readonly brokenOn: LocalDate | null
  /** A running plan whose payments are fetched by direct debit. */
  readonly isFetched: boolean
}

/**
 * Documents of these customers that promises and plans are about, past ones too; of all between the first and the last id when a whole
 * range is read. A promise that was kept, replaced or taken back holds nothing from that day on; nor does a plan that is over.
 */
export const heldDebts = (
  tx: OrgTx,
  { ids, isRange }: { readonly ids: readonly string[]; readonly isRange: boolean },
): Promise<HeldDebt[]> => {
  const which = isRange
    ? part`p.customer_id between ${ids[0] ?? null}::uuid and ${ids.at(-1) ?? null}::uuid`
    : part`p.customer_id = any(${ids}::uuid[])`
  return tx.rows(sql`
    select h.customer_id, i.item_id, 'promise' as kind, h.due_on, h.promised_on as from_on, h.until_on, h.broken_on, false as is_fetched
    from (
      select p.org_id, p.id, p.customer_id, p.due_on, p.promised_on,
        case when p.state in ('kept', 'cancelled', 'replaced') then least(p.grace_until, p.state_on - 1) else p.grace_until end as until_on,
        case when p.state in ('broken', 'partly_kept') then p.grace_until + 1 end as broken_on
      from promises.promise p where p.org_id = ${tx.orgId} and ${which}
    ) h join promises.promise_item i on i.org_id = h.org_id and i.promise_id = h.id
    where h.until_on >= h.promised_on
    union all
    select h.customer_id, i.item_id, 'plan', h.due_on, h.from_on, h.until_on, null, h.is_fetched
    from (
      select p.org_id, p.id, p.customer_id, p.by_debit and p.state = 'active' as is_fetched, (p.proposed_at at time zone o.time_zone)::date as from_on,
        case p.state when 'active' then null when 'proposed' then p.answer_by else p.state_on - 1 end as until_on, (
          select coalesce(min(s.due_on) filter (where s.paid_cents < s.cents), max(s.due_on))
          from promises.instalment s where s.org_id = p.org_id and s.plan_id = p.id) as due_on
      from promises.plan p join access.organisation o on o.org_id = p.org_id
      where p.org_id = ${tx.orgId} and p.proposed_at is not null and ${which}
    ) h join promises.plan_item i on i.org_id = h.org_id and i.plan_id = h.id
    where coalesce(h.until_on, h.from_on) >= h.from_on
    order by 1, 2, 4`)
}

/** Promises of one customer are written down one at a time: two do not promise the same money. */
export const lockPromiser = (tx: OrgTx, customerId: string): Promise<unknown> =>
  tx.rows(sql`select pg_advisory_xact_lock(hashtext('promises.promise'), hashtext(${customerId}::text))`)

/** What running promises still await of these documents; of one that is about several, what is paid of it meanwhile is not taken off. */
export const usedParts = (
  tx: OrgTx,
  itemIds: readonly string[],
): Promise<(DebtPart & { promiseId: string; dueOn: LocalDate })[]> =>
  tx.rows(sql`
    select i.item_id, i.cents - case when i.cents = p.cents then p.kept_cents else 0 end as cents, p.id as promise_id, p.due_on
    from promises.promise p join promises.promise_item i on i.org_id = p.org_id and i.promise_id = p.id
    where p.org_id = ${tx.orgId} and p.state = 'running' and i.item_id = any(${itemIds}::uuid[])`)

/** How many running promises and plans are about documents that an import made. */
export const promisedOfImport = async (tx: OrgTx, importId: string): Promise<number> =>
  (
    await tx.one<{ count: number }>(sql`
      select count(distinct a.id)::int as count from (
        select p.id, i.item_id from promises.promise p join promises.promise_item i on i.org_id = p.org_id and i.promise_id = p.id
        where p.org_id = ${tx.orgId} and p.state = 'running'
        union all
        select p.id, i.item_id from promises.plan p join promises.plan_item i on i.org_id = p.org_id and i.plan_id = p.id
        where p.org_id = ${tx.orgId} and p.state in ('proposed', 'active')
      ) a join ledger.item d on d.org_id = ${tx.orgId} and d.id = a.item_id and d.source_id = ${importId}`)
  ).count

/** Those of these customers that ever promised anything. */
export const promisersAmong = async (tx: OrgTx, customerIds: readonly string[]): Promise<string[]> =>
  (
    await tx.rows<{ id: string }>(sql`
      select customer_id as id from promises.promise where org_id = ${tx.orgId} and customer_id = any(${customerIds}::uuid[])
      union select customer_id from promises.plan where org_id = ${tx.orgId} and customer_id = any(${customerIds}::uuid[])`)
  ).map(({ id }) => id)
