import { z } from 'zod'
import { dayText } from '../platform/contract-day.ts'
import { routes } from '../platform/route.ts'
import { ARRIVAL_STATES, DOCUMENT_KINDS, FOUND_BY } from './model.ts'

const id = z.uuid()
const params = z.object({ id })
const instant = z.date().or(z.string())
const kind = z.enum(DOCUMENT_KINDS)
const number = z.string().trim().min(1).max(200)
const name = z.string().trim().min(1).max(300)
const read = { scope: 'org', need: 'books.read' } as const
const work = { scope: 'org', need: 'desk.work' } as const

const document = z
  .object({
    id,
    kind,
    name,
    type: z.string(),
    /** Bytes. */
    size: z.number().int(),
    sha256: z.string(),
    bearsOn: dayText.nullable(),
    /** Numbers that it is about, each with its document in the books while they have it. */
    about: z.array(z.object({ documentNo: z.string(), itemId: id.nullable() })),
    addedAt: instant,
    addedBy: z.string(),
    /** Attached to a message: it stays. */
    isProof: z.boolean(),
  })
  .meta({ id: 'Document' })
export type DocumentView = z.output<typeof document>

const choice = z.object({ customerId: id, customerName: z.string(), documentNo: z.string() })
const arrival = z
  .object({
    id,
    name: z.string(),
    size: z.number().int(),
    state: z.enum(ARRIVAL_STATES),
    kind,
    customerId: id.nullable(),
    customerName: z.string().nullable(),
    numbers: z.array(z.string()),
    bearsOn: dayText.nullable(),
    foundBy: z.enum(FOUND_BY).nullable(),
    choices: z.array(choice),
  })
  .meta({ id: 'DocumentArrival' })
export type ArrivalView = z.output<typeof arrival>

const said = z.object({ kind, numbers: z.array(number).max(50), bearsOn: dayText.nullable() })

/** Files kept for customers: one at a time, or many dropped together and looked at first. */
export const documentsRoutes = routes({
  documents: {
    ...read,
    need: 'claims.read',
    method: 'get',
    path: '/customers/{id}/documents',
    summary: 'Files kept for a customer, the latest first',
    params,
    reply: z.object({ documents: z.array(document) }),
  },
  add: {
    ...work,
    need: 'claims.work',
    method: 'post',
    path: '/customers/{id}/documents',
    summary: 'Keeps a file for a customer, 25 MB at most; what it is and is about is recognised unless it is said',
    params,
    query: z.object({ name, kind: kind.optional(), number: number.optional(), bearsOn: dayText.optional() }),
    body: 'bytes',
    reply: z.object({ id, isKnown: z.boolean() }),
  },
  file: {
    ...read,
    need: 'claims.read',
    method: 'get',
    path: '/documents/{id}/file',
    summary: 'A file kept for a customer, byte for byte',
    params,
    reply: 'bytes',
  },
  change: {
    ...work,
    method: 'put',
    path: '/documents/{id}',
    summary: 'Says anew what a file is, what it is called and which documents it is about',
    params,
    body: said.extend({ name }),
  },
  remove: {
    ...work,
    method: 'delete',
    path: '/documents/{id}',
    summary: 'Takes a file away; refused while a message carries it',
    params,
  },
  beginBatch: {
    ...work,
    method: 'post',
    path: '/document-batches',
    summary: 'Begins a drop of many files, which are looked at before any is kept',
    reply: z.object({ id }),
  },
  addToBatch: {
    ...work,
    method: 'post',
    path: '/document-batches/{id}/files',
    summary: 'Adds a file, or a ZIP of files, to a drop: 500 files and 250 MB at most',
    params,
    query: z.object({ name, customerId: id.optional() }),
    body: 'bytes',
    reply: z.object({
      taken: z.number().int(),
      refused: z.array(z.object({ name: z.string(), code: z.string(), message: z.string() })),
    }),
  },
  batch: {
    ...work,
    method: 'get',
    path: '/document-batches/{id}',
    summary: 'The files of a drop: what each is, and which document it belongs to',
    params,
    reply: z.object({ files: z.array(arrival) }),
  },
  arrivalFile: {
    ...work,
    method: 'get',
    path: '/document-batches/{id}/files/{fileId}',
    summary: 'A dropped file, byte for byte, before it is kept',
    params: z.object({ id, fileId: id }),
    reply: 'bytes',
  },
  decide: {
    ...work,
    method: 'put',
    path: '/document-batches/{id}/files/{fileId}',
    summary: 'Says whose a dropped file is and what it is about, or leaves it out',
    params: z.object({ id, fileId: id }),
    body: said.extend({ customerId: id.nullable(), isLeftOut: z.boolean() }),
  },
  commitBatch: {
    ...work,
    method: 'post',
    path: '/document-batches/{id}/commit',
    summary: 'Keeps the files of a drop, all or none',
    params,
    body: z.object({ leavesRest: z.boolean() }),
    reply: z.object({ kept: z.number().int(), known: z.number().int(), leftOut: z.number().int() }),
  },
  dropBatch: {
    ...work,
    method: 'delete',
    path: '/document-batches/{id}',
    summary: 'Forgets a drop: nothing of it is kept',
    params,
  },
})
