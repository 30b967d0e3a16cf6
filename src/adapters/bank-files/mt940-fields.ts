import type { FileSource } from '../ledger-files/source.ts'
import { type TextLine, textLines } from './decoded-text.ts'

/** One field of a message: `:61:` and the lines that continue it. `end` closes a message (`-`, `-}`). */
export type SwiftField = { readonly tag: string; readonly line: number; readonly lines: string[] }

/**
 * Statement fields of MT940 and MT942, the `:940:` some banks begin with, and `:NS:`, which German and Hungarian banks use for
 * what SWIFT has no place for. Anything else after a line end is text.
 */
const TAG = /^:(NS|13D?|20|21|25P?|28[CD]?|34F|60[FM]|61|62[FM]|64|65|86|90[CD]|940|942):(.*)$/
/** Fields that stand before the first movement: in the text of a movement, `:20:` is more likely the rest of a time. */
const HEADER = /^(?:13|20|21|25|28|34)/
/** What follows the `:20:` of a message. */
const SECOND = /^:(?:13D?|21|25P?|28[CD]?|34F|60[FM]):/
const SWIFT_BLOCKS = /^[\u0001-\u0003\s$]*(?:\{[1-35S]:(?:[^{}]|\{[^{}]*\})*\}?|\{4:)+/
/**
 * Lines a bank's own transport puts around its messages: its BIC, the message type, a routing line (ABN AMRO, bunq, ING). They
 * stand between two messages and say nothing of the account.
 */
const ENVELOPE = /^(?:[A-Z]{6}[A-Z0-9]{2}(?:[A-Z0-9]{3})?|94[02](?: \d\d)?|0000 +01[A-Z0-9 ]+|\$)$/
/** `-` closes a message, as do `-}` with the trailer of SWIFT, and `-XXX`. */
const CLOSES = /^-(?:\}.*|X{3})?$/

/**
 * Fields of a file of SWIFT messages, in order (`formats.md` §4). Lines without a field tag continue the field before them,
 * so that a text may hold `:26:37`. Block headers `{1:…}{2:…}{4:` are dropped, and so are the lines of a bank's transport.
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
    if (CLOSES.test(bare)) {
      this.close()
      this.found.push({ tag: 'end', line: no, lines: [bare] })
      return
    }
    const blocks = SWIFT_BLOCKS.exec(text)?.[0]
    if (blocks !== undefined || (this.isBetweenMessages() && ENVELOPE.test(bare))) {
      this.close()
      const rest = text.slice(blocks?.length ?? text.length)
      // Some programs begin the first field on the line of the blocks.
      if (rest.trim() !== '') this.take({ no, text: rest }, next)
      return
    }
    const tag = TAG.exec(text)
    if (tag && this.isTag(tag[1]!, next)) {
      this.close()
      this.field = { tag: tag[1]!, line: no, lines: [tag[2]!] }
    } else if (this.field) this.field.lines.push(text)
    else if (bare !== '') this.found.push({ tag: 'stray', line: no, lines: [text] })
  }

  /** Before the first field, or after a closing balance: what stands there is no text of the account holder's bank. */
  private isBetweenMessages(): boolean {
    return this.field === null || /^6[245]/.test(this.field.tag)
  }

  /** Inside a text, a header tag is one only as `:20:` with the next field of a header under it: a message not closed by `-`. */
  private isTag(tag: string, next: string): boolean {
    if (this.field?.tag !== '86' || !HEADER.test(tag)) return true
    return tag === '20' && SECOND.test(next)
  }
}
