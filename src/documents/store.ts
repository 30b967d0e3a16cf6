import type { LocalDate } from '../kernel/calendar.ts'
import type { ItemKind } from '../ledger/index.ts'
import type { OrgTx } from '../platform/db.ts'
import { part, sql } from '../platform/sql.ts'
import type { CheckedFile } from '../platform/upload.ts'
import type { DocumentKind } from './model.ts'

/** A file kept for a customer, with the numbers of the books that it is about. */
export type KeptDocument = {
  readonly id: string
  readonly customerId: string
  readonly kind: DocumentKind
  readonly name: string
  /** Media type, read from the content; bytes; SHA-256 in hexadecimal. */
  readonly type: string
  readonly size: number
  readonly sha256: string
  /** The day that it bears, where it is known. */
  readonly bearsOn: LocalDate | null
  readonly numbers: readonly string[]
  readonly addedAt: Date
  readonly addedBy: string
}

const kept = part`d.id, d.customer_id, d.kind, d.name, c.type, c.size, encode(d.sha256, 'hex') as sha256, d.bears_on, d.added_at, d.added_by,
  array(select a.document_no from documents.about a where a.org_id = d.org_id and a.document_id = d.id order by a.document_no) as numbers`
const withContent = part`documents.document d join documents.content c on c.org_id = d.org_id and c.sha256 = d.sha256`

/** Everything kept for a customer, by kind, the latest first. */
export const documentsOf = (tx: OrgTx, customerId: string): Promise<KeptDocument[]> =>
  tx.rows(sql`
    select ${kept} from ${withContent} where d.org_id = ${tx.orgId} and d.customer_id = ${customerId}
    order by coalesce(d.bears_on, d.added_at::date) desc, d.id desc`)

export const documentOf = (tx: OrgTx, id: string): Promise<KeptDocument | null> =>
  tx.maybe(sql`select ${kept} from ${withContent} where d.org_id = ${tx.orgId} and d.id = ${id}`)

export const lockDocument = (tx: OrgTx, id: string): Promise<{ id: string } | null> =>
  tx.maybe(sql`select id from documents.document where org_id = ${tx.orgId} and id = ${id} for update`)

export const bytesOf = async (tx: OrgTx, id: string): Promise<Buffer> =>
  (
    await tx.one<{ bytes: Buffer }>(
      sql`select c.bytes from ${withContent} where d.org_id = ${tx.orgId} and d.id = ${id}`,
    )
  ).bytes

/** Whether these bytes are kept for this customer, and as which document. */
export const sameDocument = async (tx: OrgTx, customerId: string, sha256: string): Promise<string | null> =>
  (
    await tx.maybe<{ id: string }>(sql`
      select id from documents.document where org_id = ${tx.orgId} and customer_id = ${customerId} and sha256 = decode(${sha256}, 'hex')`)
  )?.id ?? null

/** Bytes that are being kept are not forgotten meanwhile, and bytes that are being forgotten are kept anew: both take this lock. */
const CONTENT = 'documents content'

/** Bytes are kept once for an organisation, however many customers they are about. No index is named for the conflict: naming one reads the row, which an agent may not yet. */
export async function insertContent(tx: OrgTx, { sha256, type, bytes }: CheckedFile): Promise<number> {
  await tx.run(sql`select pg_advisory_xact_lock_shared(hashtext(${CONTENT}), ${tx.orgId}::int)`)
  return tx.run(sql`
    insert into documents.content (org_id, sha256, type, size, bytes)
    values (${tx.orgId}, decode(${sha256}, 'hex'), ${type}, ${bytes.length}, ${Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)})
    on conflict do nothing`)
}

/** Forgets the bytes among these that no document and no file of a batch stands for. */
export async function dropUnused(tx: OrgTx, hashes: readonly string[]): Promise<number> {
  if (hashes.length === 0) return 0
  await tx.run(sql`select pg_advisory_xact_lock(hashtext(${CONTENT}), ${tx.orgId}::int)`)
  return tx.run(sql`
    delete from documents.content c where c.org_id = ${tx.orgId} and c.sha256 in (select decode(h, 'hex') from unnest(${hashes}::text[]) h)
      and not exists (select 1 from documents.document d where d.org_id = c.org_id and d.sha256 = c.sha256)
      and not exists (select 1 from documents.arrival a where a.org_id = c.org_id and a.sha256 = c.sha256)`)
}

export type NewDocument = Pick<
  KeptDocument,
  'id' | 'customerId' | 'kind' | 'name' | 'sha256' | 'bearsOn' | 'addedAt' | 'addedBy'
>

/** Keeps a document whose bytes are there; none when the customer has them already. */
export const insertDocument = (tx: OrgTx, one: NewDocument): Promise<number> =>
  tx.run(sql`
    insert into documents.document (org_id, id, customer_id, kind, name, sha256, bears_on, added_at, added_by)
    values (${tx.orgId}, ${one.id}, ${one.customerId}, ${one.kind}, ${one.name}, decode(${one.sha256}, 'hex'), ${one.bearsOn}, ${one.addedAt},
      ${one.addedBy})
    on conflict do nothing`)

export const updateDocument = (
  tx: OrgTx,
  id: string,
  change: Pick<KeptDocument, 'kind' | 'name' | 'bearsOn'>,
): Promise<number> =>
  tx.run(sql`
    update documents.document set kind = ${change.kind}, name = ${change.name}, bears_on = ${change.bearsOn}
    where org_id = ${tx.orgId} and id = ${id}`)

export const deleteDocument = (tx: OrgTx, id: string): Promise<number> =>
  tx.run(sql`delete from documents.document where org_id = ${tx.orgId} and id = ${id}`)

/** What a document is about, in place of what was said before. */
export async function setNumbers(tx: OrgTx, id: string, customerId: string, numbers: readonly string[]): Promise<void> {
  await tx.run(sql`
    delete from documents.about where org_id = ${tx.orgId} and document_id = ${id} and document_no <> all(${numbers}::text[])`)
  await tx.run(sql`
    insert into documents.about (org_id, document_id, customer_id, document_no)
    select ${tx.orgId}, ${id}, ${customerId}, no from unnest(${numbers}::text[]) no on conflict do nothing`)
}

/** An item of the books by its number: the first one of several instalments. */
export type NumberedItem = {
  readonly customerId: string
  readonly documentNo: string
  readonly itemId: string
  readonly kind: ItemKind
  readonly issuedOn: LocalDate
}

/** Which of these numbers a customer's books have. */
export const itemsNumbered = (tx: OrgTx, customerId: string, numbers: readonly string[]): Promise<NumberedItem[]> =>
  tx.rows(sql`
    select distinct on (document_no) customer_id, document_no, id as item_id, kind, issued_on from ledger.item
    where org_id = ${tx.orgId} and customer_id = ${customerId} and document_no = any(${numbers}::text[]) and document_no <> ''
      and not reversed and reverses is null
    order by document_no, due_on, id`)

/** Documents read at most where many customers have one of the same number. */
const MOST_WRITTEN = 2_000

/** The documents of the books written exactly so, in capitals, of anybody. */
export const itemsWritten = (tx: OrgTx, words: readonly string[]): Promise<NumberedItem[]> =>
  tx.rows(sql`
    select distinct on (customer_id, document_no) customer_id, document_no, id as item_id, kind, issued_on from ledger.item
    where org_id = ${tx.orgId} and upper(document_no) = any(${words}::text[]) and document_no <> '' and not reversed and reverses is null
    order by customer_id, document_no, due_on, id limit ${MOST_WRITTEN}`)

/** Customers whose code is one of these words. */
export const customersCoded = async (tx: OrgTx, words: readonly string[]): Promise<string[]> =>
  (
    await tx.rows<{ id: string }>(
      sql`select id from parties.customer where org_id = ${tx.orgId} and upper(code) = any(${words}::text[]) limit 2`,
    )
  ).map(({ id }) => id)

/** The PDF of a document of the books: an invoice or a credit note, the latest where several are about one number. */
export type BooksPdf = {
  readonly id: string
  readonly customerId: string
  readonly documentNo: string
  readonly name: string
  readonly size: number
  readonly sha256: string
}

const booksPdf = part`d.id, a.customer_id, a.document_no, d.name, c.size, encode(d.sha256, 'hex') as sha256`
const ofKept = part`join ${withContent} on d.org_id = a.org_id and d.id = a.document_id and d.kind in ('invoice', 'credit_note')
  and c.type = 'application/pdf'`

/** Those of what is open of customers: as many as are owed, however many are kept. */
export const pdfsOfOpen = (tx: OrgTx, customerIds: readonly string[]): Promise<BooksPdf[]> =>
  tx.rows(sql`
    select distinct on (a.customer_id, a.document_no) ${booksPdf} from ledger.item i
    join documents.about a on a.org_id = i.org_id and a.customer_id = i.customer_id and a.document_no = i.document_no ${ofKept}
    where i.org_id = ${tx.orgId} and i.customer_id = any(${customerIds}::uuid[]) and i.open_cents > 0
    order by a.customer_id, a.document_no, d.added_at desc, d.id desc`)

/** Those of a customer by their numbers, paid or not. */
export const pdfsNumbered = (tx: OrgTx, customerId: string, numbers: readonly string[]): Promise<BooksPdf[]> =>
  tx.rows(sql`
    select distinct on (a.document_no) ${booksPdf} from documents.about a ${ofKept}
    where a.org_id = ${tx.orgId} and a.customer_id = ${customerId} and a.document_no = any(${numbers}::text[])
    order by a.document_no, d.added_at desc, d.id desc`)

/** Those of these customers for whom something is kept. */
export const withDocuments = async (tx: OrgTx, customerIds: readonly string[]): Promise<string[]> =>
  (
    await tx.rows<{ customerId: string }>(sql`
      select distinct customer_id from documents.document where org_id = ${tx.orgId} and customer_id = any(${customerIds}::uuid[])`)
  ).map(({ customerId }) => customerId)
