import { bytesOf, documentOf } from '../../documents/index.ts'
import type { OrgTx } from '../../platform/db.ts'
import { type ZipPart, zipOf } from '../../platform/zip-writer.ts'
import type { PackageFile } from './write-package.ts'

/** The bytes of a paper as it was when the package was made; null where it is no longer kept as it was. */
export async function paperBytes(tx: OrgTx, file: PackageFile): Promise<Buffer | null> {
  const kept = file.documentId === null ? null : await documentOf(tx, file.documentId)
  return kept?.sha256 === file.sha256 ? bytesOf(tx, kept.id) : null
}

/** A package as an archive, one part in memory at a time: the same bytes each time it is asked for. */
export const packageZip = (
  files: readonly PackageFile[],
  read: (file: PackageFile) => Promise<Buffer | null>,
): AsyncGenerator<Uint8Array> => zipOf(partsOf(files, read))

async function* partsOf(
  files: readonly PackageFile[],
  read: (file: PackageFile) => Promise<Buffer | null>,
): AsyncGenerator<ZipPart> {
  for (const file of files) {
    const bytes = await read(file)
    if (bytes) yield { name: file.name, bytes, packs: !PACKED.test(file.type) }
  }
}

/** What does not get smaller. */
const PACKED = /pdf|jpeg|png|zip|openxml/
