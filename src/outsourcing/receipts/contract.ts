import { z } from 'zod'
import { routes } from '../../platform/route.ts'
import { cents, count, currency, day, id, instant, params, read, reason, work } from '../contract-terms.ts'
import { TAILS } from '../placements/tail.ts'
import { STAGES } from '../tariffs/model.ts'
import { MEANS, PAYEES, RECEIPT_SHOWS, RETURNED_AS } from './model.ts'

const part = z.object({ itemId: id, documentNo: z.string(), cents })
export const receipt = z
  .object({
    id,
    number: z.string(),
    creditor: count,
    creditorName: z.string(),
    provider: z.string(),
    placementId: id,
    placement: z.string(),
    mandateId: id,
    mandate: z.string(),
    customerId: id,
    debtorCode: z.string(),
    debtorName: z.string(),
    currency,
    cents,
    paidTo: z.enum(PAYEES),
    means: z.enum(MEANS),
    receivedOn: day,
    stage: z.enum(STAGES),
    tail: z.enum(TAILS).nullable(),
    payer: z.string(),
    reference: z.string(),
    leftCents: cents,
    /** What it settled. */
    parts: z.array(part),
    recordedAt: instant,
    recordedByName: z.string(),
    returnedOn: day.nullable(),
    returnedAs: z.enum(RETURNED_AS).nullable(),
    returnedWhy: z.string(),
    returnedByName: z.string().nullable(),
    remittedOn: day.nullable(),
    /** The last day on which it may be handed over; null: it was, it need not be, or it came back. */
    remitBy: day.nullable(),
    /** Whoever collects works on this installation, and records its receipts itself. */
    isHere: z.boolean(),
  })
  .meta({ id: 'CollectedReceipt' })
export type ReceiptView = z.output<typeof receipt>

const sums = z.array(z.object({ currency, count, cents }))
export const page = {
  limit: z.coerce.number().int().min(1).max(200).default(50),
  offset: z.coerce.number().int().min(0).default(0),
}
const filter = {
  show: z.enum(RECEIPT_SHOWS).default('all'),
  currency: currency.optional(),
  mandateId: id.optional(),
  placementId: id.optional(),
  customerId: id.optional(),
  receiptId: id.optional(),
  words: z.string().trim().max(100).optional(),
}
const list = z.object({ receipts: z.array(receipt), count, sums })

const shared = z.object({ itemId: id, cents: cents.min(1) })
export const paid = {
  /** The caller's: asked twice, it is recorded once. */
  id,
  placementId: id,
  cents: cents.min(1),
  /** Null: the oldest due documents first. */
  parts: z.array(shared).min(1).max(500).nullable().default(null),
  means: z.enum(MEANS).default('transfer'),
}
const payment = z.object({
  ...paid,
  currency,
  receivedOn: day,
  payer: z.string().trim().max(200).default(''),
  reference: z.string().trim().max(100).default(''),
})
const returning = z.object({ as: z.enum(['bounced', 'mistaken']), on: day, why: reason })
const recorded = z.object({ id, number: z.string(), isNew: z.boolean() })

const claims = { scope: 'org' } as const
const pdf = { params, reply: 'bytes' } as const

/** Payments of placed claims, to whoever collects or to the creditor. */
export const receiptRoutes = routes({
  collectedReceipts: {
    ...claims,
    need: 'claims.read',
    method: 'get',
    path: '/collected-receipts',
    summary: 'Payments of claims that we placed, to the provider or straight to us',
    query: z.object({ ...filter, ...page }),
    reply: list,
  },
  recordAnnounced: {
    ...work,
    method: 'post',
    path: '/collected-receipts',
    summary: 'Records a payment that a provider working elsewhere says it received',
    body: payment,
    reply: recorded,
  },
  returnAnnounced: {
    ...work,
    method: 'post',
    path: '/collected-receipts/{id}/return',
    summary: 'Takes back a payment to a provider working elsewhere: it bounced, or was recorded by mistake',
    params,
    body: returning,
  },
  receiptPdf: {
    ...claims,
    need: 'claims.read',
    method: 'get',
    path: '/collected-receipts/{id}/pdf',
    summary: 'The receipt for a payment, as its debtor is given it',
    ...pdf,
  },
  agencyReceipts: {
    ...read,
    method: 'get',
    path: '/third-party-receipts',
    summary: 'Payments of claims placed with this organisation, over all its creditors',
    query: z.object({ ...filter, creditor: z.coerce.number().int().positive().optional(), ...page }),
    reply: list,
  },
  recordReceipt: {
    ...work,
    method: 'post',
    path: '/third-party-receipts',
    summary:
      'Records what a debtor paid to this organisation: the creditor’s documents are settled and its funds hold the money',
    body: payment.extend({ creditor: z.number().int().positive() }),
    reply: recorded,
  },
  returnReceipt: {
    ...work,
    method: 'post',
    path: '/third-party-receipts/{id}/return',
    summary: 'Takes a payment back: it bounced, or was recorded by mistake',
    params,
    body: returning,
  },
  agencyReceiptPdf: {
    ...read,
    method: 'get',
    path: '/third-party-receipts/{id}/pdf',
    summary: 'The receipt to give to the debtor (CPCEx art. R124-6)',
    ...pdf,
  },
})
