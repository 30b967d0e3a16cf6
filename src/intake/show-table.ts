import { type FileKind, identifyFile, openTable, suggestMapping } from '../adapters/ledger-files/index.ts'
import { Refused } from '../kernel/verdict.ts'
import type { Lang } from '../kernel/wording.ts'
import type { Db } from '../platform/db.ts'
import { notFound } from '../platform/http.ts'
import { fileOf, storedSource } from './file-store.ts'
import { profileForHeader } from './profiles.ts'
import { tell } from './tell.ts'

/** What the mapping screen shows of a table: its header, first rows, sheets, and how we would read it, with the reasons. */
export async function showTable(db: Db, orgId: number, fileId: string, sheet: string | undefined, lang: Lang) {
  const file = await db.inOrg(orgId, (tx) => fileOf(tx, fileId))
  if (!file) throw new Refused(notFound().refusal)
  const source = storedSource(db, orgId, file.contentId)
  const kind = accepted<FileKind>(await identifyFile(source))
  const table = accepted(await openTable(source, kind, { sheet }))
  const suggestion = suggestMapping(table.header, table.samples)
  const profile = await db.inOrg(orgId, (tx) => profileForHeader(tx, table.header))
  return {
    sheet: table.sheet,
    sheets: [...table.sheets],
    header: [...table.header],
    headerLine: table.headerLine,
    samples: table.samples.slice(0, 20).map((row) => ({ line: row.line, cells: row.cells.map(cellText) })),
    suggestion: {
      kind: suggestion.kind,
      confidence: suggestion.confidence,
      reasons: suggestion.reasons.map((reason) => tell(lang, reason)),
      mapping: suggestion.mapping && {
        ...suggestion.mapping,
        columns: suggestion.mapping.columns as Record<string, number>,
        buckets: [...suggestion.mapping.buckets],
      },
    },
    profile,
  }
}

const cellText = (cell: unknown): string =>
  cell instanceof Date ? cell.toISOString().slice(0, 10) : cell === null ? '' : String(cell).slice(0, 200)

function accepted<T>(
  verdict: { ok: true; value: T } | { ok: false; refusal: ConstructorParameters<typeof Refused>[0] },
): T {
  if (!verdict.ok) throw new Refused(verdict.refusal)
  return verdict.value
}
