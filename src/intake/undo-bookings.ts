import { takeBackDetached } from '../cash/index.ts'
import { invariant } from '../kernel/invariant.ts'
import {
  bookItems,
  forgetPerformed,
  forgetUndated,
  identifyItems,
  regroupItems,
  settleItems,
  takeBack,
} from '../ledger/index.ts'
import type { OrgTx } from '../platform/db.ts'
import { part, sql } from '../platform/sql.ts'
import { loosenMoved, settleAsBefore } from './corrected-documents.ts'
import type { ProgressReport } from './progress.ts'
import { isOfSlice, slicesFor } from './slices.ts'

export type Undone = { readonly items: number; readonly allocations: number; readonly rebooked: number }

/**
 * Takes back what an import booked and settled, in the caller's transaction and under the lock of the books, then puts the
 * items of earlier imports back into the groups it took them from and books again those it took back.
 */
export async function undoBookings(tx: OrgTx, id: string, at: Date, report: ProgressReport): Promise<Undone> {
  const settlements = await loosenMoved(tx, id, at)
  const taken = await takeBackBooked(tx, id, at, report)
  await forgetPerformed(tx, id)
  await forgetUndated(tx, id)
  await report.enter('restoring', 0)
  await regroupItems(
    tx,
    part`
    select e.id, e.before as settle_key from intake.effect e where e.org_id = ${tx.orgId} and e.import_id = ${id} and e.what = 'relettered'`,
  )
  await identifyItems(
    tx,
    part`
    select e.id, null::uuid as source_key from intake.effect e where e.org_id = ${tx.orgId} and e.import_id = ${id} and e.what = 'adopted'`,
  )
  await tx.run(sql`delete from intake.part_known where org_id = ${tx.orgId} and import_id = ${id}`)
  await takeBackDetached(tx, at)
  const sources = await tx.rows<{ sourceId: string }>(sql`
    select distinct i.source_id from intake.effect e join ledger.item i on i.org_id = e.org_id and i.id = e.id
    where e.org_id = ${tx.orgId} and e.import_id = ${id} and e.what in ('taken_back', 'relettered')`)
  let rebooked = 0
  for (const { sourceId } of sources) {
    // What this import took back is booked again as it was, under the import that first brought it.
    const again = await bookItems(
      tx,
      part`
      select platform.new_id() as id, i.customer_id, i.kind, i.side, i.amount_cents, i.currency, i.document_no, i.label, i.issued_on, i.due_on,
        i.due_source, i.source_id, i.source_line, i.source_key, i.settle_key, (
          select max(a.allocated_on) from ledger.allocation a
          join ledger.item o on o.org_id = a.org_id and o.id = case when a.debit_id = i.id then a.credit_id else a.debit_id end and o.reverses is distinct from i.id
          where a.org_id = i.org_id and (a.debit_id = i.id or a.credit_id = i.id) and a.reverses is null) as settled_on
      from intake.effect e join ledger.item i on i.org_id = e.org_id and i.id = e.id
      where e.org_id = ${tx.orgId} and e.import_id = ${id} and e.what = 'taken_back' and i.source_id = ${sourceId}::uuid`,
      at,
      sourceId,
    )
    rebooked += again.items
    await settleItems(
      tx,
      part`
      select e.id, e.before as settle_key, e.settled_on from intake.effect e join ledger.item i on i.org_id = e.org_id and i.id = e.id
      where e.org_id = ${tx.orgId} and e.import_id = ${id} and e.what = 'relettered' and e.before is not null and i.source_id = ${sourceId}::uuid`,
      at,
      sourceId,
    )
  }
  await settleAsBefore(tx, settlements, at)
  const left = await tx.rows(sql`
    select 1 from ledger.item where org_id = ${tx.orgId} and source_id = ${id}::uuid and not reversed and reverses is null limit 1`)
  invariant(left.length === 0, 'a withdrawn import leaves no item behind')
  return { ...taken, rebooked }
}

/** A slice of the customers at a time, the one in which they were booked: whom an allocation joins is within its customer. */
async function takeBackBooked(
  tx: OrgTx,
  id: string,
  at: Date,
  report: ProgressReport,
): Promise<{ items: number; allocations: number }> {
  const { rows } = await tx.one<{ rows: number }>(sql`
    select count(*)::int as rows from ledger.item
    where org_id = ${tx.orgId} and source_id = ${id}::uuid and not reversed and reverses is null`)
  const slices = slicesFor(rows)
  const all = { items: 0, allocations: 0 }
  await report.enter('taking_back', rows)
  for (let slice = 0; slice < slices; slice++) {
    const one = await takeBack(
      tx,
      {
        allocations: part`
          select a.id from ledger.allocation a join parties.customer c on c.org_id = a.org_id and c.id = a.customer_id
            join ledger.item d on d.org_id = a.org_id and d.id = a.debit_id and not d.reversed and d.reverses is null
            join ledger.item k on k.org_id = a.org_id and k.id = a.credit_id and not k.reversed and k.reverses is null
          where a.org_id = ${tx.orgId} and a.source_id = ${id}::uuid and a.reverses is null and ${isOfSlice(part`c.code`, slice, slices)}`,
        items: part`
          select i.id from ledger.item i join parties.customer c on c.org_id = i.org_id and c.id = i.customer_id
          where i.org_id = ${tx.orgId} and i.source_id = ${id}::uuid and not i.reversed and i.reverses is null and ${isOfSlice(part`c.code`, slice, slices)}`,
      },
      at,
    )
    all.items += one.items
    all.allocations += one.allocations
    report.move(all.items)
  }
  return all
}
