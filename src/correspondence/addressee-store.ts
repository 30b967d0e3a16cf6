import type { LocalDate } from '../kernel/calendar.ts'
import { mailable } from '../parties/index.ts'
import type { OrgTx } from '../platform/db.ts'
import { sql } from '../platform/sql.ts'

/** `away`: somebody else of the customer is there and may be written to meanwhile. */
export type AddresseeState = 'reachable' | 'away' | 'opted_out' | 'invalid' | 'removed'

type Addressee = { readonly messageId: string; readonly address: string; readonly state: AddresseeState }

/** The readers of mails, as contacts of their customers, the best of those that share an address. `on` null: nobody is away. */
export const addresseesOf = (tx: OrgTx, messageIds: readonly string[], on: LocalDate | null): Promise<Addressee[]> =>
  tx.rows(sql`
    select m.id as message_id, m.to_address as address, case
        when bool_or(k.removed_at is null and ${mailable('k')} and not coalesce(k.absent_until >= ${on}::date, false)) then 'reachable'
        when bool_or(k.removed_at is null and ${mailable('k')}) then case when exists (
            select 1 from parties.contact o where o.org_id = m.org_id and o.customer_id = m.customer_id and o.removed_at is null
              and ${mailable('o')} and not coalesce(o.absent_until >= ${on}::date, false)) then 'away' else 'reachable' end
        when bool_or(k.removed_at is null and 'email' = any(k.opted_out)) then 'opted_out'
        when bool_or(k.removed_at is null) then 'invalid'
        else 'removed' end as state
    from correspondence.message m
    join parties.contact k on k.org_id = m.org_id and k.customer_id = m.customer_id and lower(k.email) = lower(m.to_address)
    where m.org_id = ${tx.orgId} and m.id = any(${messageIds}::uuid[]) and m.channel = 'email'
    group by m.org_id, m.id, m.customer_id, m.to_address`)
