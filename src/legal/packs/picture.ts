/** Pictures that are printed on a page of their own, by their media type. */
export const PICTURES: Readonly<Record<string, string>> = {
  'image/png': 'piece.png',
  'image/jpeg': 'piece.jpg',
  'image/gif': 'piece.gif',
  'image/webp': 'piece.webp',
}

/** More points than a sheet scanned at 600 dots per inch, three times over: what unfolds into more is no photograph of a paper. */
const MOST_POINTS = 120_000_000

/**
 * Why a picture is not printed: it breaks off before its end, so that the court would see a part of it and nobody would know, or it unfolds
 * into more points than any paper has; null when it is whole. What else may be wrong with it, its printing tells.
 */
export function pictureFault(type: string, bytes: Uint8Array): 'cut' | 'huge' | null {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const size = (SIZES[type] ?? (() => null))(file)
  if (size === null) return 'cut'
  return size.width * size.height > MOST_POINTS ? 'huge' : null
}

type Size = { readonly width: number; readonly height: number }

/** The size of a whole picture; null for one that breaks off. */
const SIZES: Readonly<Record<string, (file: Buffer) => Size | null>> = {
  'image/png': (file) =>
    file.length < 24 || !file.includes('IEND', Math.max(0, file.length - 64), 'latin1')
      ? null
      : { width: file.readUInt32BE(16), height: file.readUInt32BE(20) },
  'image/gif': (file) =>
    file.length < 14 || !file.subarray(-64).includes(0x3b)
      ? null
      : { width: file.readUInt16LE(6), height: file.readUInt16LE(8) },
  'image/webp': (file) => (file.length < 30 || file.length < file.readUInt32LE(4) + 8 ? null : sizeOfWebp(file)),
  'image/jpeg': sizeOfJpeg,
}

function sizeOfWebp(file: Buffer): Size {
  const kind = file.toString('latin1', 12, 16)
  if (kind === 'VP8X') return { width: file.readUIntLE(24, 3) + 1, height: file.readUIntLE(27, 3) + 1 }
  if (kind === 'VP8L') {
    const bits = file.readUInt32LE(21)
    return { width: (bits & 0x3fff) + 1, height: ((bits >> 14) & 0x3fff) + 1 }
  }
  return { width: file.readUInt16LE(26) & 0x3fff, height: file.readUInt16LE(28) & 0x3fff }
}

const END = Buffer.from([0xff, 0xd9])

/** From segment to segment (ITU-T T.81, B.1.1): the frame tells the size; after the start of the scan, the end has to come. */
function sizeOfJpeg(file: Buffer): Size | null {
  let size: Size | null = null
  let at = 2
  while (at + 9 < file.length) {
    if (file[at] !== 0xff) return null
    const mark = file[at + 1]!
    if (mark === 0xff) {
      at += 1
      continue
    }
    const isFrame = mark >= 0xc0 && mark <= 0xcf && mark !== 0xc4 && mark !== 0xc8 && mark !== 0xcc
    if (isFrame) size = { height: file.readUInt16BE(at + 5), width: file.readUInt16BE(at + 7) }
    if (mark === 0xda) return file.includes(END, at) ? size : null
    at += 2 + file.readUInt16BE(at + 2)
  }
  return null
}
