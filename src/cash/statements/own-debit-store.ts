import type { OrgTx } from '../../platform/db.ts'
import { sql } from '../../platform/sql.ts'

/** A debit of ours, or a lot of them, as our files name them (`PRLV0001-00002`, `PRLV0001-261124-1`). */
const OWN = '\\mPRLV\\d{4,}-(?:\\d{5}|\\d{6}-\\d{1,2})\\M'

/**
 * Money out that cites debits of ours, or a lot of them, for their very amount is their return, whatever the bank calls it; `feeCents`
 * is what it may have kept for itself in the same line. Money out that cites them for any other amount is what the bank charges.
 */
export const callReturned = (tx: OrgTx, importId: string, feeCents: number): Promise<number> =>
  tx.run(sql`
    update cash.staged_line l set return_code = 'unknown'
    from (
      select s.at, coalesce(
        (select sum(d.cents) from cash.debit d where d.org_id = s.org_id and d.end_to_end = any(s.names) and d.dropped_at is null),
        (select sum(d.cents) from cash.debit d where d.org_id = s.org_id and d.lot = any(s.names) and d.dropped_at is null)) as cents
      from (
        select org_id, ctid as at, array(select distinct m[1] from regexp_matches(
          upper(label || ' ' || end_to_end || ' ' || details::text), ${OWN}, 'g') m) as names
        from cash.staged_line
        where org_id = ${tx.orgId} and import_id = ${importId} and cents < 0 and return_code = '' and currency = 'EUR'
          and (label ~* 'prlv\\d' or end_to_end ~* 'prlv\\d' or details::text ~* 'prlv\\d')
      ) s
    ) told
    where l.org_id = ${tx.orgId} and l.import_id = ${importId} and l.ctid = told.at and -l.cents - told.cents between 0 and ${feeCents}::bigint`)
