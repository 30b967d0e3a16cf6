import type { OrgTx, Tx } from '../platform/db.ts'
import { type Fragment, part, sql } from '../platform/sql.ts'
import { WALLED } from './model.ts'

/** Whether creditors are closed to a member `m` at all: those who answer for the agency see them all. */
const isWalled = part`(m.names_creditors and m.role = any(${[...WALLED]}::text[]))`

/** Whether a member `m` works a creditor. */
export const works = (creditor: Fragment): Fragment => part`(not ${isWalled} or exists (
  select 1 from access.member_creditor n where n.org_id = m.org_id and n.user_id = m.user_id and n.creditor_org_id = ${creditor}))`

/** Creditors, past ones too, that a member `m` of their agency does not work. */
export const closedTo = part`case when ${isWalled} then array(
  select distinct d.org_id from access.delegation d where d.agency_org_id = m.org_id and not ${works(part`d.org_id`)}) else '{}' end`

export type Creditor = { readonly orgId: number; readonly name: string }

/** Across organisations: the creditors that gave an agency a mandate, past ones too: what is over is still to be read. */
export const creditorsOf = (tx: Tx, agencyOrgId: number): Promise<Creditor[]> =>
  tx.rows(sql`
    select o.org_id, o.name from access.organisation o
    where not o.in_preparation and exists (
      select 1 from access.delegation d where d.org_id = o.org_id and d.agency_org_id = ${agencyOrgId})
    order by o.name, o.org_id`)

export type Wall = { readonly userId: string; readonly creditors: number[] }

/** Members who work named creditors only, with those. */
export const wallsOf = (tx: OrgTx): Promise<Wall[]> =>
  tx.rows(sql`
    select m.user_id, array(
      select n.creditor_org_id from access.member_creditor n where n.org_id = m.org_id and n.user_id = m.user_id order by 1) as creditors
    from access.member m where m.org_id = ${tx.orgId} and m.removed_at is null and m.names_creditors order by m.user_id`)

/** Says anew which creditors a member works; null: all. */
export async function keepWall(
  tx: OrgTx,
  userId: string,
  creditors: readonly number[] | null,
  at: Date,
): Promise<void> {
  await tx.run(sql`
    update access.member set names_creditors = ${creditors !== null} where org_id = ${tx.orgId} and user_id = ${userId}`)
  await tx.run(sql`delete from access.member_creditor where org_id = ${tx.orgId} and user_id = ${userId}`)
  await tx.run(sql`
    insert into access.member_creditor (org_id, user_id, creditor_org_id, named_at)
    select ${tx.orgId}, ${userId}, creditor, ${at} from unnest(${creditors ?? []}::int[]) creditor`)
}
