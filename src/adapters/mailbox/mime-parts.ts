/** A header field as it stands, unfolded; `name` in lower case. */
export type Field = { readonly name: string; readonly value: string }

/** A leaf of a mail: its own header fields, its media type in lower case, and its content decoded from its transfer encoding. */
export type MimePart = {
  readonly fields: readonly Field[]
  readonly type: string
  readonly charset: string | null
  readonly isAttachment: boolean
  readonly content: Buffer
}

/** Beyond these a mail is built to exhaust its reader: people send a handful of parts, two or three levels deep. */
const MOST_PARTS = 200
const MOST_LEVELS = 12
const HEAD_BYTES = 256 << 10

/** The leaves of a mail in order with the fields of its head, or null when it has more parts or levels than anybody sends. */
export function mimeParts(
  bytes: Buffer,
): { readonly fields: readonly Field[]; readonly parts: readonly MimePart[] } | null {
  const parts: MimePart[] = []
  const head = headOf(bytes)
  return walk(bytes, 0, parts) ? { fields: head.fields, parts } : null
}

function walk(bytes: Buffer, level: number, parts: MimePart[]): boolean {
  if (level > MOST_LEVELS || parts.length >= MOST_PARTS) return false
  const { fields, body } = headOf(bytes)
  const declared = valueOf(fields, 'content-type')
  const type = /^\s*([\w.+-]+\/[\w.+-]+)/.exec(declared)?.[1]?.toLowerCase() ?? 'text/plain'
  const boundary = type.startsWith('multipart/') ? parameter(declared, 'boundary') : null
  if (boundary) {
    for (const part of between(body, boundary)) if (!walk(part, level + 1, parts)) return false
    return true
  }
  const encoding = valueOf(fields, 'content-transfer-encoding').trim().toLowerCase()
  const isAttachment = /^\s*attachment/i.test(valueOf(fields, 'content-disposition'))
  parts.push({ fields, type, charset: parameter(declared, 'charset'), isAttachment, content: decoded(body, encoding) })
  return true
}

/** The fields at the head of a mail, of a part, or of headers returned as text; and what follows the empty line. */
export function headOf(bytes: Buffer): { readonly fields: readonly Field[]; readonly body: Buffer } {
  const empty = /\r?\n\r?\n/.exec(bytes.toString('latin1', 0, HEAD_BYTES))
  const startsEmpty = /^\r?\n/.exec(bytes.toString('latin1', 0, 2))
  if (startsEmpty) return { fields: [], body: bytes.subarray(startsEmpty[0].length) }
  const end = empty ? empty.index : Math.min(bytes.length, HEAD_BYTES)
  const text = bytes.toString('utf8', 0, end)
  const fields = text
    .replace(/\r?\n(?=[ \t])/g, '')
    .split(/\r?\n/)
    .flatMap((line): Field[] => {
      const colon = line.indexOf(':')
      return colon > 0 ? [{ name: line.slice(0, colon).trim().toLowerCase(), value: line.slice(colon + 1).trim() }] : []
    })
  return { fields, body: empty ? bytes.subarray(end + empty[0].length) : Buffer.alloc(0) }
}

export const valueOf = (fields: readonly Field[], name: string): string =>
  fields.find((field) => field.name === name)?.value ?? ''

function parameter(value: string, name: string): string | null {
  const found = new RegExp(`;\\s*${name}\\s*=\\s*(?:"([^"]*)"|([^;\\s]+))`, 'i').exec(value)
  return found ? (found[1] ?? found[2] ?? null) : null
}

function* between(body: Buffer, boundary: string): Generator<Buffer> {
  const mark = `--${boundary}`
  let start = -1
  for (let at = body.indexOf(mark); at >= 0; at = body.indexOf(mark, at + mark.length)) {
    // A boundary stands at the beginning of a line (RFC 2046 §5.1.1).
    if (at > 0 && body[at - 1] !== 10) continue
    if (start >= 0) yield body.subarray(start, trimmed(body, start, at))
    if (body.toString('latin1', at + mark.length, at + mark.length + 2) === '--') return
    const line = body.indexOf('\n', at)
    if (line < 0) return
    start = line + 1
  }
  if (start >= 0) yield body.subarray(start)
}

/** The line break before a boundary belongs to the boundary. */
function trimmed(body: Buffer, start: number, at: number): number {
  const end = at > start && body[at - 1] === 10 ? at - 1 : at
  return end > start && body[end - 1] === 13 ? end - 1 : end
}

function decoded(body: Buffer, encoding: string): Buffer {
  if (encoding === 'base64') return Buffer.from(body.toString('latin1').replace(/[^A-Za-z0-9+/=]/g, ''), 'base64')
  if (encoding !== 'quoted-printable') return body
  const text = body
    .toString('latin1')
    // Only from where a run of blanks begins: tried at each of them, one long run would take hours.
    .replace(/(?<![ \t])[ \t]+(?=\r?$)/gm, '')
    .replace(/=\r?\n/g, '')
  return Buffer.from(
    text.replace(/=([0-9A-Fa-f]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))),
    'latin1',
  )
}

/** Text in the charset it says, or in the one it is in when it lies: what is no UTF-8 is what Windows writes. */
export function textOf(content: Buffer, charset: string | null): string {
  const utf8 = asUtf8(content)
  const claims = (charset ?? 'utf-8').toLowerCase()
  if (claims === 'utf-8' || claims === 'us-ascii' || claims === 'utf8') return utf8 ?? asWindows(content)
  try {
    return new TextDecoder(claims).decode(content)
  } catch {
    return utf8 ?? asWindows(content)
  }
}

const asWindows = (content: Buffer): string => new TextDecoder('windows-1252').decode(content)

function asUtf8(content: Buffer): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(content)
  } catch {
    return null
  }
}
