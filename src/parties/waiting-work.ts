import type { OrgTx } from '../platform/db.ts'
import { sql } from '../platform/sql.ts'

/** An address or a number that is refused, of somebody who is still to be reached. */
export type RefusedAddress = {
  readonly contactId: string
  readonly customerId: string
  readonly address: string
  readonly since: Date
}

export const addressesRefused = (tx: OrgTx): Promise<RefusedAddress[]> =>
  tx.rows(sql`
    select id as contact_id, customer_id, email as address, email_invalid_since as since from parties.contact
    where org_id = ${tx.orgId} and removed_at is null and email is not null and email_invalid_since is not null
    union all
    select id, customer_id, phone, phone_invalid_since from parties.contact
    where org_id = ${tx.orgId} and removed_at is null and phone is not null and phone_invalid_since is not null`)
