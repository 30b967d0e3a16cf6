import type { LocalDate } from '../kernel/calendar.ts'
import type { OrgTx } from '../platform/db.ts'
import { sql } from '../platform/sql.ts'
import { type Note, TALKS } from './model.ts'

/** `member`: the account of whoever wrote it, among the members. */
export async function insertNote(tx: OrgTx, note: Note, member: string | null): Promise<void> {
  await tx.run(sql`
    insert into desk.note (org_id, id, customer_id, kind, body, outcome, contact_id, phone, call_back_on, made_at, made_by, member)
    values (${tx.orgId}, ${note.id}, ${note.customerId}, ${note.kind}, ${note.body}, ${note.outcome}, ${note.contactId}, ${note.phone},
      ${note.callBackOn}::date, ${note.madeAt}, ${note.madeBy}, ${member})`)
}

/** The day of the last call in which somebody at the customer was really spoken to, or of a formal notice that a person sent. */
export async function lastTalks(tx: OrgTx, customerIds: readonly string[]): Promise<ReadonlyMap<string, LocalDate>> {
  const rows = await tx.rows<{ customerId: string; on: LocalDate }>(sql`
    select t.customer_id, max(t.on) as on from (
      select n.customer_id, (n.made_at at time zone o.time_zone)::date as on
      from desk.note n join access.organisation o on o.org_id = n.org_id
      where n.org_id = ${tx.orgId} and n.kind = 'call' and n.outcome = any(${TALKS})
        and n.customer_id = any(${customerIds}::uuid[])
      union all
      select f.customer_id, f.sent_on from legal.notice f where f.org_id = ${tx.orgId} and f.customer_id = any(${customerIds}::uuid[])
    ) t group by t.customer_id`)
  return new Map(rows.map((row) => [row.customerId, row.on]))
}

/** Whether an agency of this installation works claims of a customer. */
export const isHeldByAgency = async (tx: OrgTx, customerId: string): Promise<boolean> =>
  (
    await tx.one<{ held: boolean }>(sql`
      select exists (
        select 1 from outsourcing.placement p
        where p.org_id = ${tx.orgId} and p.customer_id = ${customerId} and p.agency_org_id is not null and p.ended_on is null) as held`)
  ).held
