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

/** The people whose telephone ends as this number does (E.164), with the country that tells what they typed; to be compared in full. */
export const phonesEnding = (
  tx: OrgTx,
  number: string,
): Promise<{ customerId: string; phone: string; country: string }[]> =>
  tx.rows(sql`
    select k.customer_id, k.phone, c.country from parties.contact k
    join parties.customer c on c.org_id = k.org_id and c.id = k.customer_id
    where k.org_id = ${tx.orgId} and k.removed_at is null and k.phone is not null
      and right(regexp_replace(k.phone, '[^0-9]', '', 'g'), 6) = right(regexp_replace(${number}, '[^0-9]', '', 'g'), 6)`)

/** The customer that a person said this address or number belongs to. */
export const customerOfAlias = async (tx: OrgTx, address: string): Promise<string | null> =>
  (
    await tx.maybe<{ customerId: string }>(
      sql`select customer_id from replies.alias where org_id = ${tx.orgId} and address = ${address}`,
    )
  )?.customerId ?? null

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
