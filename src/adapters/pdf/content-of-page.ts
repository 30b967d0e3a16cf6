import {
  decodePDFRawStream,
  PDFArray,
  PDFDict,
  PDFHexString,
  PDFName,
  type PDFPage,
  PDFRawStream,
  PDFString,
} from '@cantoo/pdf-lib'

/** What a page draws, read far enough to know which words and pictures stand where (ISO 32000-1, 7.8.2, 9.4 and 14.6). */

/** `[a b c d e f]` of ISO 32000-1, 8.3.4. */
type Matrix = readonly [number, number, number, number, number, number]
const ASIS: Matrix = [1, 0, 0, 1, 0, 0]
const through = (a: Matrix, b: Matrix): Matrix => [
  a[0] * b[0] + a[1] * b[2],
  a[0] * b[1] + a[1] * b[3],
  a[2] * b[0] + a[3] * b[2],
  a[2] * b[1] + a[3] * b[3],
  a[4] * b[0] + a[5] * b[2] + b[4],
  a[4] * b[1] + a[5] * b[3] + b[5],
]

/** An instruction that shows text or a marked picture, from its first byte to past its last, and the part of the page that it covers. */
export type Shown = {
  readonly start: number
  readonly end: number
  /** As a person reads it; of a picture, what is said of it to whoever cannot see it. */
  readonly text: string
  readonly isPicture: boolean
  /** Where a text that stands in for these words begins and ends; null where none does. */
  readonly spelled: { readonly start: number; readonly end: number } | null
  readonly box: { readonly x: number; readonly y: number; readonly width: number; readonly height: number }
}

export const contentOf = (page: PDFPage): string => {
  const contents = page.node.Contents()
  const streams =
    contents instanceof PDFArray ? contents.asArray().map((one) => page.node.context.lookup(one)) : [contents]
  return streams
    .map((one) => (one instanceof PDFRawStream ? Buffer.from(decodePDFRawStream(one).decode()).toString('latin1') : ''))
    .join('\n')
}

const TOKEN = /%[^\r\n]*|\((?:\\[\s\S]|[^\\()])*\)|<<|>>|<[0-9A-Fa-f\s]*>|\[|\]|\/[^\s()<>[\]{}/%]*|[^\s()<>[\]{}/%]+/g

/** The words of a page in the order in which they are drawn, and its pictures that say what they are. */
export function shownOn(page: PDFPage, content: string): Shown[] {
  const fonts = fontsOf(page)
  const shown: Shown[] = []
  const stack: Matrix[] = []
  const marked: Marked[] = []
  let now = ASIS
  let line = ASIS
  let font: ReadonlyMap<number, string> = new Map()
  let size = 0
  let operands: { text: string; start: number }[] = []
  const number = (at: number): number => Number(operands.at(at)?.text ?? 0)
  const touch = (x: number, y: number): void => {
    const [, , , , px, py] = through([1, 0, 0, 1, x, y], now)
    for (const one of marked) one.points.push([px, py])
  }
  for (const { 0: text, index } of content.matchAll(TOKEN)) {
    if (text.startsWith('%')) continue
    if (/^[/(<[\]>]|^[-+.\d]/.test(text)) {
      operands.push({ text, start: index })
      continue
    }
    const end = index + text.length
    if (text === 'q') stack.push(now)
    else if (text === 'Q') now = stack.pop() ?? ASIS
    else if (text === 'cm') now = through(matrix(operands), now)
    else if (text === 'BT') line = ASIS
    else if (text === 'Tm') line = matrix(operands)
    else if (text === 'Td' || text === 'TD') line = through([1, 0, 0, 1, number(-2), number(-1)], line)
    else if (text === 'Tf') {
      font = fonts.get(operands.at(-2)?.text.slice(1) ?? '') ?? new Map()
      size = number(-1)
    } else if (text === 'Tj' || text === 'TJ' || text === "'") {
      const said = operands.map((one) => decoded(one.text, font)).join('')
      const [a, , , d, x, y] = through(line, now)
      const high = Math.abs(d * size)
      const box = { x, y: y - high * 0.25, width: Math.abs(a * size) * 0.56 * said.length, height: high * 1.1 }
      const spelled = marked.findLast((one) => one.spelled !== null)?.spelled ?? null
      shown.push({ start: operands[0]?.start ?? index, end, text: said, isPicture: false, spelled, box })
    } else if (text === 'm' || text === 'l') touch(number(-2), number(-1))
    else if (text === 're') {
      touch(number(-4), number(-3))
      touch(number(-4) + number(-2), number(-3) + number(-1))
    } else if (text === 'BDC' || text === 'BMC') marked.push(markedBy(operands, end))
    else if (text === 'EMC') {
      const ended = marked.pop()
      if (ended && ended.alt !== null && ended.points.length > 0)
        shown.push({
          start: ended.from,
          end: index,
          text: ended.alt,
          isPicture: true,
          spelled: null,
          box: around(ended.points),
        })
    }
    operands = []
  }
  return shown
}

function matrix(operands: readonly { text: string }[]): Matrix {
  const [a = 1, b = 0, c = 0, d = 1, e = 0, f = 0] = operands.slice(-6).map(({ text }) => Number(text))
  return [a, b, c, d, e, f]
}

function around(points: readonly (readonly [number, number])[]): Shown['box'] {
  const xs = points.map(([x]) => x)
  const ys = points.map(([, y]) => y)
  const [x, y] = [Math.min(...xs), Math.min(...ys)]
  return { x, y, width: Math.max(...xs) - x, height: Math.max(...ys) - y }
}

type Marked = {
  readonly from: number
  readonly alt: string | null
  readonly spelled: Shown['spelled']
  readonly points: (readonly [number, number])[]
}

/** What the properties of marked content say of it: of a picture in words, and what stands in for its letters. */
function markedBy(operands: readonly { text: string; start: number }[], from: number): Marked {
  const after = (name: string) => {
    const at = operands.findIndex(({ text }) => text === name)
    return at < 0 ? undefined : operands[at + 1]
  }
  const alt = after('/Alt')?.text
  const spelled = after('/ActualText')
  const inside = alt?.slice(1, -1) ?? ''
  return {
    from,
    alt: alt === undefined ? null : (alt.startsWith('<') ? PDFHexString : PDFString).of(inside).decodeText(),
    spelled: spelled ? { start: spelled.start + 1, end: spelled.start + spelled.text.length - 1 } : null,
    points: [],
  }
}

/** Fonts whose letters are two bytes each, with what each means; the text of others is not read. */
function fontsOf(page: PDFPage): Map<string, ReadonlyMap<number, string>> {
  const fonts = page.node.Resources()?.lookupMaybe(PDFName.of('Font'), PDFDict)
  const found = new Map<string, ReadonlyMap<number, string>>()
  for (const [name] of fonts?.entries() ?? []) {
    const meant = fonts?.lookupMaybe(name, PDFDict)?.lookup(PDFName.of('ToUnicode'))
    if (meant instanceof PDFRawStream)
      found.set(name.asString().slice(1), meanings(Buffer.from(decodePDFRawStream(meant).decode()).toString('latin1')))
  }
  return found
}

const letters = (hex: string): string => Buffer.from(hex, 'hex').swap16().toString('utf16le')

/** What the table of a font says that each of its glyphs means (ISO 32000-1, 9.10.3). */
function meanings(table: string): Map<number, string> {
  const found = new Map<number, string>()
  for (const [, rows] of table.matchAll(/beginbfchar([\s\S]*?)endbfchar/g))
    for (const [, glyph, meant] of rows!.matchAll(/<([0-9A-Fa-f]+)>\s*<((?:[0-9A-Fa-f]{4})+)>/g))
      found.set(Number.parseInt(glyph!, 16), letters(meant!))
  for (const [, rows] of table.matchAll(/beginbfrange([\s\S]*?)endbfrange/g))
    for (const [, from, to, meant] of rows!.matchAll(/<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]{4})>/g))
      for (let glyph = Number.parseInt(from!, 16), step = 0; glyph <= Number.parseInt(to!, 16); glyph++, step++)
        found.set(glyph, String.fromCharCode(Number.parseInt(meant!, 16) + step))
  return found
}

/** The words of a string of two-byte glyphs; none for what is no string. */
function decoded(token: string, font: ReadonlyMap<number, string>): string {
  const inside = token.slice(1, -1)
  const isHex = /^<[0-9A-Fa-f\s]*>$/.test(token)
  if (!isHex && !token.startsWith('(')) return ''
  const bytes = (isHex ? PDFHexString : PDFString).of(inside).asBytes()
  let text = ''
  for (let at = 0; at + 1 < bytes.length; at += 2) text += font.get((bytes[at]! << 8) | bytes[at + 1]!) ?? '\ufffd'
  return text
}
