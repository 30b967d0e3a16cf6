import type { OrgTx } from '../../platform/db.ts'
import { part, sql } from '../../platform/sql.ts'
import type { Side, Signature } from './model.ts'
import type { Terms } from './terms.ts'

/** What a mandate says, as one side wrote it. Offered, it is never written again. */
export type MandateVersion = {
  readonly mandateId: string
  readonly version: number
  readonly side: Side
  readonly terms: Terms
  readonly note: string
  readonly madeAt: Date
  readonly madeByName: string
  readonly offeredAt: Date | null
  readonly declinedAt: Date | null
  readonly declinedWhy: string
  /** Of the file that was offered, in hexadecimal. */
  readonly sha256: string | null
}

/** Rows of a mandate: of this organisation, or offered to it. */
const of = (tx: OrgTx, mandateId: string) =>
  part`v.mandate_id = ${mandateId} and (v.org_id = ${tx.orgId} or v.agency_org_id = ${tx.orgId})`

/** The versions of a mandate, the newest first; of another organisation's, those that were offered. */
export const versionsOf = (tx: OrgTx, mandateId: string): Promise<MandateVersion[]> =>
  tx.rows(sql`
    select v.mandate_id, v.version, v.side, v.terms, v.note, v.made_at, v.made_by_name, v.offered_at, v.declined_at, v.declined_why, encode(f.sha256, 'hex') as sha256
    from outsourcing.mandate_version v
    left join outsourcing.mandate_file f on f.org_id = v.org_id and f.mandate_id = v.mandate_id and f.version = v.version
    where ${of(tx, mandateId)} order by v.version desc`)

export const signaturesOf = (tx: OrgTx, mandateId: string): Promise<Signature[]> =>
  tx.rows(sql`
    select v.version, v.side, v.signer_name, v.signer_title, v.actor_name, v.signed_on, v.signed_at, encode(v.sha256, 'hex') as sha256, v.paper_id
    from outsourcing.mandate_signature v where ${of(tx, mandateId)} order by v.version, v.signed_at`)

/** The file of a version, as it was offered; null while it was not. */
export const fileOf = (
  tx: OrgTx,
  mandateId: string,
  version: number,
): Promise<{ bytes: Buffer; sha256: string } | null> =>
  tx.maybe(sql`
    select v.bytes, encode(v.sha256, 'hex') as sha256 from outsourcing.mandate_file v where ${of(tx, mandateId)} and v.version = ${version}`)

type Draft = Pick<MandateVersion, 'mandateId' | 'version' | 'side' | 'terms' | 'note' | 'madeAt' | 'madeByName'>

/** Writes a version, or writes it anew while it was not offered. */
export const writeVersion = (tx: OrgTx, one: Draft): Promise<number> =>
  tx.run(sql`
    insert into outsourcing.mandate_version as v (org_id, mandate_id, version, side, terms, note, made_at, made_by_name)
    values (${tx.orgId}, ${one.mandateId}, ${one.version}, ${one.side}, ${JSON.stringify(one.terms)}, ${one.note}, ${one.madeAt}, ${one.madeByName})
    on conflict (org_id, mandate_id, version) do update set terms = excluded.terms, note = excluded.note, made_at = excluded.made_at,
      made_by_name = excluded.made_by_name
    where v.offered_at is null and v.side = excluded.side`)

/** Fixes a version with its file: what both may sign. */
export async function offerVersion(
  tx: OrgTx,
  one: { readonly mandateId: string; readonly version: number; readonly agencyOrgId: number | null; readonly at: Date },
  file: { readonly bytes: Uint8Array; readonly sha256: string },
): Promise<void> {
  await tx.run(sql`
    update outsourcing.mandate_version set offered_at = ${one.at}, agency_org_id = ${one.agencyOrgId}
    where org_id = ${tx.orgId} and mandate_id = ${one.mandateId} and version = ${one.version}`)
  await tx.run(sql`
    insert into outsourcing.mandate_file (org_id, mandate_id, version, agency_org_id, sha256, bytes)
    values (${tx.orgId}, ${one.mandateId}, ${one.version}, ${one.agencyOrgId}, decode(${file.sha256}, 'hex'),
      ${Buffer.from(file.bytes.buffer, file.bytes.byteOffset, file.bytes.byteLength)})`)
}

export const insertSignature = (
  tx: OrgTx,
  one: Omit<Signature, 'signedAt'> & {
    readonly mandateId: string
    readonly agencyOrgId: number | null
    readonly actorId: string
    readonly at: Date
  },
): Promise<number> =>
  tx.run(sql`
    insert into outsourcing.mandate_signature (org_id, mandate_id, version, side, agency_org_id, signer_name, signer_title, actor_id, actor_name,
      signed_on, signed_at, sha256, paper_id)
    values (${tx.orgId}, ${one.mandateId}, ${one.version}, ${one.side}, ${one.agencyOrgId}, ${one.signerName}, ${one.signerTitle}, ${one.actorId},
      ${one.actorName}, ${one.signedOn}, ${one.at}, decode(${one.sha256}, 'hex'), ${one.paperId})
    on conflict do nothing`)

export const markDeclined = (tx: OrgTx, mandateId: string, version: number, why: string, at: Date): Promise<number> =>
  tx.run(sql`
    update outsourcing.mandate_version set declined_at = ${at}, declined_why = ${why}
    where org_id = ${tx.orgId} and mandate_id = ${mandateId} and version = ${version}`)
