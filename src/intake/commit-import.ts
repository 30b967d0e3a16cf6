import { booksToMatch, countStaged } from '../cash/index.ts'
import { invariant } from '../kernel/invariant.ts'
import { Refused, refuse } from '../kernel/verdict.ts'
import type { Clock } from '../platform/clock.ts'
import type { Db, OrgTx } from '../platform/db.ts'
import { tellFact } from '../platform/facts.ts'
import { notFound } from '../platform/http.ts'
import { enqueue } from '../platform/jobs.ts'
import { sql } from '../platform/sql.ts'
import { type Actor, record } from '../trail/index.ts'
import { bookParties } from './book-parties.ts'
import { bookStaged, type Done } from './book-staged.ts'
import { bookStatement } from './book-statement.ts'
import { compareLedger } from './compare-ledger.ts'
import { compareList } from './compare-list.ts'
import { type Dependants, INLINE_ROWS } from './model.ts'
import { readImport } from './preview-import.ts'
import { createReport, type ProgressReport, toldToNobody } from './progress.ts'
import { bookDebitStatus } from './read-debit-status.ts'
import { forgetStaged } from './reading.ts'
import {
  importOf,
  lockBooks,
  lockImport,
  profileIdOf,
  type StoredImport,
  saveCommitted,
  saveProgress,
  setState,
} from './store.ts'
import { intakeWording as words } from './wording.ts'

export type IntakeDeps = { readonly db: Db; readonly clock: Clock; readonly dependants: Dependants }

/**
 * Commits a preview: at once, or by a job when it is large (`committing` until then). Refused when it is not in a state to
 * be committed, or when the books have moved so that it may not be any more.
 */
export async function commitImport(deps: IntakeDeps, orgId: number, importId: string, actor: Actor): Promise<void> {
  const isLarge = await deps.db.inOrg(orgId, async (tx) => {
    const imported = await committable(tx, importId)
    if (imported.stagedRows <= INLINE_ROWS) return false
    await setState(tx, importId, 'committing')
    await enqueue(
      tx,
      'intake.commit',
      { orgId, importId, actor },
      { queue: `intake:${orgId}`, key: `intake.commit:${importId}` },
    )
    return true
  })
  if (!isLarge) await commitNow(deps, orgId, importId, actor)
}

/** The commit itself, in one transaction. Rows lost with a crash of the database are read again from the stored file first. */
export async function commitNow(deps: IntakeDeps, orgId: number, importId: string, actor: Actor): Promise<void> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await deps.db.inOrg(orgId, (tx) => commitIn(tx, deps, importId, actor))
    } catch (error) {
      if (!(error instanceof StagingLost) || attempt > 1) throw error
      await readImport(deps, orgId, importId)
    }
  }
}

class StagingLost extends Error {}

async function committable(tx: OrgTx, importId: string, find: typeof lockImport = lockImport): Promise<StoredImport> {
  const imported = await find(tx, importId)
  if (!imported) throw new Refused(notFound().refusal)
  if (imported.state === 'committed')
    throw new Refused(refuse('already_done', words.alreadyCommitted, { file: imported.fileName }).refusal)
  if (imported.state === 'withdrawing')
    throw new Refused(refuse('changed_meanwhile', words.alreadyWithdrawing, { file: imported.fileName }).refusal)
  if (imported.state !== 'previewed' && imported.state !== 'committing')
    throw new Refused(refuse('changed_meanwhile', words.notCommittable, { file: imported.fileName }).refusal)
  return imported
}

async function commitIn(tx: OrgTx, deps: IntakeDeps, importId: string, actor: Actor): Promise<void> {
  await lockBooks(tx)
  // `committing` is a claim already: nothing but a commit, and the books are locked, moves an import out of it. Its row is
  // left free, so that it can tell meanwhile how far the work is.
  const isClaimed = (await importOf(tx, importId))?.state === 'committing'
  const imported = await committable(tx, importId, isClaimed ? importOf : lockImport)
  const report = isClaimed
    ? createReport(deps.clock, (progress) =>
        deps.db.inOrg(tx.orgId, (beside) => saveProgress(beside, importId, progress, imported.readBytes)),
      )
    : toldToNobody
  const { count } = await tx.one<{ count: number }>(sql`
    select ((select count(*) from intake.staged_item where org_id = ${tx.orgId} and import_id = ${importId} and nature not in ('opening_difference', 'observed'))
      + (select count(*) from intake.staged_party where org_id = ${tx.orgId} and import_id = ${importId}))::int as count`)
  if (count + (await countStaged(tx, importId)) !== imported.stagedRows) throw new StagingLost()
  const at = deps.clock.now()
  await report.enter('comparing', 0)
  const done = await book(tx, imported, deps.dependants, { actor, at }, report)
  await saveCommitted(tx, importId, { ...done, at })
  await forgetStaged(tx, importId)
  await booksToMatch(tx, at)
  await tellFact(tx, 'books_moved', { orgId: tx.orgId })
  await record(tx, {
    actor,
    at,
    verb: 'import_committed',
    subject: { kind: 'import', id: importId },
    data: {
      file: imported.fileName,
      kind: imported.kind,
      booksThrough: imported.booksThrough,
      summary: done.summary,
      rows: done.rows,
      merkleRoot: done.merkleRoot,
    },
  })
}

/** The comparison is made again first: another import may have been committed since the preview. */
async function book(
  tx: OrgTx,
  imported: StoredImport,
  dependants: Dependants,
  by: { actor: Actor; at: Date },
  report: ProgressReport,
): Promise<Done> {
  const { id, kind, firstOn, booksThrough, fiscalYearEnd, journals } = imported
  if (kind === 'contacts') return bookParties(tx, imported, by)
  if (kind === 'bank_statement') return bookStatement(tx, imported, by.at)
  if (kind === 'debit_status') return bookDebitStatus(tx, imported, by)
  invariant(booksThrough, 'a previewed ledger or list has a day')
  if (kind === 'fec') {
    invariant(firstOn && fiscalYearEnd, 'a previewed ledger has a year')
    const summary = await compareLedger(tx, { id, fiscalYearEnd, firstOn, booksThrough, journals }, dependants)
    const staged = summary.amounts.reduce((sum, row) => sum + row.controlCents, 0)
    invariant(
      staged === imported.facts.control_cents,
      `the staged lines add up to ${staged}, the file to ${imported.facts.control_cents}`,
    )
    return bookStaged(tx, imported, summary, by.at, report)
  }
  invariant(kind === 'open_items' || kind === 'aged_balance', `a previewed import is of a known kind, not ${kind}`)
  const summary = await compareList(tx, { id, kind, asOf: booksThrough, profileId: profileIdOf(imported) })
  const expected = imported.facts.control_cents as Readonly<Record<string, number>>
  for (const row of summary.amounts)
    invariant(
      row.controlCents === (expected[row.currency] ?? 0),
      `the staged rows add up to ${row.controlCents} ${row.currency}, the file to ${expected[row.currency]}`,
    )
  return bookStaged(tx, imported, summary, by.at, report)
}

/** What a job that could not commit leaves behind: the preview, with the reason; or what it has become meanwhile. */
export async function giveUpCommit(db: Db, orgId: number, importId: string, refused: Refused): Promise<void> {
  await db.inOrg(orgId, async (tx) => {
    const imported = await lockImport(tx, importId)
    if (imported?.state === 'committing') await setState(tx, importId, 'previewed', refused.refusal)
  })
}
