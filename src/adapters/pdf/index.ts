/** PDFs that others made: read, bound and stamped in threads, within bounds of time and memory. The only door of this folder. */

export type { Obstacle } from './archival.ts'
export { bindPdfs, type PdfToBind, streamOf } from './bind-pdfs.ts'
export { type NamedPdf, pagesOfPdf, struckPdf, textOfPdf } from './open-pdf.ts'
