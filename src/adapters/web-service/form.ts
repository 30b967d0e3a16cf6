import { randomBytes } from 'node:crypto'

type Field = readonly [name: string, value: string]
type File = { readonly field: string; readonly name: string; readonly type: string; readonly bytes: Uint8Array }

/** A form with a file (RFC 7578), as bytes with their content type. Names of fields and files are ours and hold no quote. */
export function multipart(fields: readonly Field[], file: File): { contentType: string; body: Buffer } {
  const boundary = `quittance-${randomBytes(16).toString('hex')}`
  const head = (disposition: string, type = '') =>
    `--${boundary}\r\ncontent-disposition: form-data; ${disposition}\r\n${type && `content-type: ${type}\r\n`}\r\n`
  const parts = fields.map(([name, value]) => Buffer.from(`${head(`name="${name}"`)}${value}\r\n`))
  const opening = head(`name="${file.field}"; filename="${file.name}"`, file.type)
  return {
    contentType: `multipart/form-data; boundary=${boundary}`,
    body: Buffer.concat([...parts, Buffer.from(opening), file.bytes, Buffer.from(`\r\n--${boundary}--\r\n`)]),
  }
}
