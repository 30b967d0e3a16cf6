import {
  PDFArray,
  type PDFContext,
  PDFDict,
  type PDFDocument,
  PDFHexString,
  PDFName,
  PDFRef,
  PDFString,
} from '@cantoo/pdf-lib'
import { contentOf, type Shown, shownOn } from './content-of-page.ts'
import { openedPdf } from './part-of-pdf.ts'

/** What is struck out of a document: words that match, and pictures that say that they are one of these. */
export type Struck = { readonly words: RegExp; readonly pictures: readonly string[] }

/** Spaces of any width, and breaks that a line may take, say nothing. */
const SILENT = /[\s\u00a0\u00ad\u200b\u202f\ufeff]/

/**
 * A document without the words that match, wherever a line breaks in them, without the pictures named and without links to such words: taken
 * out of what the pages draw, with a black bar where they stood. Null when nothing of it was there. Only in a thread of its own, for
 * documents that this house made: of what others make, words drawn another way are not found.
 */
export async function strikeWords(bytes: Uint8Array, { words, pictures }: Struck): Promise<Uint8Array | null> {
  const document = await openedPdf(bytes)
  let isStruck = false
  for (const page of document.getPages()) {
    const content = contentOf(page)
    const shown = shownOn(page, content)
    const out = [
      ...matching(shown, words),
      ...shown.filter(({ isPicture, text }) => isPicture && pictures.includes(text)),
    ]
    const linked = dropLinks(document.context, page.node.lookupMaybe(PDFName.of('Annots'), PDFArray), words)
    isStruck ||= linked || out.length > 0
    if (out.length === 0) continue
    const parts = out.flatMap((one) => (one.spelled ? [one, one.spelled] : [one]))
    const kept = parts.reduce((text, { start, end }) => cut(text, start, end), content)
    const bars = out.map(
      ({ box: { x, y, width, height } }) => `${[x, y, width, height].map((one) => one.toFixed(2)).join(' ')} re f`,
    )
    if (matching(shownOn(page, kept), words).length > 0)
      throw new Error('words that were to be struck out can still be read')
    const drawn = `q\n${kept}\nQ\nq 0 g\n${bars.join('\n')}\nQ\n`
    const { context } = document
    page.node.set(PDFName.of('Contents'), context.register(context.flateStream(Buffer.from(drawn, 'latin1'))))
  }
  if (!isStruck) return null
  dropUnused(document)
  return document.save({ useObjectStreams: false, updateFieldAppearances: false })
}

/** As many blanks: whatever comes after stays where it is. */
const cut = (text: string, start: number, end: number): string =>
  text.slice(0, start) + ' '.repeat(end - start) + text.slice(end)

/** The instructions that show a part of what matches; one word may be shown by several. */
function matching(shown: readonly Shown[], words: RegExp): Shown[] {
  const letters: string[] = []
  const owners: Shown[] = []
  for (const one of shown)
    if (!one.isPicture)
      for (const letter of one.text.split(''))
        if (!SILENT.test(letter)) {
          letters.push(letter)
          owners.push(one)
        }
  const units = letters.join('')
  const found = new Set<Shown>()
  for (const { 0: word, index } of units.matchAll(words))
    for (let at = index; at < index + word.length; at++) found.add(owners[at]!)
  return [...found]
}

/** Takes out the links that lead to what matches; the object itself goes, for what nothing shows can still be read in a file. */
function dropLinks(context: PDFContext, notes: PDFArray | undefined, words: RegExp): boolean {
  let isDropped = false
  for (let at = (notes?.size() ?? 0) - 1; at >= 0; at--) {
    const note = notes!.lookup(at)
    const target =
      note instanceof PDFDict ? note.lookupMaybe(PDFName.of('A'), PDFDict)?.lookup(PDFName.of('URI')) : null
    const address = target instanceof PDFString || target instanceof PDFHexString ? target.decodeText() : ''
    if (address.match(words) === null) continue
    const ref = notes!.get(at)
    if (ref instanceof PDFRef) context.delete(ref)
    notes!.remove(at)
    isDropped = true
  }
  return isDropped
}

/** Drops what nothing leads to any more: the streams that were replaced still hold what was struck out of them. */
function dropUnused(document: PDFDocument): void {
  const { context } = document
  const used = new Set<PDFRef>()
  const waiting: unknown[] = [context.trailerInfo.Root, context.trailerInfo.Info]
  while (waiting.length > 0) {
    const one = waiting.pop()
    if (one instanceof PDFRef) {
      if (used.has(one)) continue
      used.add(one)
      waiting.push(context.lookup(one))
    } else if (one instanceof PDFDict) waiting.push(...one.values())
    else if (one instanceof PDFArray) waiting.push(...one.asArray())
    else if (one !== null && typeof one === 'object' && 'dict' in one) waiting.push(one.dict)
  }
  for (const [ref] of context.enumerateIndirectObjects()) if (!used.has(ref)) context.delete(ref)
}
