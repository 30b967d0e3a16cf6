import { identifyFile } from './identify.ts'
import { readRows } from './read-rows.ts'
import { bytesSource } from './source.ts'
import { type Suggestion, suggestMapping } from './suggest-mapping.ts'
import { openTable, type Table, type TableOptions } from './table.ts'
import type { RowsSummary, TypedRow } from './typed-row.ts'

/** A table that a test wrote, read as a file of its own is. */
type Reading = { table: Table; suggestion: Suggestion; rows: TypedRow[]; summary: RowsSummary }

export async function opened(
  bytes: Buffer | string,
  options?: TableOptions,
): Promise<{ table: Table; suggestion: Suggestion }> {
  const source = bytesSource(Buffer.from(bytes as string))
  const kind = await identifyFile(source)
  if (!kind.ok) throw new Error(kind.refusal.code)
  const table = await openTable(source, kind.value, options)
  if (!table.ok) throw new Error(table.refusal.code)
  return { table: table.value, suggestion: suggestMapping(table.value.header, table.value.samples) }
}

export async function read(bytes: Buffer | string, options?: TableOptions): Promise<Reading> {
  const { table, suggestion } = await opened(bytes, options)
  const rows: TypedRow[] = []
  const reading = readRows(table, suggestion.mapping!)
  let step = await reading.next()
  for (; !step.done; step = await reading.next()) rows.push(...step.value)
  return { table, suggestion, rows, summary: step.value }
}
