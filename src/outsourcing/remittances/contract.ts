import { z } from 'zod'
import { LANGS } from '../../kernel/wording.ts'
import { routes } from '../../platform/route.ts'
import { cents, count, currency, day, id, instant, manage, params, read, work } from '../contract-terms.ts'
import { REMITTANCE_MODES, REMITTANCE_RHYTHMS, SIDES } from '../mandates/model.ts'
import { LEFT_OUT, REMITTANCE_STATES } from './model.ts'
import { statementRoutes } from './statement-contract.ts'

const remittance = z
  .object({
    id,
    number: z.string(),
    runId: id,
    mandateId: id,
    mandate: z.string(),
    /** The other side: the provider for a creditor, the creditor for an agency. */
    otherName: z.string(),
    mode: z.enum(REMITTANCE_MODES),
    currency,
    state: z.enum(REMITTANCE_STATES),
    madeOn: day,
    dueOn: day,
    receiptsCents: cents,
    returnsCents: cents,
    feesCents: cents,
    cents,
    reference: z.string(),
    paidOn: day.nullable(),
    /** When the creditor’s bank booked it; told to the creditor alone. */
    arrivedOn: day.nullable(),
    lineId: id.nullable(),
    /** It was to be paid by a day that is past. */
    isLate: z.boolean(),
    madeAt: instant,
    madeByName: z.string(),
  })
  .meta({ id: 'Remittance' })
export type RemittanceView = z.output<typeof remittance>

const planned = z
  .object({
    mandateId: id,
    mandate: z.string(),
    creditorName: z.string(),
    currency,
    mode: z.enum(REMITTANCE_MODES),
    rhythm: z.enum(REMITTANCE_RHYTHMS),
    receipts: count,
    receiptsCents: cents,
    returnsCents: cents,
    returnsLeftCents: cents,
    feesCents: cents,
    billedCents: cents,
    feesLeftCents: cents,
    cents,
    firstOn: day,
    dueOn: day,
    isLate: z.boolean(),
    leftOut: z.enum(LEFT_OUT).nullable(),
    /** Why it stays out, in words. */
    why: z.string().nullable(),
  })
  .meta({ id: 'PlannedRemittance' })
export type PlannedView = z.output<typeof planned>

const line = z.object({
  receiptId: id,
  no: count,
  kind: z.enum(['receipt', 'return']),
  placement: z.string(),
  debtorCode: z.string(),
  debtorName: z.string(),
  documents: z.string(),
  receivedOn: day,
  returnedOn: day.nullable(),
  dueOn: day,
  cents,
  feeCents: cents.nullable(),
  vatCents: cents.nullable(),
  invoice: z.string().nullable(),
})

const sum = z.object({ currency, creditors: count, receiptsCents: cents, feesCents: cents, cents })
const lang = z.object({ lang: z.enum(LANGS).optional() })
const chosen = {
  mandateIds: z.array(id).max(2_000).nullable().default(null),
  atOnce: z.boolean().default(false),
}

/** Money of debtors handed over to creditors: planned, made over many of them in one go, paid, found at the bank. */
export const remittanceRoutes = routes({
  remittances: {
    ...read,
    method: 'get',
    path: '/remittances',
    summary: 'Remittances that we make as an agency (`agency`) or are made to us (`creditor`), the latest first',
    query: z.object({
      side: z.enum(SIDES),
      state: z.enum(REMITTANCE_STATES).optional(),
      runId: id.optional(),
      mandateId: id.optional(),
      limit: z.coerce.number().int().min(1).max(1000).default(100),
      offset: z.coerce.number().int().min(0).default(0),
    }),
    reply: z.object({ remittances: z.array(remittance), count }),
  },
  remittance: {
    ...read,
    method: 'get',
    path: '/remittances/{id}',
    summary:
      'One remittance: each receipt with its debtor, documents, day and fee; what was set off; whether it agrees with our books',
    params,
    reply: remittance.extend({
      lines: z.array(line),
      /** What each sets off, and what of it the invoice takes off for service. */
      settled: z.array(z.object({ invoiceId: id, number: z.string(), cents, serviceCents: cents })),
      /** What does not agree with the creditor’s books or bank, in words; told to the creditor alone. */
      differences: z.array(z.string()),
    }),
  },
  planRemittances: {
    ...read,
    method: 'post',
    path: '/remittances/plan',
    summary: 'What a run of today would hand over to whom, and what stays out and why',
    body: z.object(chosen),
    reply: z.object({ planned: z.array(planned), sums: z.array(sum) }),
  },
  runRemittances: {
    ...manage,
    method: 'post',
    path: '/remittances/runs',
    summary: 'Makes the remittances of a run; asked again under the same id, only those that are not made yet',
    body: z.object({ id, ...chosen }),
    reply: z.object({ remittances: z.array(remittance) }),
  },
  payRemittances: {
    ...manage,
    method: 'post',
    path: '/remittances/paid',
    summary: 'Says that transfers of remittances left the dedicated account; all of them, or none',
    body: z.object({ ids: z.array(id).min(1).max(2_000), on: day }),
    reply: z.object({ paid: count }),
  },
  undoRemittance: {
    ...manage,
    method: 'post',
    path: '/remittances/{id}/undo',
    summary: 'Takes back a remittance that was not paid; its invoices stay',
    params,
  },
  arrivalLines: {
    ...read,
    method: 'get',
    path: '/remittances/{id}/arrival-lines',
    summary:
      'As a creditor: open lines of the account and about the day, among which to say which one brought a remittance',
    params,
    reply: z.object({
      lines: z.array(
        z.object({
          ...{ id, accountName: z.string(), bookedOn: day, cents, currency, label: z.string(), payerName: z.string() },
          /** It names the remittance. */
          isNamed: z.boolean(),
          /** What it brings more than was announced; below nothing, less. Only a line of the very sum can be told. */
          differenceCents: cents,
        }),
      ),
    }),
  },
  lateFunds: {
    ...read,
    method: 'get',
    path: '/late-funds',
    summary: 'Money of ours that providers hold past the day of the law or of the mandate',
    query: z.object({ providerId: id.optional() }),
    reply: z.object({
      late: z.array(
        z.object({
          ...{ mandateId: id, number: z.string(), providerName: z.string(), currency, cents, receipts: count },
          dueOn: day,
        }),
      ),
    }),
  },
  tellArrival: {
    ...work,
    method: 'post',
    path: '/remittances/{id}/arrival',
    summary: 'As a creditor: says that a line of our bank brought a remittance, where that was not recognised',
    params,
    body: z.object({ lineId: id }),
  },
  undoArrival: {
    ...work,
    method: 'post',
    path: '/remittances/{id}/arrival/undo',
    summary: 'As a creditor: the line was not this remittance; it is open again',
    params,
  },
  ...statementRoutes,
  remittanceTransfers: {
    ...manage,
    method: 'get',
    path: '/remittances/runs/{id}/transfers',
    summary: 'The SEPA credit transfers of a run as a file for the bank (pain.001.001.09)',
    params,
    reply: 'bytes',
  },
  remittancePdf: {
    ...read,
    method: 'get',
    path: '/remittances/{id}/pdf',
    summary: 'The remittance statement as PDF',
    params,
    query: lang,
    reply: 'bytes',
  },
  remittanceCsv: {
    ...read,
    method: 'get',
    path: '/remittances/{id}/csv',
    summary: 'The remittance statement as CSV, a row for each receipt',
    params,
    query: lang,
    reply: 'bytes',
  },
})
