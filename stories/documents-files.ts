import { PDFDocument, StandardFonts } from '@cantoo/pdf-lib'

/** A PDF of one page with these lines, as an invoicing program would make it; `password`: it does not open without. */
export async function pdfOf(lines: readonly string[], password?: string): Promise<Uint8Array<ArrayBuffer>> {
  const document = await PDFDocument.create()
  const page = document.addPage([595, 842])
  const font = await document.embedFont(StandardFonts.Helvetica)
  for (const [place, line] of lines.entries()) page.drawText(line, { x: 50, y: 780 - place * 22, size: 11, font })
  if (password !== undefined) document.encrypt({ userPassword: password })
  return new Uint8Array(await document.save())
}

/** An invoice as it was sent: its number in its title, an order in its text. */
export const invoicePdf = (documentNo: string, ...more: readonly string[]): Promise<Uint8Array<ArrayBuffer>> =>
  pdfOf([
    'Atelier Dubois SAS',
    `Facture n° ${documentNo}`,
    'Votre commande CDE-4471',
    'Total TTC : 1 200,00 EUR',
    ...more,
  ])
