import { z } from 'zod'
import { DIRECT_DEBIT_SCHEMES, DIRECT_DEBIT_VERSIONS, SEQUENCE_TYPES } from '../adapters/payment-files/model.ts'
import { routes } from '../platform/route.ts'

const id = z.uuid()
const instant = z.date().or(z.string())
const dayText = z.iso.date()
const cents = z.number().int()
const count = z.number().int()
const params = z.object({ id })
const org = { scope: 'org' } as const
const read = { ...org, need: 'books.read' } as const
const work = { ...org, need: 'desk.work' } as const
/** Money asked of a bank leaves with those who answer for the books. */
const release = { ...org, need: 'books.import' } as const
const manage = { ...org, need: 'settings.manage' } as const

const setting = z
  .object({
    creditorId: z.string().trim().max(50),
    creditorIban: z.string().trim().max(50),
    creditorBic: z.string().trim().max(20).nullable(),
    noticeDays: z.number().int().min(1).max(60).default(14),
    version: z.enum(DIRECT_DEBIT_VERSIONS).default('pain.008.001.08'),
    grouping: z.enum(['item', 'customer']).default('item'),
    tellsFirst: z.boolean().default(false),
  })
  .meta({ id: 'DebitSetting' })
export type DebitSettingInput = z.output<typeof setting>

const changeable = {
  reference: z.string().trim().min(1).max(60),
  debtorName: z.string().trim().min(1).max(70),
  iban: z.string().trim().max(50),
  bic: z.string().trim().max(20).nullable().default(null),
}
const mandateChange = z.object(changeable)
export type MandateChangeInput = z.output<typeof mandateChange>
const newMandate = z.object({
  ...changeable,
  customerId: id,
  scheme: z.enum(DIRECT_DEBIT_SCHEMES),
  isOneOff: z.boolean().default(false),
  signedOn: dayText,
  /** The last collection made under it elsewhere. */
  usedOn: dayText.nullable().default(null),
})
export type NewMandateInput = z.output<typeof newMandate>

const mandateView = z
  .object({
    ...changeable,
    bic: z.string().nullable(),
    id,
    customerId: id,
    customerCode: z.string(),
    customerName: z.string(),
    scheme: z.enum(DIRECT_DEBIT_SCHEMES),
    isOneOff: z.boolean(),
    signedOn: dayText,
    state: z.enum(['active', 'suspended', 'ended', 'lapsed']),
    stateReason: z.string(),
    stateOn: dayText,
    lastUsedOn: dayText.nullable(),
    lapsesOn: dayText,
    /** What the bank is told in the next file. */
    previousReference: z.string().nullable(),
    previousIban: z.string().nullable(),
  })
  .meta({ id: 'Mandate' })

const partView = z.object({ itemId: id, documentNo: z.string(), kind: z.string(), dueOn: dayText, cents })

export const DEBIT_STATES = ['planned', 'running', 'settled', 'rejected', 'returned', 'cancelled'] as const
const debitView = z
  .object({
    id,
    customerId: id,
    customerCode: z.string(),
    customerName: z.string(),
    mandate: z.string(),
    endToEnd: z.string(),
    cents,
    sequence: z.enum(SEQUENCE_TYPES),
    lot: z.string(),
    words: z.string(),
    state: z.enum(DEBIT_STATES),
    parts: z.array(partView),
    /** Why it failed and what to do, in words; empty while it did not. */
    code: z.string(),
    reason: z.string(),
    advice: z.string(),
    retryOn: dayText.nullable(),
  })
  .meta({ id: 'Debit' })

const collectionView = z
  .object({
    id,
    no: count,
    messageId: z.string(),
    collectOn: dayText,
    state: z.enum(['draft', 'handed_over', 'cancelled']),
    version: z.enum(DIRECT_DEBIT_VERSIONS),
    madeAt: instant,
    madeBy: z.string(),
    handedAt: instant.nullable(),
    handedBy: z.string(),
    debits: count,
    cents,
    settledCents: cents,
    failedCents: cents,
  })
  .meta({ id: 'Collection' })

const choice = {
  collectOn: dayText,
  /** Documents due by then; by the day of collection unless said otherwise. */
  dueUntil: dayText.optional(),
}
const collectionChoice = z.object({ ...choice, itemIds: z.array(id).max(50_000).optional() })

export const debitRoutes = routes({
  debitSetting: {
    ...read,
    method: 'get',
    path: '/cash/debits/setting',
    summary: 'Who collects, into which account, how long before customers are told; null until it is set up',
    reply: z.object({ setting: setting.nullable() }),
  },
  changeDebitSetting: {
    ...manage,
    method: 'put',
    path: '/cash/debits/setting',
    summary: 'Sets up direct debit: identifiers are checked',
    body: setting,
  },
  mandates: {
    ...read,
    method: 'get',
    path: '/cash/mandates',
    summary: 'Mandates with their state and what the bank will be told of them',
    query: z.object({ customerId: id.optional() }),
    reply: z.object({ mandates: z.array(mandateView) }),
  },
  addMandate: {
    ...work,
    method: 'post',
    path: '/cash/mandates',
    summary: 'Records a mandate that a customer signed',
    body: newMandate,
    reply: z.object({ id }),
  },
  amendMandate: {
    ...work,
    method: 'put',
    path: '/cash/mandates/{id}',
    summary: 'Changes reference, account or name; the bank is told in the next file',
    params,
    body: mandateChange,
  },
  endMandate: {
    ...work,
    method: 'post',
    path: '/cash/mandates/{id}/end',
    summary: 'Ends a mandate for good, with the reason',
    params,
    body: z.object({ reason: z.string().trim().min(1).max(200) }),
  },
  suspendMandate: {
    ...work,
    method: 'post',
    path: '/cash/mandates/{id}/suspend',
    summary: 'Collects nothing under a mandate for now, with the reason',
    params,
    body: z.object({ reason: z.string().trim().min(1).max(200) }),
  },
  resumeMandate: {
    ...work,
    method: 'post',
    path: '/cash/mandates/{id}/resume',
    summary: 'Collects again under a suspended mandate',
    params,
  },
  proposeCollection: {
    ...read,
    method: 'get',
    path: '/cash/collection-proposal',
    summary: 'What could be collected on a day, and what could not with the reason',
    query: z.object(choice),
    reply: z.object({
      firstOn: dayText,
      cents,
      debits: z.array(
        z.object({
          customerId: id,
          customerCode: z.string(),
          customerName: z.string(),
          mandate: z.string(),
          sequence: z.enum(SEQUENCE_TYPES),
          cents,
          parts: z.array(partView),
        }),
      ),
      leftOut: z.array(
        z.object({
          customerId: id,
          customerName: z.string(),
          itemId: id,
          documentNo: z.string(),
          cents,
          reason: z.string(),
          message: z.string(),
        }),
      ),
    }),
  },
  createCollection: {
    ...work,
    method: 'post',
    path: '/cash/collections',
    summary: 'Drafts a collection of what is proposed for a day, or of the documents chosen among it',
    body: collectionChoice,
    reply: z.object({ id }),
  },
  collections: {
    ...read,
    method: 'get',
    path: '/cash/collections',
    summary: 'Collections, the latest first, with what came of them',
    reply: z.object({ collections: z.array(collectionView) }),
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
      /** One for each customer: the rulebook has them told before they are debited. */
      toNotify: z.array(
        z.object({
          customerId: id,
          customerName: z.string(),
          mandate: z.string(),
          creditorId: z.string(),
          cents,
          collectOn: dayText,
          notifyBy: dayText,
          isLate: z.boolean(),
        }),
      ),
    }),
  },
  handOver: {
    ...release,
    method: 'post',
    path: '/cash/collections/{id}/hand-over',
    summary: 'Fixes a draft: its file can be given to the bank, its documents are being collected',
    params,
  },
  cancelCollection: {
    ...release,
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
  collectionStatus: {
    ...release,
    method: 'post',
    path: '/cash/collections/{id}/status',
    summary: 'Reads the bank’s answer (pain.002): what it rejects can be collected again',
    params,
    body: 'bytes',
    reply: z.object({ rejected: count, known: count, unknown: z.array(z.string()) }),
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
  retryDebit: {
    ...work,
    method: 'post',
    path: '/cash/debits/{id}/retry',
    summary: 'Lets the documents of a failed debit be collected again from a day',
    params,
    body: z.object({ on: dayText }),
  },
})
