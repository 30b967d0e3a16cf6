import { isId } from '../kernel/ids.ts'
import { invariant } from '../kernel/invariant.ts'
import {
  type Booked,
  bookItems,
  identifyItems,
  keepPerformed,
  keepUndated,
  regroupItems,
  reverseAllocations,
  reverseItems,
  settleItems,
} from '../ledger/index.ts'
import { insertMissingCustomers } from '../parties/index.ts'
import type { OrgTx } from '../platform/db.ts'
import { type Fragment, nothing, part, sql } from '../platform/sql.ts'
import { createMerkle } from '../trail/index.ts'
import { loosenCorrected, settleCorrected } from './corrected-documents.ts'
import type { ProgressReport } from './progress.ts'
import { inSlices, isOfSlice, slicesFor } from './slices.ts'
import { recordEffects, type StoredImport } from './store.ts'
import type { Summary } from './summarise.ts'

export type Done = {
  readonly summary: object
  readonly buildsOn: readonly string[]
  readonly merkleRoot: string
  readonly rows: number
}

/**
 * Books what a comparison staged, in the caller's transaction and under the lock of the books: vanished items taken back,
 * known ones regrouped, new ones booked, and every group touched settled again.
 */
export async function bookStaged(
  tx: OrgTx,
  imported: StoredImport,
  summary: Summary,
  at: Date,
  report: ProgressReport,
): Promise<Done> {
  const { id } = imported
  const buildsOn = await importsTouched(tx, id)
  await addCustomers(tx, id, at)
  const vanished = (only: Fragment) => part`
    select item_id from intake.staged_change where org_id = ${tx.orgId} and import_id = ${id} and what = 'vanish' ${only}`

  const undone = await undoSettlements(tx, id, at)
  await recordEffects(
    tx,
    id,
    part`
    select 'taken_back', item_id, null::uuid, null::uuid, null::date, null::jsonb, null::jsonb from (${vanished(part`and reason <> 'corrected'`)}) v`,
  )
  const settlements = await loosenCorrected(tx, id, at)
  await adoptReceipts(tx, id)
  const takenBack = await reverseItems(tx, vanished(nothing), at)
  await regroupItems(
    tx,
    part`
    select item_id as id, settle_key from intake.staged_change
    where org_id = ${tx.orgId} and import_id = ${id} and what in ('reletter', 'carry')`,
  )
  const sealed = await sealCreated(tx, id)
  const booked = await bookCreated(tx, id, summary.rows.created, at, report)
  await keepPerformed(tx, performed(tx, id), id, at)
  await keepUndated(tx, undated(tx, id), id)
  const resettled = await settleItems(tx, regrouped(tx, id), at, id)
  await settleCorrected(tx, id, settlements, at)

  invariant(
    booked.items === summary.rows.created,
    `${booked.items} items were booked for ${summary.rows.created} new lines`,
  )
  invariant(takenBack === summary.vanished, `${takenBack} items were taken back for ${summary.vanished} vanished lines`)
  await checkBooked(tx, id, summary)
  const allocations = booked.allocations + resettled.allocations
  return {
    summary: {
      ...imported.summary,
      ...summary,
      allocations,
      settledCents: booked.settledCents + resettled.settledCents,
      undoneAllocations: undone,
    },
    buildsOn,
    ...sealed,
  }
}

/** Receipts the bank brought take the identity of the accounts' line, by which every later export knows them. */
async function adoptReceipts(tx: OrgTx, id: string): Promise<void> {
  const adopted = part`
    select s.item_id as id, s.row_key as source_key from intake.staged_item s join ledger.item i on i.org_id = ${tx.orgId} and i.id = s.item_id
    where s.org_id = ${tx.orgId} and s.import_id = ${id} and s.disposition = 'known' and i.source_key is null
    union all
    select distinct item_id, md5('included ' || item_id)::uuid from intake.staged_change
    where org_id = ${tx.orgId} and import_id = ${id} and what = 'include'`
  await recordEffects(
    tx,
    id,
    part`
    select 'adopted', a.id, null::uuid, a.source_key, null::date, null::jsonb, null::jsonb from (${adopted}) a`,
  )
  await identifyItems(tx, adopted)
  await tx.run(sql`
    insert into intake.part_known (org_id, row_key, item_id, import_id)
    select org_id, row_key, part_of, import_id from intake.staged_item
    where org_id = ${tx.orgId} and import_id = ${id} and disposition = 'known' and part_of is not null
    on conflict (org_id, row_key) do update set item_id = excluded.item_id, import_id = excluded.import_id
      where part_known.item_id <> excluded.item_id`)
}

/** Earlier imports whose items this one recognises, changes or takes back, if it does anything at all. */
const importsTouched = async (tx: OrgTx, id: string): Promise<string[]> =>
  (
    await tx.rows<{ sourceId: string }>(sql`
      select distinct i.source_id
      from (
        select item_id from intake.staged_item where org_id = ${tx.orgId} and import_id = ${id} and disposition = 'known'
          and exists (select 1 from intake.staged_item where org_id = ${tx.orgId} and import_id = ${id} and disposition = 'created')
        union select item_id from intake.staged_change where org_id = ${tx.orgId} and import_id = ${id} and what not in ('keep', 'include')
        union select i.id from intake.staged_item s join ledger.item i on i.org_id = ${tx.orgId} and i.settle_key = s.settle_key and not i.reversed
          where s.org_id = ${tx.orgId} and s.import_id = ${id} and s.disposition = 'created'
      ) touched join ledger.item i on i.org_id = ${tx.orgId} and i.id = touched.item_id
      where i.source_id is not null`)
  ).map((row) => row.sourceId)

/** Adds the customers the books do not have yet, and remembers which they were. */
async function addCustomers(tx: OrgTx, id: string, at: Date): Promise<void> {
  const missing = inSlices<{ code: string; name: string }>(
    tx,
    'missing_customers',
    part`
    select s.customer_code as code, (array_agg(s.customer_name order by s.line))[1] as name
    from intake.staged_item s
    where s.org_id = ${tx.orgId} and s.import_id = ${id} and s.disposition = 'created'
      and not exists (select 1 from parties.customer c where c.org_id = ${tx.orgId} and c.code = s.customer_code)
    group by s.customer_code order by s.customer_code`,
  )
  for await (const slice of missing) {
    const codes = slice.map((row) => row.code)
    await insertMissingCustomers(tx, { codes, names: slice.map((row) => row.name) }, at)
    await recordEffects(
      tx,
      id,
      part`
      select 'customer_added', c.id, null::uuid, null::uuid, null::date, null::jsonb, null::jsonb
      from parties.customer c where c.org_id = ${tx.orgId} and c.code = any(${codes}::text[])`,
    )
  }
}

/**
 * Undoes what earlier imports settled in the groups that change and on the items that vanish, after noting for each
 * regrouped item the group it was in and the day it was settled there. Matching done by people is left alone.
 */
async function undoSettlements(tx: OrgTx, id: string, at: Date): Promise<number> {
  await recordEffects(
    tx,
    id,
    part`
    select 'relettered', i.id, i.settle_key, g.settle_key, (
        select max(a.allocated_on) from ledger.allocation a
        where a.org_id = i.org_id and (a.debit_id = i.id or a.credit_id = i.id) and a.source_id is not null and a.reverses is null),
      null::jsonb, null::jsonb
    from intake.staged_change g join ledger.item i on i.org_id = ${tx.orgId} and i.id = g.item_id
    where g.org_id = ${tx.orgId} and g.import_id = ${id} and g.what in ('reletter', 'carry')`,
  )
  return reverseAllocations(
    tx,
    part`
    with touched as materialized (
      select i.id, true as in_group, i.settle_key from ledger.item i
      where i.org_id = ${tx.orgId} and not i.reversed and i.settle_key in (
        select undo_key from intake.staged_change
        where org_id = ${tx.orgId} and import_id = ${id} and what not in ('keep', 'include') and undo_key is not null)
    ), gone as materialized (
      select item_id as id from intake.staged_change where org_id = ${tx.orgId} and import_id = ${id} and what = 'vanish'
    )
    select a.id from touched t join ledger.allocation a on a.org_id = ${tx.orgId} and a.debit_id = t.id
      join touched c on c.id = a.credit_id and c.settle_key = t.settle_key
    where a.source_id is not null
    union select a.id from gone g join ledger.allocation a on a.org_id = ${tx.orgId} and a.debit_id = g.id where a.source_id is not null
    union select a.id from gone g join ledger.allocation a on a.org_id = ${tx.orgId} and a.credit_id = g.id where a.source_id is not null`,
    'same_day',
    at,
  )
}

/** One hash that vouches for every new row, streamed in file order: a ledger of millions never stands in memory. */
async function sealCreated(tx: OrgTx, id: string): Promise<{ merkleRoot: string; rows: number }> {
  invariant(isId(id), 'an import is named by its identifier')
  const merkle = createMerkle()
  const keys = tx.copyOut(
    `copy (select row_key from intake.staged_item where org_id = ${tx.orgId} and import_id = '${id}' and disposition = 'created' order by line, row_key) to stdout`,
  )
  let rest = ''
  for await (const chunk of keys) {
    const lines = (rest + String(chunk)).split('\n')
    rest = lines.pop()!
    for (const key of lines) merkle.add(key)
  }
  return { merkleRoot: merkle.root(), rows: merkle.rows }
}

/** Books the new rows a slice of customers at a time: whom a row settles is decided within its customer. */
async function bookCreated(tx: OrgTx, id: string, rows: number, at: Date, report: ProgressReport): Promise<Booked> {
  const slices = slicesFor(rows)
  let booked: Booked = { items: 0, allocations: 0, settledCents: 0 }
  await report.enter('writing', rows)
  for (let slice = 0; slice < slices; slice++) {
    const one = await bookItems(tx, stagedAsItems(tx, id, slice, slices), at, id)
    booked = {
      items: booked.items + one.items,
      allocations: booked.allocations + one.allocations,
      settledCents: booked.settledCents + one.settledCents,
    }
    // What follows the last slice is not done yet: the stage ends with the import.
    if (slice + 1 < slices) report.move(booked.items)
  }
  return booked
}

/**
 * New rows as `bookItems` wants them, of one slice of the customers. Customers are looked up one by one: this transaction has just
 * added them, and a planner that expects none of them would read all that is staged once for each.
 */
const stagedAsItems = (tx: OrgTx, id: string, slice: number, slices: number) => part`
  select platform.new_id() as id, c.id as customer_id, s.kind, s.side, s.amount_cents, s.currency, s.document_no, s.label, s.issued_on, s.due_on,
    s.due_source, s.import_id as source_id, s.line as source_line, s.row_key as source_key, s.settle_key, s.settled_on
  from intake.staged_item s
  cross join lateral (select id from parties.customer where org_id = ${tx.orgId} and code = s.customer_code offset 0) c
  where s.org_id = ${tx.orgId} and s.import_id = ${id} and s.disposition = 'created'
    and ${isOfSlice(part`s.customer_code`, slice, slices)}`

/** The day of the work, of the documents that the file tells it of: those just booked, and those that were known. */
const performed = (tx: OrgTx, id: string) => part`
  select i.id as item_id, s.performed_on
  from intake.staged_item s join ledger.item i on i.org_id = ${tx.orgId} and i.source_key = s.row_key and not i.reversed and i.reverses is null
  where s.org_id = ${tx.orgId} and s.import_id = ${id} and s.disposition = 'created' and s.performed_on is not null
  union all
  select s.item_id, s.performed_on from intake.staged_item s
  where s.org_id = ${tx.orgId} and s.import_id = ${id} and s.disposition <> 'created' and s.item_id is not null and s.performed_on is not null`

/** Debits just booked of which the file does not tell the day. */
const undated = (tx: OrgTx, id: string) => part`
  select s.row_key as source_key from intake.staged_item s
  where s.org_id = ${tx.orgId} and s.import_id = ${id} and s.disposition = 'created' and not s.is_dated`

/** Items to settle again: those that changed group, and those whose group was taken apart around them. */
const regrouped = (tx: OrgTx, id: string) => part`
  select i.id, i.settle_key, max(coalesce(g.settled_on, s.settled_on)) as settled_on
  from ledger.item i
  left join intake.staged_change g on g.org_id = ${tx.orgId} and g.import_id = ${id} and g.item_id = i.id and g.what in ('reletter', 'carry')
  left join intake.staged_item s on s.org_id = ${tx.orgId} and s.import_id = ${id} and s.item_id = i.id
  where i.org_id = ${tx.orgId} and i.settle_key is not null and i.open_cents > 0 and not i.reversed
    and (g.item_id is not null or i.settle_key in (
      select undo_key from intake.staged_change where org_id = ${tx.orgId} and import_id = ${id} and what not in ('keep', 'include') and undo_key is not null))
  group by i.id, i.settle_key`

/** The last check before commit: what was booked is what was announced, in each currency. A difference is a bug of ours. */
async function checkBooked(tx: OrgTx, id: string, summary: Summary): Promise<void> {
  const booked = await tx.rows<{ currency: string; debitCents: number; creditCents: number }>(sql`
    select currency, coalesce(sum(amount_cents) filter (where side = 1), 0)::bigint as debit_cents,
      coalesce(sum(amount_cents) filter (where side = -1), 0)::bigint as credit_cents
    from ledger.item where org_id = ${tx.orgId} and source_id = ${id} and reverses is null group by currency`)
  for (const expected of summary.amounts) {
    const found = booked.find((row) => row.currency === expected.currency) ?? { debitCents: 0, creditCents: 0 }
    invariant(
      found.debitCents === expected.createdDebitCents && found.creditCents === expected.createdCreditCents,
      `booked ${found.debitCents}/${found.creditCents} ${expected.currency}, announced ${expected.createdDebitCents}/${expected.createdCreditCents}`,
    )
  }
}
