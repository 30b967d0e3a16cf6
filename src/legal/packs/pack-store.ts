import type { LocalDate } from '../../kernel/calendar.ts'
import type { Refusal } from '../../kernel/verdict.ts'
import type { OrgTx } from '../../platform/db.ts'
import { raw, sql } from '../../platform/sql.ts'
import type { PackKind, PackState } from './model.ts'

/** A file for a court or an auditor, being made, made, or refused. */
export type Pack = {
  readonly id: string
  readonly customerId: string
  readonly kind: PackKind
  readonly plan: unknown
  readonly state: PackState
  readonly refusal: Refusal | null
  readonly name: string
  /** Bytes and SHA-256, in hexadecimal, of the whole archive. */
  readonly size: number | null
  readonly sha256: string | null
  readonly madeOn: LocalDate
  readonly madeAt: Date
  readonly madeBy: string
  readonly madeByName: string
  readonly endedAt: Date | null
}

const columns =
  raw(`p.id, p.customer_id, p.kind, p.plan, p.state, p.refusal, p.name, p.size, encode(p.sha256, 'hex') as sha256, p.made_on, p.made_at, p.made_by,
  p.made_by_name, p.ended_at`)

export type NewPack = Pick<
  Pack,
  'id' | 'customerId' | 'kind' | 'plan' | 'name' | 'madeOn' | 'madeAt' | 'madeBy' | 'madeByName'
>

export const insertPack = (tx: OrgTx, one: NewPack): Promise<number> =>
  tx.run(sql`
    insert into legal.pack (org_id, id, customer_id, kind, plan, state, name, made_on, made_at, made_by, made_by_name)
    values (${tx.orgId}, ${one.id}, ${one.customerId}, ${one.kind}, ${JSON.stringify(one.plan)}, 'building', ${one.name}, ${one.madeOn},
      ${one.madeAt}, ${one.madeBy}, ${one.madeByName})`)

export const packOf = (tx: OrgTx, id: string): Promise<Pack | null> =>
  tx.maybe(sql`select ${columns} from legal.pack p where p.org_id = ${tx.orgId} and p.id = ${id}`)

/** Locked for whoever builds it: one that is built twice at once is built once. */
export const lockPack = (tx: OrgTx, id: string): Promise<Pack | null> =>
  tx.maybe(sql`select ${columns} from legal.pack p where p.org_id = ${tx.orgId} and p.id = ${id} for update`)

/** Packs shown together; those before are few, and reached by their address. */
const MOST_SHOWN = 50

export const packsOf = (tx: OrgTx, customerId: string): Promise<Pack[]> =>
  tx.rows(sql`
    select ${columns} from legal.pack p where p.org_id = ${tx.orgId} and p.customer_id = ${customerId}
    order by p.made_at desc, p.id desc limit ${MOST_SHOWN}`)

/** The last plan of a kind: of one customer, or of anybody when that one has none. */
export const lastPlan = async (tx: OrgTx, customerId: string | null): Promise<unknown> =>
  (
    await tx.maybe<{ plan: unknown }>(sql`
      select plan from legal.pack
      where org_id = ${tx.orgId} and kind = 'order_for_payment' and (${customerId}::uuid is null or customer_id = ${customerId}::uuid)
      order by made_at desc, id desc limit 1`)
  )?.plan ?? null

export const endPack = (
  tx: OrgTx,
  id: string,
  end: { readonly size: number; readonly sha256: string } | { readonly refusal: Refusal },
  at: Date,
): Promise<number> =>
  'refusal' in end
    ? tx.run(sql`
        update legal.pack set state = 'refused', refusal = ${JSON.stringify(end.refusal)}, ended_at = ${at}
        where org_id = ${tx.orgId} and id = ${id} and state = 'building'`)
    : tx.run(sql`
        update legal.pack set state = 'ready', size = ${end.size}, sha256 = decode(${end.sha256}, 'hex'), ended_at = ${at}
        where org_id = ${tx.orgId} and id = ${id} and state = 'building'`)

/** A file of a pack, without its bytes. `notArchival`: why it is no PDF/A; empty where it is one, or no PDF. */
export type PackFile = {
  readonly place: number
  /** With its folder. */
  readonly name: string
  readonly title: string
  readonly type: string
  readonly pages: number | null
  readonly exhibitNo: number | null
  readonly notArchival: string
  /** How it differs from what is kept, and the hash of that; empty and null where it does not. */
  readonly changed: string
  readonly originalSha256: string | null
  readonly size: number
  readonly sha256: string
}

export const insertFile = (tx: OrgTx, packId: string, one: PackFile, bytes: Uint8Array): Promise<number> =>
  tx.run(sql`
    insert into legal.pack_file (org_id, pack_id, place, name, title, type, pages, exhibit_no, not_archival, changed, original_sha256, size,
      sha256, bytes)
    values (${tx.orgId}, ${packId}, ${one.place}, ${one.name}, ${one.title}, ${one.type}, ${one.pages}, ${one.exhibitNo}, ${one.notArchival},
      ${one.changed}, decode(${one.originalSha256}, 'hex'), ${one.size}, decode(${one.sha256}, 'hex'), ${Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)})`)

export const dropFiles = (tx: OrgTx, packId: string): Promise<number> =>
  tx.run(sql`delete from legal.pack_file where org_id = ${tx.orgId} and pack_id = ${packId}`)

export const filesOf = (tx: OrgTx, packId: string): Promise<PackFile[]> =>
  tx.rows(sql`
    select place, name, title, type, pages, exhibit_no, not_archival, changed, encode(original_sha256, 'hex') as original_sha256, size,
      encode(sha256, 'hex') as sha256
    from legal.pack_file where org_id = ${tx.orgId} and pack_id = ${packId} order by place`)

export const fileBytes = (
  tx: OrgTx,
  packId: string,
  place: number,
): Promise<{ name: string; type: string; bytes: Buffer } | null> =>
  tx.maybe(sql`
    select name, type, bytes from legal.pack_file where org_id = ${tx.orgId} and pack_id = ${packId} and place = ${place}`)
