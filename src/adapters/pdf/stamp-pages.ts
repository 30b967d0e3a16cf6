import {
  degrees,
  PDFArray,
  PDFDict,
  PDFDocument,
  PDFName,
  PDFNumber,
  type PDFPage,
  rgb,
  StandardFonts,
} from '@cantoo/pdf-lib'

/** What is put on each page at its top right, whichever way it is turned. */

const STAMP_SIZE = 11
const STAMP_PAD = 5
const STAMP_MARGIN = 14

/** From where it is seen, left and bottom as the reader holds a page, to where the page has it; and how large it is seen. */
function seenOn(page: PDFPage) {
  const box = page.getCropBox()
  const turn = ((page.getRotation().angle % 360) + 360) % 360
  const isOnSide = turn === 90 || turn === 270
  return {
    width: isOnSide ? box.height : box.width,
    height: isOnSide ? box.width : box.height,
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
export async function stampPages(document: PDFDocument, pages: readonly PDFPage[], given: string): Promise<void> {
  const font = await document.embedFont(StandardFonts.HelveticaBold)
  const known = new Set(font.getCharacterSet())
  const shown = [...given].map((letter) => (known.has(letter.codePointAt(0)!) ? letter : ' ')).join('')
  const height = STAMP_SIZE + 2 * STAMP_PAD
  for (const [place, page] of pages.entries()) {
    const text = shown.replace('{page}', String(place + 1)).replace('{pages}', String(pages.length))
    const width = font.widthOfTextAtSize(text, STAMP_SIZE) + 2 * STAMP_PAD
    const { width: across, height: up, placed } = seenOn(page)
    const [right, top] = [across - STAMP_MARGIN, up - STAMP_MARGIN]
    const black = rgb(0, 0, 0)
    const frame = { width, height, color: rgb(1, 1, 1), borderColor: black, borderWidth: 1 }
    page.drawRectangle({ ...placed(right - width, top - height), ...frame })
    const from = placed(right - width + STAMP_PAD, top - height + STAMP_PAD + 2)
    page.drawText(text, { ...from, size: STAMP_SIZE, font, color: black })
  }
  await document.flush()
}

/** Between a number laid over and the edge of its page, and between it and what the page shows, in points. */
const OVER_MARGIN = 8
const OVER_GAP = 4

/**
 * The same drawn elsewhere, with fonts that it carries: the n-th page of `over` on the n-th page, `from` being the place of the first. What
 * a page shows is drawn a little smaller below it, so that nothing of it is hidden.
 */
export async function layOver(
  document: PDFDocument,
  pages: readonly PDFPage[],
  over: Uint8Array,
  from: number,
): Promise<void> {
  const stamps = await PDFDocument.load(over, { updateMetadata: false })
  const drawn = await document.embedPdf(
    stamps,
    pages.map((_, place) => from + place),
  )
  for (const [place, page] of pages.entries()) {
    const stamp = drawn[place]!
    const { width, height, placed } = seenOn(page)
    makeRoom(page, { fixed: placed(width / 2, 0), scale: 1 - (stamp.height + OVER_MARGIN + OVER_GAP) / height })
    page.drawPage(stamp, { ...placed(width - OVER_MARGIN - stamp.width, height - OVER_MARGIN - stamp.height) })
  }
  await document.flush()
}

/** Draws what a page shows smaller around a point that stays; what people wrote on it moves with it. */
function makeRoom(page: PDFPage, { fixed, scale }: { fixed: { x: number; y: number }; scale: number }): void {
  const { context } = page.node
  const [x, y] = [fixed.x * (1 - scale), fixed.y * (1 - scale)]
  const crop = page.getCropBox()
  // What is cut off stays cut off.
  const shown = [crop.x, crop.y, crop.width, crop.height].map((one) => one.toFixed(3)).join(' ')
  const factor = scale.toFixed(5)
  const begin = context.stream(`q ${factor} 0 0 ${factor} ${x.toFixed(3)} ${y.toFixed(3)} cm ${shown} re W n\n`)
  page.node.normalize()
  // An array of its own: pages may share one.
  const drawn = page.node.Contents()
  const parts = drawn instanceof PDFArray ? drawn.asArray() : []
  const end = context.stream('\nQ\n')
  page.node.set(PDFName.of('Contents'), context.obj([context.register(begin), ...parts, context.register(end)]))
  for (const note of page.node.lookupMaybe(PDFName.of('Annots'), PDFArray)?.asArray() ?? []) {
    const rect = context.lookupMaybe(note, PDFDict)?.lookupMaybe(PDFName.of('Rect'), PDFArray)
    for (let at = 0; at < (rect?.size() ?? 0); at++)
      rect!.set(at, PDFNumber.of(rect!.lookup(at, PDFNumber).asNumber() * scale + (at % 2 === 0 ? x : y)))
  }
}
