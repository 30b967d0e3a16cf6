import { createHash } from 'node:crypto'

/** What a file says of itself to be read as PDF/A-2b, and the colours that its numbers mean. */

const xml = (text: string): string =>
  text.replace(/\p{Cc}/gu, ' ').replace(/[<>&"']/g, (letter) => `&#${letter.charCodeAt(0)};`)

/** The packet of ISO 16684-1 that says the same as the information of the file (ISO 19005-2, 6.6). */
export function xmpPacket(about: { readonly title: string; readonly author: string; readonly at: Date }): string {
  const at = `${about.at.toISOString().slice(0, 19)}Z`
  return `<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/">
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">${xml(about.title)}</rdf:li></rdf:Alt></dc:title>
<dc:creator><rdf:Seq><rdf:li>${xml(about.author)}</rdf:li></rdf:Seq></dc:creator>
<xmp:CreateDate>${at}</xmp:CreateDate>
<pdfaid:part>2</pdfaid:part><pdfaid:conformance>B</pdfaid:conformance>
</rdf:Description></rdf:RDF></x:xmpmeta>
<?xpacket end="r"?>`
}

/** The identifier of a file: of what it says, so that the same file has the same. */
export const fileId = (...parts: readonly (string | Uint8Array)[]): string => {
  const hash = createHash('sha256')
  for (const part of parts) hash.update(part)
  return hash.digest('hex').slice(0, 32)
}

const DAY_MADE = [2026, 1, 1, 0, 0, 0]

/** s15Fixed16: a signed number with sixteen bits after the point (ICC.1:2001-04, 5.3.2). */
const fixed = (value: number): Buffer => {
  const bytes = Buffer.alloc(4)
  bytes.writeInt32BE(Math.round(value * 65_536))
  return bytes
}
const point = (x: number, y: number, z: number): Buffer =>
  Buffer.concat([Buffer.from('XYZ \0\0\0\0', 'latin1'), fixed(x), fixed(y), fixed(z)])

/** The curve of IEC 61966-2-1 in 1 024 steps. */
function curve(): Buffer {
  const steps = 1_024
  const bytes = Buffer.alloc(12 + steps * 2)
  bytes.write('curv', 0, 'latin1')
  bytes.writeUInt32BE(steps, 8)
  for (let step = 0; step < steps; step++) {
    const seen = step / (steps - 1)
    const light = seen <= 0.04045 ? seen / 12.92 : ((seen + 0.055) / 1.055) ** 2.4
    bytes.writeUInt16BE(Math.round(light * 65_535), 12 + step * 2)
  }
  return bytes
}

const described = (text: string): Buffer => {
  const bytes = Buffer.alloc(12 + text.length + 1 + 78)
  bytes.write('desc', 0, 'latin1')
  bytes.writeUInt32BE(text.length + 1, 8)
  bytes.write(text, 12, 'latin1')
  return bytes
}

/** The colours of screens (sRGB, IEC 61966-2-1) as a profile of three primaries and a curve, ICC version 2.1; D50, adapted by Bradford. */
export function screenProfile(): Buffer {
  const same = curve()
  const tags: readonly (readonly [string, Buffer])[] = [
    ['desc', described('sRGB IEC61966-2.1')],
    ['cprt', Buffer.from('text\0\0\0\0Public domain\0', 'latin1')],
    ['wtpt', point(0.9642, 1, 0.8249)],
    ['rXYZ', point(0.43607, 0.22249, 0.01392)],
    ['gXYZ', point(0.38515, 0.71687, 0.09708)],
    ['bXYZ', point(0.14307, 0.06061, 0.7141)],
    ['rTRC', same],
    ['gTRC', same],
    ['bTRC', same],
  ]
  const table = Buffer.alloc(4 + tags.length * 12)
  table.writeUInt32BE(tags.length, 0)
  const bodies: Buffer[] = []
  let at = 128 + table.length
  const places = new Map<Buffer, number>()
  for (const [place, [mark, body]] of tags.entries()) {
    if (!places.has(body)) {
      places.set(body, at)
      const padded = Buffer.alloc(Math.ceil(body.length / 4) * 4)
      body.copy(padded)
      bodies.push(padded)
      at += padded.length
    }
    const row = 4 + place * 12
    table.write(mark, row, 'latin1')
    table.writeUInt32BE(places.get(body)!, row + 4)
    table.writeUInt32BE(body.length, row + 8)
  }
  const head = Buffer.alloc(128)
  head.writeUInt32BE(at, 0)
  head.writeUInt32BE(0x0210_0000, 8)
  head.write('mntrRGB XYZ ', 12, 'latin1')
  for (const [place, value] of DAY_MADE.entries()) head.writeUInt16BE(value, 24 + place * 2)
  head.write('acsp', 36, 'latin1')
  point(0.9642, 1, 0.8249).copy(head, 68, 8)
  return Buffer.concat([head, table, ...bodies])
}
