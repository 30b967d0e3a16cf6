import type { By } from '../../cash/index.ts'
import type { LocalDate } from '../../kernel/calendar.ts'
import type { Refusal } from '../../kernel/verdict.ts'
import type { Lang } from '../../kernel/wording.ts'
import { archiveName } from '../../legal/index.ts'
import type { OrgTx } from '../../platform/db.ts'
import { enqueue } from '../../platform/jobs.ts'
import { part, sql } from '../../platform/sql.ts'
import { placingNumber } from './model.ts'
import type { PackageFile } from './write-package.ts'

/** The file that goes with an act of handing over. */
export type Handover = {
  readonly placingId: string
  readonly state: 'building' | 'ready' | 'refused'
  readonly refusal: Refusal | null
  readonly name: string
  readonly lang: Lang
  /** Of the manifest, in hexadecimal. */
  readonly sha256: string | null
  readonly builtAt: Date | null
  readonly keyUntil: Date | null
  readonly fetchedAt: Date | null
  readonly fetchedBy: string | null
}

const columns = part`placing_id, state, refusal, name, lang, encode(sha256, 'hex') as sha256, built_at, key_until, fetched_at, fetched_by`

export const handoverOf = (tx: OrgTx, placingId: string): Promise<Handover | null> =>
  tx.maybe(sql`select ${columns} from outsourcing.handover where org_id = ${tx.orgId} and placing_id = ${placingId}`)

export const lockHandover = (tx: OrgTx, placingId: string): Promise<Handover | null> =>
  tx.maybe(
    sql`select ${columns} from outsourcing.handover where org_id = ${tx.orgId} and placing_id = ${placingId} for update`,
  )

/** What a key opens, while it does. */
export const handoverByKey = (tx: OrgTx, keySha256: string, at: Date): Promise<Handover | null> =>
  tx.maybe(sql`
    select ${columns} from outsourcing.handover
    where org_id = ${tx.orgId} and key_hash = decode(${keySha256}, 'hex') and key_until > ${at} and state = 'ready'`)

type Placed = { readonly id: string; readonly no: number; readonly placedOn: LocalDate }

/** Has the file of an act made, by a job of its own: once, however often it is asked for. */
export async function askHandover(tx: OrgTx, placing: Placed, lang: Lang, { actor, at }: By): Promise<void> {
  const name = archiveName('remise', placingNumber(placing.no), placing.placedOn)
  const isNew = await tx.run(sql`
    insert into outsourcing.handover (org_id, placing_id, state, name, lang, asked_at, asked_by_name)
    values (${tx.orgId}, ${placing.id}, 'building', ${name}, ${lang}, ${at}, ${actor.name}) on conflict do nothing`)
  if (isNew === 0) return
  const payload = { orgId: tx.orgId, placingId: placing.id }
  await enqueue(tx, 'outsourcing.build_handover', payload, { queue: `handover:${tx.orgId}` })
}

export const handoverReady = (
  tx: OrgTx,
  placingId: string,
  made: { readonly sha256: string; readonly keySha256: string; readonly keyUntil: Date; readonly at: Date },
): Promise<number> =>
  tx.run(sql`
    update outsourcing.handover set state = 'ready', sha256 = decode(${made.sha256}, 'hex'), built_at = ${made.at},
      key_hash = decode(${made.keySha256}, 'hex'), key_until = ${made.keyUntil}
    where org_id = ${tx.orgId} and placing_id = ${placingId} and state = 'building'`)

export const handoverRefused = (tx: OrgTx, placingId: string, refusal: Refusal, at: Date): Promise<number> =>
  tx.run(sql`
    update outsourcing.handover set state = 'refused', refusal = ${JSON.stringify(refusal)}, built_at = ${at}
    where org_id = ${tx.orgId} and placing_id = ${placingId} and state = 'building'`)

/** The first who takes it is kept. */
export const markFetched = (tx: OrgTx, placingId: string, by: string, at: Date): Promise<number> =>
  tx.run(sql`
    update outsourcing.handover set fetched_at = ${at}, fetched_by = ${by}
    where org_id = ${tx.orgId} and placing_id = ${placingId} and fetched_at is null`)

export const insertFile = (tx: OrgTx, placingId: string, one: PackageFile, bytes: Uint8Array | null): Promise<number> =>
  tx.run(sql`
    insert into outsourcing.handover_file (org_id, placing_id, place, name, title, type, size, sha256, document_id, bytes)
    values (${tx.orgId}, ${placingId}, ${one.place}, ${one.name}, ${one.title}, ${one.type}, ${one.size}, decode(${one.sha256}, 'hex'),
      ${one.documentId}, ${bytes && Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)})`)

export const dropFiles = (tx: OrgTx, placingId: string): Promise<number> =>
  tx.run(sql`delete from outsourcing.handover_file where org_id = ${tx.orgId} and placing_id = ${placingId}`)

export const filesOf = (tx: OrgTx, placingId: string): Promise<PackageFile[]> =>
  tx.rows(sql`
    select place, name, title, type, size, encode(sha256, 'hex') as sha256, document_id from outsourcing.handover_file
    where org_id = ${tx.orgId} and placing_id = ${placingId} order by place`)

export const fileBytes = async (tx: OrgTx, placingId: string, place: number): Promise<Buffer | null> =>
  (
    await tx.maybe<{ bytes: Buffer | null }>(sql`
      select bytes from outsourcing.handover_file where org_id = ${tx.orgId} and placing_id = ${placingId} and place = ${place}`)
  )?.bytes ?? null

/** The act with which a paper was handed over; null: it never was. */
export const handedOverWith = async (tx: OrgTx, documentId: string): Promise<string | null> => {
  const row = await tx.maybe<{ no: number }>(sql`
    select p.no from outsourcing.handover_file f join outsourcing.placing p on p.org_id = f.org_id and p.id = f.placing_id
    where f.org_id = ${tx.orgId} and f.document_id = ${documentId} order by p.no limit 1`)
  return row && placingNumber(row.no)
}
