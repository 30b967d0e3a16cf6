import { textOfPdf } from '../adapters/pdf/index.ts'
import { withoutAccents } from '../kernel/plain-letters.ts'
import { orRefuse, Refused, refuse } from '../kernel/verdict.ts'
import { type CheckedFile, checkedFile } from '../platform/upload.ts'
import { unpack, type ZipEntry, zipEntries } from '../platform/zip-file.ts'
import { BATCH_BYTES, BATCH_FILES, FILE_BYTES } from './model.ts'
import { documentsWording as words } from './wording.ts'

/** An invoice says what it is on its first pages. */
const MOST_READ = { pages: 200, lines: 20_000 }

/** A file as it came, with the lines of its text in capitals and without accents; none for what holds no text. */
export type ReadFile = CheckedFile & { readonly lines: readonly string[] }

/** Null: more than one file may weigh. `damaged`: a part of an archive that cannot be unpacked. */
type GivenFile = { readonly name: string; readonly bytes: Buffer | 'damaged' | null }

/**
 * Looks at a file that is to be kept: refused when it is empty, over 25 MB, a program, nothing that is known, damaged, or a PDF that does not
 * open without a password, not at all, or only at a cost that no document has.
 */
export async function readFile({ name: givenName, bytes }: GivenFile): Promise<ReadFile> {
  if (bytes === 'damaged') throw new Refused(refuse('file_damaged', words.fileDamaged, { name: givenName }).refusal)
  const file = checkedFile({ name: givenName, bytes }, FILE_BYTES)
  if (file.type !== 'application/pdf') return { ...file, lines: [] }
  const text = orRefuse(await textOfPdf(file, MOST_READ))
  // A picture of a document, or a book of many pages: kept like any other, and a person says what it is.
  if ('tooMany' in text) return { ...file, lines: [] }
  const lines = text.rows.map((row) => withoutAccents(row.map((piece) => piece.text).join('  ')).toUpperCase())
  return { ...file, lines }
}

/** What archivers of one system leave in an archive for themselves. */
const isByproduct = (name: string): boolean => /(^|\/)(__MACOSX\/|\.DS_Store$|Thumbs\.db$|desktop\.ini$|\._)/.test(name)

const isArchive = (bytes: Buffer): boolean => bytes.subarray(0, 4).toString('latin1') === 'PK\x03\x04'

/**
 * The files of what was dropped: itself, or each file of an archive in turn, unpacked one at a time and never past what is accepted. An
 * office document is an archive too, and one file. Throws `Refused`, before the first file, for an archive that cannot be read or holds too
 * much.
 */
export function* filesIn(given: { readonly name: string; readonly bytes: Buffer | null }): Generator<GivenFile> {
  const { bytes } = given
  const entries = bytes && isArchive(bytes) ? zipEntries(bytes) : []
  const isPackage = entries?.some(({ name }) => name === '[Content_Types].xml' || name === 'mimetype') === true
  if (!bytes || !isArchive(bytes) || isPackage) return yield given
  if (!entries) throw new Refused(refuse('zip_broken', words.zipBroken, { name: given.name }).refusal)
  const files = entries.filter(({ name }) => !name.endsWith('/') && !isByproduct(name))
  const total = files.reduce((sum, { unpacked }) => sum + unpacked, 0)
  const params = { name: given.name, limit: BATCH_BYTES >> 20, files: BATCH_FILES }
  if (total > BATCH_BYTES) throw new Refused(refuse('too_large', words.archiveTooLarge, params).refusal)
  if (files.length > BATCH_FILES) throw new Refused(refuse('too_many', words.tooMany, params).refusal)
  for (const entry of files) yield { name: entry.name, bytes: bodyOf(bytes, entry) }
}

/** What cannot be taken is refused by its own name, and the others are read. */
function bodyOf(archive: Buffer, entry: ZipEntry): GivenFile['bytes'] {
  if (entry.unpacked > FILE_BYTES) return null
  const body = entry.unpacked === 0 ? Buffer.alloc(0) : unpack(archive, entry)
  return body instanceof Buffer ? body : 'damaged'
}
