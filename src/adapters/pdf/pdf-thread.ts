import { parentPort } from 'node:worker_threads'
import { openedPdf, type PartAsked, type PartOfPdf, partOfPdf } from './part-of-pdf.ts'
import { type PdfBounds, type PdfFault, type PdfText, rowsOfPdf } from './rows-of-pdf.ts'
import { type Struck, strikeWords } from './strike-words.ts'

/** One thread in which PDFs of strangers are opened: what they cost stops nothing else. */

export type PdfOrder = { readonly bytes: Uint8Array } & (
  | { readonly rows: PdfBounds }
  | { readonly part: PartAsked }
  | { readonly struck: Struck }
  | { readonly counts: true }
)
export type PdfAnswer =
  | { readonly text: PdfText }
  | { readonly part: PartOfPdf }
  | { readonly struck: Uint8Array | null }
  | { readonly count: number }
  | PdfFault

async function answer(order: PdfOrder): Promise<PdfAnswer> {
  if ('rows' in order) {
    const read = await rowsOfPdf(order.bytes, order.rows)
    return 'fault' in read ? read : { text: read }
  }
  try {
    if ('counts' in order) return { count: (await openedPdf(order.bytes)).getPageCount() }
    if ('struck' in order) return { struck: await strikeWords(order.bytes, order.struck) }
    return { part: await partOfPdf(order.bytes, order.part) }
  } catch (error) {
    const detail = String((error as Error).message).slice(0, 120)
    return { fault: /password|encrypt/i.test(detail) ? 'locked' : 'broken', detail }
  }
}

parentPort?.on('message', async (order: PdfOrder) => {
  const given = await answer(order)
  parentPort?.postMessage(given, 'part' in given ? [given.part.body.buffer as ArrayBuffer] : [])
})
