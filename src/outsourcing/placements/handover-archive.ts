import { bytesOf, documentOf } from '../../documents/index.ts'
import type { Db, OrgTx } from '../../platform/db.ts'
import { type ZipPart, zipOf } from '../../platform/zip-writer.ts'
import { fileBytes, filesOf, type HandoverFile } from './handover-store.ts'

/** The bytes of one file: made for it, or those of the paper as it was then. Null where the paper is no longer kept as it was. */
export async function handoverBytes(tx: OrgTx, placingId: string, file: HandoverFile): Promise<Buffer | null> {
  if (file.documentId === null) return fileBytes(tx, placingId, file.place)
  const kept = await documentOf(tx, file.documentId)
  return kept?.sha256 === file.sha256 ? bytesOf(tx, kept.id) : null
}

/** The whole file as an archive, one part in memory at a time: the same bytes each time it is asked for. */
export async function* handoverZip(db: Db, orgId: number, placingId: string): AsyncGenerator<Uint8Array> {
  yield* zipOf(partsOf(db, orgId, placingId))
}

async function* partsOf(db: Db, orgId: number, placingId: string): AsyncGenerator<ZipPart> {
  for (const file of await db.inOrg(orgId, (tx) => filesOf(tx, placingId))) {
    const bytes = await db.inOrg(orgId, (tx) => handoverBytes(tx, placingId, file))
    if (bytes) yield { name: file.name, bytes, packs: !PACKED.test(file.type) }
  }
}

/** What does not get smaller. */
const PACKED = /pdf|jpeg|png|zip|openxml/
