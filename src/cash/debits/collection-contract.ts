import { z } from 'zod'
import { DIRECT_DEBIT_SCHEMES, DIRECT_DEBIT_VERSIONS, SEQUENCE_TYPES } from '../../adapters/payment-files/model.ts'
import { dayText } from '../../platform/contract-day.ts'
import { routes } from '../../platform/route.ts'
import { cents, count, id, instant, params, read, work, write } from '../contract-terms.ts'

/** Validated: the file is fixed and the customers are told. Handed over: a person says that the bank has it. */
export const COLLECTION_STATES = ['draft', 'validated', 'handed_over', 'cancelled'] as const
export type CollectionState = (typeof COLLECTION_STATES)[number]
export const DEBIT_STATES = ['planned', 'running', 'settled', 'rejected', 'returned', 'dropped', 'cancelled'] as const
export type DebitState = (typeof DEBIT_STATES)[number]
/** What a bank says of a debit before its money comes. */
export const BANK_ANSWERS = ['accepted', 'pending', 'rejected'] as const
/** How a customer is told; null where there is neither a mail address nor a postal one. */
const channel = z.enum(['email', 'letter']).nullable()

const partView = z.object({ itemId: id, documentNo: z.string(), kind: z.string(), dueOn: dayText, cents })

const proposedDebit = z
  .object({
    customerId: id,
    customerCode: z.string(),
    customerName: z.string(),
    mandateId: id,
    mandate: z.string(),
    account: z.string(),
    scheme: z.enum(DIRECT_DEBIT_SCHEMES),
    sequence: z.enum(SEQUENCE_TYPES),
    channel,
    cents,
    parts: z.array(partView),
  })
  .meta({ id: 'ProposedDebit' })
export type ProposedDebitView = z.output<typeof proposedDebit>

const leftOutItem = z
  .object({
    customerId: id,
    customerName: z.string(),
    mandateId: id,
    itemId: id,
    documentNo: z.string(),
    dueOn: dayText,
    cents,
    reason: z.string(),
    message: z.string(),
    /** The collection that has the document already, when that is the reason. */
    collectionId: id.nullable(),
  })
  .meta({ id: 'LeftOutOfCollection' })
export type LeftOutView = z.output<typeof leftOutItem>

const debitView = z
  .object({
    id,
    customerId: id,
    customerCode: z.string(),
    customerName: z.string(),
    mandateId: id,
    mandate: z.string(),
    account: z.string(),
    scheme: z.enum(DIRECT_DEBIT_SCHEMES),
    endToEnd: z.string(),
    cents,
    sequence: z.enum(SEQUENCE_TYPES),
    lot: z.string(),
    words: z.string(),
    state: z.enum(DEBIT_STATES),
    parts: z.array(partView),
    /** What the bank answered last, and the import that says so. */
    answer: z.enum(BANK_ANSWERS).nullable(),
    answerImportId: id.nullable(),
    /** The bank line that brought its money, and the one that took it back. */
    lineId: id.nullable(),
    returnLineId: id.nullable(),
    /** Why it can no longer be collected as it stands, before the bank has it; empty when it can. */
    obstacle: z.string(),
    /** Why it failed and what to do, in words, or why it was taken out; empty while it did not. */
    code: z.string(),
    reason: z.string(),
    advice: z.string(),
    retryOn: dayText.nullable(),
  })
  .meta({ id: 'Debit' })
export type DebitView = z.output<typeof debitView>

/** One for each customer and mandate: who is told what, by which day, and how. */
const noticeView = z
  .object({
    customerId: id,
    customerName: z.string(),
    mandate: z.string(),
    cents,
    notifyBy: dayText,
    isLate: z.boolean(),
    channel,
    messageId: id.nullable(),
    /** State of the message in the outbox; empty before there is one. */
    state: z.string(),
  })
  .meta({ id: 'DebitNotice' })
export type NoticeView = z.output<typeof noticeView>

const acts = ['validate', 'handOver', 'takeBack', 'cancel', 'drop', 'move'] as const
export type CollectionAct = (typeof acts)[number]

const collectionView = z
  .object({
    id,
    no: count,
    messageId: z.string(),
    collectOn: dayText,
    state: z.enum(COLLECTION_STATES),
    version: z.enum(DIRECT_DEBIT_VERSIONS),
    noticeBy: z.enum(['message', 'invoice']),
    madeAt: instant,
    madeBy: z.string(),
    validatedAt: instant.nullable(),
    validatedBy: z.string(),
    handedAt: instant.nullable(),
    handedBy: z.string(),
    debits: count,
    cents,
    settledCents: cents,
    failedCents: cents,
  })
  .meta({ id: 'Collection' })
export type CollectionView = z.output<typeof collectionView>

const choice = {
  collectOn: dayText,
  /** Documents due by then; by the day of collection unless said otherwise. */
  dueUntil: dayText.optional(),
}

export const collectionRoutes = routes({
  proposeCollection: {
    ...read,
    method: 'get',
    path: '/cash/collection-proposal',
    summary: 'What could be collected on a day, and what could not with the reason',
    query: z.object({ ...choice, collectOn: dayText.optional() }),
    reply: z.object({
      /** The day proposed for: the one asked, else the first on which customers told today can be debited. */
      collectOn: dayText,
      /** The first day the bank can still do, and the first that leaves the usual notice. */
      firstOn: dayText,
      firstToldOn: dayText,
      /** Why nothing can be collected on that day at all; empty when it can. */
      refusal: z.string(),
      noticeBy: z.enum(['message', 'invoice']),
      cents,
      debits: z.array(proposedDebit),
      leftOut: z.array(leftOutItem),
    }),
  },
  createCollection: {
    ...work,
    method: 'post',
    path: '/cash/collections',
    summary: 'Drafts a collection of what is proposed for a day, or of the documents chosen among it',
    body: z.object({ ...choice, itemIds: z.array(id).max(20_000).optional() }),
    reply: z.object({ id }),
  },
  collections: {
    ...read,
    method: 'get',
    path: '/cash/collections',
    summary: 'Collections, the latest first, with what came of them',
    query: z.object({
      limit: z.coerce.number().int().min(1).max(500).default(100),
      offset: z.coerce.number().int().min(0).default(0),
    }),
    reply: z.object({ collections: z.array(collectionView), count }),
  },
  collection: {
    ...read,
    method: 'get',
    path: '/cash/collections/{id}',
    summary: 'One collection: each debit with what became of it, and whom to tell by when',
    params,
    reply: z.object({
      collection: collectionView,
      debits: z.array(debitView),
      notices: z.array(noticeView),
      /** What may be done, and for the rest the sentence that says why not. */
      can: z.record(z.enum(acts), z.string().nullable()),
    }),
  },
  moveCollection: {
    ...work,
    method: 'put',
    path: '/cash/collections/{id}/day',
    summary: 'Moves a draft to another day: banks must settle on it and each debit must still hold',
    params,
    body: z.object({ collectOn: dayText }),
  },
  dropDebits: {
    ...work,
    method: 'post',
    path: '/cash/collections/{id}/drop',
    summary: 'Takes debits out of a collection that the bank does not have: their documents can be collected again',
    params,
    body: z.object({ debitIds: z.array(id).min(1).max(20_000), reason: z.string().trim().max(300).default('') }),
  },
  markLastDebit: {
    ...work,
    method: 'put',
    path: '/cash/collections/{id}/debits/{debitId}/last',
    summary:
      'Says that a debit of a draft is the last under its mandate, or that it is not: the bank is told so (FNAL)',
    params: params.extend({ debitId: id }),
    body: z.object({ isLast: z.boolean() }),
  },
  validateCollection: {
    ...write,
    method: 'post',
    path: '/cash/collections/{id}/validate',
    summary: 'Fixes what the file says, and sends the notices where messages of ours tell customers',
    params,
    reply: z.object({ emails: count, letters: count }),
  },
  handOver: {
    ...write,
    method: 'post',
    path: '/cash/collections/{id}/hand-over',
    summary: 'Says that the bank has the file',
    params,
  },
  takeBackHandOver: {
    ...write,
    method: 'delete',
    path: '/cash/collections/{id}/hand-over',
    summary: 'Says that the bank does not have the file after all',
    params,
  },
  cancelCollection: {
    ...write,
    method: 'post',
    path: '/cash/collections/{id}/cancel',
    summary: 'Gives up a collection that the bank did not take: its documents can be collected again',
    params,
  },
  collectionFile: {
    ...read,
    method: 'get',
    path: '/cash/collections/{id}/file',
    summary: 'The file for the bank (pain.008), the same bytes each time',
    params,
    reply: 'bytes',
  },
  settleCollection: {
    ...work,
    method: 'post',
    path: '/cash/collections/{id}/settle',
    summary: 'Says that a bank line is the money of this collection, or of one lot of it',
    params,
    body: z.object({ lineId: id }),
    reply: z.object({ matchIds: z.array(id) }),
  },
})
