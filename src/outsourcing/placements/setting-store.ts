import { CUSTOMER_KINDS, type CustomerKind } from '../../parties/model.ts'
import type { OrgTx } from '../../platform/db.ts'
import { sql } from '../../platform/sql.ts'
import type { Paper } from '../audit/model.ts'
import { type Requirement, USUAL_REQUIREMENT } from './model.ts'
import type { RoutingRule } from './routing.ts'

/** What the organisation decided once: papers that a file must have, and the rules by which claims leave. */

/** What each kind of customer asks for: as the organisation says, else as is usual. */
export async function requirementOf(tx: OrgTx): Promise<Requirement> {
  const rows = await tx.rows<{ customerKind: CustomerKind; papers: Paper[] }>(
    sql`select customer_kind, papers from outsourcing.requirement where org_id = ${tx.orgId}`,
  )
  const said = new Map(rows.map(({ customerKind, papers }) => [customerKind, papers]))
  const of = (kind: CustomerKind): readonly Paper[] => said.get(kind) ?? USUAL_REQUIREMENT[kind]
  return { business: of('business'), consumer: of('consumer'), public: of('public') }
}

export const keepRequirement = (
  tx: OrgTx,
  requirement: Requirement,
  by: { readonly name: string; readonly at: Date },
): Promise<number> =>
  tx.run(sql`
    insert into outsourcing.requirement (org_id, customer_kind, papers, changed_at, changed_by_name)
    select ${tx.orgId}::int, k.kind, array(select jsonb_array_elements_text(k.papers)), ${by.at}::timestamptz, ${by.name}::text
    from unnest(${[...CUSTOMER_KINDS]}::text[], ${CUSTOMER_KINDS.map((kind) => JSON.stringify(requirement[kind]))}::jsonb[]) k(kind, papers)
    on conflict (org_id, customer_kind) do update set papers = excluded.papers, changed_at = excluded.changed_at,
      changed_by_name = excluded.changed_by_name where requirement.papers <> excluded.papers`)

/** A list of rules under a name; `isUsed`: the one by which claims are ready now. */
export type Policy = {
  readonly id: string
  readonly name: string
  readonly rules: readonly RoutingRule[]
  readonly isUsed: boolean
  /** The most that its rules place by themselves in a night; an amount of null: any. */
  readonly nightFiles: number
  readonly nightCents: number | null
  readonly changedAt: Date
  readonly changedByName: string
}

export const policiesOf = (tx: OrgTx): Promise<Policy[]> =>
  tx.rows(sql`
    select id, name, rules, is_used, night_files, night_cents, changed_at, changed_by_name from outsourcing.routing_policy
    where org_id = ${tx.orgId} order by is_used desc, name, id`)

/** Two who change policies wait for each other: one alone is in use. */
export const lockPolicies = (tx: OrgTx): Promise<unknown[]> =>
  tx.rows(sql`select pg_advisory_xact_lock(hashtext('outsourcing.routing_policy'), ${tx.orgId}::int)`)

export const keepPolicy = (tx: OrgTx, one: Policy): Promise<number> =>
  tx.run(sql`
    insert into outsourcing.routing_policy (org_id, id, name, rules, is_used, night_files, night_cents, changed_at, changed_by_name)
    values (${tx.orgId}, ${one.id}, ${one.name}, ${JSON.stringify(one.rules)}, ${one.isUsed}, ${one.nightFiles}, ${one.nightCents},
      ${one.changedAt}, ${one.changedByName})
    on conflict (org_id, id) do update set name = excluded.name, rules = excluded.rules, is_used = excluded.is_used,
      night_files = excluded.night_files, night_cents = excluded.night_cents, changed_at = excluded.changed_at,
      changed_by_name = excluded.changed_by_name`)

export const stopUsingOthers = (tx: OrgTx, id: string): Promise<number> =>
  tx.run(
    sql`update outsourcing.routing_policy set is_used = false where org_id = ${tx.orgId} and id <> ${id} and is_used`,
  )

export const dropPolicy = (tx: OrgTx, id: string): Promise<number> =>
  tx.run(sql`delete from outsourcing.routing_policy where org_id = ${tx.orgId} and id = ${id}`)
