import { createHash } from 'node:crypto'
import { organisationOf } from '../../access/index.ts'
import { Refused } from '../../kernel/verdict.ts'
import { say } from '../../kernel/wording.ts'
import type { Clock } from '../../platform/clock.ts'
import type { Db } from '../../platform/db.ts'
import type { JobPayload } from '../../platform/jobs.ts'
import { deriveKey } from '../../platform/secrets.ts'
import { record, systemActor } from '../../trail/index.ts'
import { gatherPlacement } from './gather-handover.ts'
import { dropFiles, type Handover, handoverReady, handoverRefused, insertFile, lockHandover } from './handover-store.ts'
import { CLAIM_COLUMNS, CONTACT_COLUMNS, DEBTOR_COLUMNS, HISTORY_COLUMNS, tableOf } from './handover-tables.ts'
import { handoverWords as words } from './handover-wording.ts'
import { placingNumber } from './model.ts'
import { type Placing, placingOf } from './placement-store.ts'
import { placementsOfPlacing } from './read-store.ts'
import { tellProviders } from './webhook-store.ts'
import { type PackageFile, packageWriter } from './write-package.ts'

export type HandoverDeps = {
  readonly db: Db
  readonly clock: Clock
  /** The installation's secret. */
  readonly secret: string
  readonly publicUrl: string
}

/** How long the other side's program may fetch it. */
const KEY_DAYS = 30

/** The key by which the other side's program fetches the file of an act: nobody keeps it, whoever has the installation's secret makes it again. */
export const handoverKey = (secret: string, orgId: number, placingId: string): string =>
  deriveKey(secret, `handover ${orgId} ${placingId}`)
export const keyHash = (key: string): string => createHash('sha256').update(key).digest('hex')
export const handoverAddress = (
  { secret, publicUrl }: Pick<HandoverDeps, 'secret' | 'publicUrl'>,
  orgId: number,
  id: string,
) => `${publicUrl}/api/handovers/${orgId}/${handoverKey(secret, orgId, id)}`

/** Makes the file of an act from nothing, so that a build cut short begins again; then tells the provider's program where it is. */
export async function buildHandover(deps: HandoverDeps, { orgId, placingId }: JobPayload): Promise<void> {
  const { db, clock } = deps
  const id = String(placingId)
  const begun = await db.inOrg(orgId, async (tx) => {
    const handover = await lockHandover(tx, id)
    if (handover?.state !== 'building') return null
    await dropFiles(tx, id)
    return { handover, placing: (await placingOf(tx, id))! }
  })
  if (!begun) return
  try {
    const sha256 = await writeFiles(deps, orgId, begun.handover, begun.placing)
    await db.inOrg(orgId, async (tx) => {
      const at = clock.now()
      const { timeZone } = await organisationOf(tx)
      const keyUntil = new Date(at.getTime() + KEY_DAYS * 86_400_000)
      const key = handoverKey(deps.secret, orgId, id)
      if ((await handoverReady(tx, id, { sha256, keySha256: keyHash(key), keyUntil, at })) === 0) return
      const placements = await placementsOfPlacing(tx, id)
      const number = placingNumber(begun.placing.no)
      const more = {
        placing: number,
        url: handoverAddress(deps, orgId, id),
        until: keyUntil,
        manifest: sha256,
        timeZone,
      }
      await tellProviders(
        tx,
        'placement.placed',
        placements.filter(({ endedOn }) => endedOn === null),
        more,
        at,
      )
      await record(tx, {
        ...{ actor: systemActor('placements'), at, verb: 'handover_made', subject: { kind: 'placing', id } },
        data: { placing: number, file: begun.handover.name, manifest: sha256 },
      })
    })
  } catch (error) {
    if (!(error instanceof Refused)) throw error
    const { refusal } = error
    await db.inOrg(orgId, async (tx) => {
      await dropFiles(tx, id)
      await handoverRefused(tx, id, refusal, clock.now())
    })
  }
}

/** Writes every file and the manifest; gives the manifest's hash. One placement is in memory at a time, without the bytes of its papers. */
async function writeFiles(
  { db, clock }: HandoverDeps,
  orgId: number,
  handover: Handover,
  placing: Placing,
): Promise<string> {
  const { lang, placingId } = handover
  const keep = (file: PackageFile, bytes: Uint8Array | null) =>
    db.inOrg(orgId, (tx) => insertFile(tx, placingId, file, bytes))
  const file = packageWriter(keep, lang, clock.now())
  const tables = {
    claims: tableOf(lang, 'claims', CLAIM_COLUMNS),
    debtors: tableOf(lang, 'debtors', DEBTOR_COLUMNS),
    contacts: tableOf(lang, 'contacts', CONTACT_COLUMNS),
    history: tableOf(lang, 'history', HISTORY_COLUMNS),
  }
  const placements = await db.inOrg(orgId, (tx) => placementsOfPlacing(tx, placingId))
  for (const placement of placements) {
    if (placement.endedOn !== null) continue
    const told = await db.inOrg(orgId, (tx) => gatherPlacement(tx, placement, lang))
    for (const name of ['claims', 'debtors', 'contacts', 'history'] as const) tables[name].rows.push(...told[name])
    for (const paper of told.papers) await file.paper(paper)
  }
  await file.tables(Object.values(tables), 'placements.xlsx')
  const number = placingNumber(placing.no)
  const about = await db.inOrg(orgId, async (tx) => {
    const { name, siren } = await organisationOf(tx)
    return { placing: number, placedOn: placing.placedOn, stage: placing.stage, creditor: { name, siren } }
  })
  return file.close(about, [
    say(lang, words.readMeTitle, { number, creditor: about.creditor.name }),
    say(lang, words.readMeFiles),
    say(lang, words.readMeColumns),
    say(lang, words.readMeOnly),
  ])
}
