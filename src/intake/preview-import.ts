import { type FileKind, identifyFile } from '../adapters/ledger-files/index.ts'
import { newId } from '../kernel/ids.ts'
import { invariant } from '../kernel/invariant.ts'
import { Refused, refuse } from '../kernel/verdict.ts'
import type { OrgTx } from '../platform/db.ts'
import { notFound } from '../platform/http.ts'
import { enqueue } from '../platform/jobs.ts'
import { type Actor, record } from '../trail/index.ts'
import type { IntakeDeps } from './commit-import.ts'
import { fileOf, linesOf, storedSource } from './file-store.ts'
import { can, type ImportKind, INLINE_BYTES } from './model.ts'
import { createReport, type ProgressReport } from './progress.ts'
import { readDebitStatus } from './read-debit-status.ts'
import { readFec } from './read-fec.ts'
import { readStatement } from './read-statement.ts'
import { readTable } from './read-table.ts'
import { forgetStaged, saveRefused } from './reading.ts'
import { type ImportOptions, importOf, insertImport, lockImport, saveProgress, setState } from './store.ts'
import { createTurnstile } from './turnstile.ts'
import { intakeWording as words } from './wording.ts'

/** Readings hold a connection for writing and take another for the file: a few at a time leave room for everybody else. */
const readings = createTurnstile(2)

/**
 * Starts an import of a stored file: read at once up to 8 MB, by a job past that. Gives its id; `GET` tells how far it is.
 */
export async function previewImport(
  deps: IntakeDeps,
  orgId: number,
  input: { fileId: string; options: ImportOptions; actor: Actor },
): Promise<string> {
  const at = deps.clock.now()
  const importId = newId(at)
  const isLarge = await deps.db.inOrg(orgId, async (tx) => {
    const file = await fileOf(tx, input.fileId)
    if (!file) throw new Refused(notFound().refusal)
    await insertImport(tx, {
      id: importId,
      fileId: file.id,
      kind: 'unknown',
      options: input.options,
      createdAt: at,
      createdBy: input.actor.name,
    })
    if (file.size <= INLINE_BYTES) return false
    await enqueue(
      tx,
      'intake.preview',
      { orgId, importId },
      { queue: `intake:${orgId}`, key: `intake.preview:${importId}` },
    )
    return true
  })
  if (isLarge) return importId
  try {
    await readImport(deps, orgId, importId)
  } catch (error) {
    // Nobody will read it again: better gone than for ever "being read".
    await deps.db.inOrg(orgId, (tx) => setState(tx, importId, 'discarded'))
    throw error
  }
  return importId
}

/** Reads the stored file of an import into its preview, or into its refusal. Safe to run again from the start. */
export async function readImport(deps: IntakeDeps, orgId: number, importId: string): Promise<void> {
  await readings.pass(async () => {
    const imported = await deps.db.inOrg(orgId, (tx) => importOf(tx, importId))
    if (!imported || !['reading', 'previewed', 'committing'].includes(imported.state)) return
    const inOrg = <T>(work: (tx: OrgTx) => Promise<T>) => deps.db.inOrg(orgId, work)
    let bytes = 0
    let isText = true
    const report = createReport(deps.clock, (progress) => inOrg((tx) => saveProgress(tx, importId, progress, bytes)))
    const source = storedSource(deps.db, orgId, imported.contentId, (lines, given) => {
      bytes = given
      report.move(isText ? lines : kilobytes(given))
    })
    const identified = await identifyFile(source)
    const asked = imported.options.kind ?? 'auto'
    const verdict = identified.ok ? checkAsked(identified.value, asked) : identified
    if (!verdict.ok)
      return inOrg((tx) => saveRefused(tx, importId, verdict.refusal, {}, {}, [], asked === 'auto' ? 'unknown' : asked))
    const kind = verdict.value
    isText = kind.kind === 'csv' || (kind.kind === 'fec' && kind.transport !== 'xml')
    const lines = isText ? await inOrg((tx) => linesOf(tx, imported.contentId)) : 0
    const reading: Reading = {
      report,
      // A workbook is taken in whole: there is no way to tell how far that is.
      enter: (stage) =>
        isText
          ? report.enter(stage, lines, 'lines')
          : report.enter(stage, kind.kind === 'xlsx' ? 0 : kilobytes(imported.fileSize), 'kilobytes'),
    }
    if (kind.kind === 'bank' && kind.file.format === 'pain.002')
      return readDebitStatus(inOrg, imported, source, reading)
    if (kind.kind === 'bank') return readStatement(inOrg, imported, source, kind.file, reading)
    if (kind.kind !== 'fec') return readTable(deps, inOrg, imported, source, kind, reading)
    await readFec(inOrg, imported, source, kind, deps.dependants, reading, deps.clock.now())
  })
}

/** Tells which pass over the file begins, and how far the reading is. */
export type Reading = {
  readonly report: ProgressReport
  enter(stage: 'checking' | 'reading'): Promise<void>
}

const kilobytes = (bytes: number): number => Math.ceil(bytes / 1024)

function checkAsked(kind: FileKind, asked: ImportKind | 'auto') {
  if (asked !== 'auto' && asked !== 'fec' && kind.kind === 'fec') return refuse('is_a_ledger', words.isALedger)
  if (asked === 'fec' && kind.kind !== 'fec') return refuse('not_a_ledger', words.notALedger)
  return { ok: true as const, value: kind }
}

/** Drops a preview or a refused reading; the file stays. */
export async function discardImport(deps: IntakeDeps, orgId: number, importId: string, actor: Actor): Promise<void> {
  await deps.db.inOrg(orgId, async (tx) => {
    const imported = await lockImport(tx, importId)
    if (!imported) throw new Refused(notFound().refusal)
    const { state, fileName: file } = imported
    if (!can.discard(state)) {
      const sentence = state === 'withdrawing' ? words.alreadyWithdrawing : words.notDiscardable
      throw new Refused(refuse('changed_meanwhile', sentence, { file }).refusal)
    }
    await forgetStaged(tx, importId)
    invariant((await setState(tx, importId, 'discarded')) === 1, 'the import was locked')
    await record(tx, {
      actor,
      at: deps.clock.now(),
      verb: 'import_discarded',
      subject: { kind: 'import', id: importId },
      data: { file },
    })
  })
}
