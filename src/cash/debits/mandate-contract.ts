import { z } from 'zod'
import { DIRECT_DEBIT_SCHEMES } from '../../adapters/payment-files/model.ts'
import { dayText } from '../../platform/contract-day.ts'
import { routes } from '../../platform/route.ts'
import { count, id, params, read, work } from '../contract-terms.ts'

const reason = z.string().trim().min(1).max(200)

/** Ended for good; suspended by a person or by what the bank said; lapsed when nothing was collected for 36 months. */
export const MANDATE_SHOWS = ['active', 'suspended', 'lapsed', 'ended'] as const
export type MandateShow = (typeof MANDATE_SHOWS)[number]

const changeable = {
  reference: z.string().trim().max(200),
  /** As the file can carry it: 1 to 70 Latin letters. */
  debtorName: z.string().trim().max(200),
  bic: z.string().trim().max(20).nullable().default(null),
  /** Days of notice agreed with this customer; null for the usual ones. */
  noticeDays: z.number().int().min(1).max(60).nullable().default(null),
}
/** `iban` null leaves the account as it is. */
const mandateChange = z.object({ ...changeable, iban: z.string().trim().max(50).nullable() })
export type MandateChangeInput = z.output<typeof mandateChange>
const newMandate = z.object({
  ...changeable,
  iban: z.string().trim().max(50),
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
    id,
    customerId: id,
    customerCode: z.string(),
    customerName: z.string(),
    reference: z.string(),
    debtorName: z.string(),
    /** `FR76 •••• 0189`: accounts are not shown whole to whoever reads. */
    account: z.string(),
    bic: z.string().nullable(),
    scheme: z.enum(DIRECT_DEBIT_SCHEMES),
    isOneOff: z.boolean(),
    signedOn: dayText,
    noticeDays: count.nullable(),
    state: z.enum(MANDATE_SHOWS),
    stateReason: z.string(),
    stateOn: dayText,
    lastUsedOn: dayText.nullable(),
    /** The day of its last debit, as the bank was told: nothing is collected under it afterwards. */
    lastOn: dayText.nullable(),
    lapsesOn: dayText,
    /** What the bank is told in the next file. */
    previousReference: z.string().nullable(),
    previousAccount: z.string().nullable(),
  })
  .meta({ id: 'Mandate' })
export type MandateView = z.output<typeof mandateView>

export const mandateRoutes = routes({
  mandates: {
    ...read,
    method: 'get',
    path: '/cash/mandates',
    summary: 'Mandates with their state and what the bank will be told of them',
    query: z.object({
      customerId: id.optional(),
      state: z.enum(MANDATE_SHOWS).optional(),
      /** Part of a reference, of a name or of a code, or the end of an account. */
      words: z.string().trim().max(100).optional(),
      limit: z.coerce.number().int().min(1).max(500).default(100),
      offset: z.coerce.number().int().min(0).default(0),
    }),
    reply: z.object({ mandates: z.array(mandateView), count, byState: z.record(z.enum(MANDATE_SHOWS), count) }),
  },
  mandate: {
    ...read,
    method: 'get',
    path: '/cash/mandates/{id}',
    summary: 'One mandate, and the collections it was used in',
    params,
    reply: z.object({
      mandate: mandateView,
      uses: z.array(
        z.object({ collectionId: id, no: count, collectOn: dayText, debitId: id, cents: count, state: z.string() }),
      ),
    }),
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
    body: z.object({ reason }),
  },
  suspendMandate: {
    ...work,
    method: 'post',
    path: '/cash/mandates/{id}/suspend',
    summary: 'Collects nothing under a mandate for now, with the reason',
    params,
    body: z.object({ reason }),
  },
  resumeMandate: {
    ...work,
    method: 'post',
    path: '/cash/mandates/{id}/resume',
    summary: 'Collects again under a suspended mandate',
    params,
  },
})
