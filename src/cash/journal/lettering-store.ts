import type { LocalDate } from '../../kernel/calendar.ts'
import type { OrgTx } from '../../platform/db.ts'
import { type Fragment, nothing, part, sql } from '../../platform/sql.ts'
import { KINDS } from './store.ts'

/** One document settled by another, to be told to the accounts: as it was made here, or taken back. */
export type Lettering = {
  readonly allocationId: string
  readonly isUndoing: boolean
  readonly debitId: string
  readonly creditId: string
  /** Booked here: the accounts know it by our reference. */
  readonly debitIsOurs: boolean
  readonly creditIsOurs: boolean
  readonly debitNo: string
  readonly creditNo: string
  readonly customerCode: string
  readonly cents: number
  readonly currency: string
  readonly on: LocalDate
}

/**
 * The accounts know an item when they sent it, or when it was given to them; `or` adds what the next export gives. Money that both
 * booked for themselves they letter themselves.
 */
const known = (item: Fragment, or: Fragment) => part`(${item}.source_id is not null ${or}
    or exists (select 1 from cash.exported_item x where x.org_id = ${item}.org_id and x.item_id = ${item}.id and not x.is_undoing))`

/** Allocations made here between what the accounts know, not told yet; and those told before that were undone since. */
const pending = (tx: OrgTx, withNext = false) => {
  const next = (item: Fragment) =>
    withNext ? part`or ${item}.source_key is null and ${item}.kind = any(${KINDS}::text[])` : nothing
  return part`
  select a.id as allocation_id, false as is_undoing from ledger.allocation a
  join ledger.item d on d.org_id = a.org_id and d.id = a.debit_id and not d.reversed and d.reverses is null
  join ledger.item c on c.org_id = a.org_id and c.id = a.credit_id and not c.reversed and c.reverses is null
  where a.org_id = ${tx.orgId} and a.source_id is null and a.reverses is null
    and not exists (select 1 from ledger.allocation r where r.org_id = a.org_id and r.reverses = a.id)
    and not exists (select 1 from cash.exported_allocation x where x.org_id = a.org_id and x.allocation_id = a.id and not x.is_undoing)
    and ${known(part`d`, next(part`d`))} and ${known(part`c`, next(part`c`))}
  union all
  select x.allocation_id, true from cash.exported_allocation x
  join ledger.allocation r on r.org_id = x.org_id and r.reverses = x.allocation_id
  where x.org_id = ${tx.orgId} and not x.is_undoing
    and not exists (select 1 from cash.exported_allocation u where u.org_id = x.org_id and u.allocation_id = x.allocation_id and u.is_undoing)`
}

/** How many letterings wait to be told, of each currency: those of entries that wait as well are among them. */
export const pendingLetterings = (tx: OrgTx): Promise<{ currency: string; count: number; cents: number }[]> =>
  tx.rows(sql`
    select a.currency, count(*)::int as count, sum(a.amount_cents)::bigint as cents
    from (${pending(tx, true)}) g join ledger.allocation a on a.org_id = ${tx.orgId} and a.id = g.allocation_id
    group by a.currency order by a.currency`)

/** Closes the letterings of a currency, up to a day, into an export. Those of its own entries are among them. Gives how many. */
export const exportLetterings = (
  tx: OrgTx,
  exportId: string,
  what: { readonly currency: string; readonly through: LocalDate | null },
): Promise<number> =>
  tx.run(sql`
    insert into cash.exported_allocation (org_id, allocation_id, is_undoing, export_id)
    select ${tx.orgId}::int, g.allocation_id, g.is_undoing, ${exportId}::uuid
    from (${pending(tx)}) g join ledger.allocation a on a.org_id = ${tx.orgId} and a.id = g.allocation_id
    where a.currency = ${what.currency} and (${what.through}::date is null or a.allocated_on <= ${what.through}::date)`)

export const letteringsOf = (tx: OrgTx, exportId: string): Promise<Lettering[]> =>
  tx.rows(sql`
    select x.allocation_id, x.is_undoing, a.debit_id, a.credit_id, k.code as customer_code, a.amount_cents as cents, a.currency, a.allocated_on as on,
      d.document_no as debit_no, c.document_no as credit_no, d.source_id is null as debit_is_ours, c.source_id is null as credit_is_ours
    from cash.exported_allocation x
    join ledger.allocation a on a.org_id = x.org_id and a.id = x.allocation_id
    join ledger.item d on d.org_id = a.org_id and d.id = a.debit_id
    join ledger.item c on c.org_id = a.org_id and c.id = a.credit_id
    join parties.customer k on k.org_id = a.org_id and k.id = a.customer_id
    where x.org_id = ${tx.orgId} and x.export_id = ${exportId} order by a.allocated_on, x.is_undoing, x.allocation_id`)
