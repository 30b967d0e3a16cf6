import type { LocalDate } from '../kernel/calendar.ts'
import { invariant } from '../kernel/invariant.ts'
import type { OrgTx } from '../platform/db.ts'
import { type Fragment, part, sql } from '../platform/sql.ts'
import { moveBalancesOf } from './balance-store.ts'

/**
 * Undoes allocations (`select` yields their ids) on `on`: for each, one of the opposite amount that names it. Both items
 * get their amount back exactly. Already undone ones are left alone. Gives how many were undone.
 */
export async function reverseAllocations(
  tx: OrgTx,
  select: Fragment,
  on: LocalDate | 'same_day',
  recordedAt: Date,
): Promise<number> {
  await askedIds(tx, select)
  await tx.run(sql`
    create temp table undone on commit drop as
    select a.id, a.debit_id, a.credit_id, a.amount_cents
    from asked join ledger.allocation a on a.org_id = ${tx.orgId} and a.id = asked.id
    left join ledger.allocation r on r.org_id = ${tx.orgId} and r.reverses = asked.id
    where a.reverses is null and r.id is null`)
  await tx.run(sql`analyze undone`)
  const count = await tx.run(sql`
    insert into ledger.allocation (org_id, id, debit_id, credit_id, amount_cents, allocated_on, recorded_at, customer_id, currency, debit_due_on, source_id, reverses)
    select a.org_id, platform.new_id(), a.debit_id, a.credit_id, -a.amount_cents,
      greatest(a.allocated_on, ${on === 'same_day' ? null : on}::date), ${recordedAt}, a.customer_id, a.currency, a.debit_due_on, a.source_id, a.id
    from undone u join ledger.allocation a on a.org_id = ${tx.orgId} and a.id = u.id`)
  await tx.run(sql`
    update ledger.item i set open_cents = i.open_cents + back.cents
    from (select id, sum(cents)::bigint as cents
          from (select debit_id as id, amount_cents as cents from undone union all select credit_id, amount_cents from undone) both_sides
          group by id) back
    where i.org_id = ${tx.orgId} and i.id = back.id`)
  await moveBalancesOf(
    tx,
    part`select debit_id, amount_cents from undone union all select credit_id, amount_cents from undone`,
  )
  await tx.run(sql`drop table asked, undone`)
  return count
}

/**
 * Takes back items (`select` yields their ids) as if they had never been: each gets a twin of the opposite side, dated
 * like it, that names it and settles it whole. Their allocations must have been undone before. Gives how many.
 */
export async function reverseItems(tx: OrgTx, select: Fragment, recordedAt: Date): Promise<number> {
  await askedIds(tx, select)
  await tx.run(sql`
    create temp table taken_back on commit drop as
    select i.id, platform.new_id() as twin_id, i.side, i.amount_cents, i.open_cents
    from asked join ledger.item i on i.org_id = ${tx.orgId} and i.id = asked.id
    where not i.reversed and i.reverses is null`)
  await tx.run(sql`analyze taken_back`)
  const partial = await tx.rows(sql`select id from taken_back where open_cents <> amount_cents limit 1`)
  invariant(partial.length === 0, 'an item is taken back only after its allocations were undone')
  const count = await tx.run(sql`
    insert into ledger.item (org_id, id, customer_id, kind, side, amount_cents, currency, document_no, label, issued_on, due_on, due_source,
      recorded_at, source_id, source_line, reverses, open_cents)
    select i.org_id, t.twin_id, i.customer_id, 'reversal', -i.side, i.amount_cents, i.currency, i.document_no, i.label, i.issued_on, i.due_on,
      i.due_source, ${recordedAt}, i.source_id, i.source_line, i.id, 0
    from taken_back t join ledger.item i on i.org_id = ${tx.orgId} and i.id = t.id`)
  await tx.run(sql`
    insert into ledger.allocation (org_id, id, debit_id, credit_id, amount_cents, allocated_on, recorded_at, customer_id, currency, debit_due_on, source_id)
    select i.org_id, platform.new_id(), case when i.side = 1 then t.id else t.twin_id end, case when i.side = 1 then t.twin_id else t.id end,
      i.amount_cents, i.issued_on, ${recordedAt}, i.customer_id, i.currency, i.due_on, i.source_id
    from taken_back t join ledger.item i on i.org_id = ${tx.orgId} and i.id = t.id`)
  await tx.run(sql`
    update ledger.item i set open_cents = 0, reversed = true from taken_back t where i.org_id = ${tx.orgId} and i.id = t.id`)
  await moveBalancesOf(tx, part`select id, -open_cents from taken_back`)
  await tx.run(sql`drop table asked, taken_back`)
  return count
}

/** The ids asked for, apart and counted, so that what follows is planned for as many as there are. */
async function askedIds(tx: OrgTx, select: Fragment): Promise<void> {
  await tx.run(sql`create temp table asked on commit drop as select distinct id from (${select}) ids(id)`)
  await tx.run(sql`analyze asked`)
}
