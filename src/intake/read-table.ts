import { organisationOf } from '../access/index.ts'
import {
  type FileKind,
  type FileSource,
  type RowsSummary,
  readRows,
  type Suggestion,
  suggestMapping,
  type Table,
  type TableMapping,
} from '../adapters/ledger-files/index.ts'
import { dayIn, type LocalDate, toLocalDate } from '../kernel/calendar.ts'
import { Refused, refuse, type Verdict } from '../kernel/verdict.ts'
import type { OrgTx } from '../platform/db.ts'
import { accountAbove } from './account-name.ts'
import type { IntakeDeps } from './commit-import.ts'
import { compareList } from './compare-list.ts'
import { stageParties } from './compare-parties.ts'
import { ListStaging } from './list-items.ts'
import type { ImportKind, Rejection, StoredRefusal } from './model.ts'
import type { Reading } from './preview-import.ts'
import { profilesOf } from './profiles.ts'
import { readBankTable } from './read-bank-table.ts'
import { clearReading, defectsOf, RefusedFile, saveRefused, warning } from './reading.ts'
import { openAsAsked, type Recognised } from './recognise-table.ts'
import { tableKind } from './saved-profile.ts'
import { stageItems } from './stage-items.ts'
import { statementWording } from './statement-wording.ts'
import { addRejections, ownTerms, type StoredImport, saveReading } from './store.ts'
import { intakeWording as words } from './wording.ts'

type ListKind = Exclude<ImportKind, 'fec' | 'bank_statement'>

/** Reads a table through its mapping (given, saved for its header, or suggested) into a preview, or into a refusal. */
export async function readTable(
  deps: IntakeDeps,
  inOrg: <T>(work: (tx: OrgTx) => Promise<T>) => Promise<T>,
  imported: StoredImport,
  source: FileSource,
  kind: FileKind,
  reading: Reading,
): Promise<void> {
  const asked = imported.options.kind ?? 'auto'
  const refused = (
    refusal: StoredRefusal,
    facts: object = {},
    summary: object = {},
    rejections: readonly Rejection[] = [],
  ) =>
    inOrg((tx) =>
      saveRefused(
        tx,
        imported.id,
        refusal,
        facts,
        summary,
        rejections,
        asked === 'auto' || asked === 'fec' ? 'unknown' : asked,
      ),
    )
  await reading.enter('reading')
  const opened = await openAsAsked({ source, kind }, imported.options, await inOrg(profilesOf))
  if (!opened.ok) return refused(opened.refusal)
  const { table } = opened.value
  const facts = { ...tableFacts(table), layout: opened.value.layout }
  const chosen = await inOrg((tx) => chooseMapping(tx, opened.value, imported))
  if (!chosen.ok) return refused(chosen.refusal, facts)
  const { mapping, profileId, doubts } = chosen.value
  try {
    await inOrg(async (tx) => {
      await clearReading(tx, imported.id)
      await addRejections(tx, imported.id, doubts, false)
      if (mapping.kind === 'bank_statement')
        return readBankTable(tx, imported, table, mapping, { ...facts, profileId, mapping }, reading)
      const read =
        mapping.kind === 'contacts'
          ? await readParties(tx, table, mapping, imported)
          : await readList(tx, deps, table, mapping, imported, profileId)
      const kept = {
        kind: mapping.kind as ListKind,
        facts: { ...facts, ...read.facts, profileId, mapping },
        refusal: null,
        firstOn: null,
        booksThrough: read.asOf,
        receiptsThrough: read.asOf,
        journals: [],
        fiscalYearEnd: null,
        stagedRows: read.stagedRows,
      }
      await reading.report.enter('comparing', 0)
      await saveReading(tx, imported.id, { ...kept, summary: {} })
      const summary =
        mapping.kind === 'contacts'
          ? read.summary
          : await compareList(tx, { id: imported.id, kind: mapping.kind as 'open_items', asOf: read.asOf!, profileId })
      await saveReading(tx, imported.id, { ...kept, summary: { ...summary, rejected: read.rejected + doubts.length } })
    })
  } catch (error) {
    if (!(error instanceof Refused || error instanceof RefusedFile)) throw error
    const rejections = error instanceof RefusedFile ? error.rejections : []
    await refused(error.refusal, { ...facts, mapping }, { rejected: rejections.length }, rejections)
  }
}

const tableFacts = (table: Table) => ({
  format: table.kind,
  encoding: table.encoding,
  delimiter: table.delimiter,
  sheet: table.sheet,
  sheets: table.sheets,
  header: table.header,
  headerLine: table.headerLine,
})

/** The mapping given wins, then that of the profile, then what the columns suggest. */
async function chooseMapping(
  tx: OrgTx,
  { table, profile }: Recognised,
  imported: StoredImport,
): Promise<Verdict<{ mapping: TableMapping; profileId: string | null; doubts: readonly Rejection[] }>> {
  const { options } = imported
  // What no table is, a table is not asked to be.
  const asked = tableKind.safeParse(options.kind).data
  const organisation = await organisationOf(tx)
  if (options.mapping) {
    const mapping = options.mapping as TableMapping
    // The account is often all that was chosen: the order of days may be what was suggested.
    const isSuggested = mapping.kind === 'bank_statement' && mapping.dates?.order !== 'mdy'
    const doubts = isSuggested ? doubtsOf(suggestMapping(table.header, table.samples)) : []
    return { ok: true, value: { mapping, profileId: options.profileId ?? null, doubts } }
  }
  if (profile && (!asked || profile.kind === asked))
    return { ok: true, value: { mapping: profile.mapping as TableMapping, profileId: profile.id, doubts: [] } }
  if (table.samples.length === 0) return refuse('no_rows', words.noRows)
  const suggestion = suggestMapping(table.header, table.samples)
  if (!suggestion.mapping)
    return suggestion.kind === 'bank_statement'
      ? refuse('table_without_titles', statementWording.tableWithoutTitles)
      : refuse('unknown_table', words.unknownTable)
  const isBank = suggestion.kind === 'bank_statement'
  // The columns of a list and those of a statement are others: one is never read as the other.
  if (asked && isBank !== (asked === 'bank_statement')) return refuse('unknown_table', words.unknownTable)
  const kind = asked ?? suggestion.mapping.kind
  const account = isBank ? accountAbove(table) : undefined
  const mapping = { ...suggestion.mapping, kind, currency: organisation.currency, ...(account ? { account } : {}) }
  return { ok: true, value: { mapping, profileId: null, doubts: doubtsOf(suggestion) } }
}

/** A person who maps the columns sees the reasons; whoever lets them be recognised is told what was doubtful. */
const doubtsOf = (suggestion: Suggestion): Rejection[] =>
  suggestion.reasons
    .filter(({ code }) => code === 'day_first')
    .map(({ code, sentence, params }) => warning(code, sentence, params ?? {}))

type Read = { asOf: LocalDate | null; stagedRows: number; facts: object; summary: object; rejected: number }

async function readParties(tx: OrgTx, table: Table, mapping: TableMapping, imported: StoredImport): Promise<Read> {
  const rows = []
  // Limits are in the currency of the books, whatever this mapping was made for.
  const { currency } = await organisationOf(tx)
  const reading = readRows(table, { ...mapping, currency })
  let step = await reading.next()
  for (; !step.done; step = await reading.next())
    for (const row of step.value) if (row.row === 'contact') rows.push(row)
  if (step.value.rows + step.value.rejectedRows === 0)
    throw new RefusedFile(refuse('no_rows', words.noRows).refusal, [])
  const staged = await stageParties(tx, imported.id, rows, mapping, table.header)
  const rejections = [...defectsOf(step.value), ...staged.rejections]
  await addRejections(tx, imported.id, rejections, false)
  return { asOf: null, stagedRows: staged.rows, facts: {}, summary: staged.summary, rejected: rejections.length }
}

const titleOf = (table: Table, column: number | undefined): string =>
  column === undefined ? '' : table.header[column] || `#${column + 1}`

/** A list must be read whole: a row left out would look like a payment. */
async function readList(
  tx: OrgTx,
  deps: IntakeDeps,
  table: Table,
  mapping: TableMapping,
  imported: StoredImport,
  profileId: string | null,
): Promise<Read> {
  const organisation = await organisationOf(tx)
  const terms = new Map((await ownTerms(tx)).map((row) => [row.code, row.terms]))
  const stated = await statedDay(table, mapping, imported.options.asOf)
  const today = dayIn(organisation.timeZone, deps.clock.now())
  // A day ahead would make the books look fresh until it comes.
  if (stated && stated > today)
    throw new Refused(refuse('as_of_ahead', words.asOfAhead, { value: stated }, 'asOf').refusal)
  const asOf = stated ?? today
  const staging = new ListStaging({
    asOf,
    terms,
    defaultTerms: imported.options.terms ?? organisation.defaultTerms,
    lang: organisation.lang,
    scope: profileId ?? '',
    titleOf: (field) => titleOf(table, mapping.columns[field]),
  })
  let summary: RowsSummary | null = null
  const stagedRows = await stageItems(
    tx,
    imported.id,
    (async function* () {
      const reading = readRows(table, mapping)
      let step = await reading.next()
      for (; !step.done; step = await reading.next()) yield staging.items(step.value)
      summary = step.value
    })(),
  )
  const read = summary as RowsSummary | null
  if (!read || read.rows + read.rejectedRows === 0) throw new RefusedFile(refuse('no_rows', words.noRows).refusal, [])
  const rejections = defectsOf(read)
  const first = read.rejected.shown[0]
  if (read.rejectedRows > 0 || first) {
    const refusal = first ?? refuse('rows_rejected', words.rowsRejected, { count: read.rejectedRows }).refusal
    throw new RefusedFile(refusal, rejections)
  }
  const wrong = read.controls.find((control) => !control.matches)
  if (wrong) {
    const money = (cents: number) => ({ cents, currency: mapping.currency })
    const params = {
      line: wrong.line,
      label: wrong.label,
      written: money(wrong.cents),
      computed: money(wrong.computedCents),
    }
    throw new RefusedFile(
      { code: 'total_differs', sentence: words.totalDiffers, params, where: String(wrong.line) },
      rejections,
    )
  }
  rejections.push(...staging.remarks)
  if (!stated) rejections.push(warning('as_of_assumed', words.asOfAssumed, { day: asOf }))
  await addRejections(tx, imported.id, rejections, false)
  const facts = {
    control_cents: staging.controlCents,
    controls: read.controls,
    rows: read.rows,
    dueDatesComputed: staging.computedDueDays,
  }
  return { asOf, stagedRows, facts, summary: {}, rejected: rejections.length }
}

/** The day a list was drawn up: as told, else as a column of the list says. Null when nobody says. */
async function statedDay(table: Table, mapping: TableMapping, told: string | undefined): Promise<LocalDate | null> {
  if (told !== undefined) {
    const asked = toLocalDate(told)
    if (!asked) throw new Refused(refuse('as_of_wrong', words.asOfWrong, { value: told }, 'asOf').refusal)
    return asked
  }
  if (mapping.columns.asOf === undefined) return null
  for await (const rows of readRows(table, mapping))
    for (const row of rows) if (row.row === 'aged' && row.asOf) return row.asOf
  return null
}
