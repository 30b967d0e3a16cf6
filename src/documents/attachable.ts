import type { Attached } from '../correspondence/index.ts'
import type { OrgTx } from '../platform/db.ts'
import { type BooksPdf, bytesOf, documentOf, pdfsNumbered } from './store.ts'

/**
 * The most that one message carries, in bytes as they are kept. Many servers take no mail of more than 10 MB as it travels, where a file
 * weighs 37 % more (RFC 2045: four letters for three bytes, in lines of 76): these come to 8.9 MB, which leaves 1 MB to the largest logo
 * and the text.
 */
const MOST_BYTES = 6_500_000
const MOST_FILES = 10

/** What a message carries of the documents that it names; how many of them have no PDF, and how many are left out as too many or too heavy. */
export type Attachable = {
  readonly attachments: readonly Attached[]
  readonly missing: number
  readonly leftOut: number
}

type OfBooks = { readonly customerId: string; readonly documentNo: string }

/** The PDFs kept of these documents of a customer, in their order, as many as one message carries. */
export async function attachable(tx: OrgTx, customerId: string, numbers: readonly string[]): Promise<Attachable> {
  const documents = numbers.map((documentNo) => ({ customerId, documentNo }))
  return attachableOf(await pdfsNumbered(tx, customerId, numbers), documents)
}

/** The same from what is kept of their customers, read beforehand. */
export function attachableOf(kept: readonly BooksPdf[], documents: readonly OfBooks[]): Attachable {
  const files = new Map(kept.map((one) => [`${one.customerId} ${one.documentNo}`, one]))
  const wanted = new Map<string, Attached>()
  let missing = 0
  for (const { customerId, documentNo } of documents) {
    const file = files.get(`${customerId} ${documentNo}`)
    if (file) {
      const { id, name, size, sha256 } = file
      wanted.set(id, { documentId: id, name, size, sha256 })
    } else missing++
  }
  const attachments: Attached[] = []
  let bytes = 0
  for (const one of wanted.values()) {
    if (attachments.length === MOST_FILES || bytes + one.size > MOST_BYTES) continue
    attachments.push(one)
    bytes += one.size
  }
  return { attachments, missing, leftOut: wanted.size - attachments.length }
}

/** The bytes of what a message carries; null where it is no longer kept as it was approved. */
export async function attachedBytes(tx: OrgTx, { documentId, sha256 }: Attached): Promise<Buffer | null> {
  const one = await documentOf(tx, documentId)
  return one?.sha256 === sha256 ? bytesOf(tx, documentId) : null
}
