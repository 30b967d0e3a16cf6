import type { TextItem } from 'unpdf'
import { accept, refuse, type Verdict } from '../../kernel/verdict.ts'
import { tidyText } from '../ledger-files/encoding.ts'
import { asOneLine, type Line, type Piece } from './line.ts'
import { wording } from './wording.ts'

/** An advice of a large group has some ten pages. */
const MOST_PAGES = 200

/** The lines of a PDF that holds text, from top to bottom, each cut where it leaves a gap; places are points from the left. */
export async function linesOfPdf(bytes: Uint8Array): Promise<Verdict<Line[]>> {
  // Loaded for the first PDF only: it weighs more than everything else here.
  const { extractTextItems, getDocumentProxy } = await import('unpdf')
  let pages: readonly (readonly TextItem[])[]
  try {
    // The reader takes the bytes it is given for its own.
    const pdf = await getDocumentProxy(new Uint8Array(bytes), { verbosity: 0 })
    try {
      if (pdf.numPages > MOST_PAGES) return refuse('too_long', wording.tooLong, { limit: MOST_PAGES, unit: 'pages' })
      pages = (await extractTextItems(pdf)).items
    } finally {
      await pdf.destroy()
    }
  } catch (error) {
    const { name, message } = error as Error
    if (name === 'PasswordException') return refuse('locked_pdf', wording.lockedPdf)
    return refuse('broken_pdf', wording.brokenPdf, { detail: String(message).slice(0, 120) })
  }
  const lines: Line[] = []
  for (const items of pages)
    for (const pieces of rowsOf(items))
      lines.push({ line: lines.length + 1, text: asOneLine(pieces), pieces, isGrid: false })
  return lines.length === 0 ? refuse('scanned_pdf', wording.scannedPdf) : accept(lines)
}

/** Items that stand at one height, from left to right. */
function rowsOf(items: readonly TextItem[]): Piece[][] {
  const rows: TextItem[][] = []
  for (const item of items.filter(({ str }) => str.trim() !== '').toSorted((a, b) => b.y - a.y || a.x - b.x)) {
    const row = rows.at(-1)
    if (row && Math.abs(row[0]!.y - item.y) <= Math.max(1, item.height * 0.4)) row.push(item)
    else rows.push([item])
  }
  return rows.map((row) => piecesOf(row.toSorted((a, b) => a.x - b.x))).filter((pieces) => pieces.length > 0)
}

/** A gap wider than a letter parts columns; a narrower one, words; a hair, nothing. */
function piecesOf(row: readonly TextItem[]): Piece[] {
  const pieces: Piece[] = []
  for (const { str, x, width, height } of row) {
    const text = tidyText(str)
    const last = pieces.at(-1)
    if (text === '') continue
    const gap = last ? x - last.to : Number.POSITIVE_INFINITY
    if (last && gap < Math.max(3, height * 0.9)) {
      const space = gap > height * 0.12 || /^\s/.test(str) ? ' ' : ''
      pieces[pieces.length - 1] = { ...last, text: `${last.text}${space}${text}`, to: Math.max(last.to, x + width) }
    } else pieces.push({ text, from: x, to: x + width, value: null })
  }
  return pieces
}
