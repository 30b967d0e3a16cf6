import { SaxesParser } from 'saxes'
import { Refused } from '../../kernel/verdict.ts'
import type { Sentence } from '../../kernel/wording.ts'
import { tidyText } from '../ledger-files/encoding.ts'
import type { FileSource } from '../ledger-files/source.ts'
import { wordingXml } from './wording-xml.ts'
import { XmlNode } from './xml-node.ts'
import { BadBytes, xmlEncoding, xmlText } from './xml-text.ts'

/** Statements go 15 levels deep, envelopes and supplementary data a little more. */
const DEEPEST = 60
const MOST_ATTRIBUTES = 40
/** The longest text ISO 20022 allows is 20 000 characters (a remittance annex); more is not a bank's. */
const LONGEST_TEXT = 100_000
/** Characters without any element, text or comment ending: the parser would hold them all in memory. */
const LONGEST_SILENCE = 1 << 20
/** Elements held at once: one statement's header, or one entry. */
const MOST_NODES = 100_000

/** What is done with the elements of a file. */
export type XmlWatcher = {
  /** Elements that are handed over when they close, and not kept on their parent: memory then depends on one, not on all. */
  readonly cut: ReadonlySet<string>
  rooted(name: string, namespace: string | null): void
  opened(node: XmlNode, parents: readonly XmlNode[]): void
  /** Only for `cut` elements; `line` is where their closing tag stands. */
  closed(node: XmlNode, parents: readonly XmlNode[], line: number): void
}

/**
 * Walks an XML file and tells `watcher` what opens and closes; yields after each piece of 64 kB, so that the caller drains
 * what it gathered. Throws `Refused`, with the line: not XML, malformed, truncated, in another encoding than declared, with a
 * DOCTYPE (entity bombs and outside references need one), or beyond the bounds above. `expected` names the file for people.
 */
export async function* readXml(source: FileSource, watcher: XmlWatcher, expected: string): AsyncGenerator<void> {
  const encoding = await xmlEncoding(source, expected)
  if (!encoding.ok) throw new Refused(encoding.refusal)
  const walk = new Walk(watcher)
  try {
    let isFirst = true
    for await (const text of xmlText(source, encoding.value)) {
      // A declaration behind blank lines is none for XML: its encoding is known, and the lines must keep their numbers.
      walk.write(isFirst ? text.replace(/^(\s+)<\?xml\s[^>]*\?>/, '$1') : text)
      isFirst = false
      yield
    }
  } catch (error) {
    if (!(error instanceof BadBytes)) throw error
    walk.refuse('wrong_encoding', wordingXml.wrongEncoding, { value: error.encoding }, error.linesIn)
  }
  walk.close()
  yield
}

class Walk {
  private readonly parser = new SaxesParser()
  private readonly watcher: XmlWatcher
  private readonly stack: XmlNode[] = []
  /** How many elements were held when each cut element opened: they are forgotten down to there when it closes. */
  private readonly heldAt: number[] = []
  private held = 0
  private attributes = 0
  private silence = 0
  private closing = false
  private readonly localNames = new Map<string, string>()

  constructor(watcher: XmlWatcher) {
    this.watcher = watcher
    const { parser } = this
    parser.on('error', (error) => this.malformed(error))
    parser.on('doctype', () => this.refuse('doctype', wordingXml.doctype))
    parser.on('attribute', () => {
      if (++this.attributes > MOST_ATTRIBUTES)
        this.refuse('too_many_attributes', wordingXml.tooManyAttributes, { limit: MOST_ATTRIBUTES })
    })
    parser.on('opentag', (tag) => this.open(tag.name, tag.attributes))
    parser.on('text', (text) => this.append(text))
    parser.on('cdata', (text) => this.append(text))
    parser.on('closetag', () => this.shut())
    for (const event of ['comment', 'processinginstruction'] as const)
      parser.on(event, () => {
        this.silence = 0
      })
  }

  write(text: string): void {
    this.silence += text.length
    this.parser.write(text)
    if (this.silence > LONGEST_SILENCE) this.refuse('text_too_long', wordingXml.tooLong, { limit: LONGEST_TEXT })
  }

  close(): void {
    this.closing = true
    this.parser.close()
  }

  refuse(code: string, sentence: Sentence, params: Record<string, string | number> = {}, linesIn = 0): never {
    throw new Refused({ code, sentence, params: { line: this.parser.line + linesIn, ...params } })
  }

  private malformed(error: Error): never {
    const detail = error.message.replace(/^\d+:\d+:\s*/, '').slice(0, 120)
    if (this.closing) this.refuse('xml_truncated', wordingXml.truncated, { detail })
    this.refuse('xml_broken', wordingXml.broken, { detail })
  }

  private open(name: string, attributes: Record<string, string>): void {
    this.silence = 0
    this.attributes = 0
    const node = new XmlNode(this.local(name), this.parser.line, attributes)
    if (this.stack.length >= DEEPEST) this.refuse('too_deep', wordingXml.tooDeep, { limit: DEEPEST })
    if (this.watcher.cut.has(node.name)) this.heldAt.push(this.held)
    else this.stack.at(-1)?.add(node)
    if (++this.held > MOST_NODES) this.refuse('too_many_parts', wordingXml.tooManyParts, { limit: MOST_NODES })
    if (this.stack.length === 0) {
      const prefix = name.slice(0, -node.name.length - 1)
      this.watcher.rooted(node.name, attributes[prefix ? `xmlns:${prefix}` : 'xmlns'] ?? null)
    }
    this.watcher.opened(node, this.stack)
    this.stack.push(node)
  }

  private append(text: string): void {
    this.silence = 0
    const node = this.stack.at(-1)
    if (!node || node.children.length > 0) return
    if (node.text.length + text.length > LONGEST_TEXT)
      this.refuse('text_too_long', wordingXml.tooLong, { limit: LONGEST_TEXT })
    node.text += text
  }

  private shut(): void {
    this.silence = 0
    const node = this.stack.pop()!
    node.text = node.children.length > 0 || node.text === '' ? '' : tidyText(node.text)
    if (!this.watcher.cut.has(node.name)) return
    this.held = this.heldAt.pop()!
    this.watcher.closed(node, this.stack, this.parser.line)
  }

  /** Names recur by the million and are few: each is cut at its colon once. */
  private local(name: string): string {
    let local = this.localNames.get(name)
    if (local === undefined) {
      local = name.slice(name.indexOf(':') + 1)
      if (this.localNames.size < 1_000) this.localNames.set(name, local)
    }
    return local
  }
}
