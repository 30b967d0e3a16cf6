import { accept, refuse, type Verdict } from '../../kernel/verdict.ts'
import { unpack, type ZipEntry, zipEntries } from '../../platform/zip-file.ts'
import { wording } from './wording.ts'

/** Compressed and unpacked sizes, and sheet area, past which a workbook is refused before anything is built from it. */
export const LARGEST_XLSX_BYTES = 64 << 20
const LARGEST_UNPACKED_BYTES = 48 << 20
const MOST_CELLS = 12_000_000

/**
 * Checks a file that begins like a ZIP: that it is a whole .xlsx, that its parts unpack to what they declare and no more, and
 * that no sheet claims an area that would exhaust memory (one cell in the last corner is enough to ask for 17 billion).
 */
export function checkWorkbook(file: Buffer): Verdict<'xlsx'> {
  const truncated = () => refuse('truncated_xlsx', wording.truncatedXlsx)
  const entries = zipEntries(file)
  // What is left of a damaged workbook may not name all its parts; a document or a slide show names others.
  const looksXlsx =
    file.includes('xl/') || (file.includes('[Content_Types].xml') && !file.includes('word/') && !file.includes('ppt/'))
  if (!entries) return looksXlsx || file.length < 22 ? truncated() : refuse('zip', wording.zipFile)
  const names = new Set(entries.map((entry) => entry.name))
  if (names.has('xl/workbook.bin') || names.has('content.xml')) return refuse('other_workbook', wording.otherWorkbook)
  if (!names.has('xl/workbook.xml'))
    return entries.some(({ name }) => name.startsWith('xl/')) ? truncated() : refuse('zip', wording.zipFile)
  const parts = entries.filter((entry) => /^xl\/.*\.(?:xml|rels)$/.test(entry.name))
  const declared = parts.reduce((sum, entry) => sum + entry.unpacked, 0)
  if (declared > LARGEST_UNPACKED_BYTES) return tooLarge(declared, sheetOf(file, entries, heaviest(parts)))
  for (const entry of parts) {
    const body = unpack(file, entry)
    if (body === null) return truncated()
    if (body === 'larger') return tooLarge(LARGEST_UNPACKED_BYTES + 1, sheetOf(file, entries, entry))
    if (/^xl\/worksheets\/[^/]+\.xml$/.test(entry.name)) {
      const { rows, columns } = area(body)
      if (rows * columns > MOST_CELLS)
        return refuse('huge_sheet', wording.hugeSheet, { rows, columns, limit: MOST_CELLS })
    }
  }
  return accept('xlsx')
}

/** `sheet` is the one that weighs most, where a sheet does. */
function tooLarge(bytes: number, sheet: string | null) {
  const params = { megabytes: Math.ceil(bytes / 1e6), limit: Math.floor(LARGEST_UNPACKED_BYTES / 1e6) }
  return sheet === null
    ? refuse('huge_xlsx', wording.hugeXlsx, params)
    : refuse('huge_xlsx', wording.hugeXlsxSheet, { ...params, sheet }, sheet)
}

/** The text of one part of a workbook already checked; blank when it has no such part. */
export function partOf(file: Buffer, name: string): string {
  const entry = zipEntries(file)?.find((one) => one.name === name)
  const body = entry && unpack(file, entry)
  return body instanceof Buffer ? body.toString('utf8') : ''
}

/** The sheets of a workbook already checked: the name people know each by, and the part it is kept in. */
export function sheetParts(file: Buffer): { readonly name: string; readonly part: string }[] {
  const entries = zipEntries(file) ?? []
  return entries.flatMap((entry) => {
    const name = sheetOf(file, entries, entry)
    return name === null ? [] : [{ name, part: entry.name }]
  })
}

const heaviest = (parts: readonly ZipEntry[]): ZipEntry | undefined =>
  parts.reduce<ZipEntry | undefined>((most, one) => (most && most.unpacked >= one.unpacked ? most : one), undefined)

/** The name people know a sheet by: the workbook names it, and its relations say in which part it is kept. */
function sheetOf(file: Buffer, entries: readonly ZipEntry[], part: ZipEntry | undefined): string | null {
  const textOf = (name: string): string => {
    const entry = entries.find((one) => one.name === name)
    const body = entry && entry.unpacked < 1 << 20 ? unpack(file, entry) : null
    return body instanceof Buffer ? body.toString('utf8') : ''
  }
  const target = part?.name.replace(/^xl\//, '')
  if (!target?.startsWith('worksheets/')) return null
  const attribute = (tag: string, name: string) => new RegExp(`\\s${name}="([^"]*)"`).exec(tag)?.[1]
  const relations = textOf('xl/_rels/workbook.xml.rels').match(/<Relationship\s[^>]*>/g) ?? []
  const relation = relations.find((tag) => attribute(tag, 'Target')?.replace(/^\/?xl\//, '') === target)
  const id = relation && attribute(relation, 'Id')
  const sheets = textOf('xl/workbook.xml').match(/<sheet\s[^>]*>/g) ?? []
  const sheet = sheets.find((tag) => id !== undefined && attribute(tag, '[a-z]+:id') === id)
  return (sheet && attribute(sheet, 'name')) ?? null
}

/** Rows and columns spanned by the cells of a sheet, from their references (`<c r="AB12"`). */
function area(sheet: Buffer): { rows: number; columns: number } {
  let rows = 0
  let columns = 0
  for (let at = sheet.indexOf(' r="'); at >= 0; at = sheet.indexOf(' r="', at)) {
    at += 4
    let column = 0
    let row = 0
    for (; at < sheet.length; at++) {
      const byte = sheet[at]!
      if (byte >= 65 && byte <= 90) column = column * 26 + byte - 64
      else if (byte >= 48 && byte <= 57) row = row * 10 + byte - 48
      else break
    }
    if (row > rows) rows = row
    if (column > columns) columns = column
  }
  return { rows, columns }
}
