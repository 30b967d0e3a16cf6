import { PDFDocument, StandardFonts } from '@cantoo/pdf-lib'

/** A small sheet with some lines, as a PDF: what a demonstration has on paper. */
export async function paper(lines: readonly string[]): Promise<Uint8Array> {
  const pdf = await PDFDocument.create()
  const page = pdf.addPage([420, 300])
  const font = await pdf.embedFont(StandardFonts.Helvetica)
  for (const [rank, text] of lines.entries()) page.drawText(text, { x: 36, y: 250 - rank * 22, size: 13, font })
  return pdf.save()
}
