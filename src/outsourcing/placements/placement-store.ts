import type { LocalDate } from '../../kernel/calendar.ts'
import type { OrgTx } from '../../platform/db.ts'
import { sql } from '../../platform/sql.ts'
import type { Stage } from '../tariffs/model.ts'
import type { EndedWhy, EventKind, Why } from './model.ts'

/** What is written of placements, many rows by one statement. */

/** Hand-overs of an organisation go one after the other: numbers follow each other, and no document goes twice. */
export const lockPlacements = (tx: OrgTx): Promise<unknown[]> =>
  tx.rows(sql`select pg_advisory_xact_lock(hashtext('outsourcing.placement'), ${tx.orgId}::int)`)

export type Placing = {
  readonly id: string
  readonly no: number
  readonly mandateId: string
  readonly stage: Stage
  readonly isPilot: boolean
  readonly seed: string | null
  readonly placedOn: LocalDate
  readonly placedAt: Date
  readonly placedByName: string
  readonly undoneAt: Date | null
}

export const placingOf = (tx: OrgTx, id: string): Promise<Placing | null> =>
  tx.maybe(sql`
    select id, no, mandate_id, stage, is_pilot, seed, placed_on, placed_at, placed_by_name, undone_at
    from outsourcing.placing where org_id = ${tx.orgId} and id = ${id}`)

/** The next number of an act, and of a placement; under the lock. */
export const nextNumbers = (tx: OrgTx): Promise<{ placing: number; placement: number }> =>
  tx.one(sql`
    select (select coalesce(max(no), 0) + 1 from outsourcing.placing where org_id = ${tx.orgId}) as placing,
      (select coalesce(max(no), 0) + 1 from outsourcing.placement where org_id = ${tx.orgId}) as placement`)

export const insertPlacing = (tx: OrgTx, one: Omit<Placing, 'undoneAt'>): Promise<number> =>
  tx.run(sql`
    insert into outsourcing.placing (org_id, id, no, mandate_id, stage, is_pilot, seed, placed_on, placed_at, placed_by_name)
    values (${tx.orgId}, ${one.id}, ${one.no}, ${one.mandateId}, ${one.stage}, ${one.isPilot}, ${one.seed}, ${one.placedOn}, ${one.placedAt},
      ${one.placedByName})`)

export type NewPlacement = {
  readonly id: string
  readonly no: number
  readonly customerId: string
  readonly currency: string
  readonly items: readonly { readonly itemId: string; readonly cents: number }[]
}

export async function insertPlacements(
  tx: OrgTx,
  placing: Omit<Placing, 'undoneAt'>,
  agencyOrgId: number | null,
  placements: readonly NewPlacement[],
): Promise<void> {
  const { mandateId, stage, isPilot, placedOn, placedAt, placedByName } = placing
  const totals = placements.map(({ items }) => items.reduce((sum, { cents }) => sum + cents, 0))
  await tx.run(sql`
    insert into outsourcing.placement (org_id, id, no, mandate_id, agency_org_id, customer_id, currency, stage, is_pilot, placed_on, placed_cents,
      placed_at, placed_by_name, placing_id)
    select ${tx.orgId}::int, p.id, p.no, ${mandateId}::uuid, ${agencyOrgId}::int, p.customer_id, p.currency, ${stage}::text, ${isPilot}::boolean,
      ${placedOn}::date, p.cents, ${placedAt}::timestamptz, ${placedByName}::text, ${placing.id}::uuid
    from unnest(${placements.map(({ id }) => id)}::uuid[], ${placements.map(({ no }) => no)}::int[],
      ${placements.map(({ customerId }) => customerId)}::uuid[], ${placements.map(({ currency }) => currency)}::text[],
      ${totals}::bigint[]) p(id, no, customer_id, currency, cents)`)
  const items = placements.flatMap(({ id, items: of }) => of.map((one) => ({ id, ...one })))
  await tx.run(sql`
    insert into outsourcing.placed_item (org_id, placement_id, item_id, placed_cents, known_cents, is_live)
    select ${tx.orgId}::int, w.placement_id, w.item_id, w.cents, w.cents, true
    from unnest(${items.map(({ id }) => id)}::uuid[], ${items.map(({ itemId }) => itemId)}::uuid[],
      ${items.map(({ cents }) => cents)}::bigint[]) w(placement_id, item_id, cents)`)
}

export type Ending = {
  readonly why: EndedWhy
  readonly note: string
  readonly on: LocalDate
  readonly at: Date
  readonly byName: string
}

/** Ends those of these placements that run, and lets their documents go. Gives their ids. */
export async function endPlacements(
  tx: OrgTx,
  ids: readonly string[],
  { why, note, on, at, byName }: Ending,
): Promise<string[]> {
  const ended = await tx.rows<{ id: string }>(sql`
    update outsourcing.placement set ended_on = greatest(placed_on, ${on}::date), ended_why = ${why}, ended_note = ${note}, ended_at = ${at},
      ended_by_name = ${byName}
    where org_id = ${tx.orgId} and id = any(${ids}::uuid[]) and ended_on is null returning id`)
  const done = ended.map(({ id }) => id)
  await tx.run(sql`
    update outsourcing.placed_item set is_live = false where org_id = ${tx.orgId} and placement_id = any(${done}::uuid[]) and is_live`)
  return done
}

export const markUndone = (tx: OrgTx, placingId: string, byName: string, at: Date): Promise<number> =>
  tx.run(sql`
    update outsourcing.placing set undone_at = ${at}, undone_by_name = ${byName}
    where org_id = ${tx.orgId} and id = ${placingId} and undone_at is null`)

export type NewEvent = {
  readonly id: string
  readonly placementId: string
  readonly kind: EventKind
  readonly on: LocalDate
  readonly cents: number
  readonly itemId: string | null
  readonly note: string
}

export const insertEvents = (
  tx: OrgTx,
  events: readonly NewEvent[],
  by: { readonly at: Date; readonly name: string },
): Promise<number> =>
  tx.run(sql`
    insert into outsourcing.placement_event (org_id, id, placement_id, kind, on_day, cents, item_id, note, at, by_name)
    select ${tx.orgId}::int, e.id, e.placement_id, e.kind, e.on_day, e.cents, e.item_id, e.note, ${by.at}::timestamptz, ${by.name}::text
    from unnest(${events.map(({ id }) => id)}::uuid[], ${events.map(({ placementId }) => placementId)}::uuid[],
      ${events.map(({ kind }) => kind)}::text[], ${events.map(({ on }) => on)}::date[], ${events.map(({ cents }) => cents)}::bigint[],
      ${events.map(({ itemId }) => itemId)}::uuid[], ${events.map(({ note }) => note)}::text[])
      e(id, placement_id, kind, on_day, cents, item_id, note)`)

export type NewRefusal = {
  readonly id: string
  readonly itemId: string
  readonly customerId: string
  readonly currency: string
  readonly cents: number
  readonly reasons: readonly Why[]
}

export const insertRefusals = (
  tx: OrgTx,
  refusals: readonly NewRefusal[],
  about: {
    readonly placingId: string
    readonly mandateId: string
    readonly on: LocalDate
    readonly at: Date
    readonly byName: string
  },
): Promise<number> =>
  tx.run(sql`
    insert into outsourcing.placement_refusal (org_id, id, placing_id, mandate_id, customer_id, item_id, currency, cents, reasons, refused_on, refused_at,
      refused_by_name)
    select ${tx.orgId}::int, r.id, ${about.placingId}::uuid, ${about.mandateId}::uuid, r.customer_id, r.item_id, r.currency, r.cents, r.reasons,
      ${about.on}::date, ${about.at}::timestamptz, ${about.byName}::text
    from unnest(${refusals.map(({ id }) => id)}::uuid[], ${refusals.map(({ customerId }) => customerId)}::uuid[],
      ${refusals.map(({ itemId }) => itemId)}::uuid[], ${refusals.map(({ currency }) => currency)}::text[],
      ${refusals.map(({ cents }) => cents)}::bigint[], ${refusals.map(({ reasons }) => JSON.stringify(reasons))}::jsonb[])
      r(id, customer_id, item_id, currency, cents, reasons)`)
