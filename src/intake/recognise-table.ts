import {
  asText,
  type FileKind,
  type FileSource,
  openTable,
  readRows,
  readStatementRows,
  type Table,
  type TableMapping,
} from '../adapters/ledger-files/index.ts'
import { accept, refuse, type Verdict } from '../kernel/verdict.ts'
import { headerFingerprint, type Profile, plainTitle } from './profiles.ts'
import type { ImportOptions } from './store.ts'
import type { ProfileLayout } from './table-layout.ts'
import { intakeWording as words } from './wording.ts'

/** A table with the corrections under which it was opened, and the profile made for its form. */
export type Recognised = {
  readonly table: Table
  readonly layout: ProfileLayout
  readonly profile: Profile | null
}

type File = { readonly source: FileSource; readonly kind: FileKind }

/** Opens a table cut as asked. A line named for its titles holds them, or the table is refused. */
export async function openLaidOut({ source, kind }: File, layout: ProfileLayout): Promise<Verdict<Table>> {
  const { separator: delimiter, ...rest } = layout
  const opened = await openTable(source, kind, { delimiter, ...rest })
  const { headerLine } = layout
  if (opened.ok && headerLine !== undefined && opened.value.headerLine !== headerLine)
    return refuse('no_such_header', words.noSuchHeader, { line: headerLine }, 'headerLine')
  return opened
}

/** The titles of a table, by which its form is known: a table without any has as many blank ones as it has columns. */
export const titlesOf = (table: Table): readonly string[] =>
  table.headerLine > 0
    ? table.header
    : Array.from({ length: Math.max(0, ...table.samples.map((row) => row.cells.length)) }, () => '')

/** The profile made for the form of a table as it was opened, the last one saved when there are several. */
export async function profileFor(table: Table, profiles: readonly Profile[]): Promise<Profile | null> {
  const fingerprint = headerFingerprint(titlesOf(table))
  for (const profile of byLastSaved(profiles))
    if (profile.fingerprint === fingerprint && (await isSureOf(profile, table))) return profile
  return null
}

/**
 * Opens a table as it shows itself, or the way a saved profile remembers: where no profile knows the form that was
 * recognised, each is tried with its own separator, encoding and sheet, and finds its titles wherever they stand now.
 */
export async function recogniseTable(
  file: File,
  sheet: string | undefined,
  profiles: readonly Profile[],
): Promise<Verdict<Recognised>> {
  const shown = await openLaidOut(file, { sheet })
  const profile = shown.ok ? await profileFor(shown.value, profiles) : null
  if (shown.ok && profile) {
    const { encoding } = profile.layout
    // An encoding named once speaks for the files nobody can tell, not for those that are plainly Unicode.
    if (!encoding || String(shown.value.encoding).startsWith('utf'))
      return accept({ table: shown.value, layout: {}, profile })
    const layout = { encoding, sheet }
    const named = await openLaidOut(file, layout)
    if (named.ok && headerFingerprint(titlesOf(named.value)) === profile.fingerprint)
      return accept({ table: named.value, layout, profile })
    return accept({ table: shown.value, layout: {}, profile })
  }
  for (const one of byLastSaved(profiles)) {
    if (Object.keys(one.layout).length === 0) continue
    const opened = await openAs(file, one, sheet)
    if (opened) return accept(opened)
  }
  return shown.ok ? accept({ table: shown.value, layout: {}, profile: null }) : shown
}

/** Opens a table with one profile, as told; refused when the titles it was made for are nowhere near the top. */
export async function openWithProfile(
  file: File,
  profile: Profile,
  sheet: string | undefined,
): Promise<Verdict<Recognised>> {
  const opened = await openAs(file, profile, sheet)
  if (opened) return accept(opened)
  const shown = await openLaidOut(file, { sheet })
  if (!shown.ok) return shown
  // Saved before titles were kept: only their fingerprint can tell.
  if (headerFingerprint(titlesOf(shown.value)) === profile.fingerprint)
    return accept({ table: shown.value, layout: {}, profile })
  const titles = profile.header.filter((title) => title !== '').slice(0, 4)
  return titles.length === 0
    ? refuse('form_differs', words.formDiffers, { name: profile.name })
    : refuse('titles_not_found', words.titlesNotFound, { name: profile.name, titles: titles.join(', ') })
}

/** A table cut as the person said is cut so; else as the profile named, or the one its form recalls, remembers. */
export async function openAsAsked(
  file: File,
  options: ImportOptions,
  profiles: readonly Profile[],
): Promise<Verdict<Recognised>> {
  const { layout = {}, sheet, profileId } = options
  const named = profiles.find((profile) => profile.id === profileId) ?? null
  const isCut = Object.keys(layout).length > 0
  if (named && !options.mapping && !isCut) return openWithProfile(file, named, sheet)
  if (!options.mapping && !isCut) return recogniseTable(file, sheet, profiles)
  const opened = await openLaidOut(file, { ...layout, sheet })
  if (!opened.ok) return opened
  const profile = options.mapping ? named : (named ?? (await profileFor(opened.value, profiles)))
  return accept({ table: opened.value, layout, profile })
}

async function openAs(file: File, profile: Profile, sheet: string | undefined): Promise<Recognised | null> {
  const { headerLine: _, ...cut } = profile.layout
  const layout = { ...cut, ...(sheet === undefined ? {} : { sheet }) }
  let opened = await openLaidOut(file, layout)
  if (!opened.ok && opened.refusal.code === 'no_such_sheet')
    opened = await openLaidOut(file, { ...layout, sheet: undefined })
  if (!opened.ok) return null
  const line = profile.layout.headerLine === 0 ? 0 : lineOfTitles(opened.value, profile.header)
  if (line === null) return null
  const exact = { ...layout, headerLine: line }
  const table = opened.value.headerLine === line ? opened : await openLaidOut(file, exact)
  if (!table.ok || headerFingerprint(titlesOf(table.value)) !== profile.fingerprint) return null
  return (await isSureOf(profile, table.value)) ? { table: table.value, layout: exact, profile } : null
}

/** The line that holds these titles, wherever it stands among the first ones; cells left blank by a merge say nothing. */
function lineOfTitles(table: Table, header: readonly string[]): number | null {
  const wanted = header.map(plainTitle)
  if (wanted.every((title) => title === '')) return null
  if (table.header.length === wanted.length && table.header.every((title, at) => plainTitle(title) === wanted[at]))
    return table.headerLine
  const found = table.opening.find((row) => {
    const titles = row.cells.map((cell) => plainTitle(asText(cell)))
    const same = wanted.filter((title, at) => title !== '' && titles[at] === title).length
    return same > 0 && same * 2 >= wanted.length && titles.every((title, at) => title === '' || title === wanted[at])
  })
  return found?.line ?? null
}

/** Titles tell one form from another; where there are none, every sample must read without a fault. */
async function isSureOf(profile: Profile, table: Table): Promise<boolean> {
  if (table.headerLine > 0) return true
  const rows = async function* () {
    yield table.samples
  }
  const mapping = profile.mapping as TableMapping
  const read = mapping.kind === 'bank_statement' ? readStatementRows : readRows
  const reading = read({ header: table.header, rows }, mapping)
  let step = await reading.next()
  while (!step.done) step = await reading.next()
  return step.value.rows > 0 && step.value.rejectedRows === 0
}

const byLastSaved = (profiles: readonly Profile[]): readonly Profile[] =>
  [...profiles].sort((a, b) => b.updatedAt.getTime() - a.updatedAt.getTime())
