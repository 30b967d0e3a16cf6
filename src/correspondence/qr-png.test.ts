import { crc32, inflateSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { qrModules } from './qr-modules.ts'
import { qrPng } from './qr-png.ts'

test('the picture holds the modules of the code, each five dots wide, in a white frame, and its chunks are whole', () => {
  const text = 'BCD\n002\n1\nSCT\n\nCLAIRE\nFR7630006000011234567890189\nEUR1234.56\n\nRF24FAC2026001'
  const png = qrPng(text)
  const chunks = new Map<string, Buffer>()
  for (let at = 8; at < png.length; ) {
    const length = png.readUInt32BE(at)
    const body = png.subarray(at + 4, at + 8 + length)
    expect(png.readUInt32BE(at + 8 + length)).toBe(crc32(body))
    chunks.set(body.subarray(0, 4).toString('latin1'), body.subarray(4))
    at += length + 12
  }
  expect([...chunks.keys()]).toEqual(['IHDR', 'IDAT', 'IEND'])
  const modules = qrModules(text)
  const dots = (modules.size + 4) * 5
  expect(chunks.get('IHDR')!.toString('hex')).toBe(
    Buffer.concat([
      ...[dots, dots].map((size) => Buffer.from([0, 0, size >> 8, size & 255])),
      Buffer.from([1, 0, 0, 0, 0]),
    ]).toString('hex'),
  )
  const rows = inflateSync(chunks.get('IDAT')!)
  const rowBytes = Math.ceil(dots / 8) + 1
  expect(rows.length).toBe(rowBytes * dots)
  for (let y = 0; y < dots; y++)
    for (let x = 0; x < dots; x++) {
      const isWhite = (rows[y * rowBytes + 1 + (x >> 3)]! >> (7 - (x & 7))) & 1
      const module = [Math.floor(y / 5) - 2, Math.floor(x / 5) - 2] as const
      const isInside = module.every((place) => place >= 0 && place < modules.size)
      expect(isWhite).toBe(isInside && modules.get(...module) ? 0 : 1)
    }
})
