import { type ColumnMap, readColumnMap } from '../adapters/bank-files/index.ts'
import type { FileSource } from '../adapters/ledger-files/index.ts'
import { stageBankFile } from '../cash/index.ts'
import { orRefuse, Refused, refuse } from '../kernel/verdict.ts'
import type { OrgTx } from '../platform/db.ts'
import { columnMapsOf, type SavedColumnMap } from './column-maps.ts'
import type { Reading } from './preview-import.ts'
import { rejectionsOfReading, saveStatements } from './read-statement.ts'
import { clearReading, RefusedFile, saveRefused } from './reading.ts'
import { recordsOfReturns, returnsOf } from './returns-of-file.ts'
import { returnsWording as words } from './returns-wording.ts'
import { addRejections, type StoredImport } from './store.ts'

/**
 * Reads a file of returns (CFONB 240) into a preview. Where each field stands no public notice says: the map given with the
 * import is used, else the first saved one under which the file reads without a defect, else the file waits for a map.
 */
export async function readReturns(
  inOrg: <T>(work: (tx: OrgTx) => Promise<T>) => Promise<T>,
  imported: StoredImport,
  source: FileSource,
  reading: Reading,
): Promise<void> {
  let facts: object = { format: 'CFONB 240' }
  await reading.enter('reading')
  try {
    const { map, saved } = await mapFor(inOrg, imported, source)
    facts = { ...facts, columnMap: map.name, columnMapId: saved }
    const { items, reading: found } = await returnsOf(source, map)
    await inOrg(async (tx) => {
      await clearReading(tx, imported.id)
      const rejections = rejectionsOfReading(found)
      const [first] = found.defects.shown
      if (first) throw new RefusedFile(first, rejections)
      if (items.length === 0) throw new RefusedFile(refuse('no_returns', words.noReturns).refusal, rejections)
      const unnamed = items.find((item) => item.creditor.rib === null)
      if (unnamed && !imported.options.account)
        throw new RefusedFile(
          refuse('account_missing', words.accountMissing, { line: unnamed.line }).refusal,
          rejections,
        )
      const records = recordsOfReturns(items, imported.options.account)
      const staged = await stageBankFile(
        tx,
        imported.id,
        'cfonb240',
        (async function* () {
          yield* records
        })(),
      )
      await addRejections(tx, imported.id, rejections, false)
      await saveStatements(tx, imported, staged, facts, reading)
    })
  } catch (error) {
    if (!(error instanceof Refused || error instanceof RefusedFile)) throw error
    const rejections = error instanceof RefusedFile ? error.rejections : []
    await inOrg((tx) =>
      saveRefused(tx, imported.id, error.refusal, facts, { rejected: rejections.length }, rejections, 'bank_statement'),
    )
  }
}

async function mapFor(
  inOrg: <T>(work: (tx: OrgTx) => Promise<T>) => Promise<T>,
  imported: StoredImport,
  source: FileSource,
): Promise<{ map: ColumnMap; saved: string | null }> {
  if (imported.options.columnMap) return { map: orRefuse(readColumnMap(imported.options.columnMap)), saved: null }
  const found = await mapThatReads(await inOrg(columnMapsOf), source)
  if (!found) throw new Refused(refuse('map_missing', words.mapMissing).refusal)
  return { map: found.map, saved: found.id }
}

/**
 * The first saved map under which a file reads without a defect and something comes back; else the one used last, which says
 * what is wrong. Null when none is saved.
 */
export async function mapThatReads(
  maps: readonly SavedColumnMap[],
  source: FileSource,
): Promise<SavedColumnMap | null> {
  for (const one of maps) {
    const { items, reading } = await returnsOf(source, one.map)
    if (items.length > 0 && reading.defects.total === 0) return one
  }
  return maps[0] ?? null
}
