import type { LocalDate } from '../../kernel/calendar.ts'
import type { OrgTx } from '../../platform/db.ts'
import { type Fragment, part, sql } from '../../platform/sql.ts'

/** A file as it is named from outside: a placement of a creditor. */
export type FileName = { readonly creditorOrgId: number; readonly placementId: string }

export type NamedFile = FileName & { readonly no: number; readonly creditor: string }

const among = (files: readonly FileName[]): Fragment => part`(f.creditor_org_id, f.placement_id) in (
  select * from unnest(${files.map(({ creditorOrgId }) => creditorOrgId)}::int[], ${files.map(({ placementId }) => placementId)}::uuid[]))`

/** Those that are there; each is kept from others until the transaction ends. */
export const lockNamed = (tx: OrgTx, files: readonly FileName[]): Promise<NamedFile[]> =>
  tx.rows(sql`
    select f.creditor_org_id, f.placement_id, f.no, c.name as creditor
    from desk.file_in_hand f join desk.creditor_in_hand c on c.org_id = f.org_id and c.creditor_org_id = f.creditor_org_id
    where f.org_id = ${tx.orgId} and ${among(files)} order by f.creditor_org_id, f.placement_id for update of f`)

export const keepSnoozed = (
  tx: OrgTx,
  files: readonly FileName[],
  until: LocalDate | null,
  why: string,
): Promise<number> =>
  tx.run(sql`
    update desk.file_in_hand f set snoozed_until = ${until}::date, snooze_why = ${why} where f.org_id = ${tx.orgId} and ${among(files)}`)

/** `null`: to whoever has charge of the creditor. */
export const keepMember = (tx: OrgTx, files: readonly FileName[], member: string | null): Promise<number> =>
  tx.run(sql`
    update desk.file_in_hand f set member = coalesce(${member}::text, c.member), is_given = ${member !== null}
    from desk.creditor_in_hand c
    where f.org_id = ${tx.orgId} and c.org_id = f.org_id and c.creditor_org_id = f.creditor_org_id and ${among(files)}`)

/** Gives a creditor to a member, with its files that nobody was given by hand. Gives its name, or null: nothing is held of it. */
export async function keepCharge(tx: OrgTx, creditorOrgId: number, member: string | null): Promise<string | null> {
  const found = await tx.maybe<{ name: string }>(sql`
    update desk.creditor_in_hand set member = ${member} where org_id = ${tx.orgId} and creditor_org_id = ${creditorOrgId} returning name`)
  if (!found) return null
  await tx.run(sql`
    update desk.file_in_hand set member = ${member}
    where org_id = ${tx.orgId} and creditor_org_id = ${creditorOrgId} and not is_given and member is distinct from ${member}`)
  return found.name
}
