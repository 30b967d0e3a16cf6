import type { By } from '../cash/index.ts'
import { newId } from '../kernel/ids.ts'
import { Refused, refuse } from '../kernel/verdict.ts'
import type { OrgTx } from '../platform/db.ts'
import { notFound } from '../platform/http.ts'
import { checkedFile } from '../platform/upload.ts'
import { evidenceNamed, insertEvidence } from './evidence-store.ts'
import { lockDispute } from './store.ts'
import { recordOn } from './tell.ts'
import { disputesWording as words } from './wording.ts'

/**
 * Keeps a file with a dispute, byte for byte, with its SHA-256. Its type is read from its content, never from its name: a program, and
 * what is not known, is refused, and so is the same file a second time. Gives its id.
 */
export async function keepEvidence(
  tx: OrgTx,
  disputeId: string,
  given: { readonly name: string; readonly bytes: Uint8Array | null },
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
