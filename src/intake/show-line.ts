import { decodeAs, type NamedEncoding } from '../adapters/ledger-files/index.ts'
import { Refused, refuse } from '../kernel/verdict.ts'
import type { Db } from '../platform/db.ts'
import { notFound } from '../platform/http.ts'
import { chunkAtLine } from './file-store.ts'
import { importOf } from './store.ts'
import type { TableLayout } from './table-layout.ts'
import { intakeWording as words } from './wording.ts'

/** A line of the file as it came, from the one chunk that holds it, with the file's header line. Workbooks have none to show. */
export async function showLine(
  db: Db,
  orgId: number,
  importId: string,
  line: number,
): Promise<{ line: number; header: string; text: string }> {
  return db.inOrg(orgId, async (tx) => {
    const imported = await importOf(tx, importId)
    if (!imported) throw new Refused(notFound().refusal)
    const none = () => new Refused(refuse('no_source_line', words.noSourceLine, { line }).refusal)
    const isText =
      imported.facts.format !== 'xlsx' &&
      !String(imported.facts.encoding ?? '').startsWith('utf-16') &&
      imported.facts.kind !== 'fec-xml'
    if (!isText) throw none()
    const headerLine = Number(imported.facts.headerLine ?? 1)
    const layout = imported.facts.layout as TableLayout | undefined
    const encoding = layout?.encoding
    const text = lineOf(await chunkAtLine(tx, imported.contentId, line), line, encoding)
    if (text === null) throw none()
    const header =
      headerLine > 0 ? (lineOf(await chunkAtLine(tx, imported.contentId, headerLine), headerLine, encoding) ?? '') : ''
    return { line, header, text }
  })
}

/** Lines as the readers count them: by line feeds, or by carriage returns in a text that has no line feed. */
function lineOf(
  chunk: { firstLine: number; bytes: Buffer } | null,
  line: number,
  encoding: NamedEncoding | undefined,
): string | null {
  if (!chunk) return null
  const mark = chunk.bytes.includes(10) ? 10 : 13
  let from = 0
  for (let at = chunk.firstLine; at < line; at++) {
    const end = chunk.bytes.indexOf(mark, from)
    if (end < 0) return null
    from = end + 1
  }
  if (from >= chunk.bytes.length) return null
  const end = chunk.bytes.indexOf(mark, from)
  const bytes = chunk.bytes.subarray(from, end < 0 ? undefined : end)
  return (encoding ? decodeAs(encoding, bytes) : decode(bytes)).replace(/^\ufeff/, '').replace(/\r+$/, '')
}

/** UTF-8 where it is, else the Western encoding of older packages: each line by itself, as it was read. */
function decode(bytes: Buffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
  } catch {
    return new TextDecoder('windows-1252').decode(bytes)
  }
}
