import type { OrgTx } from '../platform/db.ts'
import { type Fragment, sql } from '../platform/sql.ts'

/**
 * Keeps the day on which the work of documents was done, as an import says: `select` yields item_id, performed_on. What a later
 * import says goes before.
 */
export const keepPerformed = (tx: OrgTx, select: Fragment, sourceId: string, at: Date): Promise<number> =>
  tx.run(sql`
    insert into ledger.performance (org_id, item_id, performed_on, source_id, recorded_at)
    select ${tx.orgId}::int, p.item_id, p.performed_on, ${sourceId}::uuid, ${at}::timestamptz from (${select}) p
    on conflict (org_id, item_id) do update set performed_on = excluded.performed_on, source_id = excluded.source_id, recorded_at = excluded.recorded_at
      where performance.performed_on <> excluded.performed_on`)

/** What an import that is withdrawn said is not known any more. */
export const forgetPerformed = (tx: OrgTx, sourceId: string): Promise<number> =>
  tx.run(sql`delete from ledger.performance where org_id = ${tx.orgId} and source_id = ${sourceId}`)
