import { type FileKind, identifyFile, suggestMapping, type TableRow } from '../adapters/ledger-files/index.ts'
import { Refused, refuse } from '../kernel/verdict.ts'
import { type Lang, say } from '../kernel/wording.ts'
import type { Db } from '../platform/db.ts'
import { notFound } from '../platform/http.ts'
import { accountAbove } from './account-name.ts'
import { fileOf, storedSource } from './file-store.ts'
import { profilesOf } from './profiles.ts'
import { openLaidOut, profileFor } from './recognise-table.ts'
import { statementWording as words } from './statement-wording.ts'
import type { ProfileLayout } from './table-layout.ts'

/** What the mapping screen shows of a table: its header, first rows, sheets, and how we would read it, with the reasons. */
export async function showTable(db: Db, orgId: number, fileId: string, layout: ProfileLayout, lang: Lang) {
  const file = await db.inOrg(orgId, (tx) => fileOf(tx, fileId))
  if (!file) throw new Refused(notFound().refusal)
  const source = storedSource(db, orgId, file.contentId)
  const kind = accepted<FileKind>(await identifyFile(source))
  if (kind.kind === 'bank')
    throw new Refused(refuse('not_a_table', words.notATable, { format: kind.file.name }).refusal)
  const table = accepted(await openLaidOut({ source, kind }, layout))
  const suggestion = suggestMapping(table.header, table.samples)
  const profile = await profileFor(table, await db.inOrg(orgId, profilesOf))
  return {
    format: table.kind,
    separator: table.delimiter,
    encoding: table.encoding,
    sheet: table.sheet,
    sheets: [...table.sheets],
    header: [...table.header],
    headerLine: table.headerLine,
    opening: table.opening.map(rowText),
    samples: table.samples.slice(0, 20).map(rowText),
    suggestion: {
      kind: suggestion.kind,
      confidence: suggestion.confidence,
      reasons: suggestion.reasons.map((reason) => say(lang, reason.sentence, reason.params)),
      mapping: suggestion.mapping && {
        ...suggestion.mapping,
        ...(suggestion.kind === 'bank_statement' ? { account: accountAbove(table) } : {}),
        columns: suggestion.mapping.columns as Record<string, number>,
        buckets: [...suggestion.mapping.buckets],
      },
    },
    profile,
  }
}

const rowText = (row: TableRow) => ({ line: row.line, cells: row.cells.map(cellText) })

const cellText = (cell: unknown): string =>
  cell instanceof Date ? cell.toISOString().slice(0, 10) : cell === null ? '' : String(cell).slice(0, 200)

function accepted<T>(
  verdict: { ok: true; value: T } | { ok: false; refusal: ConstructorParameters<typeof Refused>[0] },
): T {
  if (!verdict.ok) throw new Refused(verdict.refusal)
  return verdict.value
}
