import { deflateRawSync } from 'node:zlib'

/** A ZIP whose directory says what we want of its parts. */
export function zip(parts: { name: string; body: Buffer; declared?: number }[]): Buffer {
  const locals: Buffer[] = []
  const directory: Buffer[] = []
  let offset = 0
  for (const { name, body, declared = body.length } of parts) {
    const packed = deflateRawSync(body)
    const local = Buffer.alloc(30)
    local.writeUInt32LE(0x04034b50, 0)
    local.writeUInt16LE(8, 8)
    local.writeUInt32LE(packed.length, 18)
    local.writeUInt32LE(declared, 22)
    local.writeUInt16LE(name.length, 26)
    const entry = Buffer.alloc(46)
    entry.writeUInt32LE(0x02014b50, 0)
    entry.writeUInt16LE(8, 10)
    entry.writeUInt32LE(packed.length, 20)
    entry.writeUInt32LE(declared, 24)
    entry.writeUInt16LE(name.length, 28)
    entry.writeUInt32LE(offset, 42)
    locals.push(local, Buffer.from(name), packed)
    directory.push(entry, Buffer.from(name))
    offset += 30 + name.length + packed.length
  }
  const end = Buffer.alloc(22)
  end.writeUInt32LE(0x06054b50, 0)
  end.writeUInt16LE(parts.length, 10)
  end.writeUInt32LE(Buffer.concat(directory).length, 12)
  end.writeUInt32LE(offset, 16)
  return Buffer.concat([...locals, ...directory, end])
}

/** As little of a workbook as is taken for one, with one sheet that may lie about its size. */
export const workbookOf = (sheet: Buffer, declared?: number): Buffer =>
  zip([
    { name: '[Content_Types].xml', body: Buffer.from('<Types/>') },
    { name: 'xl/workbook.xml', body: Buffer.from('<workbook/>') },
    { name: 'xl/worksheets/sheet1.xml', body: sheet, declared },
  ])
