import type { FileSource } from '../ledger-files/source.ts'
import { decodedText } from './decoded-text.ts'

/** One record of a fixed-width file: `text` has exactly the width, `length` is what the file has. */
export type FixedLine = { readonly no: number; readonly text: string; readonly length: number }

/**
 * Records of `width` characters, in batches, with or without line ends (`formats.md` §2.1: some banks send none). Trailing
 * blanks that a copy lost are restored, and those it added are dropped; anything else past the width begins the next record.
 * Blank lines count as lines and give no record. Where there are no line ends, records are numbered as if there were.
 */
export async function* fixedLines(source: FileSource, width: number): AsyncGenerator<readonly FixedLine[]> {
  const cutter = new Cutter(width)
  for await (const chunk of decodedText(source)) yield cutter.cut(chunk, false)
  yield cutter.cut('', true)
}

class Cutter {
  private rest = ''
  private no = 0
  private readonly width: number

  constructor(width: number) {
    this.width = width
  }

  cut(chunk: string, last: boolean): FixedLine[] {
    const text = this.rest + chunk
    const found: FixedLine[] = []
    let from = 0
    for (;;) {
      const end = nextBreak(text, from)
      // A CR at the end of the chunk may be the first half of a line end.
      const unfinished = end === text.length || (end === text.length - 1 && text[end] === '\r' && !last)
      if (unfinished && !last) {
        // Two widths without a line end: this file has none here, so all but the last two widths can be cut.
        for (; text.length - from > 3 * this.width; from += this.width)
          this.record(text.slice(from, from + this.width), found)
        break
      }
      this.line(text.slice(from, end), found)
      if (end >= text.length) break
      from = text[end] === '\r' && text[end + 1] === '\n' ? end + 2 : end + 1
      if (from === text.length) break
    }
    this.rest = last ? '' : text.slice(from)
    return found
  }

  private line(text: string, found: FixedLine[]): void {
    const { width } = this
    if (/^[\s\u001a]*$/.test(text)) {
      this.no++
      return
    }
    let from = 0
    while (text.length - from > width && text.slice(from + width).trim() !== '') {
      this.record(text.slice(from, from + width), found)
      from += width
    }
    this.record(text.slice(from), found)
  }

  private record(text: string, found: FixedLine[]): void {
    const { width } = this
    found.push({ no: ++this.no, text: text.slice(0, width).padEnd(width), length: text.length })
  }
}

const BREAK = /[\r\n]/g

function nextBreak(text: string, from: number): number {
  BREAK.lastIndex = from
  return BREAK.exec(text)?.index ?? text.length
}
