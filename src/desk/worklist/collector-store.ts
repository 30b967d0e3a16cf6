import type { OrgTx } from '../../platform/db.ts'
import { sql } from '../../platform/sql.ts'
import type { CollectorRule } from '../model.ts'

/** Who works for a customer by a person's word; `member` null: nobody, whatever the rules say. */
export type Assignment = { readonly customerId: string; readonly member: string | null }

export const assignmentsOf = (tx: OrgTx, customerIds: readonly string[]): Promise<Assignment[]> =>
  tx.rows(sql`
    select customer_id, member from desk.assignment where org_id = ${tx.orgId} and customer_id = any(${customerIds}::uuid[])`)

export const keepAssignments = (
  tx: OrgTx,
  each: readonly Assignment[],
  by: { at: Date; by: string },
): Promise<number> =>
  tx.run(sql`
    insert into desk.assignment (org_id, customer_id, member, assigned_at, assigned_by)
    select ${tx.orgId}::int, id, member, ${by.at}, ${by.by}
    from unnest(${each.map(({ customerId }) => customerId)}::uuid[], ${each.map(({ member }) => member)}::text[]) as e(id, member)
    on conflict (org_id, customer_id) do update set member = excluded.member, assigned_at = excluded.assigned_at, assigned_by = excluded.assigned_by`)

export const dropAssignments = (tx: OrgTx, customerIds: readonly string[]): Promise<number> =>
  tx.run(sql`delete from desk.assignment where org_id = ${tx.orgId} and customer_id = any(${customerIds}::uuid[])`)

export const collectorRules = (tx: OrgTx): Promise<CollectorRule[]> =>
  tx.rows(sql`select member, field, among from desk.collector_rule where org_id = ${tx.orgId} order by position`)

export async function keepRules(tx: OrgTx, rules: readonly CollectorRule[]): Promise<void> {
  await tx.run(sql`delete from desk.collector_rule where org_id = ${tx.orgId}`)
  for (const [index, { member, field, among }] of rules.entries())
    await tx.run(sql`
      insert into desk.collector_rule (org_id, position, member, field, among)
      values (${tx.orgId}, ${index + 1}, ${member}, ${field}, ${among})`)
}
