import type { OrgTx } from '../../platform/db.ts'
import { sql } from '../../platform/sql.ts'

/** What an agency did for one creditor under one mandate, in one currency. */
export type OverCreditors = {
  readonly creditorOrgId: number
  readonly creditor: string
  readonly mandateId: string
  readonly mandateNo: number
  readonly isRunning: boolean
  readonly currency: string
  readonly files: number
  readonly running: number
  readonly placedCents: number
  readonly recoveredCents: number
  readonly feeCents: number
  /** What came of each file, at most what was placed of it: what a rate is of. */
  readonly ratedCents: number
}

/**
 * Over all creditors of an agency, from what it may read of each: who gave most comes first. The same files, receipts and fees as the results
 * of one mandate: what was undone never was, what bounced or came after the tail is not counted.
 */
export const overCreditors = (tx: OrgTx): Promise<OverCreditors[]> =>
  tx.rows(sql`
    with file as (
      select p.org_id, p.id, p.mandate_id, p.currency, p.placed_cents, p.ended_on
      from outsourcing.placement p where p.agency_org_id = ${tx.orgId} and p.ended_why is distinct from 'undone'
    ), come as (
      select r.org_id, r.placement_id, sum(r.cents)::bigint as cents from outsourcing.receipt r
      where r.agency_org_id = ${tx.orgId} and r.returned_on is null and r.tail is distinct from 'after' group by 1, 2
    ), sums as (
      select f.org_id, f.mandate_id, f.currency, count(*)::int as files, count(*) filter (where f.ended_on is null)::int as running,
        sum(f.placed_cents)::bigint as placed_cents, coalesce(sum(c.cents), 0)::bigint as recovered_cents,
        coalesce(sum(greatest(0, least(coalesce(c.cents, 0), f.placed_cents))), 0)::bigint as rated_cents
      from file f left join come c on c.org_id = f.org_id and c.placement_id = f.id group by 1, 2, 3
    ), fee as (
      select l.org_id, l.mandate_id, l.currency, sum(l.net_cents)::bigint as cents from outsourcing.fee_line l
      where l.agency_org_id = ${tx.orgId} group by 1, 2, 3
    )
    select s.org_id as creditor_org_id, m.creditor_name as creditor, m.id as mandate_id, m.no as mandate_no, m.state = 'running' as is_running,
      s.currency, s.files, s.running, s.placed_cents, s.recovered_cents, s.rated_cents, coalesce(e.cents, 0)::bigint as fee_cents
    from sums s join outsourcing.mandate m on m.org_id = s.org_id and m.id = s.mandate_id
    left join fee e on e.org_id = s.org_id and e.mandate_id = s.mandate_id and e.currency = s.currency
    order by s.currency, s.placed_cents desc, m.creditor_name, m.id`)
