import { z } from 'zod'
import { LANGS } from '../../kernel/wording.ts'
import { routes } from '../../platform/route.ts'
import { cents, count, currency, day, id, instant, manage, params, read, work } from '../contract-terms.ts'
import { SIDES } from '../mandates/model.ts'
import { SIDE_COSTS } from '../tariffs/model.ts'
import { FEE_SHOWS } from './answer-store.ts'
import { DISPUTE_ANSWERS, FEE_KINDS } from './model.ts'

const side = z.enum(SIDES)
const page = {
  limit: z.coerce.number().int().min(1).max(500).default(100),
  offset: z.coerce.number().int().min(0).default(0),
}

const fee = z
  .object({
    id,
    mandateId: id,
    mandate: z.string(),
    /** The other side: the provider for a creditor, the creditor for an agency. */
    otherName: z.string(),
    kind: z.enum(FEE_KINDS),
    /** What it is for, in a few words. */
    label: z.string(),
    /** How it came to its amount; why nothing could be charged. */
    how: z.string(),
    isRefused: z.boolean(),
    placement: z.string().nullable(),
    receiptId: id.nullable(),
    debtorName: z.string().nullable(),
    documents: z.string(),
    on: day,
    currency,
    netCents: cents,
    vatBp: count,
    vatCents: cents,
    invoiceId: id.nullable(),
    invoice: z.string().nullable(),
    hasProof: z.boolean(),
    dispute: z
      .object({
        why: z.string(),
        at: instant,
        byName: z.string(),
        answer: z.enum(DISPUTE_ANSWERS).nullable(),
        answerWhy: z.string(),
        answeredByName: z.string().nullable(),
      })
      .nullable(),
    mayDispute: z.boolean(),
    mayAnswer: z.boolean(),
  })
  .meta({ id: 'Fee' })
export type FeeView = z.output<typeof fee>

const invoice = z
  .object({
    id,
    number: z.string(),
    isCredit: z.boolean(),
    mandateId: id,
    mandate: z.string(),
    otherName: z.string(),
    currency,
    issuedOn: day,
    dueOn: day,
    netCents: cents,
    vatCents: cents,
    totalCents: cents,
    leftCents: cents,
    isLate: z.boolean(),
  })
  .meta({ id: 'FeeInvoice' })
export type FeeInvoiceView = z.output<typeof invoice>

/** Fees of collecting: charged by the tariff, contested, invoiced, paid. Each side reads the same rows. */
export const feeRoutes = routes({
  fees: {
    ...read,
    method: 'get',
    path: '/fees',
    summary:
      'Fees line by line, those that we owe (`creditor`) or earn (`agency`), each with how it came to its amount',
    query: z.object({
      side,
      show: z.enum(FEE_SHOWS).default('all'),
      mandateId: id.optional(),
      invoiceId: id.optional(),
      ...page,
    }),
    reply: z.object({
      fees: z.array(fee),
      sums: z.array(z.object({ currency, count, netCents: cents, vatCents: cents })),
    }),
  },
  disputeFee: {
    ...work,
    method: 'post',
    path: '/fees/{id}/dispute',
    summary: 'Contests a fee with why: it is neither invoiced nor set off until it is answered',
    params,
    body: z.object({ why: z.string().trim().min(1).max(500) }),
  },
  answerFee: {
    ...work,
    method: 'post',
    path: '/fees/{id}/answer',
    summary: 'Answers a contested fee: accepted, it is given back; refused, with why, it is due',
    params,
    body: z.object({ answer: z.enum(DISPUTE_ANSWERS), why: z.string().trim().max(500) }),
  },
  chargeSideCost: {
    ...work,
    method: 'post',
    path: '/fees/side-costs',
    summary: 'Charges a cost of the mandate to a file, with its proof',
    query: z.object({
      placementId: id,
      kind: z.enum(SIDE_COSTS),
      on: day,
      cents: z.coerce.number().int().min(1).max(1_000_000_000).optional(),
      label: z.string().trim().max(200).default(''),
      name: z.string().trim().min(1).max(300),
    }),
    body: 'bytes',
    reply: z.object({ id }),
  },
  feeProof: {
    ...read,
    method: 'get',
    path: '/fees/{id}/proof',
    summary: 'The paper that proves a side cost',
    params,
    reply: 'bytes',
  },
  feeInvoices: {
    ...read,
    method: 'get',
    path: '/fee-invoices',
    summary:
      'Invoices and credit notes of fees that we received (`creditor`) or issued (`agency`), with what is left of each',
    query: z.object({
      side,
      mandateId: id.optional(),
      providerId: id.optional(),
      open: z.stringbool().default(false),
      /** Those alone whose day of payment is past. */
      late: z.stringbool().default(false),
      ...page,
    }),
    reply: z.object({
      invoices: z.array(invoice),
      count,
      /** What is left of those whose day of payment is past. */
      late: z.array(z.object({ currency, count, leftCents: cents, dueOn: day })),
    }),
  },
  feeInvoice: {
    ...read,
    method: 'get',
    path: '/fee-invoices/{id}',
    summary: 'One invoice of fees: its lines, and what settled it',
    params,
    reply: invoice.extend({
      lines: z.array(fee),
      settlements: z.array(z.object({ id, remittanceId: id.nullable(), cents, on: day, byName: z.string() })),
    }),
  },
  feeInvoicePdf: {
    ...read,
    method: 'get',
    path: '/fee-invoices/{id}/pdf',
    summary: 'The invoice or credit note as PDF',
    params,
    query: z.object({ lang: z.enum(LANGS).optional() }),
    reply: 'bytes',
  },
  billFees: {
    ...manage,
    method: 'post',
    path: '/fee-invoices',
    summary: 'As an agency: invoices what waits under a mandate, in its own number sequence',
    body: z.object({ mandateId: id }),
    reply: z.object({ invoices: z.array(z.object({ id, number: z.string() })) }),
  },
  payFeeInvoice: {
    ...manage,
    method: 'post',
    path: '/fee-invoices/{id}/payments',
    summary:
      'Says that an invoice of fees was paid, or a credit note paid back, in whole or in part, once under an id of the caller; either side may',
    params,
    body: z.object({ id, cents: cents.min(1), on: day }),
    reply: z.object({ leftCents: cents }),
  },
})
