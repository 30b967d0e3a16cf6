import { inflateRawSync } from 'node:zlib'

/** A part of a ZIP as its directory tells it: sizes in bytes, packed and unpacked. */
export type ZipEntry = { name: string; method: number; packed: number; unpacked: number; offset: number }

/** What a ZIP says it holds, from the directory at its end; null when there is none, or it is damaged. */
export function zipEntries(file: Buffer): ZipEntry[] | null {
  const end = file.lastIndexOf('PK\x05\x06', undefined, 'latin1')
  if (end < 0 || end + 22 > file.length) return null
  const count = file.readUInt16LE(end + 10)
  let at = file.readUInt32LE(end + 16)
  const entries: ZipEntry[] = []
  for (let i = 0; i < count; i++) {
    if (at + 46 > file.length || file.readUInt32LE(at) !== 0x02014b50) return null
    const nameLength = file.readUInt16LE(at + 28)
    entries.push({
      name: file.toString('utf8', at + 46, at + 46 + nameLength),
      method: file.readUInt16LE(at + 10),
      packed: file.readUInt32LE(at + 20),
      unpacked: file.readUInt32LE(at + 24),
      offset: file.readUInt32LE(at + 42),
    })
    at += 46 + nameLength + file.readUInt16LE(at + 30) + file.readUInt16LE(at + 32)
  }
  return entries
}

/** The entry's bytes; `larger` when they exceed what the directory declares, null when they cannot be read. */
export function unpack(file: Buffer, entry: ZipEntry): Buffer | 'larger' | null {
  const at = entry.offset
  if (at + 30 > file.length || file.readUInt32LE(at) !== 0x04034b50) return null
  const start = at + 30 + file.readUInt16LE(at + 26) + file.readUInt16LE(at + 28)
  if (start + entry.packed > file.length) return null
  const packed = file.subarray(start, start + entry.packed)
  if (entry.method === 0) return packed
  if (entry.method !== 8) return null
  try {
    const body = inflateRawSync(packed, { maxOutputLength: Math.max(entry.unpacked, 1) })
    return body.length === entry.unpacked ? body : null
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE' ? 'larger' : null
  }
}
