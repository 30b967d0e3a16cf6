import { createHash } from 'node:crypto'
import { crc32, deflateRawSync } from 'node:zlib'
import { invariant } from '../kernel/invariant.ts'

/** A part of an archive. `packs`: it is worth compressing; a PDF is not. */
export type ZipPart = { readonly name: string; readonly bytes: Uint8Array; readonly packs: boolean }

/** 1 January 1980, the first day of the format: an archive of the same parts is the same bytes whenever it is made. */
const DAY_ONE = 0x0021
const UTF8_NAMES = 0x0800
const MOST_PARTS = 0xffff
const MOST_BYTES = 0xffff_ffff

/**
 * A ZIP as a stream, one part in memory at a time, in the order given. The same parts give the same bytes. Throws past 65 535 parts or
 * 4 GB: whoever makes one bounds it far below.
 */
export async function* zipOf(parts: AsyncIterable<ZipPart> | Iterable<ZipPart>): AsyncGenerator<Uint8Array> {
  const directory: Buffer[] = []
  let count = 0
  let at = 0
  for await (const { name, bytes, packs } of parts) {
    const body = packs ? deflateRawSync(bytes) : bytes
    const title = Buffer.from(name, 'utf8')
    const about = Buffer.alloc(26)
    about.writeUInt16LE(20, 0)
    about.writeUInt16LE(UTF8_NAMES, 2)
    about.writeUInt16LE(packs ? 8 : 0, 4)
    about.writeUInt16LE(DAY_ONE, 8)
    about.writeUInt32LE(crc32(bytes), 10)
    about.writeUInt32LE(body.length, 14)
    about.writeUInt32LE(bytes.length, 18)
    about.writeUInt16LE(title.length, 22)
    const place = Buffer.alloc(14)
    place.writeUInt32LE(at, 10)
    directory.push(Buffer.concat([marked(0x02014b50), versionMadeBy, about, place, title]))
    const head = Buffer.concat([marked(0x04034b50), about, title])
    at += head.length + body.length
    count += 1
    invariant(count <= MOST_PARTS && at <= MOST_BYTES, 'an archive holds 65 535 parts and 4 GB at most')
    yield head
    yield body
  }
  const listed = Buffer.concat(directory)
  const end = Buffer.alloc(18)
  end.writeUInt16LE(count, 4)
  end.writeUInt16LE(count, 6)
  end.writeUInt32LE(listed.length, 8)
  end.writeUInt32LE(at, 12)
  yield Buffer.concat([listed, marked(0x06054b50), end])
}

const marked = (mark: number): Buffer => {
  const bytes = Buffer.alloc(4)
  bytes.writeUInt32LE(mark)
  return bytes
}
const versionMadeBy = Buffer.from([20, 0])

/** How many bytes a stream holds, and their SHA-256 in hexadecimal, without keeping them. */
export async function measured(chunks: AsyncIterable<Uint8Array>): Promise<{ size: number; sha256: string }> {
  const hash = createHash('sha256')
  let size = 0
  for await (const chunk of chunks) {
    hash.update(chunk)
    size += chunk.length
  }
  return { size, sha256: hash.digest('hex') }
}
