import type { LocalDate } from '../kernel/calendar.ts'
import type { OrgTx } from '../platform/db.ts'
import { part } from '../platform/sql.ts'

/** What is given up of a customer’s debt, as a new item of the ledger. */
export const newWriteOff = (item: {
  readonly id: string
  readonly customerId: string
  readonly cents: number
  readonly currency: string
  readonly label: string
  readonly on: LocalDate
}) => part`
  select ${item.id}::uuid as id, ${item.customerId}::uuid as customer_id, 'write_off'::text as kind, -1::smallint as side,
    ${item.cents}::bigint as amount_cents, ${item.currency}::text as currency, ''::text as document_no, ${item.label}::text as label,
    ${item.on}::date as issued_on, ${item.on}::date as due_on, 'none'::text as due_source, null::uuid as source_id, null::int as source_line,
    null::uuid as source_key, null::uuid as settle_key, null::date as settled_on`

/** What a write-off settles now: its allocations, for `takeBack`. */
export const settledBy = (tx: OrgTx, creditId: string) => part`
  select a.id from ledger.allocation a where a.org_id = ${tx.orgId} and a.credit_id = ${creditId} and a.reverses is null
    and not exists (select 1 from ledger.allocation r where r.org_id = a.org_id and r.reverses = a.id)`

export const oneItem = (id: string) => part`select ${id}::uuid`
