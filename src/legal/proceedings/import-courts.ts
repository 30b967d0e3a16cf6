import { asText, bytesSource, identifyFile, openTable } from '../../adapters/ledger-files/index.ts'
import type { By } from '../../cash/index.ts'
import { newId } from '../../kernel/ids.ts'
import { accept, orRefuse, Refused, refuse, type Verdict } from '../../kernel/verdict.ts'
import type { OrgTx } from '../../platform/db.ts'
import { record } from '../../trail/index.ts'
import { replaceCourts } from './court-store.ts'
import type { CourtRow } from './courts.ts'
import type { CourtKind } from './model.ts'
import { proceedingWording as words } from './wording.ts'

/** Columns of a table of courts, in this order: CSV or XLSX, with these names on its first line. */
const COLUMNS = ['genre', 'nom', 'adresse', 'code postal', 'ville', 'ressort'] as const
const KINDS: Readonly<Record<string, CourtKind>> = {
  commerce: 'commercial',
  judiciaire: 'civil',
  protection: 'protection',
}
/** Rows of one table, postcodes of one district. */
const MOST_ROWS = 5_000
const MOST_COVERED = 2_000

/** Reads a table of courts; refused with the line at fault, and nothing of it is kept then. */
export async function readCourts(bytes: Uint8Array): Promise<Verdict<readonly CourtRow[]>> {
  const source = bytesSource(bytes)
  const kind = await identifyFile(source)
  if (!kind.ok) return kind
  const table = await openTable(source, kind.value, { headerLine: 1 })
  if (!table.ok) return table
  const header = table.value.header.map((name) => name.trim().toLowerCase())
  if (COLUMNS.some((name, at) => header[at] !== name)) return refuse('wrong_columns', words.courtColumns)
  const courts: CourtRow[] = []
  for await (const rows of table.value.rows())
    for (const { cells, line } of rows) {
      const told = COLUMNS.map((_, at) => asText(cells[at] ?? null).trim())
      if (told.every((one) => one === '')) continue
      const court = courtFrom(told, line)
      if (!court.ok) return court
      courts.push(court.value)
      if (courts.length > MOST_ROWS) return refuse('too_many', words.tooManyCourts, { most: MOST_ROWS })
    }
  return courts.length === 0 ? refuse('no_court', words.emptyFile) : accept(courts)
}

function courtFrom(told: readonly string[], line: number): Verdict<CourtRow> {
  const [kindName, name, address, postcode, city, district] = told as [string, string, string, string, string, string]
  const kind = KINDS[kindName.toLowerCase()]
  if (!kind) return refuse('court_kind', words.courtKind, { line, value: kindName })
  const covers = district.split(/[\s,]+/).filter(Boolean)
  if (!name || !postcode || !city || covers.length === 0) return refuse('court_missing', words.courtMissing, { line })
  const wrong = [postcode, ...covers].find((one) => !/^[0-9AB]{1,5}$/.test(one))
  if (wrong !== undefined || covers.length > MOST_COVERED)
    return refuse('court_covers', words.courtCovers, { line, value: wrong ?? '' })
  return accept({
    ...{ kind, covers: [...new Set(covers)], postcode },
    ...{ name: name.slice(0, 200), address: address.slice(0, 300), city: city.slice(0, 100) },
  })
}

/** Puts a table of courts in place of the organisation's own. Gives how many there are. */
export async function importCourts(tx: OrgTx, courts: Verdict<readonly CourtRow[]>, by: By): Promise<number> {
  const rows = orRefuse(courts).map((court) => ({ ...court, id: newId(by.at) }))
  if (rows.length === 0) throw new Refused(refuse('no_court', words.emptyFile).refusal)
  await replaceCourts(tx, rows, { name: by.actor.name, at: by.at })
  const subject = { kind: 'organisation', id: String(tx.orgId) }
  await record(tx, { actor: by.actor, at: by.at, verb: 'courts_imported', subject, data: { count: rows.length } })
  return rows.length
}
