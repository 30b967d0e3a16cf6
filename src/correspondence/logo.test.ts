import { deflateSync } from 'node:zlib'
import { afterAll, describe, expect, it } from 'vitest'
import { openPdfPress } from '../platform/pdf/pdf-press.ts'
import { TODAY } from './fixtures.ts'
import { proveLogo } from './letter.ts'
import { MAX_LOGO_BYTES, readLogo } from './logo.ts'

const press = openPdfPress({ workers: 1 })
afterAll(() => press.close())

const svg = (inside: string, head = '') =>
  Buffer.from(`${head}<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9">${inside}</svg>`)
const codeOf = (bytes: Uint8Array) => {
  const verdict = readLogo(bytes)
  return verdict.ok ? verdict.value.format : verdict.refusal.code
}

const CRC = Array.from({ length: 256 }, (_, n) => {
  let c = n
  for (let k = 0; k < 8; k++) c = c & 1 ? 0xedb88320 ^ (c >>> 1) : c >>> 1
  return c >>> 0
})
function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type), data])
  let crc = 0xffffffff
  for (const byte of body) crc = CRC[(crc ^ byte) & 255]! ^ (crc >>> 8)
  const frame = Buffer.alloc(8)
  frame.writeUInt32BE(data.length, 0)
  frame.writeUInt32BE((crc ^ 0xffffffff) >>> 0, 4)
  return Buffer.concat([frame.subarray(0, 4), body, frame.subarray(4)])
}
function png(width: number, height: number, isDamaged = false): Buffer {
  const head = Buffer.alloc(13)
  head.writeUInt32BE(width, 0)
  head.writeUInt32BE(height, 4)
  head.set([8, 0, 0, 0, 0], 8)
  const rows = deflateSync(Buffer.alloc(isDamaged ? 3 : (width + 1) * Math.min(height, 50)))
  return Buffer.concat([
    Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'),
    chunk('IHDR', head),
    chunk('IDAT', rows),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

describe('a logo', () => {
  it('is known by its bytes', () => {
    expect(codeOf(svg('<path d="M0 0h9v9z" fill="url(#a)"/>', '<?xml version="1.0"?>\n'))).toBe('svg')
    expect(codeOf(png(40, 40))).toBe('png')
    expect(
      codeOf(Buffer.from('ffd8ffe000104a46494600010100000100010000ffc0000b080064012c01011100ffda0000', 'hex')),
    ).toBe('jpeg')
    expect(codeOf(Buffer.from('GIF89a'))).toBe('logo_format')
    expect(codeOf(new Uint8Array())).toBe('logo_format')
    expect(codeOf(Buffer.from('<html><svg></svg></html>'))).toBe('logo_format')
  })

  it('is bounded in bytes and pixels', () => {
    expect(codeOf(new Uint8Array(MAX_LOGO_BYTES + 1))).toBe('logo_too_big')
    expect(codeOf(png(40_000, 20))).toBe('logo_pixels')
    expect(codeOf(png(0, 20))).toBe('logo_broken')
  })

  it('may not load or run anything', () => {
    const hostile = [
      '<script>alert(1)</script>',
      '<rect onload="x()"/>',
      '<image href="/etc/passwd"/>',
      '<image xlink:href="http://evil.example/a.png"/>',
      '<foreignObject/>',
      '<s:script>alert(1)</s:script>',
      '<style>@import url(http://evil.example)</style>',
      '<rect fill="url(http://evil.example#a)"/>',
      '<a href="javascript:x">x</a>',
    ]
    for (const inside of hostile) expect(codeOf(svg(inside)), inside).toBe('logo_unsafe')
    expect(codeOf(svg('', '<!DOCTYPE svg [<!ENTITY a "b">]>'))).toBe('logo_unsafe')
    expect(codeOf(svg('<use href="#a"/><image href="data:image/png;base64,AAAA"/>'))).toBe('svg')
  })

  it('is drawn once before it is accepted', async () => {
    const proof = async (bytes: Uint8Array, format: 'png' | 'svg') => {
      const verdict = await proveLogo(press, { format, bytes }, TODAY)
      return verdict.ok ? 'ok' : verdict.refusal.code
    }
    expect(await proof(png(40, 40), 'png')).toBe('ok')
    expect(await proof(png(40, 40, true), 'png')).toBe('logo_broken')
    expect(await proof(svg('<rect width="4" height="4"/>'), 'svg')).toBe('ok')
    expect(await proof(Buffer.from('<svg><rect'), 'svg')).toBe('logo_broken')
  })
})
