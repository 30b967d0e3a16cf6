import type { Db, OrgTx } from '../../platform/db.ts'
import { fileBytes, filesOf } from './handover-store.ts'
import { packageZip, paperBytes } from './package-archive.ts'
import type { PackageFile } from './write-package.ts'

/** The bytes of one file: made for it, or those of the paper as it was then. */
export const handoverBytes = (tx: OrgTx, placingId: string, file: PackageFile): Promise<Buffer | null> =>
  file.documentId === null ? fileBytes(tx, placingId, file.place) : paperBytes(tx, file)

/** The whole file as an archive. */
export async function* handoverZip(db: Db, orgId: number, placingId: string): AsyncGenerator<Uint8Array> {
  const files = await db.inOrg(orgId, (tx) => filesOf(tx, placingId))
  yield* packageZip(files, (file) => db.inOrg(orgId, (tx) => handoverBytes(tx, placingId, file)))
}
