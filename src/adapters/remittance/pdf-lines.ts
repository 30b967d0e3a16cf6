import { accept, refuse, type Verdict } from '../../kernel/verdict.ts'
import { type NamedPdf, textOfPdf } from '../pdf/index.ts'
import { asOneLine, type Line, MOST_LINES } from './line.ts'
import { wording } from './wording.ts'

/** An advice of a large group has some ten pages. */
const MOST = { pages: 200, lines: MOST_LINES }

/** The lines of a PDF that holds text, from top to bottom, each cut where it leaves a gap; places are points from the left. */
export async function linesOfPdf(pdf: NamedPdf): Promise<Verdict<Line[]>> {
  const read = await textOfPdf(pdf, MOST)
  if (!read.ok) {
    const { code, params } = read.refusal
    if (code === 'pdf_locked') return refuse('locked_pdf', wording.lockedPdf)
    return code === 'pdf_broken' ? refuse('broken_pdf', wording.brokenPdf, params) : read
  }
  if ('tooMany' in read.value) {
    const unit = read.value.tooMany
    return refuse('too_long', wording.tooLong, { limit: MOST[unit], unit })
  }
  const lines = read.value.rows.map((row, index): Line => {
    const pieces = row.map((piece) => ({ ...piece, value: null }))
    return { line: index + 1, text: asOneLine(pieces), pieces, isGrid: false }
  })
  return lines.length === 0 ? refuse('scanned_pdf', wording.scannedPdf) : accept(lines)
}
