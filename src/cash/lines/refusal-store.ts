import type { OrgTx } from '../../platform/db.ts'
import { sql } from '../../platform/sql.ts'

export const insertRefusal = (
  tx: OrgTx,
  refusal: { readonly id: string; readonly lineId: string; readonly subjects: readonly string[] },
  by: { readonly name: string; readonly at: Date },
): Promise<number> =>
  tx.run(sql`
    insert into cash.refusal (org_id, line_id, subject_id, act_id, refused_at, refused_by)
    select ${tx.orgId}::int, ${refusal.lineId}::uuid, subject_id, ${refusal.id}::uuid, ${by.at}, ${by.name}
    from unnest(${refusal.subjects}::uuid[]) as s(subject_id)
    on conflict do nothing`)

/** A person chose after all what was refused before. */
export const dropRefusals = (tx: OrgTx, lineId: string, subjectIds: readonly string[]): Promise<number> =>
  tx.run(
    sql`delete from cash.refusal where org_id = ${tx.orgId} and line_id = ${lineId} and subject_id = any(${subjectIds}::uuid[])`,
  )

/** Takes back one refusal, whatever it named. Gives how many subjects may be proposed again. */
export const dropRefusal = (tx: OrgTx, lineId: string, refusalId: string): Promise<number> =>
  tx.run(sql`delete from cash.refusal where org_id = ${tx.orgId} and line_id = ${lineId} and act_id = ${refusalId}`)

export type RefusedSubject = {
  readonly id: string
  readonly refusedAt: Date
  readonly refusedBy: string
  readonly customerId: string
  readonly customerName: string
  /** The document that was refused; null when it was the customer as a whole. */
  readonly itemId: string | null
  readonly documentNo: string | null
  readonly kind: string | null
}

/** What was refused for a line, the latest first, each with the customer it is of. */
export const refusedOn = (tx: OrgTx, lineId: string): Promise<RefusedSubject[]> =>
  tx.rows(sql`
    select r.act_id as id, r.refused_at, r.refused_by, c.id as customer_id, c.name as customer_name, i.id as item_id, i.document_no, i.kind
    from cash.refusal r
    left join ledger.item i on i.org_id = r.org_id and i.id = r.subject_id
    join parties.customer c on c.org_id = r.org_id and c.id = coalesce(i.customer_id, r.subject_id)
    where r.org_id = ${tx.orgId} and r.line_id = ${lineId}
    order by r.refused_at desc, r.act_id, i.due_on, i.document_no, r.subject_id`)

/** Items and customers that a person said no to, for each line. */
export const refusalsFor = (tx: OrgTx, lineIds: readonly string[]): Promise<{ lineId: string; subjectId: string }[]> =>
  tx.rows(
    sql`select line_id, subject_id from cash.refusal where org_id = ${tx.orgId} and line_id = any(${lineIds}::uuid[])`,
  )
