import { createHash } from 'node:crypto'
import { promisify } from 'node:util'
import { deflateRaw } from 'node:zlib'
import { newId } from '../kernel/ids.ts'
import { Refused, refuse } from '../kernel/verdict.ts'
import type { Db, OrgTx } from '../platform/db.ts'
import { type Actor, record } from '../trail/index.ts'
import { countLines, filesWithHash, insertChunk, insertFile, type StoredFile } from './file-store.ts'
import { LARGEST_FILE_BYTES } from './model.ts'
import { intakeWording as words } from './wording.ts'

const deflate = promisify(deflateRaw)
const CHUNK_BYTES = 1 << 20
/** A text without a line end for this long is cut anywhere: it is no text a person would want a line of. */
const LONGEST_CHUNK_BYTES = 4 << 20
/** Past this much even the rest of a file too large is not listened to. */
const MOST_BYTES_HEARD = 4 * LARGEST_FILE_BYTES
/** Chunks being compressed at once, in the thread pool, while the next ones arrive. */
const IN_FLIGHT = 4

export type Kept = { readonly file: StoredFile; readonly sameAs: StoredFile | null }

/**
 * Keeps the bytes of an upload with their SHA-256. The same bytes sent before are not kept twice: `sameAs` is the first
 * file that brought them. Refused past 2 GB; nothing is kept of a refused or interrupted upload.
 */
export async function storeFile(
  db: Db,
  orgId: number,
  input: { name: string; bytes: AsyncIterable<Uint8Array>; actor: Actor; at: Date },
): Promise<Kept> {
  const name = plainFileName(input.name)
  const id = newId(input.at)
  return db
    .inOrg(orgId, async (tx) => {
      const { size, sha256 } = await writeChunks(tx, id, input.bytes)
      const same = await filesWithHash(tx, sha256)
      // The chunks just written are dropped with the transaction; the file itself is recorded by the next one.
      if (same.length > 0) throw new AlreadyKept({ size, sha256 })
      return keep(tx, { id, contentId: id, name, size, sha256 }, null)
    })
    .catch((error) => {
      if (!(error instanceof AlreadyKept)) throw error
      const { size, sha256 } = error.content
      return db.inOrg(orgId, async (tx) => {
        const same = await filesWithHash(tx, sha256)
        const first = same[0]!
        const sameName = same.find((file) => file.name === name)
        if (sameName) return { file: sameName, sameAs: first }
        return keep(tx, { id, contentId: first.contentId, name, size, sha256 }, first)
      })
    })

  async function keep(
    tx: OrgTx,
    content: { id: string; contentId: string; name: string; size: number; sha256: Buffer },
    sameAs: StoredFile | null,
  ): Promise<Kept> {
    const file = { ...content, uploadedAt: input.at, uploadedBy: input.actor.name }
    await insertFile(tx, file)
    const data = { name, size: content.size, sha256: content.sha256.toString('hex') }
    await record(tx, { actor: input.actor, at: input.at, verb: 'file_received', subject: { kind: 'file', id }, data })
    return { file: { id, contentId: content.contentId, name, size: content.size, uploadedAt: input.at }, sameAs }
  }
}

class AlreadyKept extends Error {
  readonly content: { size: number; sha256: Buffer }
  constructor(content: { size: number; sha256: Buffer }) {
    super('these bytes are kept already')
    this.content = content
  }
}

const plainFileName = (name: string): string =>
  name
    .replace(/^.*[\\/]/, '')
    // biome-ignore lint/suspicious/noControlCharactersInRegex: a name is shown and downloaded; control characters have no place in it
    .replace(/[\u0000-\u001f\u007f]/g, '')
    .trim()
    .slice(-300) || 'import'

async function writeChunks(
  tx: OrgTx,
  contentId: string,
  bytes: AsyncIterable<Uint8Array>,
): Promise<{ size: number; sha256: Buffer }> {
  const hash = createHash('sha256')
  let size = 0
  let no = 0
  let line = 1
  let waiting: Uint8Array[] = []
  let waitingBytes = 0
  const packing: { firstLine: number; packed: Promise<Buffer> }[] = []
  const writeOldest = async () => {
    const { firstLine, packed } = packing.shift()!
    await insertChunk(tx, contentId, no++, firstLine, await packed)
  }
  const cut = async (whole: boolean) => {
    const all = waiting.length === 1 ? Buffer.from(waiting[0]!) : Buffer.concat(waiting)
    const lineEnd = endOfLines(all)
    const at = whole || (lineEnd === 0 && all.length >= LONGEST_CHUNK_BYTES) ? all.length : lineEnd
    waiting = at < all.length ? [all.subarray(at)] : []
    waitingBytes = all.length - at
    if (at === 0) return
    const body = all.subarray(0, at)
    packing.push({ firstLine: line, packed: deflate(body, { level: 1 }) })
    packing.at(-1)!.packed.catch(() => {})
    line += countLines(body)
    if (packing.length >= IN_FLIGHT) await writeOldest()
  }
  for await (const part of bytes) {
    size += part.length
    // The rest is let through unkept: a sender cut off in the middle sees a broken line, and never the sentence.
    if (size > LARGEST_FILE_BYTES && size < MOST_BYTES_HEARD) continue
    if (size > LARGEST_FILE_BYTES) break
    hash.update(part)
    // However large the pieces that arrive: a chunk is what one reads to show a line, and what progress is told in.
    for (let at = 0; at < part.length; at += CHUNK_BYTES) {
      const piece = part.subarray(at, at + CHUNK_BYTES)
      waiting.push(piece)
      waitingBytes += piece.length
      if (waitingBytes >= CHUNK_BYTES) await cut(false)
    }
  }
  if (size > LARGEST_FILE_BYTES)
    throw new Refused(refuse('too_large', words.fileTooLarge, { limit: LARGEST_FILE_BYTES >> 30 }).refusal)
  if (waitingBytes > 0) await cut(true)
  while (packing.length > 0) await writeOldest()
  return { size, sha256: hash.digest() }
}

/** Where the last whole line ends: after the last line feed, or, in a text that has none, the last carriage return. */
function endOfLines(bytes: Buffer): number {
  const feed = bytes.lastIndexOf(10)
  return (feed >= 0 ? feed : bytes.lastIndexOf(13, bytes.length - 2)) + 1
}
