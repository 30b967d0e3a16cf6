import type { OrgTx } from '../platform/db.ts'
import { sql } from '../platform/sql.ts'
import type { Profile } from './model.ts'

export const profileOf = (tx: OrgTx, id: string): Promise<Profile | null> =>
  tx.maybe(sql`
    select parent_id, sector, size, risk, tags, salesperson_id, credit_limit_cents, insured_cents
    from parties.customer where org_id = ${tx.orgId} and id = ${id}`)

/** All profiles by customer, to be matched against a list; some tens of thousands at most. */
export const everyProfile = async (tx: OrgTx): Promise<Map<string, Profile>> =>
  new Map(
    (
      await tx.rows<Profile & { id: string }>(sql`
        select id, parent_id, sector, size, risk, tags, salesperson_id, credit_limit_cents, insured_cents
        from parties.customer where org_id = ${tx.orgId}`)
    ).map(({ id, ...profile }) => [id, profile]),
  )

export const updateProfile = (tx: OrgTx, id: string, profile: Profile): Promise<number> =>
  tx.run(sql`
    update parties.customer set parent_id = ${profile.parentId}, sector = ${profile.sector}, size = ${profile.size}, risk = ${profile.risk},
      tags = ${profile.tags}, salesperson_id = ${profile.salespersonId}, credit_limit_cents = ${profile.creditLimitCents},
      insured_cents = ${profile.insuredCents}
    where org_id = ${tx.orgId} and id = ${id}`)

/** A customer's place in groups: what leads it, and whether it leads others. */
export const placeInGroup = (tx: OrgTx, id: string): Promise<{ parentId: string | null; leads: boolean } | null> =>
  tx.maybe(sql`
    select c.parent_id, exists (select from parties.customer o where o.org_id = c.org_id and o.parent_id = c.id) as leads
    from parties.customer c where c.org_id = ${tx.orgId} and c.id = ${id} for update of c`)

export type GroupMember = {
  readonly id: string
  readonly code: string
  readonly name: string
  readonly isHead: boolean
}

/** Everybody of the group that a customer belongs to, its head first; the customer alone when it belongs to none. */
export const groupOf = (tx: OrgTx, id: string): Promise<GroupMember[]> =>
  tx.rows(sql`
    with head as (select coalesce(parent_id, id) as id from parties.customer where org_id = ${tx.orgId} and id = ${id})
    select c.id, c.code, c.name, c.id = head.id as is_head from head
    join parties.customer c on c.org_id = ${tx.orgId} and (c.id = head.id or c.parent_id = head.id)
    order by is_head desc, c.name, c.id`)

/** Sectors and tags in use, each once, and the heads of groups. */
export async function profileWords(
  tx: OrgTx,
): Promise<{ sectors: string[]; tags: string[]; heads: { id: string; name: string }[] }> {
  const rows = await tx.rows<{ kind: string; word: string }>(sql`
    select distinct 'sector' as kind, sector as word from parties.customer where org_id = ${tx.orgId} and sector <> ''
    union select distinct 'tag', unnest(tags) from parties.customer where org_id = ${tx.orgId} order by word limit 1000`)
  const of = (kind: string) => rows.filter((row) => row.kind === kind).map(({ word }) => word)
  const heads = await tx.rows<{ id: string; name: string }>(sql`
    select h.id, h.name from parties.customer h where h.org_id = ${tx.orgId}
      and h.id in (select parent_id from parties.customer where org_id = ${tx.orgId} and parent_id is not null)
    order by h.name, h.id limit 1000`)
  return { sectors: of('sector'), tags: of('tag'), heads }
}
