import type { LocalDate } from '../../kernel/calendar.ts'
import type { OrgTx } from '../../platform/db.ts'
import { sql } from '../../platform/sql.ts'
import type { NightRule } from './policy-contract.ts'

/** What the rules placed by themselves on one day. */
export type Night = {
  readonly on: LocalDate
  readonly policyId: string
  readonly policyName: string
  readonly doneAt: Date
  readonly isStale: boolean
  readonly staleOn: LocalDate | null
  readonly files: number
  readonly documents: number
  readonly leftFiles: number
  readonly rules: NightRule[]
}

export const nightsOf = (tx: OrgTx, limit: number): Promise<Night[]> =>
  tx.rows(sql`
    select on_day as on, policy_id, policy_name, done_at, is_stale, stale_on, files, documents, left_files, rules from outsourcing.routing_night
    where org_id = ${tx.orgId} order by on_day desc limit ${limit}`)

/** A night on which nothing could be placed because receipts were not known is not done: it is tried again through the day. */
export const isNightDone = async (tx: OrgTx, on: LocalDate): Promise<boolean> =>
  (
    await tx.one<{ isDone: boolean }>(sql`
      select exists (select 1 from outsourcing.routing_night where org_id = ${tx.orgId} and on_day = ${on} and not is_stale) as is_done`)
  ).isDone

export const keepNight = (tx: OrgTx, one: Night): Promise<number> =>
  tx.run(sql`
    insert into outsourcing.routing_night (org_id, on_day, policy_id, policy_name, done_at, is_stale, stale_on, files, documents, left_files, rules)
    values (${tx.orgId}, ${one.on}, ${one.policyId}, ${one.policyName}, ${one.doneAt}, ${one.isStale}, ${one.staleOn}, ${one.files},
      ${one.documents}, ${one.leftFiles}, ${JSON.stringify(one.rules)})
    on conflict (org_id, on_day) do update set policy_id = excluded.policy_id, policy_name = excluded.policy_name, done_at = excluded.done_at,
      is_stale = excluded.is_stale, stale_on = excluded.stale_on, files = excluded.files, documents = excluded.documents,
      left_files = excluded.left_files, rules = excluded.rules
    where routing_night.is_stale`)
