import type { OrgTx } from '../platform/db.ts'
import { sql } from '../platform/sql.ts'

/** An import came into the books: its money is looked at by the job that the same transaction enqueues. */
export const booksToMatch = (tx: OrgTx, at: Date): Promise<number> =>
  tx.run(sql`
    insert into cash.books_to_match (org_id, since) values (${tx.orgId}, ${at})
    on conflict (org_id) do update set since = greatest(books_to_match.since, excluded.since)`)

/** Since when an import waits to be looked at; null when none does. */
export const booksToMatchSince = async (tx: OrgTx): Promise<Date | null> =>
  (await tx.maybe<{ since: Date }>(sql`select since from cash.books_to_match where org_id = ${tx.orgId}`))?.since ??
  null

/** All that had come by `since` was looked at; what came meanwhile still waits. */
export const booksMatched = (tx: OrgTx, since: Date): Promise<number> =>
  tx.run(sql`delete from cash.books_to_match where org_id = ${tx.orgId} and since <= ${since}`)
