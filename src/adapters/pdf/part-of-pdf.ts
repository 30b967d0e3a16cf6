import {
  ParseSpeeds,
  PDFArray,
  PDFDict,
  PDFDocument,
  PDFName,
  type PDFObject,
  PDFRef,
  PDFStream,
} from '@cantoo/pdf-lib'
import { type Obstacle, obstacleOf, plainPage } from './archival.ts'
import { layOver, stampPages } from './stamp-pages.ts'

/** What a page takes from the nodes above it (ISO 32000-1, table 30), which are left behind. */
const INHERITED = ['Resources', 'MediaBox', 'CropBox', 'Rotate']
/** The pages keep their look; the tags of each document belong to a tree that a bound file does not have. */
const DROPPED = ['StructParents', 'Tabs', 'Parent']

/** The pages of a PDF as objects of another file, numbered from where that one stands. */
export type PartOfPdf = {
  readonly body: Uint8Array
  /** Where each object begins in `body`; the first has the number asked for. */
  readonly offsets: readonly number[]
  /** Numbers of the pages. */
  readonly pages: readonly number[]
  /** Numbers of its layers, and of those that are hidden when it is opened. */
  readonly layers: readonly number[]
  readonly hidden: readonly number[]
  /** What keeps it from being an archival PDF; not looked for unless it was asked. */
  readonly obstacle: Obstacle | null
}

export type PartAsked = {
  readonly first: number
  /** Number of the node under which the pages will stand. */
  readonly parent: number
  readonly stamp: string | null
  /** A PDF of our own, whose pages are laid over those of the document at the top right, which make room for them. */
  readonly over: Uint8Array | null
  /** Of its pages, those from one on up to another that is left out; null: all. */
  readonly only: { readonly from: number; readonly to: number } | null
  /** Links and actions are dropped, and what stands against PDF/A-2b is looked for. */
  readonly isArchival: boolean
}

/** Many are locked against changes and open for everybody: with an empty password. */
export const openedPdf = (bytes: Uint8Array): Promise<PDFDocument> =>
  PDFDocument.load(bytes, { updateMetadata: false, parseSpeed: ParseSpeeds.Fastest, password: '' })

/** Only in a thread of its own: `pdf-thread.ts`. Throws what pdf-lib has against the file. */
export async function partOfPdf(bytes: Uint8Array, asked: PartAsked): Promise<PartOfPdf> {
  const { first, parent, stamp, over, only, isArchival } = asked
  const document = await openedPdf(bytes)
  const pages = document.getPages().slice(only?.from, only?.to)
  for (const page of pages)
    for (const name of INHERITED) {
      const value = page.node.getInheritableAttribute(PDFName.of(name))
      if (value) page.node.set(PDFName.of(name), value)
    }
  if (stamp) await stampPages(document, pages, stamp)
  if (over) await layOver(document, pages, over, only?.from ?? 0)
  if (isArchival) for (const page of pages) plainPage(page.node)
  for (const page of pages) for (const name of DROPPED) page.node.delete(PDFName.of(name))

  const numbers = new Map<PDFRef, number>()
  const waiting: PDFRef[] = []
  const numberOf = (ref: PDFRef): number => {
    let number = numbers.get(ref)
    if (number === undefined) {
      number = first + numbers.size
      numbers.set(ref, number)
      waiting.push(ref)
    }
    return number
  }
  const roots = new Set(pages.map((page) => page.ref))
  const pageNumbers = pages.map((page) => numberOf(page.ref))
  const renumbered = new Set<PDFObject>()
  const chunks: Uint8Array[] = []
  const offsets: number[] = []
  let obstacle: Obstacle | null = null
  let written = 0
  const put = (chunk: Uint8Array): void => {
    chunks.push(chunk)
    written += chunk.length
  }
  for (let at = 0; at < waiting.length; at++) {
    const ref = waiting[at]!
    const object = document.context.lookup(ref)
    offsets.push(written)
    put(Buffer.from(`${numbers.get(ref)} 0 obj\n`))
    if (object) {
      if (isArchival) obstacle ??= obstacleOf(object, document.context)
      renumber(object, numberOf, renumbered)
      if (roots.has(ref)) (object as PDFDict).set(PDFName.of('Parent'), PDFRef.of(parent))
      const body = new Uint8Array(object.sizeInBytes())
      object.copyBytesInto(body, 0)
      put(body)
    } else put(Buffer.from('null'))
    put(Buffer.from('\nendobj\n'))
  }
  const body = new Uint8Array(written)
  let at = 0
  for (const chunk of chunks) {
    body.set(chunk, at)
    at += chunk.length
  }
  const layered = layersOf(document, numbers)
  if (isArchival && layered.layers.length > 0) obstacle ??= 'layers'
  return { body, offsets, pages: pageNumbers, obstacle, ...layered }
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

/** The layers that its pages use, and which of them its author hides (ISO 32000-1, 8.11.4): printed, they would say what was not to be seen. */
function layersOf(document: PDFDocument, numbers: ReadonlyMap<PDFRef, number>): Pick<PartOfPdf, 'layers' | 'hidden'> {
  const properties = document.catalog.lookupMaybe(PDFName.of('OCProperties'), PDFDict)
  const refsOf = (of: PDFDict | undefined, name: string): PDFRef[] =>
    (of?.lookupMaybe(PDFName.of(name), PDFArray)?.asArray() ?? []).filter((one) => one instanceof PDFRef)
  const state = properties?.lookupMaybe(PDFName.of('D'), PDFDict)
  const isOff = state?.lookup(PDFName.of('BaseState')) === PDFName.of('OFF')
  const shown = new Set(refsOf(state, 'ON'))
  const off = new Set(refsOf(state, 'OFF'))
  const used = refsOf(properties, 'OCGs').filter((ref) => numbers.has(ref))
  const numbered = (refs: readonly PDFRef[]) => refs.map((ref) => numbers.get(ref)!)
  return {
    layers: numbered(used),
    hidden: numbered(used.filter((ref) => off.has(ref) || (isOff && !shown.has(ref)))),
  }
}
