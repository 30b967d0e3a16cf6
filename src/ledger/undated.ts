import type { OrgTx } from '../platform/db.ts'
import { type Fragment, raw, sql } from '../platform/sql.ts'

/**
 * Remembers debits whose own day their file does not tell: `select` yields the source_key of each. They are older than they say, and
 * whatever counts from their day says so.
 */
export const keepUndated = (tx: OrgTx, select: Fragment, sourceId: string): Promise<number> =>
  tx.run(sql`
    insert into ledger.undated (org_id, source_key, source_id)
    select ${tx.orgId}::int, u.source_key, ${sourceId}::uuid from (${select}) u on conflict do nothing`)

/** What an import that is withdrawn brought is not there any more. */
export const forgetUndated = (tx: OrgTx, sourceId: string): Promise<number> =>
  tx.run(sql`delete from ledger.undated where org_id = ${tx.orgId} and source_id = ${sourceId}`)

/** Whether the day of item `i` is its own. */
export const isDated = raw(
  'not exists (select from ledger.undated u where u.org_id = i.org_id and u.source_key = i.source_key)',
)
