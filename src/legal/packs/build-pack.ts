import { type Refusal, Refused, refuse } from '../../kernel/verdict.ts'
import type { Clock } from '../../platform/clock.ts'
import type { Db } from '../../platform/db.ts'
import type { JobPayload } from '../../platform/jobs.ts'
import { DocumentFailed, type PdfPress } from '../../platform/pdf/pdf-press.ts'
import { record } from '../../trail/index.ts'
import { dropFiles, endPack, lockPack, type Pack } from './pack-store.ts'
import { type PackWriter, packMeasured, packWriter } from './pack-writer.ts'
import { packWording as words } from './wording.ts'

export type PackDeps = { readonly db: Db; readonly clock: Clock; readonly press: PdfPress }

/** Writes the files of a pack. Throws `Refused` where nothing is to be made. */
export type PackBuilder = (deps: PackDeps, orgId: number, pack: Pack, writer: PackWriter) => Promise<void>

/**
 * Makes a pack that was asked for: from nothing each time, so that a build cut short begins again. What is refused leaves a sentence and no
 * file; the archive is known by its hash.
 */
export async function buildPack(deps: PackDeps, { orgId, packId }: JobPayload, build: PackBuilder): Promise<void> {
  const { db, clock } = deps
  const id = String(packId)
  const pack = await db.inOrg(orgId, async (tx) => {
    const found = await lockPack(tx, id)
    if (found?.state === 'building') await dropFiles(tx, id)
    return found
  })
  if (pack?.state !== 'building') return
  const end = async (): Promise<{ size: number; sha256: string } | { refusal: Refusal }> => {
    try {
      await build(deps, orgId, pack, packWriter(db, orgId, id))
      return await packMeasured(db, orgId, id)
    } catch (error) {
      if (error instanceof Refused) return { refusal: error.refusal }
      if (!(error instanceof DocumentFailed)) throw error
      return { refusal: refuse('cannot_draw', words.cannotDraw, { problem: error.message.slice(0, 200) }).refusal }
    }
  }
  const ended = await end()
  await db.inOrg(orgId, async (tx) => {
    const at = clock.now()
    if ('refusal' in ended) await dropFiles(tx, id)
    if ((await endPack(tx, id, ended, at)) === 0) return
    const { customerId, madeBy, madeByName, name, kind } = pack
    await record(tx, {
      actor: { id: madeBy, name: madeByName },
      at,
      verb: 'refusal' in ended ? 'pack_refused' : 'pack_made',
      subject: { kind: 'customer', id: customerId },
      data: {
        pack: id,
        packKind: kind,
        file: name,
        ...('refusal' in ended ? { why: ended.refusal.code } : { sha256: ended.sha256, bytes: ended.size }),
      },
    })
  })
}
