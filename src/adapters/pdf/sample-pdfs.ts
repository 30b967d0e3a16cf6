import { deflateRawSync, constants as zlib } from 'node:zlib'

/** PDFs that a hostile or careless sender makes, for tests. */

/** A PDF of so many pages, all of one content: pages share it, and readers go through it for each. */
export function pdfOfOneContent(content: Uint8Array, filter: string, pages = 1): Buffer<ArrayBuffer> {
  const kids = Array.from({ length: pages }, (_, at) => `${at + 5} 0 R`).join(' ')
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    `<< /Type /Pages /Count ${pages} /Kids [${kids}] >>`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>',
    [`<< /Length ${content.length} ${filter} >>\nstream\n`, content, '\nendstream'],
    ...Array.from(
      { length: pages },
      () =>
        '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F 3 0 R >> >> /Contents 4 0 R >>',
    ),
  ]
  const parts: Buffer[] = [Buffer.from('%PDF-1.4\n')]
  const offsets: number[] = []
  let size = parts[0]!.length
  for (const [at, object] of objects.entries()) {
    offsets.push(size)
    const body = [object].flat().map((piece) => Buffer.from(piece as string))
    const whole = Buffer.concat([Buffer.from(`${at + 1} 0 obj\n`), ...body, Buffer.from('\nendobj\n')])
    parts.push(whole)
    size += whole.length
  }
  const rows = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('')
  const end = `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${rows}trailer\n<< /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${size}\n%%EOF\n`
  return Buffer.concat([...parts, Buffer.from(end)]) as Buffer<ArrayBuffer>
}

const BLOCK = 1 << 20

/** One page whose content unfolds into so many megabytes of blanks, a thousand times what it weighs. */
export function deflateBomb(megabytes: number): Buffer<ArrayBuffer> {
  const block = deflateRawSync(Buffer.alloc(BLOCK, ' '), { level: 9, finishFlush: zlib.Z_FULL_FLUSH })
  const size = BigInt(megabytes) * BigInt(BLOCK)
  // The sum that zlib checks (RFC 1950), of as many blanks.
  const low = (1n + 32n * size) % 65_521n
  const high = (size + 16n * size * (size + 1n)) % 65_521n
  const sum = Buffer.alloc(4)
  sum.writeUInt32BE(Number((high << 16n) | low))
  const blocks = Array.from({ length: megabytes }, () => block)
  const last = Buffer.from([0x03, 0x00])
  return pdfOfOneContent(Buffer.concat([Buffer.from([0x78, 0xda]), ...blocks, last, sum]), '/Filter /FlateDecode')
}

/** Pages of so many words each, none of which adds a line: the text is short, and reading it is long. */
export const densePdf = (pages: number, words: number): Buffer<ArrayBuffer> =>
  pdfOfOneContent(Buffer.from(`BT /F 6 Tf 20 400 Td ${'(mot) Tj 1 0 Td '.repeat(words)}ET`), '', pages)
