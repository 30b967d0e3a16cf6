import { organisationOf } from '../../access/index.ts'
import { dayIn } from '../../kernel/calendar.ts'
import { Refused } from '../../kernel/verdict.ts'
import type { Clock } from '../../platform/clock.ts'
import type { Db } from '../../platform/db.ts'
import type { JobHandlers, JobPayload } from '../../platform/jobs.ts'
import { record, systemActor } from '../../trail/index.ts'
import { mandateOf, signedTerms } from '../mandates/store.ts'
import { packageZip, paperBytes } from '../placements/package-archive.ts'
import { type PackageFile, packageWriter } from '../placements/write-package.ts'
import { writeExport } from './build-export.ts'
import { type HandBackDeps, writeHandBack } from './build-hand-back.ts'
import { backFiles } from './hand-back-store.ts'
import {
  askPackage,
  dropPackageFiles,
  insertPackageFile,
  lockPackage,
  type Package,
  packageFileBytes,
  packageFiles,
  packageReady,
  packageRefused,
  packagesOf,
} from './package-store.ts'

export type PackageDeps = HandBackDeps & { readonly clock: Clock }

export const closingJobs = (deps: PackageDeps): JobHandlers => ({
  'outsourcing.build_package': (payload) => buildPackage(deps, payload),
})

/** Makes an archive from nothing, so that a build cut short begins again; the hash of its manifest goes on the trail of whoever asked. */
async function buildPackage(deps: PackageDeps, { orgId, packageId }: JobPayload): Promise<void> {
  const { db, clock } = deps
  const id = String(packageId)
  const asked = await db.inOrg(orgId, async (tx) => {
    const one = await lockPackage(tx, id)
    if (one?.state !== 'building') return null
    await dropPackageFiles(tx, id)
    return one
  })
  if (!asked) return
  const keep = (file: PackageFile, bytes: Uint8Array | null) =>
    db.inOrg(orgId, (tx) => insertPackageFile(tx, id, file, bytes))
  const writer = packageWriter(keep, asked.lang, asked.askedAt)
  try {
    const sha256 =
      asked.kind === 'export' ? await writeExport(deps, orgId, asked, writer) : await writeHandBack(deps, asked, writer)
    await db.inOrg(orgId, async (tx) => {
      const at = clock.now()
      if ((await packageReady(tx, id, sha256, at)) === 0) return
      const subject = { kind: 'mandate', id: asked.mandateId }
      const data = { kind: asked.kind, file: asked.name, manifest: sha256 }
      await record(tx, { actor: systemActor('placements'), at, verb: 'mandate_package_made', subject, data })
    })
  } catch (error) {
    if (!(error instanceof Refused)) throw error
    const { refusal } = error
    await db.inOrg(orgId, async (tx) => {
      await dropPackageFiles(tx, id)
      await packageRefused(tx, id, refusal, clock.now())
    })
  }
}

/** An archive as it was made. Papers are read from where they are kept. */
export async function* packageBytes(db: Db, orgId: number, id: string): AsyncGenerator<Uint8Array> {
  const files = await db.inOrg(orgId, (tx) => packageFiles(tx, id))
  yield* packageZip(files, (file) =>
    db.inOrg(orgId, (tx) => (file.documentId === null ? packageFileBytes(tx, id, file.place) : paperBytes(tx, file))),
  )
}

/** A mandate is over and its files came home: what was done about them is gathered by itself, once. */
export const handBackAfterEnd = (
  { db, clock }: Pick<PackageDeps, 'db' | 'clock'>,
  { orgId, mandateId }: JobPayload,
): Promise<void> =>
  db.inOrg(orgId, async (tx) => {
    const mandate = await mandateOf(tx, String(mandateId))
    const terms = mandate && (await signedTerms(tx, mandate.id))
    const at = clock.now()
    const today = dayIn((await organisationOf(tx)).timeZone, at)
    const until = mandate?.worksUntil ?? mandate?.endsOn
    if (!mandate || !terms || mandate.state !== 'ended' || !until || until >= today) return
    if ((await packagesOf(tx, mandate.id)).some(isHandBack) || (await backFiles(tx, mandate.id)).length === 0) return
    await askPackage(tx, mandate, 'hand_back', terms.lang, { actor: systemActor('placements'), at, today })
  })

const isHandBack = ({ kind, state }: Package): boolean => kind === 'hand_back' && state !== 'refused'
