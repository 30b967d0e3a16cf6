import type { OrgTx } from '../platform/db.ts'
import type { Rejection, StoredRefusal } from './model.ts'
import { addRejections, clearRejections, dropStaged, type StoredImport, saveReading } from './store.ts'

/** Forgets what an earlier reading of the same import left: a reading may be run again from its start. */
export async function clearReading(tx: OrgTx, importId: string): Promise<void> {
  await clearRejections(tx, importId, 'all')
  await dropStaged(tx, importId)
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
    journals: [],
    fiscalYearEnd: null,
    stagedRows: 0,
  })
}

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
