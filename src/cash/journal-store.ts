import type { LocalDate } from '../kernel/calendar.ts'
import type { OrgTx } from '../platform/db.ts'
import { part, sql } from '../platform/sql.ts'

/** One item booked here, to be given to the accounts: as it was booked, or the other way round. */
export type JournalItem = {
  readonly itemId: string
  readonly isUndoing: boolean
  readonly kind: string
  readonly side: 1 | -1
  readonly amountCents: number
  readonly currency: string
  readonly on: LocalDate
  readonly label: string
  readonly customerCode: string
  readonly customerName: string
  /** The general-ledger account of the bank account, for money; null for what is no money. */
  readonly bankAccount: string | null
}

const KINDS = ['receipt', 'write_off', 'fee', 'returned', 'transfer']

/**
 * What the accounts lack: items booked here that no import recognised as theirs, not given yet; and items given before that were
 * undone since. What was booked and undone in between never leaves.
 */
const pending = (tx: OrgTx) => part`
  select i.id as item_id, false as is_undoing from ledger.item i
  where i.org_id = ${tx.orgId} and i.source_id is null and i.source_key is null and i.reverses is null and not i.reversed
    and i.kind = any(${KINDS}::text[])
    and not exists (select 1 from cash.exported_item x where x.org_id = i.org_id and x.item_id = i.id and not x.is_undoing)
  union all
  select x.item_id, true from cash.exported_item x join ledger.item i on i.org_id = x.org_id and i.id = x.item_id and i.reversed
  where x.org_id = ${tx.orgId} and not x.is_undoing
    and not exists (select 1 from cash.exported_item u where u.org_id = x.org_id and u.item_id = x.item_id and u.is_undoing)`

const told = part`
  select g.item_id, g.is_undoing, i.kind, i.side, i.amount_cents, i.currency, i.issued_on as on, i.label, c.code as customer_code, c.name as customer_name,
    (select a.ledger_account from cash.match_effect e
      join cash.match m on m.org_id = e.org_id and m.id = e.match_id
      join cash.line l on l.org_id = m.org_id and l.id = m.line_id
      join cash.account a on a.org_id = l.org_id and a.id = l.account_id
      where e.org_id = i.org_id and e.id = i.id and e.what = 'item' limit 1) as bank_account`

export const pendingItems = (tx: OrgTx): Promise<JournalItem[]> =>
  tx.rows(sql`
    ${told} from (${pending(tx)}) g join ledger.item i on i.org_id = ${tx.orgId} and i.id = g.item_id
    join parties.customer c on c.org_id = i.org_id and c.id = i.customer_id
    order by i.issued_on, i.id, g.is_undoing`)

export const itemsOfExport = (tx: OrgTx, exportId: string): Promise<JournalItem[]> =>
  tx.rows(sql`
    ${told} from cash.exported_item g join ledger.item i on i.org_id = g.org_id and i.id = g.item_id
    join parties.customer c on c.org_id = i.org_id and c.id = i.customer_id
    where g.org_id = ${tx.orgId} and g.export_id = ${exportId} order by i.issued_on, i.id, g.is_undoing`)

export type JournalExport = {
  readonly id: string
  readonly no: number
  readonly entries: number
  readonly debitCents: number
  readonly fromOn: LocalDate
  readonly toOn: LocalDate
  readonly exportedAt: Date
  readonly exportedBy: string
}

export const exportsOf = (tx: OrgTx): Promise<JournalExport[]> =>
  tx.rows(sql`
    select id, no, entries, debit_cents, from_on, to_on, exported_at, exported_by from cash.journal_export
    where org_id = ${tx.orgId} order by no desc limit 200`)

export const exportById = (tx: OrgTx, id: string): Promise<JournalExport | null> =>
  tx.maybe(sql`
    select id, no, entries, debit_cents, from_on, to_on, exported_at, exported_by from cash.journal_export
    where org_id = ${tx.orgId} and id = ${id}`)

/** One export at a time, so that two people never give the same entry twice. */
export const lockJournal = (tx: OrgTx): Promise<number> =>
  tx.run(sql`select pg_advisory_xact_lock(hashtext('cash journal'), ${tx.orgId}::int)`)

export async function insertExport(
  tx: OrgTx,
  one: Omit<JournalExport, 'no'>,
  items: readonly { readonly itemId: string; readonly isUndoing: boolean }[],
): Promise<number> {
  const { no } = await tx.one<{ no: number }>(sql`
    insert into cash.journal_export (org_id, id, no, entries, debit_cents, from_on, to_on, exported_at, exported_by)
    values (${tx.orgId}, ${one.id}, (select coalesce(max(no), 0) + 1 from cash.journal_export where org_id = ${tx.orgId}), ${one.entries},
      ${one.debitCents}, ${one.fromOn}, ${one.toOn}, ${one.exportedAt}, ${one.exportedBy})
    returning no`)
  await tx.run(sql`
    insert into cash.exported_item (org_id, item_id, is_undoing, export_id)
    select ${tx.orgId}::int, u.item_id, u.is_undoing, ${one.id}::uuid
    from unnest(${items.map((item) => item.itemId)}::uuid[], ${items.map((item) => item.isUndoing)}::boolean[]) as u(item_id, is_undoing)`)
  return no
}

/** Which documents each exported receipt or credit settles today, for the accountant's own lettering. */
export const letteringOf = (
  tx: OrgTx,
  exportId: string,
): Promise<
  {
    itemId: string
    kind: string
    customerCode: string
    documentNo: string
    documentKind: string
    cents: number
    currency: string
    on: LocalDate
  }[]
> =>
  tx.rows(sql`
    select x.item_id, i.kind, c.code as customer_code, d.document_no, d.kind as document_kind, a.amount_cents as cents, a.currency, a.allocated_on as on
    from cash.exported_item x
    join ledger.item i on i.org_id = x.org_id and i.id = x.item_id
    join parties.customer c on c.org_id = i.org_id and c.id = i.customer_id
    join ledger.allocation a on a.org_id = i.org_id and (a.credit_id = i.id or a.debit_id = i.id) and a.reverses is null
    join ledger.item d on d.org_id = a.org_id and d.id = case when a.credit_id = i.id then a.debit_id else a.credit_id end and d.kind <> 'reversal'
    where x.org_id = ${tx.orgId} and x.export_id = ${exportId} and not x.is_undoing
      and not exists (select 1 from ledger.allocation r where r.org_id = a.org_id and r.reverses = a.id)
    order by a.allocated_on, x.item_id, d.document_no`)
