import type { LocalDate } from '../kernel/calendar.ts'
import type { OrgTx } from '../platform/db.ts'
import { sql } from '../platform/sql.ts'
import type { Note } from './model.ts'

export async function insertNote(tx: OrgTx, note: Note): Promise<void> {
  await tx.run(sql`
    insert into desk.note (org_id, id, customer_id, kind, body, outcome, contact_id, made_at, made_by)
    values (${tx.orgId}, ${note.id}, ${note.customerId}, ${note.kind}, ${note.body}, ${note.outcome}, ${note.contactId}, ${note.madeAt}, ${note.madeBy})`)
}

export const notesOf = (tx: OrgTx, customerId: string, before: Date, limit: number): Promise<Note[]> =>
  tx.rows(sql`
    select id, customer_id, kind, body, outcome, contact_id, made_at, made_by
    from desk.note where org_id = ${tx.orgId} and customer_id = ${customerId} and made_at < ${before}
    order by made_at desc limit ${limit}`)

/** The day of the last call in which somebody at the customer was really spoken to. */
export async function lastTalks(tx: OrgTx, customerIds: readonly string[]): Promise<ReadonlyMap<string, LocalDate>> {
  const rows = await tx.rows<{ customerId: string; on: LocalDate }>(sql`
    select n.customer_id, max((n.made_at at time zone o.time_zone)::date) as on
    from desk.note n join access.organisation o on o.org_id = n.org_id
    where n.org_id = ${tx.orgId} and n.kind = 'call' and n.outcome in ('reached', 'will_pay', 'disputes', 'asks_time')
      and n.customer_id = any(${customerIds}::uuid[])
    group by n.customer_id`)
  return new Map(rows.map((row) => [row.customerId, row.on]))
}

/** What the timeline shows of a message; its content is one click away. */
export type SentMessage = {
  readonly id: string
  readonly channel: 'email' | 'letter'
  readonly state: 'queued' | 'sending' | 'sent' | 'failed' | 'uncertain' | 'produced' | 'posted' | 'cancelled'
  readonly toAddress: string
  readonly subject: string
  readonly queuedAt: Date
}

export const messagesTo = (tx: OrgTx, customerId: string, before: Date, limit: number): Promise<SentMessage[]> =>
  tx.rows(sql`
    select id, channel, state, to_address, subject, queued_at from correspondence.message
    where org_id = ${tx.orgId} and customer_id = ${customerId} and queued_at < ${before}
    order by queued_at desc limit ${limit}`)

/** What an import did to the books of one customer. */
export type CustomerImport = {
  readonly importId: string
  readonly fileName: string
  readonly madeBy: string
  readonly state: string
  readonly at: Date
  readonly documents: number
  readonly settlements: number
}

/** Imports that booked or settled documents of a customer, by the instant they were committed. */
export const importsOf = (tx: OrgTx, customerId: string, before: Date, limit: number): Promise<CustomerImport[]> =>
  tx.rows(sql`
    with item as (
      select id, source_id, reverses from ledger.item where org_id = ${tx.orgId} and customer_id = ${customerId}
    ), done as (
      select source_id, count(*) as documents, 0 as settlements from item where source_id is not null and reverses is null group by source_id
      union all
      select a.source_id, 0, count(*) from ledger.allocation a join item i on i.id = a.debit_id
      where a.org_id = ${tx.orgId} and a.source_id is not null and a.reverses is null group by a.source_id
    )
    select m.id as import_id, f.name as file_name, m.created_by as made_by, m.state, m.settled_at as at,
      sum(d.documents)::int as documents, sum(d.settlements)::int as settlements
    from done d join intake.import m on m.org_id = ${tx.orgId} and m.id = d.source_id
    join intake.file f on f.org_id = m.org_id and f.id = m.file_id
    where m.settled_at < ${before}
    group by m.id, f.name, m.created_by, m.state, m.settled_at order by m.settled_at desc limit ${limit}`)
