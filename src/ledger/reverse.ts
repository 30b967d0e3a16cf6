import type { LocalDate } from '../kernel/calendar.ts'
import { Refused, refuse } from '../kernel/verdict.ts'
import type { OrgTx } from '../platform/db.ts'
import { type Fragment, part, sql } from '../platform/sql.ts'
import { moveBalancesOf } from './balance-store.ts'
import { tellSettled } from './tell-settled.ts'
import { ledgerWording } from './wording.ts'

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
  await noteUndone(tx, select)
  const count = await undo(tx, on, recordedAt)
  await moveBalancesOf(tx, part`select id, cents from back`)
  await tellSettled(tx, part`select id from back`)
  await tx.run(sql`drop table undone, back`)
  return count
}

/**
 * Takes back items (`items` yields their ids) as if they had never been, after undoing `allocations` on their own day: each
 * gets a twin of the opposite side, dated like it, that names it and settles it whole. Nothing but these allocations may
 * settle the items: refused when something else does. Items already taken back are left alone. Gives how many of each.
 *
 * An item is written once, whatever settled it: that is most of the time that a withdrawn ledger takes.
 */
export async function takeBack(
  tx: OrgTx,
  { allocations, items }: { readonly allocations: Fragment; readonly items: Fragment },
  recordedAt: Date,
): Promise<{ allocations: number; items: number }> {
  await noteUndone(tx, allocations)
  await askedIds(tx, items)
  // Who is settling one of them now is waited for, and seen; who comes after finds it gone.
  await tx.run(sql`
    select count(*) from (
      select 1 from asked join ledger.item i on i.org_id = ${tx.orgId} and i.id = asked.id order by i.id for update of i
    ) held`)
  await tx.run(sql`
    create temp table taken_back on commit drop as
    select i.id, platform.new_id() as twin_id, i.side, i.amount_cents, i.open_cents, coalesce(b.cents, 0) as back_cents
    from asked join ledger.item i on i.org_id = ${tx.orgId} and i.id = asked.id left join back b on b.id = i.id
    where not i.reversed and i.reverses is null`)
  await tx.run(sql`analyze taken_back`)
  const partial = await tx.rows(sql`select id from taken_back where open_cents + back_cents <> amount_cents limit 1`)
  if (partial.length > 0) throw new Refused(refuse('changed_meanwhile', ledgerWording.settledMeanwhile).refusal)
  await tx.run(sql`delete from back b using taken_back t where t.id = b.id`)
  const undone = await undo(tx, 'same_day', recordedAt)
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
  await moveBalancesOf(tx, part`select id, cents from back union all select id, -open_cents from taken_back`)
  await tellSettled(tx, part`select id from back union all select id from taken_back`)
  await tx.run(sql`drop table undone, back, asked, taken_back`)
  return { allocations: undone, items: count }
}

/** Takes back items (`select` yields their ids) that nothing settles any more. Gives how many. */
export const reverseItems = async (tx: OrgTx, select: Fragment, recordedAt: Date): Promise<number> =>
  (await takeBack(tx, { allocations: part`select null::uuid where false`, items: select }, recordedAt)).items

/** The allocations to undo, and what each item gets back by that: `undone` and `back`. */
async function noteUndone(tx: OrgTx, select: Fragment): Promise<void> {
  await askedIds(tx, select)
  await tx.run(sql`
    create temp table undone on commit drop as
    select a.id, a.debit_id, a.credit_id, a.amount_cents
    from asked join ledger.allocation a on a.org_id = ${tx.orgId} and a.id = asked.id
    left join ledger.allocation r on r.org_id = ${tx.orgId} and r.reverses = asked.id
    where a.reverses is null and r.id is null`)
  await tx.run(sql`
    create temp table back on commit drop as
    select id, sum(cents)::bigint as cents
    from (select debit_id as id, amount_cents as cents from undone union all select credit_id, amount_cents from undone) both_sides
    group by id`)
  await tx.run(sql`drop table asked`)
  await tx.run(sql`analyze undone, back`)
}

/** Books the opposite of what is `undone`, and opens again by what they got `back` the items that are still there. */
async function undo(tx: OrgTx, on: LocalDate | 'same_day', recordedAt: Date): Promise<number> {
  const count = await tx.run(sql`
    insert into ledger.allocation (org_id, id, debit_id, credit_id, amount_cents, allocated_on, recorded_at, customer_id, currency, debit_due_on, source_id, reverses)
    select a.org_id, platform.new_id(), a.debit_id, a.credit_id, -a.amount_cents,
      greatest(a.allocated_on, ${on === 'same_day' ? null : on}::date), ${recordedAt}, a.customer_id, a.currency, a.debit_due_on, a.source_id, a.id
    from undone u join ledger.allocation a on a.org_id = ${tx.orgId} and a.id = u.id`)
  await tx.run(sql`
    update ledger.item i set open_cents = i.open_cents + b.cents from back b where i.org_id = ${tx.orgId} and i.id = b.id`)
  return count
}

/** The ids asked for, apart and counted, so that what follows is planned for as many as there are. */
async function askedIds(tx: OrgTx, select: Fragment): Promise<void> {
  await tx.run(sql`create temp table asked on commit drop as select distinct id from (${select}) ids(id)`)
  await tx.run(sql`analyze asked`)
}
