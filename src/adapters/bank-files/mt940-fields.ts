import type { FileSource } from '../ledger-files/source.ts'
import { type TextLine, textLines } from './decoded-text.ts'

/** One field of a message: `:61:` and the lines that continue it. `end` closes a message (`-`, `-}`). */
export type SwiftField = { readonly tag: string; readonly line: number; readonly lines: string[] }

/** Statement fields of MT940 and MT942, and the `:940:` some banks begin with. Anything else after a line end is text. */
const TAG = /^:(13D?|20|21|25P?|28[CD]?|34F|60[FM]|61|62[FM]|64|65|86|90[CD]|940|942):(.*)$/
/** Fields that stand before the first movement: in the text of a movement, `:20:` is more likely the rest of a time. */
const HEADER = /^(?:13|20|21|25|28|34)/
/** What follows the `:20:` of a message. */
const SECOND = /^:(?:13D?|21|25P?|28[CD]?|34F|60[FM]):/
const SWIFT_BLOCK = /^[\u0001-\u0003\s]*\{[1-5]:/

/**
 * Fields of a file of SWIFT messages, in order (`formats.md` §4). Lines without a field tag continue the field before them,
 * so that a text may hold `:26:37`. Block headers `{1:…}{2:…}{4:` are dropped.
 */
export async function* swiftFields(source: FileSource): AsyncGenerator<readonly SwiftField[]> {
  const cutter = new FieldCutter()
  for await (const lines of textLines(source)) yield cutter.cut(lines)
  yield cutter.finish()
}

class FieldCutter {
  private field: SwiftField | null = null
  private waiting: TextLine | null = null
  private found: SwiftField[] = []

  cut(lines: readonly TextLine[]): SwiftField[] {
    for (const line of lines) {
      if (this.waiting) this.take(this.waiting, line.text)
      this.waiting = line
    }
    return this.taken()
  }

  finish(): SwiftField[] {
    if (this.waiting) this.take(this.waiting, '')
    this.close()
    return this.taken()
  }

  private taken(): SwiftField[] {
    const { found } = this
    this.found = []
    return found
  }

  private close(): void {
    if (this.field) this.found.push(this.field)
    this.field = null
  }

  private take({ no, text }: TextLine, next: string): void {
    const bare = text.replace(/^[\u0001-\u0003]+|[\s\u0001-\u0003\u001a]+$/g, '')
    if (bare === '-' || bare.startsWith('-}')) {
      this.close()
      this.found.push({ tag: 'end', line: no, lines: [bare] })
      return
    }
    if (SWIFT_BLOCK.test(text)) {
      this.close()
      return
    }
    const tag = TAG.exec(text)
    if (tag && this.isTag(tag[1]!, next)) {
      this.close()
      this.field = { tag: tag[1]!, line: no, lines: [tag[2]!] }
    } else if (this.field) this.field.lines.push(text)
    else if (bare !== '') this.found.push({ tag: 'stray', line: no, lines: [text] })
  }

  /** Inside a text, a header tag is one only as `:20:` with the next field of a header under it: a message not closed by `-`. */
  private isTag(tag: string, next: string): boolean {
    if (this.field?.tag !== '86' || !HEADER.test(tag)) return true
    return tag === '20' && SECOND.test(next)
  }
}
