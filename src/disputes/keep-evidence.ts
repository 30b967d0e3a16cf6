import { createHash } from 'node:crypto'
import type { By } from '../cash/index.ts'
import { newId } from '../kernel/ids.ts'
import { Refused, refuse } from '../kernel/verdict.ts'
import type { OrgTx } from '../platform/db.ts'
import { notFound } from '../platform/http.ts'
import { evidenceNamed, insertEvidence } from './evidence-store.ts'
import { fileKind } from './file-type.ts'
import { EVIDENCE_BYTES } from './model.ts'
import { lockDispute } from './store.ts'
import { recordOn } from './tell.ts'
import { disputesWording as words } from './wording.ts'

/** The whole upload, or a refusal once it is longer than evidence may be. */
export async function uploaded(upload: ReadableStream<Uint8Array> | null): Promise<Buffer> {
  const parts: Uint8Array[] = []
  let size = 0
  for await (const part of (upload ?? new Blob([]).stream()) as unknown as AsyncIterable<Uint8Array>) {
    size += part.length
    if (size > EVIDENCE_BYTES) throw new Refused(refuse('too_large', words.fileTooLarge).refusal)
    parts.push(part)
  }
  return Buffer.concat(parts)
}

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
  readonly sha256: string
}

/** Refuses what is empty, over ten megabytes, a program, or nothing that is known. Its name holds no path and no control character. */
export function checkedFile(given: { readonly name: string; readonly bytes: Uint8Array }): CheckedFile {
  const name = plainName(given.name)
  const { bytes } = given
  if (bytes.length === 0) throw new Refused(refuse('file_empty', words.fileEmpty).refusal)
  if (bytes.length > EVIDENCE_BYTES) throw new Refused(refuse('too_large', words.fileTooLarge).refusal)
  const kind = fileKind(bytes)
  if (kind === 'executable') throw new Refused(refuse('file_executable', words.fileExecutable, { name }).refusal)
  if (kind === null) throw new Refused(refuse('file_unknown', words.fileUnknown, { name }).refusal)
  return { name, type: kind.type, bytes, sha256: createHash('sha256').update(bytes).digest('hex') }
}

/**
 * Keeps a file with a dispute, byte for byte, with its SHA-256. Its type is read from its content, never from its name: a program, and
 * what is not known, is refused, and so is the same file a second time. Gives its id.
 */
export async function keepEvidence(
  tx: OrgTx,
  disputeId: string,
  given: { readonly name: string; readonly bytes: Uint8Array },
  by: By,
): Promise<string> {
  const { name, type, bytes, sha256 } = checkedFile(given)
  const dispute = await lockDispute(tx, disputeId)
  if (!dispute) throw new Refused(notFound().refusal)
  const id = newId(by.at)
  const file = { id, name, type, size: bytes.length, sha256, addedAt: by.at, addedBy: by.actor.name }
  if ((await insertEvidence(tx, disputeId, { ...file, bytes })) === 0) {
    const known = (await evidenceNamed(tx, disputeId, sha256)) ?? name
    throw new Refused(refuse('already_done', words.fileTwice, { name: known }).refusal)
  }
  await recordOn(tx, dispute, by, 'dispute_evidence_added', { file: name, sha256 })
  return id
}
