import { z } from 'zod'
import { CUSTOMER_KINDS } from '../../parties/model.ts'
import { routes } from '../../platform/route.ts'
import { cents, count, currency, day, id, manage, params, read, reason, work } from '../contract-terms.ts'
import {
  GAPS,
  type GapCode,
  LEAST_DAYS,
  MANDATE_TERMS,
  MOST_DAYS,
  NOTICE_CHANNELS,
  NOTICE_EVENTS,
  NOTICE_SHOWS,
} from './model.ts'

const channel = z.enum(NOTICE_CHANNELS)
const days = z.coerce.number().int().min(LEAST_DAYS).max(MOST_DAYS)
const amounts = z.array(z.object({ currency, cents }))

const row = z
  .object({
    /** That of its message. */
    id,
    customerId: id,
    customerCode: z.string(),
    customerName: z.string(),
    customerKind: z.enum(CUSTOMER_KINDS),
    channel,
    subject: z.string(),
    sentOn: day,
    deadlineOn: day,
    /** The day on which it counts as received; null while nothing proves it. */
    noticedOn: day.nullable(),
    /** What its documents asked for, and what is left of them today. */
    demanded: amounts,
    open: amounts,
    /** Nothing of it is left, somebody saw to what follows, its last day is over, or it is not yet. */
    standing: z.enum(['settled', 'followed', 'over', 'running']),
  })
  .meta({ id: 'FormalNotice' })
export type NoticeView = z.output<typeof row>

const event = z.object({
  /** Null: a service said it. */
  id: id.nullable(),
  kind: z.enum([...NOTICE_EVENTS, 'accepted']),
  on: day,
  evidence: z.string(),
  documentId: id.nullable(),
  documentName: z.string().nullable(),
  byName: z.string().nullable(),
})

const notice = row
  .extend({
    registeredNo: z.string().nullable(),
    followedWhy: z.string(),
    followedByName: z.string(),
    items: z.array(z.object({ itemId: id, documentNo: z.string(), currency, cents, openCents: cents })),
    events: z.array(event),
    /** What the service that carried it attests, each with its hash. */
    proofs: z.array(z.object({ kind: z.string(), sha256: z.string() })),
  })
  .meta({ id: 'FormalNoticeInFull' })
export type NoticeInFull = z.output<typeof notice>

const draft = {
  channel: channel.default('registered_letter'),
  days: days.default(LEAST_DAYS),
  /** Comma-separated documents; absent: all that is overdue and may be demanded. */
  items: z
    .string()
    .regex(/^[0-9a-f-]{36}(,[0-9a-f-]{36})*$/)
    .optional(),
}

const agency = z
  .object({
    collectsForOthers: z.boolean(),
    insurer: z.string().trim().max(200),
    policyNo: z.string().trim().max(100),
    insuredUntil: day.nullable(),
    iban: z.string().trim().max(42),
    declaredOn: day.nullable(),
    declaredTo: z.string().trim().max(200),
  })
  .meta({ id: 'Agency' })
export type AgencyView = z.output<typeof agency>

const creditor = z
  .object({
    name: z.string().trim().min(1).max(160),
    address: z.string().trim().min(1).max(400),
    siren: z.string().trim().max(20).nullable(),
    mandateOn: day.nullable(),
    mandateUntil: day.nullable(),
    mandateSays: z.array(z.enum(MANDATE_TERMS)).max(MANDATE_TERMS.length),
  })
  .meta({ id: 'Creditor' })

const creditorShown = creditor
  .extend({
    id,
    customers: count,
    /** Why nothing may leave for its debtors today; empty: it may. */
    bars: z.array(z.string()),
  })
  .meta({ id: 'CreditorShown' })
export type CreditorView = z.output<typeof creditorShown>

/** Formal notices: prepared, sent, followed to their proof; and whoever collects for others. */
export const noticeRoutes = routes({
  notices: {
    ...read,
    need: 'claims.read',
    method: 'get',
    path: '/formal-notices',
    summary: 'Formal notices that have left: those that are over and wait for a decision, those that run, or all',
    query: z.object({
      show: z.enum(NOTICE_SHOWS).default('over'),
      customerId: id.optional(),
      itemId: id.optional(),
      limit: z.coerce.number().int().min(1).max(200).default(100),
      offset: z.coerce.number().int().min(0).default(0),
    }),
    reply: z.object({ over: count, running: count, count, notices: z.array(row) }),
  },
  notice: {
    ...read,
    need: 'claims.read',
    method: 'get',
    path: '/formal-notices/{id}',
    summary: 'A formal notice with what it demanded, what became of it and what proves it',
    params,
    reply: notice,
  },
  noticeDraft: {
    ...read,
    method: 'get',
    path: '/customers/{id}/formal-notice',
    summary: 'The formal notice a customer would get today, and what it lacks',
    params,
    query: z.object(draft),
    reply: z.object({
      toName: z.string(),
      toAddress: z.string(),
      subject: z.string(),
      deadlineOn: day,
      totals: amounts,
      items: z.array(z.object({ itemId: id, documentNo: z.string(), dueOn: day, currency, cents })),
      /** `isNeeded`: it cannot leave without; else somebody who was told may send it all the same. */
      gaps: z.array(
        z.object({ code: z.enum(Object.keys(GAPS) as [GapCode]), sentence: z.string(), isNeeded: z.boolean() }),
      ),
    }),
  },
  noticeDraftPdf: {
    ...read,
    method: 'get',
    path: '/customers/{id}/formal-notice/pdf',
    summary: 'The same as a PDF, laid out as it would leave',
    params,
    query: z.object(draft),
    reply: 'bytes',
  },
  sendNotice: {
    ...work,
    method: 'post',
    path: '/customers/{id}/formal-notice',
    summary: 'Puts a formal notice into the outbox; refused while it is incomplete',
    params,
    body: z.object({
      channel,
      days,
      itemIds: z.array(id).min(1).max(2_000).nullable(),
      /** A person was told what it may do without. */
      anyway: z.boolean().default(false),
    }),
    reply: z.object({ messageId: id }),
  },
  noteNoticeEvent: {
    ...work,
    method: 'post',
    path: '/formal-notices/{id}/events',
    summary: 'Notes what a slip or a receipt of the post shows of a formal notice, with its scan or in words',
    params,
    body: z.object({
      kind: z.enum(NOTICE_EVENTS),
      on: day,
      documentId: id.nullable(),
      evidence: z.string().trim().max(300),
    }),
    reply: z.object({ id }),
  },
  withdrawNoticeEvent: {
    ...work,
    method: 'delete',
    path: '/formal-notice-events/{id}',
    summary: 'Takes back what was read wrong on a slip or a receipt',
    params,
  },
  followNotice: {
    ...work,
    method: 'post',
    path: '/formal-notices/{id}/follow',
    summary: 'Says what was decided once the last day to pay was over',
    params,
    body: z.object({ reason }),
  },
  agency: {
    ...read,
    method: 'get',
    path: '/agency',
    summary: 'Whether we collect for others, what shows that we may, and for whom (CPCEx art. R124-2 and R124-3)',
    reply: z.object({ agency, creditors: z.array(creditorShown) }),
  },
  changeAgency: {
    ...manage,
    method: 'put',
    path: '/agency',
    summary: 'Says whether we collect for others, and what shows that we may',
    body: agency,
  },
  addCreditor: {
    ...manage,
    method: 'post',
    path: '/creditors',
    summary: 'Adds a creditor that we collect for, with its mandate',
    body: creditor,
    reply: z.object({ id }),
  },
  changeCreditor: {
    ...manage,
    method: 'put',
    path: '/creditors/{id}',
    summary: 'Says anew who a creditor is and what its mandate says',
    params,
    body: creditor,
  },
  creditorOfCustomer: {
    ...read,
    method: 'get',
    path: '/customers/{id}/creditor',
    summary: 'For whom we collect from a customer, and the first letter that told it so',
    params,
    reply: z.object({
      creditorId: id.nullable(),
      first: z.object({ reference: z.string(), sentOn: day }).nullable(),
    }),
  },
  changeCreditorOfCustomer: {
    ...manage,
    method: 'put',
    path: '/customers/{id}/creditor',
    summary: 'Says for whom we collect from a customer; nobody: it owes us',
    params,
    body: z.object({ creditorId: id.nullable() }),
  },
})
