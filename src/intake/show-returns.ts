import { type ColumnMap, fixedLines, readColumnMap, SAMPLE_MAP } from '../adapters/bank-files/index.ts'
import { type FileSource, identifyFile } from '../adapters/ledger-files/index.ts'
import { orRefuse, Refused, refuse } from '../kernel/verdict.ts'
import { type Lang, say } from '../kernel/wording.ts'
import type { Db } from '../platform/db.ts'
import { notFound } from '../platform/http.ts'
import { columnMapsOf, type SavedColumnMap } from './column-maps.ts'
import { fileOf, storedSource } from './file-store.ts'
import { mapThatReads } from './read-returns.ts'
import { returnsOf } from './returns-of-file.ts'
import { returnsWording as words } from './returns-wording.ts'

const SHOWN = 40

/**
 * What the screen of positions shows of a file of returns: its first records as they stand, and what a map reads of it. Without
 * one: the saved map that reads it, else the last saved, else the positions that public programs use, to be checked.
 */
export async function showReturns(db: Db, orgId: number, fileId: string, asked: unknown, lang: Lang) {
  const file = await db.inOrg(orgId, (tx) => fileOf(tx, fileId))
  if (!file) throw new Refused(notFound().refusal)
  const source = storedSource(db, orgId, file.contentId)
  const kind = orRefuse(await identifyFile(source))
  if (kind.kind !== 'bank' || kind.file.format !== 'cfonb240')
    throw new Refused(refuse('not_returns', words.notReturns).refusal)
  const saved = await db.inOrg(orgId, columnMapsOf)
  const chosen = await mapOf(asked, saved, source)
  const records: { line: number; text: string }[] = []
  for await (const lines of fixedLines(source, 240)) {
    records.push(...lines.slice(0, SHOWN - records.length).map(({ no, text }) => ({ line: no, text })))
    if (records.length >= SHOWN) break
  }
  const { items, reading } = await returnsOf(source, chosen.map)
  return {
    map: chosen.map,
    mapId: chosen.id,
    records,
    items: items.slice(0, SHOWN).map(({ returned, creditor, debtor, ...item }) => ({
      ...item,
      debtorName: debtor.name,
      debtorRib: debtor.rib,
      creditorName: creditor.name,
      creditorRib: creditor.rib,
      reason: returned ? [returned.code, returned.words].filter(Boolean).join(' · ') : '',
    })),
    count: items.length,
    totalCents: items.reduce((sum, item) => sum + item.cents, 0),
    defects: reading.defects.shown.slice(0, SHOWN).map((defect) => ({
      line: defect.line,
      column: defect.column,
      value: defect.value,
      message: say(lang, defect.sentence, defect.params),
    })),
    defectCount: reading.defects.total,
    remarks: reading.remarks.map((remark) => say(lang, remark.sentence, remark.params)),
  }
}

async function mapOf(
  asked: unknown,
  saved: readonly SavedColumnMap[],
  source: FileSource,
): Promise<{ map: ColumnMap; id: string | null }> {
  if (asked !== undefined) return { map: orRefuse(readColumnMap(asked)), id: null }
  return (await mapThatReads(saved, source)) ?? { map: SAMPLE_MAP, id: null }
}
