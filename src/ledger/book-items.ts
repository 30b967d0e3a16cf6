import type { OrgTx } from '../platform/db.ts'
import { type Fragment, part, raw, sql } from '../platform/sql.ts'
import { moveBalances, moveBalancesOf } from './balance-store.ts'

export type Booked = { readonly items: number; readonly allocations: number; readonly settledCents: number }

/**
 * Books new items and settles them within their lettering groups, in the caller's transaction.
 *
 * `select` yields one row per new item: id, customer_id, kind, side, amount_cents, currency, document_no, label,
 * issued_on, due_on, due_source, source_id, source_line, source_key, settle_key, settled_on. Within a group
 * (`settle_key`, customer, currency) debits meet credits oldest first, with what is still open of earlier items of the
 * same group; an unbalanced group leaves its rest open. Set-based: the work is in the database, whatever the volume.
 * `sourceId` is the import that says so, null when a person does: it marks every allocation made here.
 */
export async function bookItems(
  tx: OrgTx,
  select: Fragment,
  recordedAt: Date,
  sourceId: string | null,
): Promise<Booked> {
  await tx.run(sql`create temp table new_item on commit drop as ${select}`)
  await tx.run(sql`analyze new_item`)
  await settleTogether(tx)
  const items = await tx.run(sql`
    insert into ledger.item (org_id, id, customer_id, kind, side, amount_cents, currency, document_no, label, issued_on, due_on,
      due_source, recorded_at, source_id, source_line, source_key, settle_key, open_cents)
    select ${tx.orgId}::int, n.id, n.customer_id, n.kind, n.side, n.amount_cents, n.currency, n.document_no, n.label, n.issued_on, n.due_on,
      n.due_source, ${recordedAt}::timestamptz, n.source_id, n.source_line, n.source_key, n.settle_key, n.amount_cents - coalesce(u.cents, 0)
    from new_item n left join used u on u.id = n.id`)
  const { allocations, settledCents } = await insertSettlements(tx, recordedAt, sourceId)
  await tx.run(sql`
    update ledger.item i set open_cents = i.open_cents - u.cents from used u
    where i.org_id = ${tx.orgId} and i.id = u.id and not exists (select 1 from new_item n where n.id = u.id)`)
  await moveBalances(
    tx,
    part`
      select n.customer_id, n.currency, n.side, n.due_on, n.amount_cents - coalesce(u.cents, 0) as cents
      from new_item n left join used u on u.id = n.id
      union all
      select i.customer_id, i.currency, i.side, i.due_on, -u.cents
      from used u join ledger.item i on i.org_id = ${tx.orgId} and i.id = u.id
      where not exists (select 1 from new_item n where n.id = u.id)`,
  )
  await tx.run(sql`drop table new_item, settlement, used`)
  await tx.run(sql`select ledger.refresh_statistics(${items})`)
  return { items, allocations, settledCents }
}

/**
 * Settles items that exist already: `select` yields id, settle_key, settled_on. Used when the accounts letter today what
 * they sent open yesterday. `sourceId` as in `bookItems`.
 */
export async function settleItems(
  tx: OrgTx,
  select: Fragment,
  recordedAt: Date,
  sourceId: string | null,
): Promise<Booked> {
  await tx.run(sql`
    create temp table new_item on commit drop as
    select i.id, i.customer_id, i.side, i.open_cents as amount_cents, i.currency, i.issued_on, i.due_on, i.source_line, g.settle_key, g.settled_on
    from (${select}) g join ledger.item i on i.org_id = ${tx.orgId} and i.id = g.id
    where i.open_cents > 0 and not i.reversed`)
  await settleTogether(tx)
  const { allocations, settledCents } = await insertSettlements(tx, recordedAt, sourceId)
  await tx.run(
    sql`update ledger.item i set open_cents = i.open_cents - u.cents from used u where i.org_id = ${tx.orgId} and i.id = u.id`,
  )
  await moveBalancesOf(tx, part`select id, -cents from used`)
  await tx.run(sql`drop table new_item, settlement, used`)
  return { items: 0, allocations, settledCents }
}

/**
 * Puts existing items into other lettering groups, or into none: `select` yields id, settle_key. Settles nothing and undoes
 * nothing: that is for `reverseAllocations` before and `settleItems` after.
 */
export const regroupItems = (tx: OrgTx, select: Fragment): Promise<number> =>
  tx.run(sql`
    update ledger.item i set settle_key = g.settle_key from (${select}) g
    where i.org_id = ${tx.orgId} and i.id = g.id and i.settle_key is distinct from g.settle_key`)

/**
 * Says which line of the accounts an item is (`select` yields id, source_key), or that it is none (null). For receipts that the
 * bank brought before the accounts did.
 */
export const identifyItems = (tx: OrgTx, select: Fragment): Promise<number> =>
  tx.run(sql`
    update ledger.item i set source_key = g.source_key from (${select}) g where i.org_id = ${tx.orgId} and i.id = g.id`)

/**
 * Fills `settlement` (who settles whom, for how much, when) and `used` (how much of each item is taken).
 * On each side of a group the items are laid end to end, oldest first; every boundary of either side cuts the line, and
 * each piece belongs to one debit and one credit. That is n·log n in the size of the group, where a join of debits with
 * credits would be n².
 */
async function settleTogether(tx: OrgTx): Promise<void> {
  await tx.run(sql`
    create temp table settlement on commit drop as
    with member as materialized (
      select settle_key, customer_id, currency, id, side, amount_cents, issued_on, due_on, source_line, settled_on
      from new_item where settle_key is not null
      union all
      select i.settle_key, i.customer_id, i.currency, i.id, i.side, i.open_cents, i.issued_on, i.due_on, i.source_line, null::date
      from ledger.item i
      where i.org_id = ${tx.orgId} and i.open_cents > 0 and not i.reversed
        and i.settle_key in (select settle_key from new_item where settle_key is not null)
        and not exists (select 1 from new_item n where n.id = i.id)
    ), laid as materialized (
      select *,
        sum(amount_cents) over (partition by settle_key, customer_id, currency, side order by issued_on, source_line, id)::bigint as upto,
        max(settled_on) over (partition by settle_key, customer_id, currency) as group_settled_on
      from member
    ), cut as (
      select distinct settle_key, customer_id, currency, upto,
        min(case when side = 1 then upto end) over following as debit_upto,
        min(case when side = -1 then upto end) over following as credit_upto
      from laid
      window following as (partition by settle_key, customer_id, currency order by upto range between current row and unbounded following)
    ), piece as (
      select *, upto - lag(upto, 1, 0::bigint) over (partition by settle_key, customer_id, currency order by upto) as cents
      from cut
    )
    select platform.new_id() as id, d.id as debit_id, c.id as credit_id, p.cents, p.customer_id, p.currency, d.due_on as debit_due_on,
      greatest(coalesce(d.group_settled_on, '-infinity'), d.issued_on, c.issued_on) as allocated_on
    from piece p
    join laid d on d.settle_key = p.settle_key and d.customer_id = p.customer_id and d.currency = p.currency and d.side = 1 and d.upto = p.debit_upto
    join laid c on c.settle_key = p.settle_key and c.customer_id = p.customer_id and c.currency = p.currency and c.side = -1 and c.upto = p.credit_upto
    where p.debit_upto is not null and p.credit_upto is not null`)
  await tx.run(sql`
    create temp table used on commit drop as
    select id, sum(cents)::bigint as cents
    from (select debit_id as id, cents from settlement union all select credit_id, cents from settlement) both_sides
    group by id`)
  await tx.run(sql`analyze used`)
}

async function insertSettlements(
  tx: OrgTx,
  recordedAt: Date,
  sourceId: string | null,
): Promise<{ allocations: number; settledCents: number }> {
  const allocations = await tx.run(sql`
    insert into ledger.allocation (org_id, id, debit_id, credit_id, amount_cents, allocated_on, recorded_at, customer_id, currency, debit_due_on, source_id)
    select ${tx.orgId}::int, id, debit_id, credit_id, cents, allocated_on, ${recordedAt}::timestamptz, customer_id, currency, debit_due_on, ${sourceId}::uuid
    from settlement`)
  const { cents } = await tx.one<{ cents: number }>(
    sql`select coalesce(sum(cents), 0)::bigint as cents from ${raw('settlement')}`,
  )
  return { allocations, settledCents: cents }
}
