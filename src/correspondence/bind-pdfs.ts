import {
  ParseSpeeds,
  PDFArray,
  PDFDict,
  PDFDocument,
  PDFHexString,
  PDFName,
  type PDFObject,
  PDFRef,
  PDFStream,
} from '@cantoo/pdf-lib'

/** Binds documents in bunches of at most this many bytes written at a time. */
const FLUSH_BYTES = 256 * 1024

/** What a page takes from the nodes above it (ISO 32000-1, table 30), which are left behind. */
const INHERITED = ['Resources', 'MediaBox', 'CropBox', 'Rotate']
/** The pages keep their look; the tags of each letter belong to a tree that a bound file does not have. */
const DROPPED = ['StructParents', 'Tabs', 'Parent']

const CATALOG = 1
const PAGES = 2
const INFO = 3

/**
 * Binds PDFs into one, page after page, as a stream: of each document only what its pages need is copied, under new numbers,
 * and forgotten. Memory grows by some bytes an object (the table at the end of a PDF), not by the documents.
 */
export async function* bindPdfs(
  documents: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
  about: { readonly title: string; readonly author: string; readonly at: Date },
): AsyncGenerator<Uint8Array> {
  const offsets: number[] = [0, 0, 0, 0]
  const pages: number[] = []
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
  const putObject = (number: number, body: Uint8Array): void => {
    offsets[number] = written
    put(Buffer.from(`${number} 0 obj\n`))
    put(body)
    put(Buffer.from('\nendobj\n'))
  }

  put(Buffer.from('%PDF-1.7\n%\u00e2\u00e3\u00cf\u00d3\n', 'latin1'))
  for await (const bytes of documents) {
    const document = await PDFDocument.load(bytes, { updateMetadata: false, parseSpeed: ParseSpeeds.Fastest })
    const numbers = new Map<PDFRef, number>()
    const renumbered = new Set<PDFObject>()
    const waiting: PDFRef[] = []
    const numberOf = (ref: PDFRef): number => {
      let number = numbers.get(ref)
      if (number === undefined) {
        number = offsets.push(0) - 1
        numbers.set(ref, number)
        waiting.push(ref)
      }
      return number
    }
    const roots = new Set(document.getPages().map((page) => page.ref))
    for (const page of document.getPages()) {
      for (const name of INHERITED) {
        const value = page.node.getInheritableAttribute(PDFName.of(name))
        if (value) page.node.set(PDFName.of(name), value)
      }
      for (const name of DROPPED) page.node.delete(PDFName.of(name))
      pages.push(numberOf(page.ref))
    }
    for (let ref = waiting.shift(); ref; ref = waiting.shift()) {
      const object = document.context.lookup(ref)
      if (!object) {
        putObject(numbers.get(ref)!, Buffer.from('null'))
        continue
      }
      renumber(object, numberOf, renumbered)
      if (roots.has(ref)) (object as PDFDict).set(PDFName.of('Parent'), PDFRef.of(PAGES))
      const body = new Uint8Array(object.sizeInBytes())
      object.copyBytesInto(body, 0)
      putObject(numbers.get(ref)!, body)
    }
    if (heldBytes >= FLUSH_BYTES) yield flush()
  }

  const text = (value: string): string => PDFHexString.fromText(value).toString()
  const stamp = about.at.toISOString().replace(/[-:T]/g, '').slice(0, 14)
  putObject(CATALOG, Buffer.from(`<< /Type /Catalog /Pages ${PAGES} 0 R >>`))
  putObject(
    PAGES,
    Buffer.from(
      `<< /Type /Pages /Count ${pages.length} /Kids [${pages.map((number) => `${number} 0 R`).join(' ')}] >>`,
    ),
  )
  putObject(
    INFO,
    Buffer.from(`<< /Title ${text(about.title)} /Author ${text(about.author)} /CreationDate (D:${stamp}Z) >>`),
  )
  const table = written
  put(Buffer.from(`xref\n0 ${offsets.length}\n0000000000 65535 f \n`))
  for (let number = 1; number < offsets.length; number++) {
    put(Buffer.from(`${String(offsets[number]).padStart(10, '0')} 00000 n \n`))
    if (heldBytes >= FLUSH_BYTES) yield flush()
  }
  put(
    Buffer.from(
      `trailer\n<< /Size ${offsets.length} /Root ${CATALOG} 0 R /Info ${INFO} 0 R >>\nstartxref\n${table}\n%%EOF\n`,
    ),
  )
  yield flush()
}

/**
 * Replaces every reference inside an object by its new number, in place: the document it came from is not used again. What several pages
 * took from the node above them is one object, and is renumbered once.
 */
function renumber(object: PDFObject, numberOf: (ref: PDFRef) => number, renumbered: Set<PDFObject>): void {
  if (object instanceof PDFStream) return renumber(object.dict, numberOf, renumbered)
  if (!(object instanceof PDFDict || object instanceof PDFArray) || renumbered.has(object)) return
  renumbered.add(object)
  if (object instanceof PDFDict) {
    for (const [name, value] of object.entries()) {
      if (value instanceof PDFRef) object.set(name, PDFRef.of(numberOf(value)))
      else renumber(value, numberOf, renumbered)
    }
  } else {
    for (let index = 0; index < object.size(); index++) {
      const value = object.get(index)
      if (value instanceof PDFRef) object.set(index, PDFRef.of(numberOf(value)))
      else renumber(value, numberOf, renumbered)
    }
  }
}

/** The same as a stream for a reply. */
export function streamOf(chunks: AsyncGenerator<Uint8Array>): ReadableStream<Uint8Array> {
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
