import type { OrgTx } from '../../platform/db.ts'
import { sql } from '../../platform/sql.ts'
import type { MatchClass } from '../model.ts'
import { isToCheck } from './judged.ts'

/** Of each kind, this many are all looked at before a share of them is. */
const FIRST_ONES = 10

/**
 * Of what was just applied to these lines without asking, draws what a person is asked to look at: the first of each kind, then
 * one in `every`. Which ones is decided by their ids, which nobody chooses. Nothing is held back by it. A kind that a person let
 * run again begins anew. Gives how many were drawn.
 */
export const drawSample = (tx: OrgTx, lineIds: readonly string[], every: number): Promise<number> =>
  tx.run(sql`
    with again as (
      select class, max(settled_at) as at from cash.stopped_class where org_id = ${tx.orgId} and runs_again group by class
    ), drawn as (
      select m.class, count(*)::int as drawn from cash.match m left join again on again.class = m.class
      where m.org_id = ${tx.orgId} and m.is_sampled and m.matched_at > coalesce(again.at, '-infinity') group by m.class
    ), fresh as (
      select m.id, row_number() over (partition by m.class order by m.id) + coalesce(drawn.drawn, 0) as place
      from cash.match m left join drawn on drawn.class = m.class
      where m.org_id = ${tx.orgId} and m.line_id = any(${lineIds}::uuid[]) and m.how = 'automatic' and m.undone_at is null and not m.is_sampled
    )
    update cash.match m set is_sampled = true from fresh
    where m.org_id = ${tx.orgId} and m.id = fresh.id and (fresh.place <= ${FIRST_ONES} or hashtextextended(m.id::text, 0) % ${every} = 0)`)

/** Those of these matches that a person is asked to look at. */
export const toCheckAmong = async (tx: OrgTx, matchIds: readonly string[]): Promise<ReadonlySet<string>> =>
  new Set(
    (
      await tx.rows<{ id: string }>(sql`
        select m.id from cash.match m where m.org_id = ${tx.orgId} and m.id = any(${matchIds}::uuid[]) and ${isToCheck}`)
    ).map((row) => row.id),
  )

/** What these lines have to be looked at, locked: of two people who answer at once, one does. */
export const lockToCheck = (
  tx: OrgTx,
  lineIds: readonly string[],
): Promise<{ id: string; lineId: string; class: MatchClass }[]> =>
  tx.rows(sql`
    select m.id, m.line_id, m.class from cash.match m
    where m.org_id = ${tx.orgId} and m.line_id = any(${lineIds}::uuid[]) and ${isToCheck} order by m.id for update`)
