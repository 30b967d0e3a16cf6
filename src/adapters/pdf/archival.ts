import {
  decodePDFRawStream,
  PDFArray,
  type PDFContext,
  PDFDict,
  PDFName,
  PDFNumber,
  type PDFObject,
  PDFRawStream,
  PDFStream,
} from '@cantoo/pdf-lib'

/**
 * What keeps a PDF from being filed as PDF/A-2b (ISO 19005-2): a font that it does not carry, colours of a press, comments and form fields,
 * layers, streams that may not be unfolded. What is not looked at: the shapes inside fonts, and profiles of its own colours.
 */
export type Obstacle = 'fonts' | 'colours' | 'fields' | 'layers' | 'streams' | 'halftones'

const name = (text: string): PDFName => PDFName.of(text)
const FONT_FILES = ['FontFile', 'FontFile2', 'FontFile3'].map(name)
/** May not be there, and is missed by nobody who reads the page. */
const DROPPED = ['AA', 'OPI', 'Alternates', 'Interpolate'].map(name)
const ACTIONS = ['A', 'AA'].map(name)
const COMPOSED = new Set(['/Type0', '/Type3'])
const SCREENED = ['TR', 'TR2', 'HT', 'HTP'].map(name)

/** Drops what a page does not need and may not have: links, actions, hints of printers. Fields and comments stay: they are what people wrote. */
export function plainPage(page: PDFDict): void {
  for (const one of DROPPED) page.delete(one)
  const notes = page.lookupMaybe(name('Annots'), PDFArray)
  if (!notes) return
  const kept = notes.asArray().filter((one) => {
    const note = page.context.lookup(one)
    if (!(note instanceof PDFDict) || String(note.get(name('Subtype'))) === '/Link') return false
    // What a field or a comment would do when it is touched, scripts above all, is nothing that a court runs.
    for (const act of ACTIONS) note.delete(act)
    return true
  })
  if (kept.length === 0) page.delete(name('Annots'))
  else page.set(name('Annots'), page.context.obj(kept))
}

/** What an object of a document, and what it is made of, holds against filing it; null when nothing. It may lose what nobody misses. */
export function obstacleOf(object: PDFObject, context: PDFContext): Obstacle | null {
  const found = obstacleIn(object, context)
  if (found) return found
  const dict = object instanceof PDFStream ? object.dict : object
  const parts = dict instanceof PDFDict ? dict.values() : dict instanceof PDFArray ? dict.asArray() : []
  for (const part of parts)
    if (part instanceof PDFDict || part instanceof PDFArray) {
      const inside = obstacleOf(part, context)
      if (inside) return inside
    }
  return null
}

function obstacleIn(object: PDFObject, context: PDFContext): Obstacle | null {
  const dict = object instanceof PDFStream ? object.dict : object instanceof PDFDict ? object : null
  if (!dict) return object instanceof PDFArray ? inArray(object) : null
  for (const one of DROPPED) dict.delete(one)
  const kind = String(dict.get(name('Type')) ?? '')
  const subtype = String(dict.get(name('Subtype')) ?? '')
  if (kind === '/Font') return inFont(dict, subtype, context)
  if (dict.has(name('Annots'))) return 'fields'
  if (kind === '/OCG' || kind === '/OCMD') return 'layers'
  if (kind === '/ExtGState' || SCREENED.some((one) => dict.has(one)))
    if (SCREENED.some((one) => dict.has(one) && String(dict.get(one)) !== '/Default')) return 'halftones'
  if (object instanceof PDFStream) return inStream(object, dict, subtype)
  return [...dict.values()].some(isPressColour) ? 'colours' : null
}

const inArray = (array: PDFArray): Obstacle | null => (array.asArray().some(isPressColour) ? 'colours' : null)

const isPressColour = (value: PDFObject): boolean => value instanceof PDFName && String(value) === '/DeviceCMYK'

function inFont(font: PDFDict, subtype: string, context: PDFContext): Obstacle | null {
  if (COMPOSED.has(subtype)) return null
  const descriptor = context.lookupMaybe(font.get(name('FontDescriptor')), PDFDict)
  if (!descriptor || !FONT_FILES.some((one) => descriptor.has(one))) return 'fonts'
  return subtype === '/CIDFontType2' && !font.has(name('CIDToGIDMap')) ? 'fonts' : null
}

function inStream(stream: PDFStream, dict: PDFDict, subtype: string): Obstacle | null {
  const filter = String(dict.get(name('Filter')) ?? '')
  if (dict.has(name('F')) || /LZWDecode|Crypt|JPXDecode/.test(filter)) return 'streams'
  if (subtype === '/PS' || dict.has(name('Ref'))) return 'streams'
  if ([...dict.values()].some(isPressColour)) return 'colours'
  const isPicture = subtype === '/Image'
  const isFont = dict.has(name('Length1')) || /Type1C|OpenType/.test(subtype)
  if (isPicture || isFont || dict.get(name('N')) instanceof PDFNumber) return null
  return paintsForAPress(stream) ? 'colours' : null
}

/** Whether drawing instructions choose the four colours of a press: `c m y k K`. */
function paintsForAPress(stream: PDFStream): boolean {
  if (!(stream instanceof PDFRawStream)) return false
  const text = Buffer.from(decodePDFRawStream(stream).decode()).toString('latin1')
  return /(?:^|\s)(?:-?[\d.]+\s+){4}[kK](?=\s|$)/.test(text) || /\/DeviceCMYK\b/.test(text)
}
