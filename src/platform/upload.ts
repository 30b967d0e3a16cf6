import { createHash } from 'node:crypto'
import { Refused, refuse } from '../kernel/verdict.ts'
import { fileKind } from './file-type.ts'
import { platformWording as words } from './wording.ts'

/**
 * The whole of what somebody sends, or null when it is longer than `most` bytes. Up to `heard` bytes it is listened to and thrown away, so
 * that a sender of too much sees our answer and not a broken line; past that it is cut off.
 */
export async function wholeUpload(
  upload: ReadableStream<Uint8Array> | null,
  most: number,
  heard = most,
): Promise<Buffer | null> {
  const parts: Uint8Array[] = []
  let size = 0
  for await (const part of (upload ?? new Blob([]).stream()) as unknown as AsyncIterable<Uint8Array>) {
    size += part.length
    if (size > Math.max(most, heard)) return null
    if (size > most) parts.length = 0
    else parts.push(part)
  }
  return size > most ? null : Buffer.concat(parts)
}

/** The most of a file that somebody sends from a page or attaches to a dispute. */
export const SENT_BYTES = 10 << 20

/** A name that holds no path and no control character, whatever the sender called it. */
const plainName = (name: string): string =>
  name
    .split(/[\\/]/)
    .at(-1)!
    .replace(/\p{Cc}/gu, ' ')
    .trim()
    .slice(0, 300) || 'document'

/** A file that somebody sent, with its type as its content tells it. */
export type CheckedFile = {
  readonly name: string
  readonly type: string
  readonly bytes: Uint8Array
  /** In hexadecimal. */
  readonly sha256: string
}

/** Refuses what is empty, over `most` bytes, a program, or nothing that is known. Its name holds no path and no control character. */
export function checkedFile(
  given: { readonly name: string; readonly bytes: Uint8Array | null },
  most: number = SENT_BYTES,
): CheckedFile {
  const name = plainName(given.name)
  const { bytes } = given
  if (bytes === null || bytes.length > most)
    throw new Refused(refuse('too_large', words.fileTooLarge, { name, limit: most >> 20 }).refusal)
  if (bytes.length === 0) throw new Refused(refuse('file_empty', words.fileEmpty, { name }).refusal)
  const kind = fileKind(bytes)
  if (kind === 'executable') throw new Refused(refuse('file_executable', words.fileExecutable, { name }).refusal)
  if (kind === null) throw new Refused(refuse('file_unknown', words.fileUnknown, { name }).refusal)
  return { name, type: kind.type, bytes, sha256: createHash('sha256').update(bytes).digest('hex') }
}
