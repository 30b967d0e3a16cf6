import type { TextItem } from 'unpdf'
import { tidyText } from '../ledger-files/encoding.ts'

/** Words without a gap between them, and their place in points from the left of the page. */
export type PdfPiece = { readonly text: string; readonly from: number; readonly to: number }
/** What stands at one height of a page, from left to right. */
export type PdfRow = readonly PdfPiece[]

/** The text of a PDF, or of what there is too much to be read. */
export type PdfText = { readonly rows: readonly PdfRow[] } | { readonly tooMany: 'pages' | 'lines' }
export type PdfFault = { readonly fault: 'locked' | 'broken'; readonly detail: string }

/** The most that is read of a PDF. */
export type PdfBounds = { readonly pages: number; readonly lines: number }

/** The text of a PDF from top to bottom, page after page, each row cut where it leaves a gap. Only in a thread of its own: `pdf-thread.ts`. */
export async function rowsOfPdf(bytes: Uint8Array, most: PdfBounds): Promise<PdfText | PdfFault> {
  // Loaded for the first PDF only: it weighs more than everything else here.
  const { getDocumentProxy } = await import('unpdf')
  try {
    const pdf = await getDocumentProxy(bytes, { verbosity: 0 })
    try {
      if (pdf.numPages > most.pages) return { tooMany: 'pages' }
      const rows: PdfRow[] = []
      for (let number = 1; number <= pdf.numPages; number++) {
        const page = await pdf.getPage(number)
        const items = (await page.getTextContent()).items.filter((item) => item.str !== undefined)
        for (const row of rowsAtOneHeight(items.map(placed))) rows.push(row)
        if (rows.length > most.lines) return { tooMany: 'lines' }
        page.cleanup()
      }
      return { rows }
    } finally {
      await pdf.destroy()
    }
  } catch (error) {
    const { name, message } = error as Error
    return { fault: name === 'PasswordException' ? 'locked' : 'broken', detail: String(message).slice(0, 120) }
  }
}

type Placed = {
  readonly str: string
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

const placed = ({ str, width, height, transform }: TextItem): Placed => ({
  str,
  width,
  height,
  x: transform[4],
  y: transform[5],
})

function rowsAtOneHeight(items: readonly Placed[]): PdfRow[] {
  const rows: Placed[][] = []
  for (const item of items.filter(({ str }) => str.trim() !== '').toSorted((a, b) => b.y - a.y || a.x - b.x)) {
    const row = rows.at(-1)
    if (row && Math.abs(row[0]!.y - item.y) <= Math.max(1, item.height * 0.4)) row.push(item)
    else rows.push([item])
  }
  return rows.map((row) => piecesOf(row.toSorted((a, b) => a.x - b.x))).filter((pieces) => pieces.length > 0)
}

/** A gap wider than a letter parts columns; a narrower one, words; a hair, nothing. */
function piecesOf(row: readonly Placed[]): PdfPiece[] {
  const pieces: PdfPiece[] = []
  for (const { str, x, width, height } of row) {
    const text = tidyText(str)
    const last = pieces.at(-1)
    if (text === '') continue
    const gap = last ? x - last.to : Number.POSITIVE_INFINITY
    if (last && gap < Math.max(3, height * 0.9)) {
      const space = gap > height * 0.12 || /^\s/.test(str) ? ' ' : ''
      pieces[pieces.length - 1] = {
        text: `${last.text}${space}${text}`,
        from: last.from,
        to: Math.max(last.to, x + width),
      }
    } else pieces.push({ text, from: x, to: x + width })
  }
  return pieces
}
