import { createHash } from 'node:crypto'
import { cellText, type SheetCell, writeWorkbook } from '../../adapters/spreadsheet/write-workbook.ts'
import { csvText } from '../../kernel/csv.ts'
import { Refused, refuse } from '../../kernel/verdict.ts'
import { type Lang, say } from '../../kernel/wording.ts'
import { handoverWords as words } from './handover-wording.ts'
import { placementWording } from './wording.ts'

/** A file of a package, without its bytes. `documentId`: a paper kept for the customer, read from there. */
export type PackageFile = {
  readonly place: number
  /** With its folder, as it stands in the archive. */
  readonly name: string
  readonly title: string
  readonly type: string
  readonly size: number
  readonly sha256: string
  readonly documentId: string | null
}

/** A table of a package: a CSV file of that name, and a sheet under that title. The first row names its columns. */
export type PackageTable = { readonly name: string; readonly title: string; readonly rows: (readonly SheetCell[])[] }

/** A whole package holds so much at most: what is larger is made in several goes. */
const MOST_BYTES = 1_500_000_000

export type PackageWriter = ReturnType<typeof packageWriter>

/**
 * Writes what leaves the house as one archive: its files one after the other, each under its hash, and at the end the manifest that names
 * them all. `keep` stores one of them; null as bytes: a paper that is kept already.
 */
export function packageWriter(
  keep: (file: PackageFile, bytes: Uint8Array | null) => Promise<unknown>,
  lang: Lang,
  at: Date,
) {
  const files: PackageFile[] = []
  let total = 0
  const put = async (file: Omit<PackageFile, 'place'>, bytes: Uint8Array | null): Promise<void> => {
    total += file.size
    if (total > MOST_BYTES)
      throw new Refused(
        refuse('handover_too_large', placementWording.handoverTooLarge, { limit: MOST_BYTES / 1e6 }).refusal,
      )
    const kept = { ...file, place: files.length + 1 }
    await keep(kept, bytes)
    files.push(kept)
  }
  const made = (name: string, title: string, type: string, bytes: Uint8Array): Promise<void> =>
    put({ name, title, type, size: bytes.length, sha256: sha256Of(bytes), documentId: null }, bytes)
  return {
    /** A paper that is kept for a customer: it is read from there. */
    paper: (file: Omit<PackageFile, 'place'>): Promise<void> => put(file, null),
    made,
    /** The tables, each as CSV, and all of them as one workbook. */
    async tables(tables: readonly PackageTable[], workbook: string): Promise<void> {
      for (const { name, title, rows } of tables)
        await made(
          `${name}.csv`,
          title,
          'text/csv; charset=utf-8',
          Buffer.from(csvText(rows.map((row) => row.map(cellText)))),
        )
      const sheets = tables.map(({ title, rows }) => ({ name: title, rows }))
      await made(
        workbook,
        say(lang, words.workbook),
        'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
        await writeWorkbook(sheets, at),
      )
    },
    /** The words for whoever opens it, then the manifest as CSV and as JSON; gives the hash of the latter. */
    async close(about: Readonly<Record<string, unknown>>, readMe: readonly string[]): Promise<string> {
      const name = say(lang, words.readMe)
      const text = [...readMe, say(lang, words.readMeVerify), ''].join('\r\n\r\n')
      await made(name, name, 'text/plain; charset=utf-8', Buffer.from(text))
      const listed = files.map(({ name: of, title, type, size, sha256 }) => ({ name: of, title, type, size, sha256 }))
      const csv = csvText([
        ['name', 'title', 'type', 'size', 'sha256'],
        ...listed.map((one) => [one.name, one.title, one.type, String(one.size), one.sha256]),
      ])
      const json = Buffer.from(`${JSON.stringify({ ...about, files: listed }, null, 2)}\n`)
      await made('manifest.csv', say(lang, words.manifest), 'text/csv; charset=utf-8', Buffer.from(csv))
      await made('manifest.json', say(lang, words.manifest), 'application/json', json)
      return sha256Of(json)
    },
  }
}

const sha256Of = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')
