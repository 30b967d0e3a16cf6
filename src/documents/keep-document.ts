import type { By } from '../cash/index.ts'
import { attachedDocuments } from '../correspondence/index.ts'
import type { LocalDate } from '../kernel/calendar.ts'
import { newId } from '../kernel/ids.ts'
import { Refused, refuse } from '../kernel/verdict.ts'
import { customerOf } from '../parties/index.ts'
import type { OrgTx } from '../platform/db.ts'
import { notFound } from '../platform/http.ts'
import type { CheckedFile } from '../platform/upload.ts'
import { type EventInput, record } from '../trail/index.ts'
import type { DocumentKind } from './model.ts'
import {
  deleteDocument,
  documentOf,
  dropUnused,
  insertContent,
  insertDocument,
  itemsNumbered,
  type KeptDocument,
  lockDocument,
  sameDocument,
  setNumbers,
  updateDocument,
} from './store.ts'
import { documentsWording as words } from './wording.ts'

/** What is said of a file as it is kept, or anew. */
export type About = {
  readonly kind: DocumentKind
  readonly numbers: readonly string[]
  readonly bearsOn: LocalDate | null
}

/** Kinds of papers that are about a customer's whole relation: whoever collects any of its debts is shown them. */
const ABOUT_ALL: ReadonlySet<DocumentKind> = new Set(['contract', 'terms_accepted', 'company_extract'])

/**
 * Keeps a file for a customer, byte for byte, with its SHA-256. The same bytes again change nothing. Gives its id, and whether it was
 * there. Throws `Refused` for a number that the customer's books do not have.
 */
export async function keepDocument(
  tx: OrgTx,
  customerId: string,
  file: CheckedFile,
  about: About,
  by: By,
): Promise<{ id: string; isKnown: boolean }> {
  if (!(await customerOf(tx, customerId))) throw new Refused(notFound().refusal)
  const known = await sameDocument(tx, customerId, file.sha256)
  if (known) return { id: known, isKnown: true }
  await checkNumbers(tx, customerId, about.numbers)
  if (tx.agency !== null && about.numbers.length === 0 && !ABOUT_ALL.has(about.kind))
    throw new Refused(refuse('number_needed', words.numberNeeded, undefined, 'number').refusal)
  await insertContent(tx, file)
  const written = await writeDocument(tx, { ...about, customerId, name: file.name, sha256: file.sha256 }, by)
  // Somebody kept the same bytes while these were on their way.
  if (!written) {
    const there = await sameDocument(tx, customerId, file.sha256)
    // An agent is not shown papers about what was not placed, be they the same.
    if (!there) throw new Refused(refuse('kept_already', words.keptForOthers, { name: file.name }).refusal)
    return { id: there, isKnown: true }
  }
  await record(tx, written.added)
  return { id: written.id, isKnown: false }
}

/** Writes a document whose bytes are there; gives what the trail is told of it, or null when the customer has these bytes already. */
export async function writeDocument(
  tx: OrgTx,
  one: About & Pick<KeptDocument, 'customerId' | 'name' | 'sha256'>,
  by: By,
): Promise<{ id: string; added: EventInput } | null> {
  const id = newId(by.at)
  if ((await insertDocument(tx, { ...one, id, addedAt: by.at, addedBy: by.actor.name })) === 0) return null
  await setNumbers(tx, id, one.customerId, one.numbers)
  return {
    id,
    added: eventOf('document_added', one.customerId, by, { ...told(one), document: id, sha256: one.sha256 }),
  }
}

/** Says anew what a file is, what it is called and what it is about. */
export async function changeDocument(tx: OrgTx, id: string, change: About & { name: string }, by: By): Promise<void> {
  const before = await locked(tx, id)
  await checkNumbers(tx, before.customerId, change.numbers)
  await updateDocument(tx, id, change)
  await setNumbers(tx, id, before.customerId, change.numbers)
  const data = { document: id, file: change.name, before: told(before), after: told(change) }
  await record(tx, eventOf('document_changed', before.customerId, by, data))
}

/** Under which number a file went to somebody who collects for us, told by those who stand after; null: it did not. */
export type HandedOver = (tx: OrgTx, documentId: string) => Promise<string | null>

/** Takes a file away; the trail keeps its name and its hash. Refused once a message carried it or a provider was given it: it is proof. */
export async function removeDocument(tx: OrgTx, id: string, handedOver: HandedOver, by: By): Promise<void> {
  const one = await locked(tx, id)
  if ((await attachedDocuments(tx, [id])).has(id))
    throw new Refused(refuse('was_sent', words.wasSent, { name: one.name }).refusal)
  const number = await handedOver(tx, id)
  if (number !== null)
    throw new Refused(refuse('was_handed_over', words.wasHandedOver, { name: one.name, number }).refusal)
  await deleteDocument(tx, id)
  await dropUnused(tx, [one.sha256])
  await record(tx, eventOf('document_removed', one.customerId, by, { ...told(one), document: id, sha256: one.sha256 }))
}

/** Numbers that the customer's books have; refused with the first that they do not. */
export async function checkNumbers(tx: OrgTx, customerId: string, numbers: readonly string[]): Promise<void> {
  if (numbers.length === 0) return
  const known = new Set((await itemsNumbered(tx, customerId, numbers)).map(({ documentNo }) => documentNo))
  const number = numbers.find((one) => !known.has(one))
  if (number !== undefined)
    throw new Refused(refuse('number_unknown', words.numberUnknown, { number }, 'numbers').refusal)
}

async function locked(tx: OrgTx, id: string): Promise<KeptDocument> {
  const one = (await lockDocument(tx, id)) && (await documentOf(tx, id))
  if (!one) throw new Refused(notFound().refusal)
  return one
}

const told = ({ kind, numbers, bearsOn, name }: About & { readonly name: string }) => ({
  file: name,
  documentKind: kind,
  documents: numbers,
  bearsOn,
})

const eventOf = (verb: string, customerId: string, by: By, data: Readonly<Record<string, unknown>>): EventInput => ({
  actor: by.actor,
  at: by.at,
  verb,
  subject: { kind: 'customer', id: customerId },
  data,
})
