import { attachedDocuments } from '../correspondence/index.ts'
import { customersById } from '../parties/index.ts'
import type { OrgTx } from '../platform/db.ts'
import type { FileReply } from '../platform/route.ts'
import { arrivalBytes, arrivalsOf } from './batch-store.ts'
import type { ArrivalView, DocumentView } from './contract.ts'
import { stateOf } from './rules.ts'
import { bytesOf, documentOf, documentsOf, itemsNumbered } from './store.ts'

export async function presentDocuments(tx: OrgTx, customerId: string): Promise<DocumentView[]> {
  const documents = await documentsOf(tx, customerId)
  const numbers = [...new Set(documents.flatMap((one) => one.numbers))]
  const items = new Map((await itemsNumbered(tx, customerId, numbers)).map((one) => [one.documentNo, one.itemId]))
  const proofs = await attachedDocuments(
    tx,
    documents.map(({ id }) => id),
  )
  return documents.map(({ numbers: about, customerId: _, ...one }) => ({
    ...one,
    about: about.map((documentNo) => ({ documentNo, itemId: items.get(documentNo) ?? null })),
    isProof: proofs.has(one.id),
  }))
}

export async function presentBatch(tx: OrgTx, id: string): Promise<ArrivalView[]> {
  const arrivals = await arrivalsOf(tx, id)
  const ids = arrivals.flatMap(({ customerId, choices }) =>
    [customerId ?? [], choices.map((one) => one.customerId)].flat(),
  )
  const names = new Map((await customersById(tx, [...new Set(ids)])).map((one) => [one.id, one.name]))
  return arrivals.map((one) => ({
    id: one.id,
    name: one.name,
    size: one.size,
    state: stateOf(one),
    kind: one.kind,
    customerId: one.customerId,
    customerName: one.customerId && (names.get(one.customerId) ?? null),
    numbers: [...one.numbers],
    bearsOn: one.bearsOn,
    foundBy: one.foundBy,
    choices: one.choices.map((choice) => ({ ...choice, customerName: names.get(choice.customerId) ?? '' })),
  }))
}

/** Kinds that a browser shows by itself; anything else is saved to be opened elsewhere. */
const SHOWN = /^(application\/pdf|image\/(png|jpeg|gif|webp)|text\/plain)$/

type File = { readonly name: string; readonly type: string; readonly bytes: Uint8Array }

const asReply = ({ name, type, bytes }: File): FileReply => ({ name, type, bytes, inline: SHOWN.test(type) })

/** A file as it is sent to a reader; null when there is none of this id. */
export async function documentFile(tx: OrgTx, id: string): Promise<FileReply | null> {
  const one = await documentOf(tx, id)
  return one && asReply({ name: one.name, type: one.type, bytes: await bytesOf(tx, id) })
}

/** The same of a file that is not kept yet. */
export async function arrivalFile(tx: OrgTx, batchId: string, id: string): Promise<FileReply | null> {
  const one = await arrivalBytes(tx, batchId, id)
  return one && asReply(one)
}
