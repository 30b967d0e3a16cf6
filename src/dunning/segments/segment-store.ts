import type { LocalDate } from '../../kernel/calendar.ts'
import { isId } from '../../kernel/ids.ts'
import type { OrgTx } from '../../platform/db.ts'
import { nothing, part, sql } from '../../platform/sql.ts'
import { type PlacingInput, placesOf } from './compile-rules.ts'
import type { Rule, Segment } from './rule.ts'

/** Segments and who is in them. */

/** In their order: the first one that a customer fits is theirs. */
export const listSegments = (tx: OrgTx): Promise<Segment[]> =>
  tx.rows(sql`
    select id, name, rule, scenario_id, not_chased_reason from dunning.segment where org_id = ${tx.orgId} order by position`)

export const segmentsVersion = async (tx: OrgTx): Promise<number> =>
  (
    await tx.one<{ version: number }>(sql`
    select segments_version as version from dunning.setting where org_id = ${tx.orgId}`)
  ).version

/** Gives whether the list was still of that version: two people saving at once are told apart here. */
export const takeVersion = async (tx: OrgTx, version: number, at: Date): Promise<boolean> =>
  (await tx.run(sql`
    update dunning.setting set segments_version = segments_version + 1, updated_at = ${at}
    where org_id = ${tx.orgId} and segments_version = ${version}`)) === 1

/** The whole list in its order; those that are no longer in it leave, and their customers with them. */
export async function replaceSegments(tx: OrgTx, segments: readonly Segment[]): Promise<void> {
  await tx.run(sql`
    delete from dunning.segment where org_id = ${tx.orgId} and id <> all(${segments.map(({ id }) => id)}::uuid[])`)
  for (const [index, { id, name, rule, scenarioId, notChasedReason }] of segments.entries())
    await tx.run(sql`
      insert into dunning.segment (org_id, id, position, name, rule, scenario_id, not_chased_reason)
      values (${tx.orgId}, ${id}, ${index + 1}, ${name}, ${JSON.stringify(rule)}, ${scenarioId}, ${notChasedReason})
      on conflict (org_id, id) do update set position = excluded.position, name = excluded.name, rule = excluded.rule,
        scenario_id = excluded.scenario_id, not_chased_reason = excluded.not_chased_reason`)
}

/** Has one segment follow another scenario. */
export const updateFollowed = (tx: OrgTx, id: string, scenarioId: string): Promise<number> =>
  tx.run(
    sql`update dunning.segment set scenario_id = ${scenarioId}, not_chased_reason = '' where org_id = ${tx.orgId} and id = ${id}`,
  )

/** Puts each customer where the rules have it, and touches only those who move. Gives how many did. */
export async function placeAll(
  tx: OrgTx,
  segments: readonly Segment[],
  input: PlacingInput,
  since: LocalDate,
): Promise<number> {
  const scope = input.customers === null ? nothing : part`and p.customer_id = any(${input.customers}::uuid[])`
  const ids = segments.map(({ id }) => id)
  const rules = segments.map(({ rule }) => rule)
  const { moved } = await tx.one<{ moved: number }>(sql`
    with fits as materialized (
      select customer_id, (${ids}::uuid[])[place] as segment_id from (${placesOf(rules, input)}) placed where place is not null),
    gone as (
      delete from dunning.placement p where p.org_id = ${tx.orgId} ${scope}
        and not exists (select from fits f where f.customer_id = p.customer_id)
      returning 1),
    come as (
      insert into dunning.placement as p (org_id, customer_id, segment_id, since_on)
      select ${tx.orgId}, f.customer_id, f.segment_id, ${since}::date from fits f
      where not exists (
        select from dunning.placement same
        where same.org_id = ${tx.orgId} and same.customer_id = f.customer_id and same.segment_id = f.segment_id)
      on conflict (org_id, customer_id) do update set segment_id = excluded.segment_id, since_on = excluded.since_on,
        challenger_of = null
      returning 1)
    select (select count(*) from gone)::int + (select count(*) from come)::int as moved`)
  return moved
}

export const emptySegments = (tx: OrgTx): Promise<number> =>
  tx.run(sql`delete from dunning.placement where org_id = ${tx.orgId}`)

/** How many customers are in each segment, by its id; those in none under the empty text. */
export const countPlaced = async (tx: OrgTx): Promise<ReadonlyMap<string, number>> =>
  new Map(
    (
      await tx.rows<{ segment: string; count: number }>(sql`
        select coalesce(p.segment_id::text, '') as segment, count(*)::int as count
        from parties.customer c left join dunning.placement p on p.org_id = c.org_id and p.customer_id = c.id
        where c.org_id = ${tx.orgId} group by 1`)
    ).map(({ segment, count }) => [segment, count]),
  )

type Place = { readonly segmentId: string | null; readonly challengerOf: string | null }
export const placeOfCustomer = async (tx: OrgTx, customerId: string): Promise<Place> =>
  (await tx.maybe<Place>(sql`
    select segment_id, challenger_of from dunning.placement where org_id = ${tx.orgId} and customer_id = ${customerId}`)) ?? {
    segmentId: null,
    challengerOf: null,
  }

/** The segment of each of these customers who are in one. */
export const segmentsOf = async (tx: OrgTx, customerIds: readonly string[]): Promise<ReadonlyMap<string, string>> =>
  new Map(
    (
      await tx.rows<{ customerId: string; segmentId: string }>(sql`
        select customer_id, segment_id from dunning.placement where org_id = ${tx.orgId} and customer_id = any(${customerIds}::uuid[])`)
    ).map(({ customerId, segmentId }) => [customerId, segmentId]),
  )

/** The customers in a segment now. */
export const customersIn = async (tx: OrgTx, segmentId: string): Promise<string[]> =>
  (
    await tx.rows<{ customerId: string }>(sql`
      select customer_id from dunning.placement where org_id = ${tx.orgId} and segment_id = ${segmentId} order by customer_id`)
  ).map(({ customerId }) => customerId)

/** Those of the salespeople and customers named that exist. */
export const knownNames = async (tx: OrgTx, rules: readonly Rule[]): Promise<ReadonlySet<string>> => {
  const named = (field: 'salesperson' | 'group'): string[] =>
    rules.flatMap(({ conditions }) =>
      conditions.flatMap((condition) => (condition.field === field ? condition.values.filter(isId) : [])),
    )
  const rows = await tx.rows<{ id: string }>(sql`
    select id from parties.colleague where org_id = ${tx.orgId} and removed_at is null and id = any(${named('salesperson')}::uuid[])
    union all select id from parties.customer where org_id = ${tx.orgId} and id = any(${named('group')}::uuid[])`)
  return new Set(rows.map(({ id }) => id))
}
