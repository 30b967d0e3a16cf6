import type { OrgTx } from '../platform/db.ts'
import { sql } from '../platform/sql.ts'

export type Evidence = {
  readonly id: string
  readonly name: string
  /** Media type, read from the content. */
  readonly type: string
  /** Bytes. */
  readonly size: number
  /** SHA-256, in hexadecimal. */
  readonly sha256: string
  readonly addedAt: Date
  readonly addedBy: string
}

export const evidenceOf = (tx: OrgTx, disputeId: string): Promise<Evidence[]> =>
  tx.rows(sql`
    select id, name, type, size, encode(sha256, 'hex') as sha256, added_at, added_by from disputes.evidence
    where org_id = ${tx.orgId} and dispute_id = ${disputeId} order by added_at, id`)

export const evidenceFile = (tx: OrgTx, id: string): Promise<{ name: string; type: string; bytes: Buffer } | null> =>
  tx.maybe(sql`select name, type, bytes from disputes.evidence where org_id = ${tx.orgId} and id = ${id}`)

/** Keeps a file; none when the same bytes are kept with this dispute already. */
export const insertEvidence = (
  tx: OrgTx,
  disputeId: string,
  file: Evidence & { readonly bytes: Uint8Array },
): Promise<number> =>
  tx.run(sql`
    insert into disputes.evidence (org_id, id, dispute_id, name, type, size, sha256, bytes, added_at, added_by)
    values (${tx.orgId}, ${file.id}, ${disputeId}, ${file.name}, ${file.type}, ${file.size}, decode(${file.sha256}, 'hex'), ${Buffer.from(file.bytes)},
      ${file.addedAt}, ${file.addedBy})
    on conflict (org_id, dispute_id, sha256) do nothing`)

export const evidenceNamed = async (tx: OrgTx, disputeId: string, sha256: string): Promise<string | null> =>
  (
    await tx.maybe<{ name: string }>(sql`
      select name from disputes.evidence where org_id = ${tx.orgId} and dispute_id = ${disputeId} and sha256 = decode(${sha256}, 'hex')`)
  )?.name ?? null
