import type { OrgTx } from '../platform/db.ts'
import { sql } from '../platform/sql.ts'
import { messageIdsIn } from './thread-reply.ts'

/** Seen from an agency: a debtor in its hands that a mail may be about, and by what it is known. */
export type DebtorMeant = {
  readonly creditorOrgId: number
  readonly customerId: string
  readonly knownBy: 'sender' | 'alias' | 'document'
}

export const debtorsMeant = (tx: OrgTx, address: string, numbers: readonly string[]): Promise<DebtorMeant[]> =>
  tx.rows(sql`
    select org_id as creditor_org_id, customer_id, known_by from replies.debtors_meant(${address}, ${numbers}::text[])`)

/** Of the messages that a mail names, the first that we wrote in the books of a creditor. */
export async function writtenForCreditors(
  tx: OrgTx,
  ids: readonly string[],
): Promise<{ creditorOrgId: number; customerId: string } | null> {
  const ours = messageIdsIn(ids)
  if (ours.length === 0) return null
  return tx.maybe(sql`
    select m.org_id as creditor_org_id, m.customer_id from correspondence.message m
    where m.agency_org_id = ${tx.orgId} and m.id = any(${ours}::uuid[]) and m.channel = 'email' and m.customer_id is not null
    order by array_position(${ours}::uuid[], m.id) limit 1`)
}

/** How many creditors let us in now. */
export const countCreditors = async (tx: OrgTx): Promise<number> =>
  (
    await tx.one<{ count: number }>(sql`
      select count(distinct d.org_id)::int as count from access.delegation d where d.agency_org_id = ${tx.orgId} and d.ended_at is null`)
  ).count

export const isHandedOn = async (tx: OrgTx, sha256: Buffer): Promise<boolean> =>
  (await tx.maybe(sql`select 1 as handed from replies.handed_on where org_id = ${tx.orgId} and sha256 = ${sha256}`)) !==
  null

export const keepHandedOn = (tx: OrgTx, sha256: Buffer, creditorOrgId: number, at: Date): Promise<number> =>
  tx.run(sql`
    insert into replies.handed_on (org_id, sha256, creditor_org_id, handed_at) values (${tx.orgId}, ${sha256}, ${creditorOrgId}, ${at})
    on conflict (org_id, sha256) do nothing`)
