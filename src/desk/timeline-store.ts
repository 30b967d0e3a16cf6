import type { LocalDate } from '../kernel/calendar.ts'
import type { OrgTx } from '../platform/db.ts'
import { sql } from '../platform/sql.ts'
import type { Note } from './model.ts'

/** What histories are read from, each newest first and before an instant. Who is asked about: one customer, or a whole group. */

type Asked = { readonly customerIds: readonly string[]; readonly before: Date; readonly limit: number }

export const notesOf = (tx: OrgTx, { customerIds, before, limit }: Asked): Promise<Note[]> =>
  tx.rows(sql`
    select id, customer_id, kind, body, outcome, contact_id, phone, call_back_on, made_at, made_by
    from desk.note where org_id = ${tx.orgId} and customer_id = any(${customerIds}::uuid[]) and made_at < ${before}
    order by made_at desc limit ${limit}`)

/** What the timeline shows of a message; its content is one click away. */
export type SentMessage = {
  readonly id: string
  readonly customerId: string
  readonly channel: 'email' | 'sms' | 'letter' | 'registered_letter' | 'electronic_registered'
  readonly state: 'queued' | 'sending' | 'sent' | 'failed' | 'uncertain' | 'produced' | 'posted' | 'cancelled'
  readonly toAddress: string
  readonly subject: string
  readonly queuedAt: Date
}

export const messagesTo = (tx: OrgTx, { customerIds, before, limit }: Asked): Promise<SentMessage[]> =>
  tx.rows(sql`
    select id, customer_id, channel, state, to_address, subject, queued_at from correspondence.message
    where org_id = ${tx.orgId} and customer_id = any(${customerIds}::uuid[]) and queued_at < ${before}
    order by queued_at desc limit ${limit}`)

/** Money and what stands for it, booked here and not by an import. */
export type CustomerPayment = {
  readonly itemId: string
  readonly customerId: string
  readonly kind: 'receipt' | 'refund' | 'returned' | 'write_off' | 'collected'
  readonly cents: number
  readonly currency: string
  readonly documentNo: string
  readonly label: string
  readonly on: LocalDate
  readonly isTakenBack: boolean
  readonly at: Date
}

export const paymentsOf = (tx: OrgTx, { customerIds, before, limit }: Asked): Promise<CustomerPayment[]> =>
  tx.rows(sql`
    select id as item_id, customer_id, case when kind = 'collected' and side = 1 then 'returned' else kind end as kind, amount_cents as cents, currency, document_no, label, issued_on as on,
      reversed as is_taken_back, recorded_at as at
    from ledger.item
    where org_id = ${tx.orgId} and customer_id = any(${customerIds}::uuid[]) and source_id is null and recorded_at < ${before}
      and kind in ('receipt', 'refund', 'returned', 'write_off', 'collected')
    order by recorded_at desc limit ${limit}`)

/** What an import did to the books of one customer. */
export type CustomerImport = {
  readonly importId: string
  readonly customerId: string
  readonly fileName: string
  readonly madeBy: string
  readonly state: string
  readonly at: Date
  readonly documents: number
  readonly settlements: number
}

/** Imports that booked or settled documents of customers, by the instant they were committed. */
export const importsOf = (tx: OrgTx, { customerIds, before, limit }: Asked): Promise<CustomerImport[]> =>
  tx.rows(sql`
    with item as (
      select id, customer_id, source_id, reverses from ledger.item where org_id = ${tx.orgId} and customer_id = any(${customerIds}::uuid[])
    ), done as (
      select customer_id, source_id, count(*) as documents, 0 as settlements from item
      where source_id is not null and reverses is null group by customer_id, source_id
      union all
      select i.customer_id, a.source_id, 0, count(*) from ledger.allocation a join item i on i.id = a.debit_id
      where a.org_id = ${tx.orgId} and a.source_id is not null and a.reverses is null group by i.customer_id, a.source_id
    )
    select m.id as import_id, d.customer_id, f.name as file_name, m.created_by as made_by, m.state, m.settled_at as at,
      sum(d.documents)::int as documents, sum(d.settlements)::int as settlements
    from done d join intake.import m on m.org_id = ${tx.orgId} and m.id = d.source_id
    join intake.file f on f.org_id = m.org_id and f.id = m.file_id
    where m.settled_at < ${before}
    group by m.id, d.customer_id, f.name, m.created_by, m.state, m.settled_at order by m.settled_at desc limit ${limit}`)
