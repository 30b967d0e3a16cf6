import type { OrgTx } from '../../platform/db.ts'
import { sql } from '../../platform/sql.ts'
import type { MatchClass } from '../model.ts'

/** A kind that people's answers disproved: how they stood then, and the most of right ones that they still allowed. */
export type StoppedClass = {
  readonly class: MatchClass
  readonly stoppedAt: Date
  readonly rightCount: number
  readonly wrongCount: number
  readonly leastPrecisionBp: number
  readonly mostPrecisionBp: number
}

export const insertStop = (tx: OrgTx, stop: StoppedClass): Promise<number> =>
  tx.run(sql`
    insert into cash.stopped_class (org_id, class, stopped_at, right_count, wrong_count, least_precision_bp, most_precision_bp)
    values (${tx.orgId}, ${stop.class}, ${stop.stoppedAt}, ${stop.rightCount}, ${stop.wrongCount}, ${stop.leastPrecisionBp}, ${stop.mostPrecisionBp})
    on conflict do nothing`)

/** The last stop of each kind that does not run again; `isSettled` once a person has said to leave it off. */
export const stoppedClasses = (tx: OrgTx): Promise<(StoppedClass & { readonly isSettled: boolean })[]> =>
  tx.rows(sql`
    select distinct on (class) class, stopped_at, right_count, wrong_count, least_precision_bp, most_precision_bp, settled_at is not null as is_settled
    from cash.stopped_class s where org_id = ${tx.orgId} and not runs_again
      and not exists (select 1 from cash.stopped_class l where l.org_id = s.org_id and l.class = s.class and l.stopped_at > s.stopped_at)
    order by class, stopped_at desc`)

/** A person has seen that these kinds stopped, and lets them run again, their answers counted anew, or leaves them off. Gives how many. */
export const settleStops = (
  tx: OrgTx,
  classes: readonly MatchClass[],
  runsAgain: boolean,
  by: { readonly name: string; readonly at: Date },
): Promise<number> =>
  tx.run(sql`
    update cash.stopped_class set settled_at = ${by.at}, settled_by = ${by.name}, runs_again = ${runsAgain}
    where org_id = ${tx.orgId} and class = any(${classes}::text[]) and not runs_again and (settled_at is null or ${runsAgain})`)
