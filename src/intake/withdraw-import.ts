import { answerReliedUpon, matchedLinesOf, withdrawStatements } from '../cash/index.ts'
import { invariant } from '../kernel/invariant.ts'
import { Refused, refuse } from '../kernel/verdict.ts'
import {
  bookItems,
  identifyItems,
  regroupItems,
  reverseAllocations,
  reverseItems,
  settleItems,
} from '../ledger/index.ts'
import type { OrgTx } from '../platform/db.ts'
import { tellFact } from '../platform/facts.ts'
import { notFound } from '../platform/http.ts'
import { part, sql } from '../platform/sql.ts'
import { type Actor, record } from '../trail/index.ts'
import type { IntakeDeps } from './commit-import.ts'
import type { Reason } from './model.ts'
import { withdrawDebitStatus } from './read-debit-status.ts'
import { restoreParties } from './restore-parties.ts'
import { builtUpon, lockBooks, lockImport, type StoredImport, saveWithdrawn } from './store.ts'
import { intakeWording as words } from './wording.ts'

/**
 * Takes a committed import back, in one transaction, as if it had never been: its settlements are undone, its items taken
 * back, and what it changed of earlier imports is put back. Refused, with the reason, while something depends on it.
 */
export async function withdrawImport(deps: IntakeDeps, orgId: number, importId: string, actor: Actor): Promise<void> {
  await deps.db.inOrg(orgId, async (tx) => {
    await lockBooks(tx)
    const imported = await lockImport(tx, importId)
    if (!imported) throw new Refused(notFound().refusal)
    if (imported.state !== 'committed')
      throw new Refused(refuse('changed_meanwhile', words.notWithdrawable, { file: imported.fileName }).refusal)
    const [reason] = await reasonsToKeep(tx, deps, importId)
    if (reason) throw new Refused({ ...reason, code: 'import_relied_upon' })
    const at = deps.clock.now()
    const lines = imported.kind === 'bank_statement' ? await withdrawStatements(tx, importId, at) : 0
    const debits = imported.kind === 'debit_status' ? await withdrawDebitStatus(tx, importId, { actor, at }) : 0
    const undone = { ...(await undo(tx, imported, at)), lines, debits }
    const parties = await restoreParties(tx, deps.dependants, importId, { actor, at })
    await saveWithdrawn(tx, importId, at)
    await tellFact(tx, 'books_moved', { orgId })
    await record(tx, {
      actor,
      at,
      verb: 'import_withdrawn',
      subject: { kind: 'import', id: importId },
      data: { file: imported.fileName, kind: imported.kind, ...undone, ...parties },
    })
  })
}

/** Everything that relies on this import; shown to the person before they try, and checked again when they do. */
export async function reasonsToKeep(
  tx: OrgTx,
  deps: Pick<IntakeDeps, 'dependants'>,
  importId: string,
): Promise<Reason[]> {
  const reasons: Reason[] = (await builtUpon(tx, importId)).map((later) => ({
    code: 'later_import',
    sentence: words.laterImport,
    params: { file: later.fileName },
  }))
  const { matched } = await tx.one<{ matched: number }>(sql`
    select count(*)::int as matched from ledger.allocation a
    where a.org_id = ${tx.orgId} and a.source_id is null and a.reverses is null
      and not exists (select 1 from ledger.allocation r where r.org_id = a.org_id and r.reverses = a.id)
      and exists (select 1 from ledger.item i where i.org_id = a.org_id and i.id in (a.debit_id, a.credit_id) and i.source_id = ${importId}::uuid)`)
  if (matched > 0) reasons.push({ code: 'matched_by_hand', sentence: words.matchedByHand, params: { count: matched } })
  const lines = await matchedLinesOf(tx, importId)
  if (lines > 0) reasons.push({ code: 'lines_matched', sentence: words.linesMatched, params: { count: lines } })
  reasons.push(...(await answerReliedUpon(tx, importId)))
  return [...reasons, ...(await deps.dependants.ofImport(tx, importId))]
}

async function undo(tx: OrgTx, imported: StoredImport, at: Date): Promise<object> {
  const { id } = imported
  const allocations = await reverseAllocations(
    tx,
    part`
    select a.id from ledger.allocation a join ledger.item d on d.org_id = a.org_id and d.id = a.debit_id and not d.reversed and d.reverses is null
      join ledger.item c on c.org_id = a.org_id and c.id = a.credit_id and not c.reversed and c.reverses is null
    where a.org_id = ${tx.orgId} and a.source_id = ${id}::uuid`,
    'same_day',
    at,
  )
  const items = await reverseItems(
    tx,
    part`
    select i.id from ledger.item i where i.org_id = ${tx.orgId} and i.source_id = ${id}::uuid`,
    at,
  )
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
  const left = await tx.rows(sql`
    select 1 from ledger.item where org_id = ${tx.orgId} and source_id = ${id}::uuid and not reversed and reverses is null limit 1`)
  invariant(left.length === 0, 'a withdrawn import leaves no item behind')
  return { items, allocations, rebooked }
}
