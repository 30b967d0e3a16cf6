import type { LocalDate } from '../kernel/calendar.ts'
import type { OrgTx } from '../platform/db.ts'
import { sql } from '../platform/sql.ts'
import type { DocumentKind, FoundBy } from './model.ts'

/** A document of the books that a file may be about. */
export type Choice = { readonly customerId: string; readonly documentNo: string }

/** A file that was dropped and is not kept yet, with what is known of it. */
export type Arrival = {
  readonly id: string
  readonly name: string
  readonly sha256: string
  readonly kind: DocumentKind
  readonly customerId: string | null
  readonly numbers: readonly string[]
  readonly bearsOn: LocalDate | null
  readonly foundBy: FoundBy | null
  /** Where it names several: one of these, as a person says. */
  readonly choices: readonly Choice[]
  readonly isLeftOut: boolean
}

/** As it is read back: its size in bytes, and whether its customer has it already. */
export type StoredArrival = Arrival & { readonly size: number; readonly isKnown: boolean }

export const insertBatch = (tx: OrgTx, one: { id: string; begunAt: Date; begunBy: string }): Promise<number> =>
  tx.run(sql`
    insert into documents.batch (org_id, id, begun_at, begun_by) values (${tx.orgId}, ${one.id}, ${one.begunAt}, ${one.begunBy})`)

/** The batch, which nobody else changes until this transaction ends. */
export const lockBatch = (tx: OrgTx, id: string): Promise<{ id: string } | null> =>
  tx.maybe(sql`select id from documents.batch where org_id = ${tx.orgId} and id = ${id} for update`)

export const batchesBefore = async (tx: OrgTx, at: Date): Promise<string[]> =>
  (
    await tx.rows<{ id: string }>(
      sql`select id from documents.batch where org_id = ${tx.orgId} and begun_at < ${at} for update skip locked`,
    )
  ).map(({ id }) => id)

/** Forgets batches; gives the hashes of their files. */
export async function deleteBatches(tx: OrgTx, ids: readonly string[]): Promise<string[]> {
  const rows = await tx.rows<{ sha256: string }>(sql`
    delete from documents.arrival where org_id = ${tx.orgId} and batch_id = any(${ids}::uuid[]) returning encode(sha256, 'hex') as sha256`)
  await tx.run(sql`delete from documents.batch where org_id = ${tx.orgId} and id = any(${ids}::uuid[])`)
  return rows.map(({ sha256 }) => sha256)
}

/** How much was dropped so far. */
export const sizeOfBatch = (tx: OrgTx, batchId: string): Promise<{ files: number; bytes: number }> =>
  tx.one(sql`
    select count(*)::int as files, coalesce(sum(c.size), 0)::bigint as bytes
    from documents.arrival a join documents.content c on c.org_id = a.org_id and c.sha256 = a.sha256
    where a.org_id = ${tx.orgId} and a.batch_id = ${batchId}`)

/** Sets a file beside the others of its batch; none when the same bytes are there already. */
export const insertArrival = (tx: OrgTx, batchId: string, one: Arrival): Promise<number> =>
  tx.run(sql`
    insert into documents.arrival (org_id, batch_id, id, name, sha256, kind, customer_id, numbers, bears_on, found_by, choices, is_left_out)
    values (${tx.orgId}, ${batchId}, ${one.id}, ${one.name}, decode(${one.sha256}, 'hex'), ${one.kind}, ${one.customerId}, ${one.numbers}::text[],
      ${one.bearsOn}, ${one.foundBy}, ${JSON.stringify(one.choices)}::jsonb, ${one.isLeftOut})
    on conflict (org_id, batch_id, sha256) do nothing`)

export const arrivalsOf = (tx: OrgTx, batchId: string): Promise<StoredArrival[]> =>
  tx.rows(sql`
    select a.id, a.name, encode(a.sha256, 'hex') as sha256, a.kind, a.customer_id, a.numbers, a.bears_on, a.found_by, a.choices, a.is_left_out,
      c.size, exists (select 1 from documents.document d where d.org_id = a.org_id and d.customer_id = a.customer_id and d.sha256 = a.sha256) as is_known
    from documents.arrival a join documents.content c on c.org_id = a.org_id and c.sha256 = a.sha256
    where a.org_id = ${tx.orgId} and a.batch_id = ${batchId} order by a.name, a.id`)

export const arrivalBytes = (
  tx: OrgTx,
  batchId: string,
  id: string,
): Promise<{ name: string; type: string; bytes: Buffer } | null> =>
  tx.maybe(sql`
    select a.name, c.type, c.bytes from documents.arrival a join documents.content c on c.org_id = a.org_id and c.sha256 = a.sha256
    where a.org_id = ${tx.orgId} and a.batch_id = ${batchId} and a.id = ${id}`)

export const changeArrival = (
  tx: OrgTx,
  batchId: string,
  one: Pick<Arrival, 'id' | 'kind' | 'customerId' | 'numbers' | 'bearsOn' | 'foundBy' | 'isLeftOut'>,
): Promise<number> =>
  tx.run(sql`
    update documents.arrival set kind = ${one.kind}, customer_id = ${one.customerId}, numbers = ${one.numbers}::text[], bears_on = ${one.bearsOn},
      found_by = ${one.foundBy}, is_left_out = ${one.isLeftOut}
    where org_id = ${tx.orgId} and batch_id = ${batchId} and id = ${one.id}`)
