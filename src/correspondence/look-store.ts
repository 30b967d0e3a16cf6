import type { OrgTx } from '../platform/db.ts'
import { sql } from '../platform/sql.ts'
import type { LogoFormat } from './model.ts'

export type StoredLook = {
  colour: string
  signature: string
  footer: string
  logoSha256: Buffer | null
  updatedAt: Date
}

export const storedLook = (tx: OrgTx): Promise<StoredLook | null> =>
  tx.maybe(
    sql`select colour, signature, footer, logo_sha256, updated_at from correspondence.look where org_id = ${tx.orgId}`,
  )

export async function saveLook(tx: OrgTx, look: Omit<StoredLook, 'updatedAt'>, at: Date): Promise<void> {
  await tx.run(sql`
    insert into correspondence.look (org_id, colour, signature, footer, logo_sha256, updated_at)
    values (${tx.orgId}, ${look.colour}, ${look.signature}, ${look.footer}, ${look.logoSha256}, ${at})
    on conflict (org_id) do update set colour = excluded.colour, signature = excluded.signature, footer = excluded.footer,
      logo_sha256 = excluded.logo_sha256, updated_at = excluded.updated_at`)
}

export async function insertLogo(
  tx: OrgTx,
  logo: { sha256: Buffer; format: LogoFormat; bytes: Uint8Array },
): Promise<void> {
  const bytes = Buffer.from(logo.bytes.buffer, logo.bytes.byteOffset, logo.bytes.byteLength)
  await tx.run(sql`
    insert into correspondence.logo (org_id, sha256, format, bytes) values (${tx.orgId}, ${logo.sha256}, ${logo.format}, ${bytes})
    on conflict (org_id, sha256) do nothing`)
}

export const logoBySha = (tx: OrgTx, sha256: Buffer): Promise<{ format: LogoFormat; bytes: Buffer } | null> =>
  tx.maybe(sql`select format, bytes from correspondence.logo where org_id = ${tx.orgId} and sha256 = ${sha256}`)
