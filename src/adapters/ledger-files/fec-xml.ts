import { SaxesParser } from 'saxes'
import { byteOrderMark } from './encoding.ts'
import { FEC_COLUMNS, plainName } from './fec-shape.ts'
import type { FileSource } from './source.ts'

/** The XML stops being XML here. */
export class XmlBroken extends Error {
  override name = 'XmlBroken'
  readonly line: number
  constructor(line: number, detail: string) {
    super(`XML broken at line ${line}: ${detail}`)
    this.line = line
  }
}

const COLUMNS = FEC_COLUMNS.slice(0, 18)
const byName = new Map<string, string>(FEC_COLUMNS.map((name) => [plainName(name), name]))
/** An element's text is a label at most; more is not a ledger. */
const LONGEST_TEXT = 10_000

/**
 * The XML form of the FEC (`comptabilite / exercice / journal / ecriture / ligne`, arrêté du 29 juillet 2013) rewritten as
 * tab-separated text, so that one reader serves both. Fields given once per journal or entry are repeated on each line, and
 * a last column carries the line of the XML, so that defects point into the file the user has.
 */
export const fecXmlAsText = (source: FileSource): FileSource =>
  async function* () {
    const rows: string[] = [`${COLUMNS.join('\t')}\tLineNo`]
    const levels: { name: string; fields: Map<string, string> }[] = []
    let text = ''
    const parser = new SaxesParser()
    parser.on('error', (error) => {
      throw new XmlBroken(parser.line, error.message.replace(/^\d+:\d+:\s*/, '').slice(0, 120))
    })
    parser.on('opentag', (tag) => {
      levels.push({ name: tag.name, fields: new Map() })
      text = ''
      if (levels.length > 20) throw new XmlBroken(parser.line, 'nested too deep')
    })
    const append = (more: string) => {
      if (text.length + more.length > LONGEST_TEXT) throw new XmlBroken(parser.line, 'text too long')
      text += more
    }
    parser.on('text', append)
    parser.on('cdata', append)
    parser.on('closetag', (tag) => {
      const closed = levels.pop()!
      const column = byName.get(plainName(tag.name))
      const parent = levels.at(-1)
      if (column && parent) parent.fields.set(column, text.replace(/[\t\r\n]+/g, ' '))
      else if (tag.name.toLowerCase() === 'ligne')
        rows.push(
          row(
            [...levels, closed].map((level) => level.fields),
            parser.line,
          ),
        )
      text = ''
    })
    const head = byteOrderMark((await firstChunk(source)) ?? new Uint8Array())
    const decoder = new TextDecoder(head === 'utf-16le' || head === 'utf-16be' ? head : await declaredEncoding(source))
    for await (const chunk of source()) {
      parser.write(decoder.decode(chunk, { stream: true }))
      if (rows.length > 0) yield Buffer.from(`${rows.splice(0).join('\n')}\n`)
    }
    parser.write(decoder.decode())
    parser.close()
    if (rows.length > 0) yield Buffer.from(`${rows.splice(0).join('\n')}\n`)
  }

function row(levels: readonly Map<string, string>[], line: number): string {
  const value = (column: string) => levels.findLast((fields) => fields.has(column))?.get(column) ?? ''
  const direction = value('Sens').trim().toUpperCase()
  const cells = COLUMNS.map((column) => {
    if (column === 'Debit' && direction) return /^(?:D|\+?1|\+)$/.test(direction) ? value('Montant') : ''
    if (column === 'Credit' && direction) return /^(?:C|-1|-)$/.test(direction) ? value('Montant') : ''
    return value(column)
  })
  return `${cells.join('\t')}\t${line}`
}

async function firstChunk(source: FileSource): Promise<Uint8Array | undefined> {
  for await (const chunk of source()) return chunk
  return undefined
}

async function declaredEncoding(source: FileSource): Promise<string> {
  const first = await firstChunk(source)
  const name =
    /encoding\s*=\s*["']([\w.-]+)["']/.exec(Buffer.from(first ?? []).toString('latin1', 0, 200))?.[1] ?? 'utf-8'
  try {
    return new TextDecoder(name).encoding
  } catch {
    throw new XmlBroken(1, `encoding ${name}`)
  }
}
