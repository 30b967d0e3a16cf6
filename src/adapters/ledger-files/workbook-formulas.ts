import { attribute, placeOf, unescaped } from './workbook-cell.ts'
import { partOf, sheetParts } from './workbook-file.ts'

/** Of one sheet: line, then column (from 0), then what stands there instead of a value. */
type SheetFormulas = ReadonlyMap<number, Readonly<Record<number, string>>>

const CELL = /<(?:\w+:)?c\s([^>]*?)(?:\/>|>([\s\S]*?)<\/(?:\w+:)?c>)/g
const inside = (body: string, tag: string): string | null =>
  new RegExp(`<(?:\\w+:)?${tag}(?:\\s[^>]*)?>([\\s\\S]*?)</(?:\\w+:)?${tag}>`).exec(body)?.[1] ?? null

/**
 * Cells of a workbook whose formula gave an error (`#DIV/0!`) or was never computed (a program wrote the file and no spreadsheet
 * has opened it since). They have no value, and are not blank: read as blank, an amount would vanish. By name of sheet.
 */
export function formulasWithoutValue(file: Buffer): ReadonlyMap<string, SheetFormulas> {
  const found = new Map<string, SheetFormulas>()
  for (const { name, part } of sheetParts(file)) {
    const sheet = partOf(file, part)
    if (sheet.includes('t="e"') || /<(?:\w+:)?f[\s>]/.test(sheet)) found.set(name, valueless(sheet))
  }
  return found
}

function valueless(sheet: string): SheetFormulas {
  const cells = new Map<number, Record<number, string>>()
  for (const [, properties, body = ''] of sheet.matchAll(CELL)) {
    const tag = ` ${properties}`
    const value = inside(body, 'v') ?? ''
    const isError = attribute(tag, 't') === 'e'
    const formula = inside(body, 'f')
    if (!isError && (formula === null || value !== '' || attribute(tag, 't') === 'str')) continue
    const place = placeOf(attribute(tag, 'r'))
    if (!place) continue
    const row = cells.get(place.line) ?? {}
    row[place.column] = isError ? unescaped(value) : `=${unescaped(formula!)}`
    cells.set(place.line, row)
  }
  return cells
}
