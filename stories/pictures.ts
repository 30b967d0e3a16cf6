import { crc32, deflateSync } from 'node:zlib'

/** Pictures for tests, made here: what a scanner and a telephone leave. */

const chunk = (kind: string, data: Buffer): Buffer => {
  const body = Buffer.concat([Buffer.from(kind, 'latin1'), data])
  const framed = Buffer.alloc(body.length + 8)
  framed.writeUInt32BE(data.length, 0)
  body.copy(framed, 4)
  framed.writeUInt32BE(crc32(body), body.length + 4)
  return framed
}

/** A grey PNG of so many points. */
export function pngOf(width: number, height: number): Uint8Array<ArrayBuffer> {
  const head = Buffer.alloc(13)
  head.writeUInt32BE(width, 0)
  head.writeUInt32BE(height, 4)
  head[8] = 1
  const row = Math.ceil(width / 8) + 1
  const rows = deflateSync(Buffer.alloc(row * height))
  const mark = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
  return new Uint8Array(Buffer.concat([mark, chunk('IHDR', head), chunk('IDAT', rows), chunk('IEND', Buffer.alloc(0))]))
}

/** A picture of 24 by 16 points with a black quarter at its top left, as a program writes it. */
const JPEG = Buffer.from(
  '/9j/4AAQSkZJRgABAQAAAQABAAD/2wBDABsSFBcUERsXFhceHBsgKEIrKCUlKFE6PTBCYFVlZF9VXVtqeJmBanGQc1tdhbWGkJ6jq62rZ4C8ybqmx5moq6T/wAAL' +
    'CAAQABgBAREA/8QAFQABAQAAAAAAAAAAAAAAAAAAAAX/xAAiEAABAgMJAAAAAAAAAAAAAAAAERMBBRIVFiNCUWFko+L/2gAIAQEAAD8AXR53V6KcllFlPY7rtOSl' +
    'EXeOpTAB/9k=',
  'base64',
)

/** A JPEG as a telephone leaves it: `turn` says how it was held (Exif, tag 0x0112). */
export function jpegOf(turn: 1 | 3 | 6 | 8): Uint8Array<ArrayBuffer> {
  const tags = Buffer.from([
    0x4d,
    0x4d,
    0,
    0x2a,
    0,
    0,
    0,
    8,
    0,
    1,
    1,
    0x12,
    0,
    3,
    0,
    0,
    0,
    1,
    0,
    turn,
    0,
    0,
    0,
    0,
    0,
    0,
  ])
  const segment = Buffer.concat([
    Buffer.from([0xff, 0xe1, 0, tags.length + 8]),
    Buffer.from('Exif\0\0', 'latin1'),
    tags,
  ])
  return new Uint8Array(Buffer.concat([JPEG.subarray(0, 2), segment, JPEG.subarray(2)]))
}
