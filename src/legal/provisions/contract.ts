import { z } from 'zod'
import { routes } from '../../platform/route.ts'
import {
  cents,
  count,
  currency,
  day,
  forgive,
  id,
  instant,
  manage,
  params,
  read,
  reason,
  work,
} from '../contract-terms.ts'
import { DOUBTS, EVIDENCES, LOSS_CAUSES } from './model.ts'

const bp = count.min(0).max(10_000)
const told = z.string().trim().max(2000)
const account = z.string().trim().max(20)

const setting = z
  .object({
    /** What documents usually bear, in hundredths of a percent; null: nobody said. */
    vatBp: count.min(0).max(3000).nullable(),
    percents: z.object({ liquidation: bp, receivership: bp, safeguard: bp, proceeding: bp, dispute: bp, age: bp }),
    accounts: z.object({
      ...{
        customers: account,
        doubtful: account,
        depreciation: account,
        allowance: account,
        reversal: account,
        loss: account,
        vat: account,
      },
      journal: account,
    }),
    /** With `{net}`, `{vat}` and `{reference}` in it. */
    vatSentence: z.string().trim().min(20).max(600),
    vatReference: z.string().trim().min(3).max(200),
    /** The day somebody compared the sentence with its text; null: to be verified. */
    vatVerifiedOn: day.nullable(),
  })
  .meta({ id: 'ProvisionSetting' })

const line = z
  .object({
    itemId: id,
    customerId: id,
    customerName: z.string(),
    customerCode: z.string(),
    documentNo: z.string(),
    issuedOn: day,
    dueOn: day,
    reason: z.enum([...DOUBTS, 'settled']),
    grossCents: cents,
    vatCents: cents.nullable(),
    percentBp: bp,
    usualBp: bp,
    provisionCents: cents,
    /** What was provided for it at the closing before. */
    beforeCents: cents,
    isLeftOut: z.boolean(),
    evidence: z.array(z.object({ kind: z.enum(EVIDENCES), on: day.nullable(), detail: z.string() })),
    /** Why tax would refuse the allowance. */
    refused: z.string().nullable(),
    /** Why it cannot be closed as it stands. */
    missing: z.string().nullable(),
    chosenByName: z.string().nullable(),
  })
  .meta({ id: 'ProvisionLine' })
export type ProvisionLineView = z.output<typeof line>

const loss = z
  .object({
    id,
    no: count,
    customerId: id,
    customerName: z.string(),
    on: day,
    cause: z.enum(LOSS_CAUSES),
    evidence: z.string(),
    currency,
    netCents: cents,
    vatCents: cents,
    documents: z.array(z.string()),
    duplicateSentOn: day.nullable(),
    /** The last day on which the VAT is claimed. */
    vatBy: day,
    madeByName: z.string(),
    takenBackAt: instant.nullable(),
  })
  .meta({ id: 'Loss' })
export type LossView = z.output<typeof loss>

const format = z.enum(['fec', 'csv']).default('fec')
const onDay = z.object({ closingOn: day })

export const provisionRoutes = routes({
  provisions: {
    ...read,
    method: 'get',
    path: '/provisions',
    summary:
      'Doubtful debts at a closing day, line by line: reason, evidence, net, percentage, what was provided before',
    query: onDay,
    reply: z.object({
      closingOn: day,
      currency,
      lines: z.array(line),
      beforeOn: day.nullable(),
      /** The closing of that day as it was validated. */
      validated: z.object({ id, no: count, validatedAt: instant, validatedByName: z.string() }).nullable(),
      closings: z.array(z.object({ id, no: count, closingOn: day, validatedByName: z.string() })),
    }),
  },
  chooseProvision: {
    ...work,
    method: 'put',
    path: '/provisions/{id}',
    summary: 'Says how much of one debt is provided for at a closing, and why; null leaves it out',
    params,
    query: onDay,
    body: z.object({ percentBp: bp.nullable(), evidence: told, vatCents: cents.min(0).nullable() }),
  },
  validateProvisions: {
    ...forgive,
    method: 'post',
    path: '/provisions/closings',
    summary: 'Validates a closing: its lines are kept, and its entries can be given to the accounts',
    body: onDay,
    reply: z.object({ id }),
  },
  provisionEntries: {
    ...read,
    method: 'get',
    path: '/provisions/closings/{id}/file',
    summary: 'The entries of a closing (416, 491, 681, 781) as FEC columns or CSV',
    params,
    query: z.object({ format }),
    reply: 'bytes',
  },
  provisionSetting: {
    ...read,
    method: 'get',
    path: '/provision-setting',
    summary: 'Usual percentages by reason, VAT, accounts, and the sentence of a duplicate',
    reply: setting,
  },
  changeProvisionSetting: {
    ...manage,
    method: 'put',
    path: '/provision-setting',
    summary: 'Sets the usual percentages, the VAT, the accounts and the sentence of a duplicate',
    body: setting,
  },
  losses: {
    ...read,
    method: 'get',
    path: '/losses',
    summary: 'Debts given up as lost, with the VAT to take back',
    reply: z.object({ losses: z.array(loss) }),
  },
  loseDebts: {
    ...forgive,
    method: 'post',
    path: '/customers/{id}/losses',
    summary: 'Writes invoices of a customer off as lost and takes their VAT back, with what shows it',
    params,
    body: z.object({ itemIds: z.array(id).min(1).max(1000), on: day, cause: z.enum(LOSS_CAUSES), evidence: told }),
    reply: z.object({ id }),
  },
  vatDuplicate: {
    ...read,
    method: 'get',
    path: '/losses/{id}/duplicate',
    summary: 'The duplicate of lost invoices, with the sentence that the law wants, as PDF',
    params,
    reply: 'bytes',
  },
  lossEntries: {
    ...read,
    method: 'get',
    path: '/losses/{id}/file',
    summary: 'The entry of a loss (654, VAT, 416) as FEC columns or CSV',
    params,
    query: z.object({ format }),
    reply: 'bytes',
  },
  duplicateSent: {
    ...work,
    method: 'post',
    path: '/losses/{id}/sent',
    summary: 'The duplicates left, on a day',
    params,
    body: z.object({ on: day }),
  },
  takeLossBack: {
    ...forgive,
    method: 'post',
    path: '/losses/{id}/take-back',
    summary: 'It was a slip: the invoices are open again',
    params,
    body: z.object({ reason }),
  },
})
