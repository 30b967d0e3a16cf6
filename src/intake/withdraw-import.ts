import { answerReliedUpon, linesRecognisedIn, lockLinesOf, matchedLinesOf, withdrawStatements } from '../cash/index.ts'
import { Refused, refuse } from '../kernel/verdict.ts'
import type { Db, OrgTx } from '../platform/db.ts'
import { tellFact } from '../platform/facts.ts'
import { notFound } from '../platform/http.ts'
import { enqueue } from '../platform/jobs.ts'
import { sql } from '../platform/sql.ts'
import { type Actor, record } from '../trail/index.ts'
import type { IntakeDeps } from './commit-import.ts'
import { movedBy } from './corrected-documents.ts'
import { INLINE_ROWS, type Reason } from './model.ts'
import { createReport, toldToNobody } from './progress.ts'
import { withdrawDebitStatus } from './read-debit-status.ts'
import { restoreParties } from './restore-parties.ts'
import {
  builtUpon,
  importOf,
  lockBooks,
  lockImport,
  type StoredImport,
  saveProgress,
  saveWithdrawn,
  setState,
} from './store.ts'
import { undoBookings } from './undo-bookings.ts'
import { intakeWording as words } from './wording.ts'

/**
 * Takes a committed import back: at once, or by a job when it is large (`withdrawing` until then; it stays in the books until
 * the moment it is gone). Refused, with the reason, while something depends on it.
 */
export async function withdrawImport(deps: IntakeDeps, orgId: number, importId: string, actor: Actor): Promise<void> {
  const isLarge = await deps.db.inOrg(orgId, async (tx) => {
    const imported = await lockImport(tx, importId)
    checkWithdrawable(imported, 'committed')
    if (imported.stagedRows <= INLINE_ROWS) return false
    await checkNothingReliesOn(tx, deps, importId)
    await setState(tx, importId, 'withdrawing')
    await enqueue(
      tx,
      'intake.withdraw',
      { orgId, importId, actor },
      { queue: `intake:${orgId}`, key: `intake.withdraw:${importId}` },
    )
    return true
  })
  if (!isLarge) await withdrawNow(deps, orgId, importId, actor)
}

/**
 * The withdrawal itself, in one transaction, as if the import had never been: its settlements are undone, its items taken
 * back, and what it changed of earlier imports is put back. What relies on it is looked at again: the books were free
 * until now.
 */
export async function withdrawNow(deps: IntakeDeps, orgId: number, importId: string, actor: Actor): Promise<void> {
  await deps.db.inOrg(orgId, async (tx) => {
    await lockBooks(tx)
    // As for a commit: `withdrawing` is a claim, and its row is left free to tell how far the work is.
    const isClaimed = (await importOf(tx, importId))?.state === 'withdrawing'
    const imported = await (isClaimed ? importOf : lockImport)(tx, importId)
    checkWithdrawable(imported, isClaimed ? 'withdrawing' : 'committed')
    if (imported.kind === 'bank_statement') await lockLinesOf(tx, importId)
    await checkNothingReliesOn(tx, deps, importId)
    const report = isClaimed
      ? createReport(deps.clock, (progress) =>
          deps.db.inOrg(orgId, (beside) => saveProgress(beside, importId, progress, imported.readBytes)),
        )
      : toldToNobody
    const at = deps.clock.now()
    const lines = imported.kind === 'bank_statement' ? await withdrawStatements(tx, importId, at) : 0
    const debits = imported.kind === 'debit_status' ? await withdrawDebitStatus(tx, importId, { actor, at }) : 0
    const undone = { ...(await undoBookings(tx, importId, at, report)), lines, debits }
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

/** What a job that may not withdraw leaves behind: the import as it was, whose page says what relies on it. */
export async function giveUpWithdrawal(db: Db, orgId: number, importId: string): Promise<void> {
  await db.inOrg(orgId, async (tx) => {
    const imported = await lockImport(tx, importId)
    if (imported?.state === 'withdrawing') await setState(tx, importId, 'committed')
  })
}

function checkWithdrawable(
  imported: StoredImport | null,
  state: 'committed' | 'withdrawing',
): asserts imported is StoredImport {
  if (!imported) throw new Refused(notFound().refusal)
  if (imported.state === state) return
  const sentence = imported.state === 'withdrawing' ? words.alreadyWithdrawing : words.notWithdrawable
  throw new Refused(refuse('changed_meanwhile', sentence, { file: imported.fileName }).refusal)
}

async function checkNothingReliesOn(tx: OrgTx, deps: IntakeDeps, importId: string): Promise<void> {
  const [reason] = await reasonsToKeep(tx, deps, importId)
  if (reason) throw new Refused({ ...reason, code: 'import_relied_upon' })
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
      and a.id not in (select id from (${movedBy(tx, importId)}) moved)
      and exists (select 1 from ledger.item i where i.org_id = a.org_id and i.id in (a.debit_id, a.credit_id) and i.source_id = ${importId}::uuid)`)
  if (matched > 0) reasons.push({ code: 'matched_by_hand', sentence: words.matchedByHand, params: { count: matched } })
  const lines = await matchedLinesOf(tx, importId)
  if (lines > 0) reasons.push({ code: 'lines_matched', sentence: words.linesMatched, params: { count: lines } })
  const known = await linesRecognisedIn(tx, importId)
  if (known > 0) reasons.push({ code: 'lines_recognised', sentence: words.linesRecognised, params: { count: known } })
  reasons.push(...(await answerReliedUpon(tx, importId)))
  return [...reasons, ...(await deps.dependants.ofImport(tx, importId))]
}
