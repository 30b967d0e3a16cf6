import { createReadStream } from 'node:fs'

/** A file that can be read again from its first byte: intake reads a ledger twice and never holds it whole. */
export type FileSource = () => AsyncIterable<Uint8Array>

export const bytesSource = (bytes: Uint8Array): FileSource =>
  async function* () {
    yield bytes
  }

/** Chunks of 256 kB: large enough that per-chunk work vanishes, small enough that memory stays flat. */
export const fileSource =
  (path: string): FileSource =>
  () =>
    createReadStream(path, { highWaterMark: 1 << 18 })

/** The first `size` bytes (fewer when the file is shorter) and whether they are the whole file. */
export async function readHead(source: FileSource, size: number): Promise<{ head: Buffer; whole: boolean }> {
  const parts: Uint8Array[] = []
  let length = 0
  for await (const chunk of source()) {
    parts.push(chunk)
    length += chunk.length
    if (length > size) break
  }
  const all = Buffer.concat(parts)
  return { head: all.subarray(0, size), whole: all.length <= size }
}

/** The whole file, or null when it is longer than `limit` bytes. For formats that cannot be read as a stream. */
export async function readWhole(source: FileSource, limit: number): Promise<Buffer | null> {
  const { head, whole } = await readHead(source, limit)
  return whole ? head : null
}

/** The same text re-encoded as UTF-8, so that everything downstream may look for ASCII separators byte by byte. */
export const fromUtf16 = (source: FileSource, label: 'utf-16le' | 'utf-16be'): FileSource =>
  async function* () {
    const decoder = new TextDecoder(label)
    for await (const chunk of source()) yield Buffer.from(decoder.decode(chunk, { stream: true }))
    const rest = decoder.decode()
    if (rest) yield Buffer.from(rest)
  }
