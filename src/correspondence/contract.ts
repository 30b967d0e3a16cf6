import { z } from 'zod'
import { TRACKING_KINDS } from '../adapters/web-service/carrier.ts'
import { LANGS } from '../kernel/wording.ts'
import { dayText } from '../platform/contract-day.ts'
import { routes } from '../platform/route.ts'
import { CHANNELS } from './model.ts'
import { providerRoutes, serviceProofs, tracking } from './provider-contract.ts'
import { PROVIDER_NAMES } from './provider-model.ts'
import { MESSAGE_ACTIONS, MESSAGE_STATES, VIAS } from './rules.ts'
import { settingsRoutes } from './settings-contract.ts'
import { statementRoutes } from './statement-contract.ts'

const id = z.uuid()
const instant = z.date().or(z.string())
const paging = {
  limit: z.coerce.number().int().min(1).max(500).default(100),
  offset: z.coerce.number().int().min(0).default(0),
}

export const messageRow = z
  .object({
    id,
    /** Null for what was written to somebody of the house about several customers. */
    customerId: id.nullable(),
    customerName: z.string().nullable(),
    channel: z.enum(CHANNELS),
    lang: z.enum(LANGS),
    purpose: z.string(),
    toName: z.string(),
    toAddress: z.string(),
    subject: z.string(),
    state: z.enum(MESSAGE_STATES),
    via: z.enum(VIAS).nullable(),
    queuedAt: instant,
    notBefore: instant,
    settledAt: instant.nullable(),
    postedOn: dayText.nullable(),
    registeredNo: z.string().nullable(),
    provider: z.enum(PROVIDER_NAMES).nullable(),
    /** The furthest thing known of it since it left. */
    tracked: z.enum(TRACKING_KINDS).nullable(),
    printBatchId: id.nullable(),
    /** The agency that wrote it, about what was placed with it; empty: we did. */
    agencyName: z.string(),
    /** Why it stands where it stands, in the reader's language. */
    outcome: z.object({ code: z.string(), message: z.string() }).nullable(),
    /** What may be done, and for the rest the sentence that says why not. */
    can: z.record(z.enum(MESSAGE_ACTIONS), z.string().nullable()),
  })
  .meta({ id: 'Message' })

const attempt = z.object({
  n: z.number().int(),
  startedAt: instant,
  endedAt: instant.nullable(),
  via: z.enum(VIAS),
  result: z.enum(['accepted', 'refused', 'postponed', 'uncertain']).nullable(),
  smtpCode: z.number().int().nullable(),
  response: z.string(),
})

const params = z.object({ id })

export const correspondenceRoutes = routes({
  ...settingsRoutes,
  ...providerRoutes,
  ...statementRoutes,

  messages: {
    method: 'get',
    path: '/messages',
    scope: 'org',
    need: 'books.read',
    summary: 'The outbox and everything that left, newest first',
    query: z.object({
      state: z.enum(MESSAGE_STATES).optional(),
      channel: z.enum(CHANNELS).optional(),
      customerId: id.optional(),
      purpose: z.string().max(60).optional(),
      /** The day it was queued, in the organisation's time zone. */
      day: dayText.optional(),
      ...paging,
    }),
    reply: z.object({
      rows: z.array(messageRow),
      count: z.number().int(),
      byState: z.partialRecord(z.enum(MESSAGE_STATES), z.number().int()),
      goesTo: z.enum(['smtp', 'test_mailbox']),
    }),
  },
  message: {
    method: 'get',
    path: '/messages/{id}',
    scope: 'org',
    need: 'claims.read',
    summary: 'One message: what it shows, and each attempt',
    params,
    reply: z.object({
      message: messageRow,
      /** Null for a letter. `html` shows in a sandboxed frame: pictures are inlined, nothing is loaded. `isExact`: read from the bytes that left. */
      mail: z
        .object({ html: z.string(), text: z.string(), attachments: z.array(z.string()), isExact: z.boolean() })
        .nullable(),
      /** The words of a text message, and how many messages the network carries for it; null for anything else. */
      text: z.object({ text: z.string(), segments: z.number().int(), isExact: z.boolean() }).nullable(),
      proof: z.object({ sha256: z.string(), kind: z.enum(['mime', 'pdf', 'text']), madeAt: instant }).nullable(),
      /** What the service that carries it said since it left, earliest first, and what it attests. */
      tracking,
      serviceProofs,
      attempts: z.array(attempt),
    }),
  },
  messageMime: {
    method: 'get',
    path: '/messages/{id}/mime',
    scope: 'org',
    need: 'books.read',
    summary: 'The mail as it left',
    params,
    reply: 'bytes',
  },
  messagePdf: {
    method: 'get',
    path: '/messages/{id}/pdf',
    scope: 'org',
    need: 'claims.read',
    summary: 'The letter',
    params,
    reply: 'bytes',
  },
  customerMessages: {
    method: 'get',
    path: '/customers/{id}/messages',
    scope: 'org',
    need: 'claims.read',
    summary: 'What was written to a customer, newest first',
    params,
    query: z.object(paging),
    reply: z.object({ rows: z.array(messageRow), count: z.number().int() }),
  },
  settleMessage: {
    method: 'post',
    path: '/messages/{id}/settle',
    scope: 'org',
    need: 'desk.work',
    summary: 'Says what became of a message in doubt, sends one again, or cancels it',
    params,
    body: z.object({ action: z.enum(['confirm_arrival', 'send_again', 'cancel']) }),
    reply: messageRow,
  },
  testMailbox: {
    method: 'get',
    path: '/test-mailbox',
    scope: 'org',
    need: 'books.read',
    summary: 'The mails that went nowhere, newest first',
    query: z.object(paging),
    reply: z.object({ rows: z.array(messageRow.extend({ receivedAt: instant })), count: z.number().int() }),
  },

  printBatch: {
    method: 'post',
    path: '/print-batches',
    scope: 'org',
    need: 'desk.work',
    summary:
      'Gathers letters to print: those named, or all that are ready. Each is asked once more whether it is still wanted',
    body: z.object({ ids: z.array(id).max(50_000).nullable() }),
    reply: z.object({
      id,
      letters: z.number().int(),
      leftOut: z.array(z.object({ id, code: z.string(), message: z.string() })),
    }),
  },
  printBatches: {
    method: 'get',
    path: '/print-batches',
    scope: 'org',
    need: 'books.read',
    summary: 'What was gathered to print, newest first',
    query: z.object(paging),
    reply: z.object({
      rows: z.array(
        z.object({ id, madeAt: instant, madeBy: z.string(), letters: z.number().int(), posted: z.number().int() }),
      ),
      toPrint: z.number().int(),
    }),
  },
  printBatchPdf: {
    method: 'get',
    path: '/print-batches/{id}/pdf',
    scope: 'org',
    need: 'books.read',
    summary: 'All letters of a batch in one PDF',
    params,
    reply: 'bytes',
  },
  markPosted: {
    method: 'post',
    path: '/letters/posted',
    scope: 'org',
    need: 'desk.work',
    summary: 'Says that letters were posted, all of a batch or those named',
    body: z.object({
      batchId: id.nullable(),
      letters: z.array(z.object({ id, registeredNo: z.string().trim().max(40).nullable() })).max(50_000),
      postedOn: dayText,
    }),
    reply: z.object({ posted: z.number().int() }),
  },
})
