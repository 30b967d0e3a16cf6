import type { By } from '../../cash/index.ts'
import { newId } from '../../kernel/ids.ts'
import { type Refusal, Refused, refuse } from '../../kernel/verdict.ts'
import type { Lang } from '../../kernel/wording.ts'
import { archiveName } from '../../legal/index.ts'
import type { OrgTx } from '../../platform/db.ts'
import { enqueue } from '../../platform/jobs.ts'
import { part, sql } from '../../platform/sql.ts'
import type { Mandate } from '../mandates/model.ts'
import { mandateNumber } from '../model.ts'
import { handedOverWith } from '../placements/handover-store.ts'
import type { PackageFile } from '../placements/write-package.ts'
import type { PackageKind } from './model.ts'
import { closingWording as words } from './wording.ts'

/** What leaves the house of a mandate as one archive. Of the organisation that asked for it. */
export type Package = {
  readonly id: string
  readonly mandateId: string
  readonly creditorOrgId: number
  readonly agencyOrgId: number | null
  readonly kind: PackageKind
  readonly state: 'building' | 'ready' | 'refused'
  readonly refusal: Refusal | null
  readonly name: string
  readonly lang: Lang
  /** Of the manifest, in hexadecimal. */
  readonly sha256: string | null
  readonly askedAt: Date
  readonly askedByName: string
  readonly builtAt: Date | null
}

const columns = part`id, mandate_id, creditor_org_id, agency_org_id, kind, state, refusal, name, lang, encode(sha256, 'hex') as sha256, asked_at,
  asked_by_name, built_at`

export const packageOf = (tx: OrgTx, id: string): Promise<Package | null> =>
  tx.maybe(sql`select ${columns} from outsourcing.package where org_id = ${tx.orgId} and id = ${id}`)

export const lockPackage = (tx: OrgTx, id: string): Promise<Package | null> =>
  tx.maybe(sql`select ${columns} from outsourcing.package where org_id = ${tx.orgId} and id = ${id} for update`)

/** The latest first. */
export const packagesOf = (tx: OrgTx, mandateId: string): Promise<Package[]> =>
  tx.rows(sql`
    select ${columns} from outsourcing.package where org_id = ${tx.orgId} and mandate_id = ${mandateId} order by asked_at desc, id desc`)

/** Has an archive made, by a job of its own; one at a time of each kind. Gives its id. */
export async function askPackage(tx: OrgTx, mandate: Mandate, kind: PackageKind, lang: Lang, by: By): Promise<string> {
  const running = (await packagesOf(tx, mandate.id)).some((one) => one.kind === kind && one.state === 'building')
  if (running) throw new Refused(refuse('already_done', words.askedAlready).refusal)
  const id = newId(by.at)
  const name = archiveName(kind === 'export' ? 'mandat' : 'restitution', mandateNumber(mandate.no), by.today)
  await tx.run(sql`
    insert into outsourcing.package (org_id, id, mandate_id, creditor_org_id, agency_org_id, kind, state, name, lang, asked_at, asked_by_name)
    values (${tx.orgId}, ${id}, ${mandate.id}, ${mandate.orgId}, ${mandate.agencyOrgId}, ${kind}, 'building', ${name}, ${lang}, ${by.at},
      ${by.actor.name})`)
  await enqueue(tx, 'outsourcing.build_package', { orgId: tx.orgId, packageId: id }, { queue: `handover:${tx.orgId}` })
  return id
}

export const packageReady = (tx: OrgTx, id: string, sha256: string, at: Date): Promise<number> =>
  tx.run(sql`
    update outsourcing.package set state = 'ready', sha256 = decode(${sha256}, 'hex'), built_at = ${at}
    where org_id = ${tx.orgId} and id = ${id} and state = 'building'`)

export const packageRefused = (tx: OrgTx, id: string, refusal: Refusal, at: Date): Promise<number> =>
  tx.run(sql`
    update outsourcing.package set state = 'refused', refusal = ${JSON.stringify(refusal)}, built_at = ${at}
    where org_id = ${tx.orgId} and id = ${id} and state = 'building'`)

export const insertPackageFile = (
  tx: OrgTx,
  packageId: string,
  one: PackageFile,
  bytes: Uint8Array | null,
): Promise<number> =>
  tx.run(sql`
    insert into outsourcing.package_file (org_id, package_id, place, name, title, type, size, sha256, document_id, bytes)
    values (${tx.orgId}, ${packageId}, ${one.place}, ${one.name}, ${one.title}, ${one.type}, ${one.size}, decode(${one.sha256}, 'hex'),
      ${one.documentId}, ${bytes && Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)})`)

export const dropPackageFiles = (tx: OrgTx, packageId: string): Promise<number> =>
  tx.run(sql`delete from outsourcing.package_file where org_id = ${tx.orgId} and package_id = ${packageId}`)

export const packageFiles = (tx: OrgTx, packageId: string): Promise<PackageFile[]> =>
  tx.rows(sql`
    select place, name, title, type, size, encode(sha256, 'hex') as sha256, document_id from outsourcing.package_file
    where org_id = ${tx.orgId} and package_id = ${packageId} order by place`)

export const packageFileBytes = async (tx: OrgTx, packageId: string, place: number): Promise<Buffer | null> =>
  (
    await tx.maybe<{ bytes: Buffer | null }>(sql`
      select bytes from outsourcing.package_file where org_id = ${tx.orgId} and package_id = ${packageId} and place = ${place}`)
  )?.bytes ?? null

/** The act with which a paper was handed over, or the mandate in whose archive it is; null: it is in none. */
export async function leftWith(tx: OrgTx, documentId: string): Promise<string | null> {
  const handedOver = await handedOverWith(tx, documentId)
  if (handedOver !== null) return handedOver
  const row = await tx.maybe<{ no: number }>(sql`
    select m.no from outsourcing.package_file f join outsourcing.package p on p.org_id = f.org_id and p.id = f.package_id
    join outsourcing.mandate m on m.org_id = p.creditor_org_id and m.id = p.mandate_id
    where f.org_id = ${tx.orgId} and f.document_id = ${documentId} limit 1`)
  return row && mandateNumber(row.no)
}
