import { z } from 'zod'
import { routes } from '../../platform/route.ts'
import { cents, count, dayText, id, instant, params, read, work } from '../contract-terms.ts'
import { ROW_FINDINGS } from './rules.ts'

const said = {
  name: z.string(),
  format: z.string(),
  payer: z.string(),
  paidOn: dayText.nullable(),
  totalCents: cents.nullable(),
  currency: z.string(),
  agreement: z.enum(['adds_up', 'differs', 'incomplete', 'no_total']),
}

export const ADVICE_STATES = ['waiting', 'linked', 'dropped'] as const

export const adviceView = z
  .object({
    id,
    ...said,
    rowCount: count,
    receivedAt: instant,
    receivedBy: z.string(),
    state: z.enum(ADVICE_STATES),
    /** The bank is known past the days in which its payment could have come. */
    isStale: z.boolean(),
    lineId: id.nullable(),
    /** Whose documents it pays, when a person said so. */
    customerId: id.nullable(),
    customerName: z.string(),
  })
  .meta({ id: 'RemittanceAdvice' })
export type AdviceView = z.output<typeof adviceView>

const document = z.object({
  itemId: id,
  customerId: id,
  customerCode: z.string(),
  customerName: z.string(),
  documentNo: z.string(),
  kind: z.string(),
  side: z.union([z.literal(1), z.literal(-1)]),
  amountCents: cents,
  openCents: cents,
  dueOn: dayText,
  /** The day it was settled in full; null while something of it is open. */
  settledOn: dayText.nullable(),
})

/** What an advice says, and what of it is found here. */
const adviceReading = z
  .object({
    ...said,
    sumCents: cents,
    rows: z.array(
      z.object({
        line: count,
        words: z.string(),
        candidates: z.array(z.string()),
        cents: cents.nullable(),
        finding: z.enum(ROW_FINDINGS),
        documents: z.array(document),
      }),
    ),
    /** Of the total (or of the rows, without one), what documents found here explain, and what they do not. */
    explainedCents: cents,
    unexplainedCents: cents,
    /** Those whose documents are found, who is cited most first. */
    customers: z.array(z.object({ id, code: z.string(), name: z.string(), rows: count })),
    /** What a person should look at, in their language. */
    remarks: z.array(z.string()),
  })
  .meta({ id: 'AdviceReading' })
export type AdviceReading = z.output<typeof adviceReading>

const text = z.string().min(5).max(200_000)
const customerId = id.nullable().default(null)
const file = { name: z.string().min(1).max(200), customerId: id.optional() }

export const adviceRoutes = routes({
  advices: {
    ...read,
    method: 'get',
    path: '/cash/advices',
    summary: 'What payers announced: waiting for its payment, linked with the bank line that brought it, or withdrawn',
    query: z.object({ show: z.enum([...ADVICE_STATES, 'all']).default('waiting') }),
    reply: z.object({
      advices: z.array(adviceView),
      counts: z.object({ waiting: count, stale: count, linked: count, dropped: count }),
    }),
  },
  advice: {
    ...read,
    method: 'get',
    path: '/cash/advices/{id}',
    summary: 'One advice: each document it cites with what is found here, and what remains to explain',
    params,
    reply: z.object({ advice: adviceView, reading: adviceReading }),
  },
  readAdvice: {
    ...work,
    method: 'post',
    path: '/cash/advices/read',
    summary: 'Says what is understood of a pasted advice, and keeps nothing',
    body: z.object({ text, customerId }),
    reply: adviceReading,
  },
  readAdviceFile: {
    ...work,
    method: 'post',
    path: '/cash/advices/read-file',
    summary: 'Says what is understood of an advice in a file, and keeps nothing',
    query: z.object(file),
    body: 'bytes',
    reply: adviceReading,
  },
  pasteAdvice: {
    ...work,
    method: 'post',
    path: '/cash/advices',
    summary: 'Keeps a remittance advice pasted from a mail; its payment is matched by it when it arrives',
    body: z.object({ text, customerId }),
    reply: adviceView,
  },
  uploadAdvice: {
    ...work,
    method: 'post',
    path: '/cash/advices/file',
    summary: 'Keeps a remittance advice from a file: text, CSV, XLSX, or PDF with text',
    query: z.object(file),
    body: 'bytes',
    reply: adviceView,
  },
  correctAdvice: {
    ...work,
    method: 'put',
    path: '/cash/advices/{id}',
    summary: 'Says whose documents an advice pays, or that its numbers alone tell',
    params,
    body: z.object({ customerId: id.nullable() }),
    reply: adviceView,
  },
  dropAdvice: {
    ...work,
    method: 'delete',
    path: '/cash/advices/{id}',
    summary: 'Withdraws an advice that no payment will follow',
    params,
  },
  restoreAdvice: {
    ...work,
    method: 'post',
    path: '/cash/advices/{id}/restore',
    summary: 'Takes up a withdrawn advice again',
    params,
    reply: adviceView,
  },
})
