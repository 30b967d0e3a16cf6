import { Refused } from '../../kernel/verdict.ts'
import type { FileSource } from '../ledger-files/source.ts'
import { decodedText } from './decoded-text.ts'
import { textWording } from './wording-text.ts'

/** `<NAME>text` or `</NAME>`. The text ends at the next tag; whether the element closes is for the reader to know. */
export type OfxTag = { readonly name: string; readonly closes: boolean; readonly text: string; readonly line: number }

/** A tag or a text is 255 characters at most in OFX; more without any `<` is not OFX. */
const LONGEST = 100_000

/**
 * Tags of an OFX file with the text that follows each, in batches. One scanner serves both versions, because files lie: some
 * begin with an XML declaration and then leave their leaf tags open, like the SGML of version 1. There are no document types
 * and no entities but the five of XML and character numbers, so nothing can be pulled in or blown up.
 */
export async function* ofxTags(source: FileSource): AsyncGenerator<readonly OfxTag[]> {
  const scanner = new TagScanner()
  for await (const chunk of decodedText(source)) yield scanner.scan(chunk)
  yield scanner.finish()
}

type OpenTag = { name: string; closes: boolean; text: string; line: number }

class TagScanner {
  private rest = ''
  private line = 1
  private tag: OpenTag | null = null
  private found: OfxTag[] = []

  scan(chunk: string): OfxTag[] {
    const text = this.rest + chunk
    let from = 0
    for (;;) {
      const start = text.indexOf('<', from)
      if (start < 0) {
        this.append(text.slice(from))
        from = text.length
        break
      }
      const end = this.endOf(text, start)
      if (end < 0) {
        this.append(text.slice(from, start))
        from = start
        break
      }
      this.append(text.slice(from, start))
      this.take(text.slice(start, end))
      from = end
    }
    this.rest = text.slice(from)
    if (this.rest.length > LONGEST) this.refuse(this.rest)
    const { found } = this
    this.found = []
    return found
  }

  finish(): OfxTag[] {
    if (this.rest !== '') this.refuse(this.rest)
    this.emit()
    return this.found
  }

  /** Where the mark-up beginning at `start` ends, or -1 when the chunk stops before. */
  private endOf(text: string, start: number): number {
    const after = (mark: string) => {
      const place = text.indexOf(mark, start)
      return place < 0 ? -1 : place + mark.length
    }
    const next = text.slice(start, start + 9)
    if (next.startsWith('<!--')) return after('-->')
    if (next === '<![CDATA[') return after(']]>')
    if (next.startsWith('<?')) return after('?>')
    if (next.length < 9 && '<![CDATA['.startsWith(next)) return -1
    // A `<` that begins no tag is part of a text.
    if (!/^<[/!A-Za-z]/.test(next)) return next.length < 2 ? -1 : start + 1
    return after('>')
  }

  private take(markup: string): void {
    const { line } = this
    const tag = /^<(\/?)([A-Za-z][\w.-]*)[^<]*?>$/.exec(markup)
    if (tag) {
      this.emit()
      this.tag = { name: tag[2]!.toUpperCase(), closes: tag[1] === '/', text: '', line }
    } else if (markup.startsWith('<![CDATA[')) this.append(markup.slice(9, -3), true)
    else if (markup === '<') this.append('<')
    else if (!markup.startsWith('<!--') && !markup.startsWith('<?')) this.refuse(markup)
    this.count(markup)
  }

  private append(text: string, literal = false): void {
    if (text === '') return
    if (!literal) this.count(text)
    if (!this.tag) return
    this.tag.text += literal ? text.replaceAll('&', '&amp;') : text
    if (this.tag.text.length > LONGEST) this.refuse(this.tag.text)
  }

  private count(text: string): void {
    for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) this.line++
  }

  private emit(): void {
    if (this.tag) this.found.push({ ...this.tag, text: unescape(this.tag.text).trim() })
    this.tag = null
  }

  private refuse(value: string): never {
    const params = { line: this.line, value: value.slice(0, 60) }
    throw new Refused({ code: 'ofx_broken', sentence: textWording.ofxBroken, params })
  }
}

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ' }

const unescape = (text: string): string =>
  !text.includes('&')
    ? text
    : text.replace(/&(?:#(\d{1,6})|#x([\da-f]{1,5})|(\w{2,5}));/gi, (whole, decimal, hexadecimal, name) => {
        if (name) return ENTITIES[name.toLowerCase()] ?? whole
        const code = decimal ? Number(decimal) : Number.parseInt(hexadecimal, 16)
        return code >= 32 && code <= 0x10ffff ? String.fromCodePoint(code) : ' '
      })
