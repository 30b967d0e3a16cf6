import type { OrgTx, Tx } from '../platform/db.ts'
import { part, sql } from '../platform/sql.ts'
import type { MandatedOrganisation } from './contract.ts'
import { works } from './wall-store.ts'

/** Lets members of an agency in, for as long as a mandate runs; once it was ended, anew. `name` tells which mandate it is. */
export const openDelegation = (
  tx: OrgTx,
  { mandateId, agencyOrgId, name }: { readonly mandateId: string; readonly agencyOrgId: number; readonly name: string },
  at: Date,
): Promise<number> =>
  tx.run(sql`
    insert into access.delegation (org_id, mandate_id, agency_org_id, name, opened_at)
    values (${tx.orgId}, ${mandateId}, ${agencyOrgId}, ${name}, ${at})
    on conflict (org_id, mandate_id) do update set ended_at = null`)

export const endDelegation = (tx: OrgTx, mandateId: string, at: Date): Promise<number> =>
  tx.run(sql`
    update access.delegation set ended_at = ${at} where org_id = ${tx.orgId} and mandate_id = ${mandateId} and ended_at is null`)

type Mandated = MandatedOrganisation & { readonly timeZone: string }

/** One of each creditor and agency: several mandates between the same two are worked as one. */
const mandated = (userId: string, orgId?: number) => sql`
  select o.org_id, o.name, o.is_demo, o.time_zone, jsonb_build_object('orgId', a.org_id, 'name', a.name, 'role', m.role) as agency,
    array_agg(d.name order by d.opened_at, d.mandate_id) as mandates
  from access.delegation d
  join access.organisation o on o.org_id = d.org_id and not o.in_preparation
  join access.organisation a on a.org_id = d.agency_org_id and not a.in_preparation
  join access.member m on m.org_id = d.agency_org_id and m.user_id = ${userId} and m.removed_at is null and ${works(part`d.org_id`)}
  where d.ended_at is null ${orgId === undefined ? part`` : part`and d.org_id = ${orgId}`}
  group by o.org_id, o.name, o.is_demo, o.time_zone, a.org_id, a.name, m.role
  order by o.is_demo, o.name, o.org_id, a.org_id`

/** Across organisations: the creditors that placed claims with organisations of a person, where the person is no member. */
export async function mandatesOf(tx: Tx, userId: string): Promise<MandatedOrganisation[]> {
  const all = await tx.rows<Mandated>(mandated(userId))
  const own = await tx.rows<{ orgId: number }>(
    sql`select org_id from access.member where user_id = ${userId} and removed_at is null`,
  )
  const isMember = new Set(own.map(({ orgId }) => orgId))
  const seen = new Set<number>()
  return all
    .filter(({ orgId }) => !isMember.has(orgId) && !seen.has(orgId) && seen.add(orgId))
    .map(({ timeZone: _timeZone, ...one }) => one)
}

/** As whom a person who is no member comes into an organisation: for the first of their own that holds a mandate there. */
export async function mandateIn(
  tx: Tx,
  userId: string,
  orgId: number,
): Promise<(Pick<Mandated, 'agency' | 'timeZone'> & { readonly creditor: string }) | null> {
  const [first] = await tx.rows<Mandated>(mandated(userId, orgId))
  return first ? { agency: first.agency, timeZone: first.timeZone, creditor: first.name } : null
}
