import {
  degrees,
  ParseSpeeds,
  PDFArray,
  PDFDict,
  PDFDocument,
  PDFName,
  type PDFObject,
  type PDFPage,
  PDFRef,
  PDFStream,
  rgb,
  StandardFonts,
} from '@cantoo/pdf-lib'
import { type Obstacle, obstacleOf, plainPage } from './archival.ts'

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
  /** A PDF of our own, whose pages are laid over those of the document at the top right. */
  readonly over: Uint8Array | null
  /** Links and actions are dropped, and what stands against PDF/A-2b is looked for. */
  readonly isArchival: boolean
}

/** Only in a thread of its own: `pdf-thread.ts`. Throws what pdf-lib has against the file. */
export async function partOfPdf(bytes: Uint8Array, asked: PartAsked): Promise<PartOfPdf> {
  const { first, parent, stamp, over, isArchival } = asked
  // Many are locked against changes and open for everybody: with an empty password.
  const document = await PDFDocument.load(bytes, {
    updateMetadata: false,
    parseSpeed: ParseSpeeds.Fastest,
    password: '',
  })
  const pages = document.getPages()
  for (const page of pages)
    for (const name of INHERITED) {
      const value = page.node.getInheritableAttribute(PDFName.of(name))
      if (value) page.node.set(PDFName.of(name), value)
    }
  if (stamp) await stampPages(document, pages, stamp)
  if (over) await layOver(document, pages, over)
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

const STAMP_SIZE = 11
const STAMP_PAD = 5
const STAMP_MARGIN = 14

/** From where it is seen, left and bottom as the reader holds a page, to where the page has it; and how large it is seen. */
function seenOn(page: PDFPage) {
  const box = page.getCropBox()
  const turn = ((page.getRotation().angle % 360) + 360) % 360
  const isOnSide = turn === 90 || turn === 270
  return {
    right: (isOnSide ? box.height : box.width) - STAMP_MARGIN,
    top: (isOnSide ? box.width : box.height) - STAMP_MARGIN,
    placed(u: number, v: number) {
      const [x, y] =
        turn === 90
          ? [box.width - v, u]
          : turn === 180
            ? [box.width - u, box.height - v]
            : turn === 270
              ? [v, box.height - u]
              : [u, v]
      return { x: box.x + x, y: box.y + y, rotate: degrees(turn) }
    },
  }
}

/** A small frame at the top right of each page as it is shown, whichever way the page is turned; `{page}` and `{pages}` count in it. */
async function stampPages(document: PDFDocument, pages: readonly PDFPage[], given: string): Promise<void> {
  const font = await document.embedFont(StandardFonts.HelveticaBold)
  const known = new Set(font.getCharacterSet())
  const shown = [...given].map((letter) => (known.has(letter.codePointAt(0)!) ? letter : ' ')).join('')
  const height = STAMP_SIZE + 2 * STAMP_PAD
  for (const [place, page] of pages.entries()) {
    const text = shown.replace('{page}', String(place + 1)).replace('{pages}', String(pages.length))
    const width = font.widthOfTextAtSize(text, STAMP_SIZE) + 2 * STAMP_PAD
    const { right, top, placed } = seenOn(page)
    const black = rgb(0, 0, 0)
    const frame = { width, height, color: rgb(1, 1, 1), borderColor: black, borderWidth: 1 }
    page.drawRectangle({ ...placed(right - width, top - height), ...frame })
    const from = placed(right - width + STAMP_PAD, top - height + STAMP_PAD + 2)
    page.drawText(text, { ...from, size: STAMP_SIZE, font, color: black })
  }
  await document.flush()
}

/** The same drawn elsewhere, with fonts that it carries: the n-th page of `over` on the n-th page. */
async function layOver(document: PDFDocument, pages: readonly PDFPage[], over: Uint8Array): Promise<void> {
  const stamps = await PDFDocument.load(over, { updateMetadata: false })
  const drawn = await document.embedPdf(
    stamps,
    pages.map((_, place) => place),
  )
  for (const [place, page] of pages.entries()) {
    const stamp = drawn[place]!
    const { right, top, placed } = seenOn(page)
    page.drawPage(stamp, { ...placed(right - stamp.width, top - stamp.height) })
  }
  await document.flush()
}
