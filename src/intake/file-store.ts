import { promisify } from 'node:util'
import { inflateRaw } from 'node:zlib'
import type { Db, OrgTx } from '../platform/db.ts'
import { sql } from '../platform/sql.ts'

const inflate = promisify(inflateRaw)

export type StoredFile = {
  readonly id: string
  readonly contentId: string
  readonly name: string
  readonly size: number
  readonly uploadedAt: Date
}

export const fileOf = (tx: OrgTx, id: string): Promise<StoredFile | null> =>
  tx.maybe(
    sql`select id, content_id, name, size, uploaded_at from intake.file where org_id = ${tx.orgId} and id = ${id}`,
  )

/** The files that hold these bytes, the first sent first. */
export const filesWithHash = (tx: OrgTx, sha256: Buffer): Promise<StoredFile[]> =>
  tx.rows(sql`
    select id, content_id, name, size, uploaded_at from intake.file
    where org_id = ${tx.orgId} and sha256 = ${sha256} order by uploaded_at, id`)

export async function insertFile(tx: OrgTx, file: StoredFile & { sha256: Buffer; uploadedBy: string }): Promise<void> {
  await tx.run(sql`
    insert into intake.file (org_id, id, content_id, name, size, sha256, uploaded_at, uploaded_by)
    values (${tx.orgId}, ${file.id}, ${file.contentId}, ${file.name}, ${file.size}, ${file.sha256}, ${file.uploadedAt}, ${file.uploadedBy})`)
}

export async function insertChunk(
  tx: OrgTx,
  contentId: string,
  no: number,
  firstLine: number,
  bytes: Buffer,
): Promise<void> {
  await tx.run(sql`
    insert into intake.file_chunk (org_id, content_id, no, first_line, bytes)
    values (${tx.orgId}, ${contentId}, ${no}, ${firstLine}, ${bytes})`)
}

const chunk = (tx: OrgTx, contentId: string, no: number): Promise<{ firstLine: number; bytes: Buffer } | null> =>
  tx.maybe(
    sql`select first_line, bytes from intake.file_chunk where org_id = ${tx.orgId} and content_id = ${contentId} and no = ${no}`,
  )

/** The chunk that holds a line, with the line it begins at. */
export async function chunkAtLine(
  tx: OrgTx,
  contentId: string,
  line: number,
): Promise<{ firstLine: number; bytes: Buffer } | null> {
  const found = await tx.maybe<{ firstLine: number; bytes: Buffer }>(sql`
    select first_line, bytes from intake.file_chunk
    where org_id = ${tx.orgId} and content_id = ${contentId} and first_line <= ${line} order by first_line desc, no desc limit 1`)
  return found && { firstLine: found.firstLine, bytes: await inflate(found.bytes) }
}

/** Line ends of a piece of text: line feeds, or carriage returns in a text that has no line feed. */
export function countLines(bytes: Buffer): number {
  const mark = bytes.includes(10) ? 10 : 13
  let count = 0
  for (let at = bytes.indexOf(mark); at >= 0; at = bytes.indexOf(mark, at + 1)) count++
  return count
}

/** How many lines a stored text has: its last chunk tells, since it knows the line it begins at. */
export async function linesOf(tx: OrgTx, contentId: string): Promise<number> {
  const last = await chunkAtLine(tx, contentId, 2 ** 31 - 1)
  if (!last) return 0
  const isEnded = [10, 13].includes(last.bytes.at(-1) ?? 0)
  return last.firstLine - 1 + countLines(last.bytes) + (isEnded ? 0 : 1)
}

/**
 * The bytes of a stored file, readable again and again. Each chunk is fetched in a short transaction of its own, one ahead
 * of the reader, so that memory stays flat and no transaction waits on parsing. `onRead` hears how many lines and bytes each
 * pass has given so far.
 */
export function storedSource(
  db: Db,
  orgId: number,
  contentId: string,
  onRead: (lines: number, bytes: number) => void = () => {},
): () => AsyncIterable<Uint8Array> {
  const fetch = async (no: number) => {
    const found = await db.inOrg(orgId, (tx) => chunk(tx, contentId, no))
    return found && { firstLine: found.firstLine, bytes: await inflate(found.bytes) }
  }
  return async function* () {
    let next = fetch(0)
    let given = 0
    for (let no = 1; ; no++) {
      const found = await next
      if (!found) return
      const { bytes } = found
      onRead(found.firstLine - 1, given)
      given += bytes.length
      next = fetch(no)
      // A reader that stops early leaves this promise unread: its failure must not become an unhandled one.
      next.catch(() => {})
      yield bytes
    }
  }
}
