import type { LocalDate } from '../kernel/calendar.ts'
import type { OrgTx } from '../platform/db.ts'
import { part, sql } from '../platform/sql.ts'
import { live } from './comparison-store.ts'
import type { CarriedItem, Carry, OpeningLine } from './match-openings.ts'
import { inSlices } from './slices.ts'
import { inBooks } from './store.ts'

/** Opening balances per customer: what this ledger says, and what the items of the earlier ones add up to. */
export type OpeningBalance = {
  readonly customerId: string
  readonly customerCode: string
  readonly customerName: string
  readonly currency: string
  readonly line: number | null
  readonly openingCents: number
  readonly carriedCents: number
  /** The group of the opening lines when they all share one. */
  readonly settleKey: string | null
  readonly settledOn: LocalDate | null
}

export const openingBalances = (
  tx: OrgTx,
  importId: string,
  earlier: readonly string[],
): AsyncGenerator<OpeningBalance[]> =>
  inSlices(
    tx,
    'opening_balances',
    part`
    with carried as (
      select i.customer_id, i.currency, sum(i.side * i.amount_cents)::bigint as cents
      from ledger.item i where i.org_id = ${tx.orgId} and (i.source_id = any(${earlier}::uuid[]) or exists (select 1 from intake.effect e
        where e.org_id = i.org_id and e.what = 'adopted' and e.id = i.id and e.import_id = any(${earlier}::uuid[]))) and ${live}
      group by i.customer_id, i.currency
    ), opening as (
      select s.customer_code, s.currency, sum(s.side * s.amount_cents)::bigint as cents, min(s.line) as line,
        case when count(distinct s.settle_key) = 1 and count(s.settle_key) = count(*) then min(s.settle_key::text)::uuid end as settle_key,
        max(s.settled_on) as settled_on
      from intake.staged_item s
      where s.org_id = ${tx.orgId} and s.import_id = ${importId} and s.nature = 'opening' and s.disposition = 'created'
      group by s.customer_code, s.currency
    )
    select c.id as customer_id, c.code as customer_code, c.name as customer_name, p.currency, o.line,
      coalesce(o.cents, 0)::bigint as opening_cents, p.cents as carried_cents, o.settle_key, o.settled_on
    from carried p join parties.customer c on c.org_id = ${tx.orgId} and c.id = p.customer_id
    left join opening o on o.customer_code = c.code and o.currency = p.currency
    order by c.code, p.currency`,
  )

/** Whether the ledger carries customer balances forward at all. */
export const hasOpenings = async (tx: OrgTx, importId: string): Promise<boolean> =>
  (
    await tx.rows(sql`
      select 1 from intake.staged_item where org_id = ${tx.orgId} and import_id = ${importId} and nature = 'opening' limit 1`)
  ).length > 0

/** What is brought forward bears one day, which is that of the books: no document is dated by it. */
export const forgetOpeningDays = (tx: OrgTx, importId: string): Promise<number> =>
  tx.run(sql`
    update intake.staged_item set is_dated = false
    where org_id = ${tx.orgId} and import_id = ${importId} and nature = 'opening' and side = 1`)

/** Debits brought forward here, and open, of which nobody knows the day; and the line of the first of them. */
export const undatedOpenings = (tx: OrgTx, importId: string): Promise<{ count: number; line: number | null }> =>
  tx.one(sql`
    select count(*)::int as count, min(line) as line from intake.staged_item
    where org_id = ${tx.orgId} and import_id = ${importId} and nature = 'opening' and disposition = 'created' and not is_dated
      and settle_key is null`)

export const markRecognised = (tx: OrgTx, importId: string, balances: readonly OpeningBalance[]): Promise<number> =>
  tx.run(sql`
    update intake.staged_item s set disposition = 'opening'
    from unnest(${balances.map((b) => b.customerCode)}::text[], ${balances.map((b) => b.currency)}::text[]) as b(code, currency)
    where s.org_id = ${tx.orgId} and s.import_id = ${importId} and s.nature = 'opening' and s.disposition = 'created'
      and s.customer_code = b.code and s.currency = b.currency`)

export type OpeningDifference = OpeningBalance & {
  readonly rowKey: string
  readonly label: string
  readonly on: LocalDate
}

/** Adds one adjustment per customer whose opening balance departs from what was carried. It is no line of the file: it adds nothing to its totals. */
export const stageDifferences = (
  tx: OrgTx,
  importId: string,
  differences: readonly OpeningDifference[],
): Promise<number> =>
  tx.run(sql`
    insert into intake.staged_item (org_id, import_id, line, row_key, customer_code, customer_name, kind, side, amount_cents, currency, base_cents,
      document_no, label, issued_on, due_on, due_source, settle_key, settled_on, nature)
    select ${tx.orgId}::int, ${importId}::uuid, d.line, d.row_key, d.code, d.name, 'adjustment', sign(d.cents)::smallint, abs(d.cents), d.currency, 0,
      '', d.label, d.on_day, d.on_day, 'none', d.settle_key, d.settled_on, 'opening_difference'
    from unnest(${differences.map((d) => d.line ?? 0)}::int[], ${differences.map((d) => d.rowKey)}::uuid[], ${differences.map((d) => d.customerCode)}::text[],
      ${differences.map((d) => d.customerName)}::text[], ${differences.map((d) => d.openingCents - d.carriedCents)}::bigint[],
      ${differences.map((d) => d.currency)}::text[], ${differences.map((d) => d.label)}::text[], ${differences.map((d) => d.on)}::date[],
      ${differences.map((d) => d.settleKey)}::uuid[], ${differences.map((d) => d.settledOn)}::date[])
      as d(line, row_key, code, name, cents, currency, label, on_day, settle_key, settled_on)`)

/** Recognised lines in file order, customer by customer. */
export const recognisedLines = (tx: OrgTx, importId: string): AsyncGenerator<OpeningLine[]> =>
  inSlices(
    tx,
    'recognised_lines',
    part`
    select c.id as customer_id, s.currency, s.side, s.amount_cents, s.document_no, s.settle_key, s.settled_on
    from intake.staged_item s join parties.customer c on c.org_id = s.org_id and c.code = s.customer_code
    where s.org_id = ${tx.orgId} and s.import_id = ${importId} and s.disposition = 'opening'
    order by c.id, s.line`,
  )

/**
 * Items the earlier ledgers left open, customer by customer, oldest first, with how much. Allocations those ledgers did not
 * make (this year's lettering, a person's matching) are not theirs and are not counted; but a receipt of the bank that they
 * recognised is theirs, and so is what it settles in the group they put it in.
 */
export const carriedItems = (
  tx: OrgTx,
  earlier: readonly string[],
  yearEnd: LocalDate,
): AsyncGenerator<CarriedItem[]> =>
  inSlices(
    tx,
    'carried_items',
    part`
    with taken as (
      select distinct on (e.id) e.id, e.before
      from intake.effect e join intake.import m on m.org_id = e.org_id and m.id = e.import_id
      where e.org_id = ${tx.orgId} and e.what = 'relettered' and ${inBooks(part`m`)} and m.fiscal_year_end = ${yearEnd}::date
      order by e.id, m.settled_at
    ), adopted as (
      select distinct id from intake.effect where org_id = ${tx.orgId} and what = 'adopted' and import_id = any(${earlier}::uuid[])
    ), lettered as (
      select a.debit_id, a.credit_id, a.amount_cents
      from adopted o join ledger.allocation a on a.org_id = ${tx.orgId} and (a.debit_id = o.id or a.credit_id = o.id)
      join ledger.item d on d.org_id = a.org_id and d.id = a.debit_id left join taken dt on dt.id = d.id
      join ledger.item c on c.org_id = a.org_id and c.id = a.credit_id left join taken ct on ct.id = c.id
      where a.source_id is null and case when dt.id is null then d.settle_key else dt.before end = case when ct.id is null then c.settle_key else ct.before end
      union all
      select debit_id, credit_id, amount_cents from ledger.allocation where org_id = ${tx.orgId} and source_id = any(${earlier}::uuid[])
    ), settled as (
      select id, sum(amount_cents)::bigint as cents
      from (select debit_id as id, amount_cents from lettered union all select credit_id, amount_cents from lettered) both_sides
      group by id
    )
    select i.id, i.customer_id, i.currency, i.side, (i.amount_cents - coalesce(s.cents, 0))::bigint as carried_cents, i.document_no, i.settle_key,
      t.id is not null as is_taken_over, t.before as taken_from
    from ledger.item i left join settled s on s.id = i.id left join taken t on t.id = i.id
    where i.org_id = ${tx.orgId} and (i.source_id = any(${earlier}::uuid[]) or i.id in (select id from adopted)) and ${live} and i.amount_cents > coalesce(s.cents, 0)
    order by i.customer_id, i.issued_on, i.source_line, i.id`,
  )

export const stageCarries = (tx: OrgTx, importId: string, carries: readonly Carry[]): Promise<number> =>
  tx.run(sql`
    insert into intake.staged_change (org_id, import_id, what, item_id, settle_key, settled_on, undo_key)
    select ${tx.orgId}::int, ${importId}::uuid, 'carry', c.id, c.settle_key, c.settled_on, c.undo_key
    from unnest(${carries.map((c) => c.itemId)}::uuid[], ${carries.map((c) => c.settleKey)}::uuid[], ${carries.map((c) => c.settledOn)}::date[],
      ${carries.map((c) => c.undoKey)}::uuid[]) as c(id, settle_key, settled_on, undo_key)`)
