import { createHash } from 'node:crypto'
import { LINK_IN_TEXT } from '../../access/index.ts'
import { struckPdf } from '../../adapters/pdf/index.ts'
import { letterWords } from '../../correspondence/index.ts'
import { orRefuse } from '../../kernel/verdict.ts'
import { LANGS, say } from '../../kernel/wording.ts'

/**
 * A link to the customer's page is a key (decision 17): whoever holds a copy of a message that was sent could promise, contest and read in
 * the customer's name. It is struck out of every copy that leaves for a court or an auditor; the original stays where it is kept, and its
 * hash goes with the copy.
 */

/** The letters of each code as crosses, as many as there were. */
export const withoutLinks = (text: string): string => text.replace(LINK_IN_TEXT, crossed)

const crossed = (link: string): string => link.slice(0, 3) + link.slice(3).replace(/[0-9a-z]/gi, 'x')

export type CopyKind = 'mime' | 'pdf' | 'text'

/** What left, without its links. `original`: the hash of the bytes that left, null where nothing had to be struck out. */
export type StruckCopy = { readonly bytes: Buffer; readonly original: string | null }

/** Throws `Refused` for a letter that does not open. */
export async function struckCopy(kind: CopyKind, name: string, bytes: Buffer): Promise<StruckCopy> {
  const copy = await struck(kind, name, bytes)
  const isSame = copy === null || copy.equals(bytes)
  return isSame
    ? { bytes, original: null }
    : { bytes: copy, original: createHash('sha256').update(bytes).digest('hex') }
}

async function struck(kind: CopyKind, name: string, bytes: Buffer): Promise<Buffer | null> {
  if (kind === 'text') return Buffer.from(withoutLinks(bytes.toString('latin1')), 'latin1')
  if (kind === 'mime') return struckMail(bytes)
  const pictures = LANGS.map((lang) => say(lang, letterWords.pageQrAlternative))
  const copy = orRefuse(await struckPdf({ name, bytes }, { words: LINK_IN_TEXT, pictures }))
  return copy && Buffer.from(copy.buffer, copy.byteOffset, copy.byteLength)
}

/**
 * A mail as it travelled (RFC 2045): only the letters of the codes are crossed out, every other byte stays where it was. A line that was
 * broken for transport may break inside a code; a text that travels in base64 is unfolded, crossed out and folded as it was.
 */
export function struckMail(bytes: Buffer): Buffer {
  const parts = bytes.toString('latin1').split(/(?<=\n)(?=--[^\r\n]+\r?\n)/)
  return Buffer.from(parts.map(struckPart).join(''), 'latin1')
}

function struckPart(part: string): string {
  const [end] = /\r?\n\r?\n/.exec(part) ?? ['']
  const at = end === '' ? 0 : part.indexOf(end) + end.length
  const head = part.slice(0, at)
  if (!/^content-transfer-encoding: *base64/im.test(head)) return head + crossedOut(part.slice(at))
  return /^content-type: *text\//im.test(head) ? head + refolded(part.slice(at)) : part
}

function refolded(body: string): string {
  const text = Buffer.from(body, 'base64').toString('latin1')
  const crosses = withoutLinks(text)
  if (crosses === text) return body
  const letters = Buffer.from(crosses, 'latin1').toString('base64')
  let at = 0
  return body.replace(/[A-Za-z0-9+/=]/g, () => letters[at++] ?? '=')
}

/** Ends of lines that transport put in, and the signs of a link that it may write by their number. */
const UNIT = /=\r?\n|=2D|=2F|[^]/gi
const MEANT: Readonly<Record<string, string>> = { '=2D': '-', '=2F': '/' }

function crossedOut(text: string): string {
  const units = text.match(UNIT) ?? []
  const places: number[] = []
  let meant = ''
  for (const [place, unit] of units.entries()) {
    if (/^=\r?\n$/.test(unit)) continue
    meant += MEANT[unit.toUpperCase()] ?? unit
    places.push(place)
  }
  for (const { 0: link, index } of meant.matchAll(LINK_IN_TEXT))
    for (const [step, letter] of [...crossed(link)].entries()) if (letter === 'x') units[places[index + step]!] = 'x'
  return units.join('')
}
