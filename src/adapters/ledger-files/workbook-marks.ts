import { currenciesOf, withoutMark } from './money-mark.ts'
import { attribute, placeOf, unescaped } from './workbook-cell.ts'
import { partOf, sheetParts } from './workbook-file.ts'

/** Of one sheet: line, then column (from 0), then the mark of money its figure is shown with. */
type SheetMarks = ReadonlyMap<number, Readonly<Record<number, string>>>

/**
 * The marks of money that the cells of a workbook show without holding them: a figure is stored as 1200 and its format says
 * `$1,200.00` (ECMA-376 part 1, 18.8.30). Formats that Excel writes in the reader's own currency say nothing. By name of sheet.
 */
export function marksOfWorkbook(file: Buffer): ReadonlyMap<string, SheetMarks> {
  const marks = new Map<string, SheetMarks>()
  const ofStyle = marksOfStyles(partOf(file, 'xl/styles.xml'))
  if (ofStyle.every((mark) => mark === null)) return marks
  for (const { name, part } of sheetParts(file)) marks.set(name, marksOfCells(partOf(file, part), ofStyle))
  return marks
}

/** By number of cell style. */
function marksOfStyles(styles: string): readonly (string | null)[] {
  const ofFormat = new Map<string, string | null>()
  for (const [tag] of styles.matchAll(/<(?:\w+:)?numFmt\s[^>]*>/g))
    ofFormat.set(attribute(tag, 'numFmtId'), markOfFormat(unescaped(attribute(tag, 'formatCode'))))
  const cells = /<(?:\w+:)?cellXfs\b[^>]*>([\s\S]*?)<\/(?:\w+:)?cellXfs>/.exec(styles)?.[1] ?? ''
  return [...cells.matchAll(/<(?:\w+:)?xf\s[^>]*>/g)].map(([tag]) => ofFormat.get(attribute(tag, 'numFmtId')) ?? null)
}

/** The mark in what a format writes for a positive figure: `[$$-409]#,##0.00`, `#,##0.00 "€"`, `_-£* #,##0.00`. */
export function markOfFormat(code: string): string | null {
  const positive = code.replace(/"[^"]*"|\\./g, (literal) => literal.replaceAll(';', ' ')).split(';')[0]!
  const symbol = /\[\$([^\]-]+)(?:-[^\]]*)?\]/.exec(positive)?.[1]?.trim()
  if (symbol) return currenciesOf(symbol).length > 0 ? symbol : null
  const written = positive
    // What is set between brackets is a colour or a condition; `_x` leaves room for x, and `*x` repeats it.
    .replace(/\[[^\]]*\]|_.|\*./g, ' ')
    .replace(/"([^"]*)"|\\(.)/g, '$1$2')
    .replace(/[#0?.,\s]+/g, ' ')
    .trim()
  return withoutMark(written).mark
}

function marksOfCells(sheet: string, ofStyle: readonly (string | null)[]): SheetMarks {
  const marks = new Map<number, Record<number, string>>()
  for (const [tag] of sheet.matchAll(/<(?:\w+:)?c\s[^>]*>/g)) {
    const mark = ofStyle[Number(attribute(tag, 's') || Number.NaN)] ?? null
    const place = mark === null ? null : placeOf(attribute(tag, 'r'))
    if (mark === null || !place) continue
    const row = marks.get(place.line)
    if (row) row[place.column] = mark
    else marks.set(place.line, { [place.column]: mark })
  }
  return marks
}
