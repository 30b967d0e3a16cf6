import type { RowsSummary } from '../adapters/ledger-files/index.ts'
import { dropAnswers, dropStagedStatements } from '../cash/index.ts'
import type { OrgTx } from '../platform/db.ts'
import type { Rejection, StoredRefusal } from './model.ts'
import { addRejections, clearRejections, dropStaged, type StoredImport, saveReading } from './store.ts'

/** Forgets what an earlier reading of the same import left: a reading may be run again from its start. */
export async function clearReading(tx: OrgTx, importId: string): Promise<void> {
  await clearRejections(tx, importId, 'all')
  await forgetStaged(tx, importId)
}

/** What was read and not committed goes, wherever it was staged. */
export async function forgetStaged(tx: OrgTx, importId: string): Promise<void> {
  await dropStaged(tx, importId)
  await dropStagedStatements(tx, importId)
  await dropAnswers(tx, importId, 'unrecorded')
}

/** A refusal with the rows that caused it, carried out of the transaction it undoes. */
export class RefusedFile extends Error {
  readonly refusal: StoredRefusal
  readonly rejections: readonly Rejection[]
  constructor(refusal: StoredRefusal, rejections: readonly Rejection[]) {
    super(refusal.code)
    this.refusal = refusal
    this.rejections = rejections
  }
}

/** Ends a reading with its refusal and the lines that caused it; nothing stays staged. */
export async function saveRefused(
  tx: OrgTx,
  importId: string,
  refusal: StoredRefusal,
  facts: object,
  summary: object,
  rejections: readonly Rejection[],
  kind: StoredImport['kind'] = 'fec',
): Promise<void> {
  await clearReading(tx, importId)
  await addRejections(tx, importId, rejections, false)
  await saveReading(tx, importId, {
    kind,
    facts,
    summary,
    refusal,
    firstOn: null,
    booksThrough: null,
    receiptsThrough: null,
    journals: [],
    fiscalYearEnd: null,
    stagedRows: 0,
  })
}

/** What was wrong with single cells of a table, as the import keeps it. */
export const defectsOf = (read: RowsSummary): Rejection[] => [
  ...read.rejected.shown.map((defect) => ({ ...defect, params: defect.params ?? {}, severity: 'refusal' as const })),
  ...read.ignored.shown.map((defect) => ({ ...defect, params: defect.params ?? {}, severity: 'ignored' as const })),
]

export const warning = (
  code: string,
  sentence: Rejection['sentence'],
  params: Rejection['params'],
  line: number | null = null,
): Rejection => ({
  line,
  column: '',
  value: '',
  code,
  severity: 'warning',
  sentence,
  params,
})
