import type { LocalDate } from '../kernel/calendar.ts'
import type { OrgTx } from '../platform/db.ts'
import { type Fragment, nothing, part, raw, sql } from '../platform/sql.ts'
import type { PaymentTerms } from '../statutes/index.ts'
import {
  type ImportKind,
  type ImportState,
  MOST_REJECTIONS,
  type Progress,
  type Rejection,
  type StoredRefusal,
} from './model.ts'
import type { TableLayout } from './table-layout.ts'

/** An import with the file it reads. */
export type StoredImport = {
  readonly id: string
  readonly fileId: string
  readonly contentId: string
  readonly fileName: string
  readonly fileSize: number
  readonly kind: ImportKind | 'unknown'
  readonly state: ImportState
  readonly options: ImportOptions
  readonly facts: Readonly<Record<string, unknown>>
  readonly summary: Readonly<Record<string, unknown>>
  readonly refusal: StoredRefusal | null
  readonly readBytes: number
  /** How far the reading, the commit or the withdrawal under way is. Kept beside the summary, which it leaves when the work ends. */
  readonly progress: Progress | null
  readonly firstOn: LocalDate | null
  readonly booksThrough: LocalDate | null
  readonly journals: readonly string[]
  readonly fiscalYearEnd: LocalDate | null
  readonly stagedRows: number
  readonly buildsOn: readonly string[]
  readonly createdAt: Date
  readonly createdBy: string
  readonly settledAt: Date | null
}

/** What the person chose before reading: kind, mapping, sheet, titles and separator, day of the list. Kept as given. */
export type ImportOptions = {
  readonly kind?: ImportKind | 'auto'
  readonly mapping?: unknown
  readonly profileId?: string
  readonly sheet?: string
  readonly layout?: TableLayout
  readonly asOf?: string
  readonly terms?: PaymentTerms
  /** Where a file of returns has its fields, and the account of one that names none. */
  readonly columnMap?: unknown
  readonly account?: string
}

/** The mapping profile a list was read with: lists of one profile follow one another. */
export const profileIdOf = (imported: Pick<StoredImport, 'facts'>): string | null =>
  (imported.facts.profileId as string | undefined) ?? null

const importColumns =
  raw(`m.id, m.file_id, f.content_id, f.name as file_name, f.size as file_size, m.kind, m.state, m.options, m.facts, m.summary - 'progress' as summary, m.summary->'progress' as progress,
  m.refusal, m.read_bytes, m.first_on, m.books_through, m.journals, m.fiscal_year_end, m.staged_rows, m.builds_on, m.created_at, m.created_by, m.settled_at`)

export const importOf = (tx: OrgTx, id: string): Promise<StoredImport | null> =>
  tx.maybe(sql`
    select ${importColumns} from intake.import m join intake.file f on f.org_id = m.org_id and f.id = m.file_id
    where m.org_id = ${tx.orgId} and m.id = ${id}`)

/** The import, held until the transaction ends: two commands on one import go one after the other. */
export const lockImport = (tx: OrgTx, id: string): Promise<StoredImport | null> =>
  tx.maybe(sql`
    select ${importColumns} from intake.import m join intake.file f on f.org_id = m.org_id and f.id = m.file_id
    where m.org_id = ${tx.orgId} and m.id = ${id} for update of m`)

export async function importsOf(
  tx: OrgTx,
  page: { limit: number; offset: number },
): Promise<{ imports: StoredImport[]; count: number }> {
  const imports = await tx.rows<StoredImport>(sql`
    select ${importColumns} from intake.import m join intake.file f on f.org_id = m.org_id and f.id = m.file_id
    where m.org_id = ${tx.orgId} and m.state <> 'discarded' order by m.created_at desc, m.id desc limit ${page.limit} offset ${page.offset}`)
  const { count } = await tx.one<{ count: number }>(sql`
    select count(*)::int as count from intake.import where org_id = ${tx.orgId} and state <> 'discarded'`)
  return { imports, count }
}

export async function insertImport(
  tx: OrgTx,
  input: {
    id: string
    fileId: string
    kind: ImportKind | 'unknown'
    options: ImportOptions
    createdAt: Date
    createdBy: string
  },
): Promise<void> {
  await tx.run(sql`
    insert into intake.import (org_id, id, file_id, kind, state, options, created_at, created_by)
    values (${tx.orgId}, ${input.id}, ${input.fileId}, ${input.kind}, 'reading', ${JSON.stringify(input.options)}, ${input.createdAt}, ${input.createdBy})`)
}

/** What a reading found; sets `previewed` or, with a refusal, `refused`. Gives 0 when the import is no longer being read. */
export const saveReading = (
  tx: OrgTx,
  id: string,
  read: {
    kind: ImportKind | 'unknown'
    facts: object
    summary: object
    refusal: StoredRefusal | null
    firstOn: LocalDate | null
    booksThrough: LocalDate | null
    /** How far it tells what customers paid; null when it does not. */
    receiptsThrough: LocalDate | null
    journals: readonly string[]
    fiscalYearEnd: LocalDate | null
    stagedRows: number
  },
): Promise<number> =>
  tx.run(sql`
    update intake.import set state = ${read.refusal ? 'refused' : 'previewed'}, kind = ${read.kind}, facts = ${JSON.stringify(read.facts)},
      summary = ${JSON.stringify(read.summary)}, refusal = ${read.refusal && JSON.stringify(read.refusal)}, first_on = ${read.firstOn},
      books_through = ${read.booksThrough}, receipts_through = ${read.receiptsThrough}, journals = ${read.journals}, fiscal_year_end = ${read.fiscalYearEnd}, staged_rows = ${read.stagedRows}
    where org_id = ${tx.orgId} and id = ${id} and state in ('reading', 'previewed', 'committing')`)

/** Says how far work on an import is, from a transaction beside the one that does it. */
export const saveProgress = (tx: OrgTx, id: string, progress: Progress, bytes: number): Promise<number> =>
  tx.run(sql`
    update intake.import set read_bytes = ${bytes}::bigint, summary = jsonb_set(summary, '{progress}', ${JSON.stringify(progress)}::jsonb)
    where org_id = ${tx.orgId} and id = ${id} and state in ('reading', 'committing', 'withdrawing')`)

export const setState = (
  tx: OrgTx,
  id: string,
  state: ImportState,
  refusal: StoredRefusal | null = null,
): Promise<number> =>
  tx.run(sql`
    update intake.import set state = ${state}, summary = summary - 'progress', refusal = ${refusal && JSON.stringify(refusal)} where org_id = ${tx.orgId} and id = ${id}`)

export const saveCommitted = (
  tx: OrgTx,
  id: string,
  done: { summary: object; buildsOn: readonly string[]; at: Date },
): Promise<number> =>
  tx.run(sql`
    update intake.import set state = 'committed', summary = ${JSON.stringify(done.summary)}, builds_on = ${done.buildsOn}::uuid[], settled_at = ${done.at},
      refusal = null
    where org_id = ${tx.orgId} and id = ${id}`)

export const saveWithdrawn = (tx: OrgTx, id: string, at: Date): Promise<number> =>
  tx.run(
    sql`update intake.import set state = 'withdrawn', summary = summary - 'progress', refusal = null, settled_at = ${at} where org_id = ${tx.orgId} and id = ${id}`,
  )

/** Whether an import (`m`) is in the books: one that is being withdrawn is, until it is gone. */
export const inBooks = (m: Fragment): Fragment => part`${m}.state in ('committed', 'withdrawing')`

/** One commit or withdrawal at a time in an organisation: what one compares with must not move under it. */
export async function lockBooks(tx: OrgTx): Promise<void> {
  await tx.run(sql`select pg_advisory_xact_lock(hashtext('intake books'), ${tx.orgId}::int)`)
}

/** Imports in the books that recognised, changed or took back lines of this one. */
export const builtUpon = (tx: OrgTx, id: string): Promise<{ id: string; fileName: string; settledAt: Date }[]> =>
  tx.rows(sql`
    select m.id, f.name as file_name, m.settled_at
    from intake.import m join intake.file f on f.org_id = m.org_id and f.id = m.file_id
    where m.org_id = ${tx.orgId} and ${inBooks(part`m`)} and ${id}::uuid = any(m.builds_on) order by m.settled_at desc`)

/** The last day up to which any import in the books tells what customers paid, never past the day on which it came; null while none does. */
export const lastReceiptsThrough = async (tx: OrgTx): Promise<LocalDate | null> =>
  (
    await tx.one<{ day: LocalDate | null }>(sql`
      select max(least(m.receipts_through, m.created_at::date)) as day from intake.import m where m.org_id = ${tx.orgId} and ${inBooks(part`m`)} and m.receipts_through is not null`)
  ).day

/** Customers with terms of their own, by code: only they depart from the organisation's. */
export const ownTerms = (tx: OrgTx): Promise<{ code: string; terms: PaymentTerms }[]> =>
  tx.rows(sql`select code, terms from parties.customer where org_id = ${tx.orgId} and terms is not null`)

/** Adds rejected lines after those already kept, up to the bound. */
export async function addRejections(
  tx: OrgTx,
  importId: string,
  rejections: readonly Rejection[],
  fromBooks: boolean,
): Promise<void> {
  if (rejections.length === 0) return
  const { kept } = await tx.one<{ kept: number }>(sql`
    select coalesce(max(no), 0)::int as kept from intake.rejection where org_id = ${tx.orgId} and import_id = ${importId}`)
  const rows = rejections.slice(0, Math.max(0, MOST_REJECTIONS - kept))
  await tx.run(sql`
    insert into intake.rejection (org_id, import_id, no, line, column_name, value, code, severity, sentence, params, from_books)
    select ${tx.orgId}, ${importId}, ${kept} + r.no, r.line, r.column_name, r.value, r.code, r.severity, r.sentence::jsonb, r.params::jsonb, ${fromBooks}
    from unnest(${rows.map((row) => row.line)}::int[], ${rows.map((row) => row.column)}::text[], ${rows.map((row) => row.value.slice(0, 200))}::text[],
      ${rows.map((row) => row.code)}::text[], ${rows.map((row) => row.severity)}::text[], ${rows.map((row) => JSON.stringify(row.sentence))}::text[],
      ${rows.map((row) => JSON.stringify(row.params))}::text[])
      with ordinality as r(line, column_name, value, code, severity, sentence, params, no)`)
}

export const clearRejections = (tx: OrgTx, importId: string, only: 'from_books' | 'all'): Promise<number> =>
  tx.run(sql`
    delete from intake.rejection where org_id = ${tx.orgId} and import_id = ${importId} ${only === 'from_books' ? part`and from_books` : nothing}`)

export async function rejectionsOf(
  tx: OrgTx,
  importId: string,
  page: { limit: number; offset: number },
): Promise<{ rejections: Rejection[]; count: number }> {
  const rejections = await tx.rows<Rejection>(sql`
    select line, column_name as column, value, code, severity, sentence, params from intake.rejection
    where org_id = ${tx.orgId} and import_id = ${importId} order by no limit ${page.limit} offset ${page.offset}`)
  const { count } = await tx.one<{ count: number }>(sql`
    select count(*)::int as count from intake.rejection where org_id = ${tx.orgId} and import_id = ${importId}`)
  return { rejections, count }
}

export async function dropStaged(tx: OrgTx, importId: string): Promise<void> {
  for (const table of ['staged_item', 'staged_change', 'staged_party'])
    await tx.run(sql`delete from intake.${raw(table)} where org_id = ${tx.orgId} and import_id = ${importId}`)
}

export type Effect = {
  readonly what:
    | 'relettered'
    | 'taken_back'
    | 'adopted'
    | 'customer_added'
    | 'customer_changed'
    | 'contact_added'
    | 'contact_changed'
    | 'colleague_added'
  readonly id: string
  readonly before: string | null
  readonly after: string | null
  readonly settledOn: LocalDate | null
  readonly was: Record<string, unknown> | null
  readonly became: Record<string, unknown> | null
}

/** Records what a commit changes; `select` yields what, id, before, after, settled_on, was, became. */
export async function recordEffects(tx: OrgTx, importId: string, select: Fragment): Promise<void> {
  const count = await tx.run(sql`
    insert into intake.effect (org_id, import_id, what, id, before, after, settled_on, was, became)
    select ${tx.orgId}::int, ${importId}::uuid, e.what, e.id, e.before, e.after, e.settled_on, e.was, e.became
    from (${select}) as e(what, id, before, after, settled_on, was, became)`)
  await tx.run(sql`select platform.refresh_statistics('intake.effect', ${count})`)
}

export const effectsOf = (tx: OrgTx, importId: string, what: Effect['what']): Promise<Effect[]> =>
  tx.rows(sql`
    select what, id, before, after, settled_on, was, became from intake.effect
    where org_id = ${tx.orgId} and import_id = ${importId} and what = ${what} order by id`)
