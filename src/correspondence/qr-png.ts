import { crc32, deflateSync } from 'node:zlib'
import { qrModules } from './qr-modules.ts'

/** White around the code, in modules: readers want four, and the mail around the picture is white as well. */
const MARGIN = 2
/** Dots per module: sharp on any screen at the size it is shown. */
const SCALE = 5

/**
 * A QR code as a picture of black and white dots, one bit each (PNG, ISO/IEC 15948, colour type 0): a few hundred bytes, and a
 * hundredth of the work of a picture in colours.
 */
export function qrPng(text: string): Buffer {
  const modules = qrModules(text)
  const dots = (modules.size + 2 * MARGIN) * SCALE
  const rowBytes = Math.ceil(dots / 8)
  const blank = Buffer.alloc(rowBytes + 1, 0xff)
  // Each row begins with its filter: none.
  blank[0] = 0
  const rows: Buffer[] = Array<Buffer>(MARGIN * SCALE).fill(blank)
  for (let y = 0; y < modules.size; y++) {
    const row = Buffer.from(blank)
    for (let x = 0; x < modules.size; x++) {
      if (!modules.get(y, x)) continue
      for (let dot = (x + MARGIN) * SCALE; dot < (x + MARGIN + 1) * SCALE; dot++)
        row[1 + (dot >> 3)]! &= ~(0x80 >> (dot & 7))
    }
    for (let copy = 0; copy < SCALE; copy++) rows.push(row)
  }
  rows.push(...Array<Buffer>(MARGIN * SCALE).fill(blank))
  const head = Buffer.alloc(13)
  head.writeUInt32BE(dots, 0)
  head.writeUInt32BE(dots, 4)
  head[8] = 1
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', head),
    chunk('IDAT', deflateSync(Buffer.concat(rows))),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data])
  const framed = Buffer.alloc(body.length + 8)
  framed.writeUInt32BE(data.length, 0)
  body.copy(framed, 4)
  framed.writeUInt32BE(crc32(body), body.length + 4)
  return framed
}
