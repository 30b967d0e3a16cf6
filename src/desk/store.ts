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
