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

/** Who pays for the customer follows from the head it is given. */
export const updateProfile = (tx: OrgTx, id: string, profile: Profile): Promise<number> =>
  tx.run(sql`
    update parties.customer c set parent_id = ${profile.parentId},
      payer_id = (select h.id from parties.customer h
        where h.org_id = c.org_id and h.id = ${profile.parentId} and h.group_reminders and not c.pays_alone),
      sector = ${profile.sector}, size = ${profile.size}, risk = ${profile.risk},
      tags = ${profile.tags}, salesperson_id = ${profile.salespersonId}, credit_limit_cents = ${profile.creditLimitCents},
      insured_cents = ${profile.insuredCents}
    where org_id = ${tx.orgId} and id = ${id}`)

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
