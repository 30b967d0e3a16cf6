import { createHash } from 'node:crypto'
import { Refused, refuse } from '../../kernel/verdict.ts'
import type { Db } from '../../platform/db.ts'
import { measured, type ZipPart, zipOf } from '../../platform/zip-writer.ts'
import { MOST_PACK_BYTES } from './model.ts'
import { fileBytes, filesOf, insertFile, type PackFile } from './pack-store.ts'
import { packWording as words } from './wording.ts'

export const packTooLarge = (): Refused =>
  new Refused(refuse('pack_too_large', words.tooLarge, { limit: MOST_PACK_BYTES >> 20 }).refusal)

type NewFile = Pick<PackFile, 'name' | 'title' | 'type'> &
  Partial<Pick<PackFile, 'pages' | 'exhibitNo' | 'notArchival' | 'changed' | 'originalSha256'>>

/** Where a pack is kept while it is made: each file once it is there, in a transaction of its own, so that none waits in memory for the last. */
export type PackWriter = {
  /** Throws `Refused` when the whole becomes too large. */
  put(file: NewFile, bytes: Uint8Array): Promise<void>
  readonly files: readonly PackFile[]
}

export function packWriter(db: Db, orgId: number, packId: string): PackWriter {
  const files: PackFile[] = []
  let total = 0
  return {
    files,
    async put(file, bytes) {
      total += bytes.length
      if (total > MOST_PACK_BYTES) throw packTooLarge()
      const kept: PackFile = {
        pages: null,
        exhibitNo: null,
        notArchival: '',
        changed: '',
        originalSha256: null,
        ...file,
        place: files.length + 1,
        size: bytes.length,
        sha256: createHash('sha256').update(bytes).digest('hex'),
      }
      await db.inOrg(orgId, (tx) => insertFile(tx, packId, kept, bytes))
      files.push(kept)
    },
  }
}

/** The files of a pack as an archive, read one at a time: the same bytes each time it is asked for. */
export async function* packZip(db: Db, orgId: number, packId: string): AsyncGenerator<Uint8Array> {
  yield* zipOf(partsOf(db, orgId, packId))
}

async function* partsOf(db: Db, orgId: number, packId: string): AsyncGenerator<ZipPart> {
  for (const { place } of await db.inOrg(orgId, (tx) => filesOf(tx, packId))) {
    const file = await db.inOrg(orgId, (tx) => fileBytes(tx, packId, place))
    if (file) yield { name: file.name, bytes: file.bytes, packs: file.type !== 'application/pdf' }
  }
}

export const packMeasured = (db: Db, orgId: number, packId: string): Promise<{ size: number; sha256: string }> =>
  measured(packZip(db, orgId, packId))
