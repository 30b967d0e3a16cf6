import type { OrgTx } from '../platform/db.ts'
import { sql } from '../platform/sql.ts'

/** The customers that have a person with this address, or that a person said it belongs to. */
export const customersWriting = (
  tx: OrgTx,
  address: string,
): Promise<{ customerId: string; by: 'sender' | 'alias' }[]> =>
  tx.rows(sql`
    select distinct customer_id, 'sender' as by from parties.contact
    where org_id = ${tx.orgId} and lower(email) = ${address} and removed_at is null
    union all
    select customer_id, 'alias' from replies.alias where org_id = ${tx.orgId} and address = ${address}`)

/** The documents that bear one of these numbers, whoever they are of. */
export const itemsNumbered = (
  tx: OrgTx,
  numbers: readonly string[],
): Promise<{ id: string; customerId: string; documentNo: string }[]> =>
  tx.rows(sql`
    select id, customer_id, document_no from ledger.item
    where org_id = ${tx.orgId} and upper(document_no) = any(${numbers}::text[]) and document_no <> '' and not reversed and reverses is null
    order by open_cents > 0 desc, due_on limit 200`)

export const learnAlias = (
  tx: OrgTx,
  alias: { address: string; customerId: string; at: Date; by: string },
): Promise<number> =>
  tx.run(sql`
    insert into replies.alias (org_id, address, customer_id, learnt_at, learnt_by)
    values (${tx.orgId}, ${alias.address}, ${alias.customerId}, ${alias.at}, ${alias.by})
    on conflict (org_id, address) do update set customer_id = excluded.customer_id, learnt_at = excluded.learnt_at, learnt_by = excluded.learnt_by`)
