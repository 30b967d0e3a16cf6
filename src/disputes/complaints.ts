import type { LocalDate } from '../kernel/calendar.ts'
import type { OrgTx } from '../platform/db.ts'
import { sql } from '../platform/sql.ts'

/** What counts as a complaint about being written to, as it was recorded: a dispute, a new wish not to be written to, a report as spam. */
const VERBS = {
  dispute_opened: 'dispute',
  contact_opted_out: 'opt_out',
  complaint_received: 'spam',
} as const

export type Complaint = {
  readonly customerId: string
  /** The day it was recorded, where the organisation is. */
  readonly on: LocalDate
  readonly kind: (typeof VERBS)[keyof typeof VERBS]
}

/** Complaints of these customers from one day to another, both included, oldest first: read from the trail, which forgets none. */
export async function complaintsOf(
  tx: OrgTx,
  customerIds: readonly string[],
  from: LocalDate,
  to: LocalDate,
): Promise<Complaint[]> {
  const rows = await tx.rows<{ customerId: string; on: LocalDate; verb: keyof typeof VERBS }>(sql`
    select e.subject_id as customer_id, (e.at at time zone o.time_zone)::date as on, e.verb
    from trail.event e join access.organisation o on o.org_id = e.org_id
    where e.org_id = ${tx.orgId} and e.subject_kind = 'customer' and e.subject_id = any(${customerIds}::text[])
      and e.verb = any(${Object.keys(VERBS)}::text[])
      and (e.at at time zone o.time_zone)::date between ${from}::date and ${to}::date
      and case e.verb when 'contact_opted_out'
        then jsonb_array_length(e.body::jsonb #> '{data,after}') > jsonb_array_length(e.body::jsonb #> '{data,before}') else true end
    order by e.seq`)
  return rows.map(({ verb, ...row }) => ({ ...row, kind: VERBS[verb] }))
}
