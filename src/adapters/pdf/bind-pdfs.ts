import { createHash } from 'node:crypto'
import { deflateSync } from 'node:zlib'
import { PDFHexString } from '@cantoo/pdf-lib'
import { orRefuse } from '../../kernel/verdict.ts'
import type { Obstacle } from './archival.ts'
import { fileId, screenProfile, xmpPacket } from './archival-marks.ts'
import { type NamedPdf, partToBind } from './open-pdf.ts'
import type { PartAsked } from './part-of-pdf.ts'

/** Binds documents in bunches of at most this many bytes written at a time. */
const FLUSH_BYTES = 256 * 1024

const CATALOG = 1
const PAGES = 2
const INFO = 3

/** A PDF to be bound after others. `stamp`: printed in a small frame at the top right of each of its pages, `{page}` and `{pages}` being its own. */
export type PdfToBind = NamedPdf & {
  readonly stamp?: string
  /** A PDF of our own, whose n-th page is laid over its n-th page, at the top right. */
  readonly over?: Uint8Array
  readonly only?: PartAsked['only']
}

/** What was bound. `obstacle`: why it is no archival PDF though one was asked for; null where it is, or none was. */
export type BoundPdfs = { readonly pages: number; readonly obstacle: Obstacle | null }

/**
 * Binds PDFs into one, page after page, as a stream: of each document only what its pages need is copied, under new numbers,
 * and forgotten. Memory grows by some bytes an object (the table at the end of a PDF), not by the documents. Throws `Refused`
 * for one that does not open, is locked, or costs too much to open, by its name.
 */
export async function* bindPdfs(
  documents: AsyncIterable<PdfToBind> | Iterable<PdfToBind>,
  about: {
    readonly title: string
    readonly author: string
    readonly at: Date
    /** Says that it is PDF/A-2b, when nothing that is bound stands against it. */
    readonly isArchival?: boolean
  },
): AsyncGenerator<Uint8Array, BoundPdfs> {
  const offsets: number[] = [0, 0, 0, 0]
  const pages: number[] = []
  const layers: number[] = []
  const hidden: number[] = []
  const isArchival = about.isArchival === true
  const said: string[] = []
  let obstacle: Obstacle | null = null
  let held: Uint8Array[] = []
  let heldBytes = 0
  let written = 0
  const put = (bytes: Uint8Array): void => {
    held.push(bytes)
    heldBytes += bytes.length
    written += bytes.length
  }
  const flush = (): Uint8Array => {
    const bytes = Buffer.concat(held)
    held = []
    heldBytes = 0
    return bytes
  }
  const putStream = (dict: string, body: Uint8Array): number => {
    const number = offsets.push(written) - 1
    put(Buffer.from(`${number} 0 obj\n<< ${dict} /Length ${body.length} >>\nstream\n`))
    put(body)
    put(Buffer.from('\nendstream\nendobj\n'))
    return number
  }
  const putObject = (number: number, body: string): void => {
    offsets[number] = written
    put(Buffer.from(`${number} 0 obj\n${body}\nendobj\n`))
  }

  put(Buffer.from('%PDF-1.7\n%\u00e2\u00e3\u00cf\u00d3\n', 'latin1'))
  for await (const document of documents) {
    const { stamp = null, over = null, only = null } = document
    const asked = { first: offsets.length, parent: PAGES, stamp, over, only, isArchival }
    const part = orRefuse(await partToBind(document, asked))
    obstacle ??= part.obstacle
    if (isArchival) said.push(createHash('sha256').update(part.body).digest('hex'))
    for (const offset of part.offsets) offsets.push(written + offset)
    put(part.body)
    for (const number of part.pages) pages.push(number)
    for (const number of part.layers) layers.push(number)
    for (const number of part.hidden) hidden.push(number)
    if (heldBytes >= FLUSH_BYTES) yield flush()
  }

  const text = (value: string): string => PDFHexString.fromText(value).toString()
  const refs = (numbers: readonly number[]): string => `[${numbers.map((number) => `${number} 0 R`).join(' ')}]`
  const stamp = about.at.toISOString().replace(/[-:T]/g, '').slice(0, 14)
  const layered = layers.length > 0 ? ` /OCProperties << /OCGs ${refs(layers)} /D << /OFF ${refs(hidden)} >> >>` : ''
  const isFiled = isArchival && obstacle === null
  const marks = isFiled ? archivalMarks() : ''
  putObject(CATALOG, `<< /Type /Catalog /Pages ${PAGES} 0 R${layered}${marks} >>`)
  putObject(PAGES, `<< /Type /Pages /Count ${pages.length} /Kids ${refs(pages)} >>`)
  putObject(INFO, `<< /Title ${text(about.title)} /Author ${text(about.author)} /CreationDate (D:${stamp}Z) >>`)
  const id = isFiled ? fileId(about.title, stamp, ...said) : ''
  const identity = isFiled ? ` /ID [<${id}> <${id}>]` : ''
  const table = written
  put(Buffer.from(`xref\n0 ${offsets.length}\n0000000000 65535 f \n`))
  for (let number = 1; number < offsets.length; number++) {
    put(Buffer.from(`${String(offsets[number]).padStart(10, '0')} 00000 n \n`))
    if (heldBytes >= FLUSH_BYTES) yield flush()
  }
  put(
    Buffer.from(
      `trailer\n<< /Size ${offsets.length} /Root ${CATALOG} 0 R /Info ${INFO} 0 R${identity} >>\nstartxref\n${table}\n%%EOF\n`,
    ),
  )
  yield flush()
  return { pages: pages.length, obstacle }

  /** The packet and the colours that a reader of archives looks for. */
  function archivalMarks(): string {
    const packet = putStream('/Type /Metadata /Subtype /XML', Buffer.from(xmpPacket(about)))
    const profile = putStream('/N 3 /Filter /FlateDecode', deflateSync(screenProfile()))
    const meant = `/Type /OutputIntent /S /GTS_PDFA1 /OutputConditionIdentifier (sRGB) /Info (sRGB IEC61966-2.1)`
    return ` /Metadata ${packet} 0 R /OutputIntents [<< ${meant} /DestOutputProfile ${profile} 0 R >>]`
  }
}

/** The same as a stream for a reply. */
export function streamOf(chunks: AsyncGenerator<Uint8Array, unknown>): ReadableStream<Uint8Array> {
  return new ReadableStream({
    async pull(controller) {
      const { done, value } = await chunks.next()
      if (done) controller.close()
      else controller.enqueue(value)
    },
    async cancel() {
      await chunks.return(undefined)
    },
  })
}
