import type { LocalDate } from '../kernel/calendar.ts'
import type { OrgTx } from '../platform/db.ts'
import { part, sql } from '../platform/sql.ts'
import type { ComparedList } from './compare-list.ts'
import { inBooks } from './store.ts'

/** The day of a list in the books of the same profile drawn up after this one, if any. */
export const laterList = async (tx: OrgTx, list: ComparedList): Promise<LocalDate | null> =>
  (
    await tx.one<{ day: LocalDate | null }>(sql`
      select max(m.books_through) as day from intake.import m where ${sameLists(tx, list)} and m.books_through > ${list.asOf}::date`)
  ).day

const sameLists = (tx: OrgTx, list: ComparedList) => part`
  m.org_id = ${tx.orgId} and ${inBooks(part`m`)} and m.kind = ${list.kind} and m.facts->>'profileId' is not distinct from ${list.profileId}::text`

/** "Already paid before the first list" is said once: when the document is known, what shrank since is observed instead. */
export const markSupersededSettlements = (tx: OrgTx, importId: string): Promise<number> =>
  tx.run(sql`
    update intake.staged_item s set disposition = 'known'
    where s.org_id = ${tx.orgId} and s.import_id = ${importId} and s.nature = 'already_settled' and s.disposition = 'created'
      and exists (select 1 from intake.staged_item m where m.org_id = s.org_id and m.import_id = s.import_id and m.row_key = s.settle_key and m.disposition = 'known')`)

/**
 * A document of an earlier list: what is open of it here (its own item and everything observed about it since), and what
 * this list says, nil when it is gone. Its group is its own key.
 */
export type ListPosition = {
  readonly settleKey: string
  readonly customerCode: string
  readonly customerName: string
  readonly currency: string
  readonly side: 1 | -1
  readonly documentNo: string
  readonly issuedOn: LocalDate
  readonly line: number | null
  readonly openCents: number
  readonly listCents: number
  /** Items of the opposite side that lists brought: settlements that may turn out wrong. */
  readonly settlingIds: readonly string[]
  readonly settlingCents: number
  /** Settled by people, which no list undoes. */
  readonly handCents: number
}

export const listPositions = (tx: OrgTx, list: ComparedList): Promise<ListPosition[]> =>
  tx.rows(sql`
    with main as (
      select i.id, i.customer_id, i.settle_key, i.currency, i.side, i.document_no, i.issued_on
      from ledger.item i
      where i.org_id = ${tx.orgId} and i.source_key = i.settle_key and not i.reversed and i.reverses is null
        and i.source_id in (select m.id from intake.import m where ${sameLists(tx, list)})
    ), around as (
      select m.settle_key, sum(m.side * g.side * g.open_cents)::bigint as open_cents,
        array_remove(array_agg(case when g.side <> m.side then g.id end), null) as settling_ids,
        coalesce(sum(g.amount_cents) filter (where g.side <> m.side), 0)::bigint as settling_cents,
        coalesce(sum(h.cents), 0)::bigint as hand_cents
      from main m join ledger.item g on g.org_id = ${tx.orgId} and g.settle_key = m.settle_key and not g.reversed and g.reverses is null
      left join lateral (
        select sum(a.amount_cents) as cents from ledger.allocation a
        where a.org_id = ${tx.orgId} and a.source_id is null and (a.debit_id = g.id or a.credit_id = g.id)
      ) h on true
      group by m.settle_key
    )
    select m.settle_key, c.code as customer_code, c.name as customer_name, m.currency, m.side::int as side, m.document_no, m.issued_on, s.line,
      a.open_cents, case when s.row_key is null then 0 else abs(s.base_cents) end::bigint as list_cents, a.settling_ids, a.settling_cents, a.hand_cents
    from main m join around a on a.settle_key = m.settle_key
    join parties.customer c on c.org_id = ${tx.orgId} and c.id = m.customer_id
    left join intake.staged_item s on s.org_id = ${tx.orgId} and s.import_id = ${list.id} and s.row_key = m.settle_key
    where a.open_cents <> case when s.row_key is null then 0 else abs(s.base_cents) end
    order by c.code, m.document_no, m.settle_key`)

export type Observed = {
  readonly line: number
  readonly rowKey: string
  readonly customerCode: string
  readonly customerName: string
  readonly kind: 'receipt' | 'adjustment'
  readonly side: 1 | -1
  readonly amountCents: number
  readonly currency: string
  readonly documentNo: string
  readonly label: string
  readonly on: LocalDate
  readonly settleKey: string
}

export const stageObserved = (tx: OrgTx, importId: string, rows: readonly Observed[]): Promise<number> =>
  tx.run(sql`
    insert into intake.staged_item (org_id, import_id, line, row_key, customer_code, customer_name, kind, side, amount_cents, currency, base_cents,
      document_no, label, issued_on, due_on, due_source, settle_key, settled_on, nature)
    select ${tx.orgId}::int, ${importId}::uuid, o.line, o.row_key, o.code, o.name, o.kind, o.side, o.cents, o.currency, 0, o.document_no, o.label,
      o.on_day, o.on_day, 'none', o.settle_key, o.on_day, 'observed'
    from unnest(${rows.map((r) => r.line)}::int[], ${rows.map((r) => r.rowKey)}::uuid[], ${rows.map((r) => r.customerCode)}::text[],
      ${rows.map((r) => r.customerName)}::text[], ${rows.map((r) => r.kind)}::text[], ${rows.map((r) => r.side)}::smallint[],
      ${rows.map((r) => r.amountCents)}::bigint[], ${rows.map((r) => r.currency)}::text[], ${rows.map((r) => r.documentNo)}::text[],
      ${rows.map((r) => r.label)}::text[], ${rows.map((r) => r.on)}::date[], ${rows.map((r) => r.settleKey)}::uuid[])
      as o(line, row_key, code, name, kind, side, cents, currency, document_no, label, on_day, settle_key)`)

export async function stageTakenBack(
  tx: OrgTx,
  importId: string,
  groups: readonly { ids: readonly string[]; undoKey: string }[],
): Promise<void> {
  const rows = groups.flatMap((group) => group.ids.map((id) => ({ id, undoKey: group.undoKey })))
  await tx.run(sql`
    insert into intake.staged_change (org_id, import_id, what, item_id, undo_key, reason)
    select ${tx.orgId}::int, ${importId}::uuid, 'vanish', v.id, v.undo_key, 'grown'
    from unnest(${rows.map((r) => r.id)}::uuid[], ${rows.map((r) => r.undoKey)}::uuid[]) as v(id, undo_key)`)
}
