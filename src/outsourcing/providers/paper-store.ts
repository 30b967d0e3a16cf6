import type { LocalDate } from '../../kernel/calendar.ts'
import type { OrgTx } from '../../platform/db.ts'
import { part, sql } from '../../platform/sql.ts'
import type { CheckedFile } from '../../platform/upload.ts'
import type { AlertDays, Paper } from './model.ts'

const columns = part`id, provider_id, kind, name, type, size, encode(sha256, 'hex') as sha256, expires_on, added_at, added_by_name, is_dropped, verified_by_name`

/** The papers kept of providers, the newest first: of each kind, the first is the one that holds. */
export const papersOf = (tx: OrgTx, providerIds: readonly string[]): Promise<Paper[]> =>
  tx.rows(sql`
    select ${columns} from outsourcing.paper where org_id = ${tx.orgId} and provider_id = any(${providerIds}::uuid[]) and removed_at is null
    order by added_at desc, id desc`)

/** One paper, removed or not. */
export const paperOf = (tx: OrgTx, id: string): Promise<(Paper & { removedAt: Date | null }) | null> =>
  tx.maybe(sql`select ${columns}, removed_at from outsourcing.paper where org_id = ${tx.orgId} and id = ${id}`)

export const paperBytes = async (tx: OrgTx, id: string): Promise<Buffer> =>
  (await tx.one<{ bytes: Buffer }>(sql`select bytes from outsourcing.paper where org_id = ${tx.orgId} and id = ${id}`))
    .bytes

/** Keeps a paper; none when the same bytes are kept of this provider. */
export const insertPaper = (
  tx: OrgTx,
  one: Pick<Paper, 'id' | 'providerId' | 'kind' | 'expiresOn' | 'addedAt' | 'addedByName' | 'isDropped'>,
  { name, type, sha256, bytes }: CheckedFile,
): Promise<number> =>
  tx.run(sql`
    insert into outsourcing.paper (org_id, id, provider_id, kind, name, type, size, sha256, bytes, expires_on, added_at, added_by_name,
      is_dropped)
    values (${tx.orgId}, ${one.id}, ${one.providerId}, ${one.kind}, ${name}, ${type}, ${bytes.length}, decode(${sha256}, 'hex'),
      ${Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)}, ${one.expiresOn}, ${one.addedAt}, ${one.addedByName}, ${one.isDropped})
    on conflict (org_id, provider_id, sha256) where removed_at is null do nothing`)

/** Somebody here has looked at what the provider dropped; none when somebody had, or when it was no such paper. */
export const markPaperVerified = (
  tx: OrgTx,
  id: string,
  expiresOn: LocalDate | null,
  by: { readonly name: string; readonly at: Date },
): Promise<number> =>
  tx.run(sql`
    update outsourcing.paper set verified_at = ${by.at}, verified_by_name = ${by.name}, expires_on = ${expiresOn}
    where org_id = ${tx.orgId} and id = ${id} and is_dropped and verified_at is null and removed_at is null`)

export const markPaperRemoved = (
  tx: OrgTx,
  id: string,
  by: { readonly name: string; readonly at: Date },
): Promise<number> =>
  tx.run(sql`
    update outsourcing.paper set removed_at = ${by.at}, removed_by_name = ${by.name}
    where org_id = ${tx.orgId} and id = ${id} and removed_at is null`)

/** What somebody said is seen to: something that ends on a day, told so many days before. */
export type SeenExpiry = {
  readonly providerId: string
  readonly what: string
  readonly expiresOn: LocalDate
  readonly days: AlertDays
}

export const seenExpiries = (tx: OrgTx): Promise<SeenExpiry[]> =>
  tx.rows(sql`select provider_id, what, expires_on, days from outsourcing.expiry_seen where org_id = ${tx.orgId}`)

export const markSeen = (
  tx: OrgTx,
  one: SeenExpiry,
  by: { readonly name: string; readonly at: Date },
): Promise<number> =>
  tx.run(sql`
    insert into outsourcing.expiry_seen (org_id, provider_id, what, expires_on, days, seen_at, seen_by_name)
    values (${tx.orgId}, ${one.providerId}, ${one.what}, ${one.expiresOn}, ${one.days}, ${by.at}, ${by.name})
    on conflict do nothing`)

/** Papers among these that bear the signature of a mandate. */
export const signedAmong = async (tx: OrgTx, ids: readonly string[]): Promise<ReadonlySet<string>> =>
  new Set(
    (
      await tx.rows<{ paperId: string }>(sql`
        select distinct paper_id from outsourcing.mandate_signature where org_id = ${tx.orgId} and paper_id = any(${ids}::uuid[])`)
    ).map(({ paperId }) => paperId),
  )
