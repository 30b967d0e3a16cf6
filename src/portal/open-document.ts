import { VISIT_MS } from '../access/index.ts'
import { documentFile } from '../documents/index.ts'
import { Refused } from '../kernel/verdict.ts'
import { notFound } from '../platform/http.ts'
import type { PageReply } from '../platform/page/page-server.ts'
import { record } from '../trail/index.ts'
import type { Statement } from './statement.ts'
import { markOpened } from './store.ts'
import type { Visit } from './visit.ts'

/**
 * The PDF of a document that the page shows, asked for by its place on the page: what the link does not show has no address under it. Each
 * reading is on the customer's timeline, once for as long as a visit goes on.
 */
export async function openDocument(visit: Visit, statement: Statement, itemId: string): Promise<PageReply> {
  const { tx, by, link, customer } = visit
  const shown = [...statement.owed, ...statement.credits].find(({ id }) => id === itemId)
  const file = shown?.pdfId ? await documentFile(tx, shown.pdfId) : null
  if (!shown?.pdfId || !file) throw new Refused(notFound().refusal)
  const since = new Date(by.at.getTime() - VISIT_MS)
  if (!visit.isOurs && (await markOpened(tx, { linkId: link.id, documentId: shown.pdfId, at: by.at, since })))
    await record(tx, {
      actor: by.actor,
      at: by.at,
      verb: 'portal_document_opened',
      subject: { kind: 'customer', id: customer.id },
      data: { documents: [shown.documentNo], file: file.name, document: shown.pdfId, link: link.id },
    })
  return { file }
}
