/** Accounting exports and spreadsheets, read without a database. The only door of this folder. */

export type { Nature, PaymentMeans } from './account-role.ts'
export type { AgeBucket } from './age-bucket.ts'
export { type NumberStyle } from './amount.ts'
export { type DateStyle } from './day-text.ts'
export type { DefectList, LineDefect } from './defects.ts'
export type { Encoding } from './encoding.ts'
export { type Field } from './header-words.ts'
export { type FileKind, identifyFile } from './identify.ts'
export { type FecFacts, type FecInspection, type FecPlan, inspectFec, type Remark } from './inspect-fec.ts'
export { type FileFacts, inspectFile } from './inspect-file.ts'
export { decodeAs, type NamedEncoding } from './named-encoding.ts'
export { readRows } from './read-rows.ts'
export { NOT_EXECUTED, readStatementRows } from './read-statement-rows.ts'
export { type ReceivableLine, readReceivableLines } from './receivable-lines.ts'
export { bytesSource, type FileSource, fileSource } from './source.ts'
export { type Suggestion, suggestMapping, type TableKind, type TableMapping } from './suggest-mapping.ts'
export { asText, type Cell, openTable, type Table, type TableOptions, type TableRow } from './table.ts'
export type {
  AgedRow,
  ContactRow,
  ControlTotal,
  OpenItemRow,
  RowsSummary,
  StatementRow,
  TypedRow,
} from './typed-row.ts'
