import { z } from 'zod'
import { CUSTOMER_KINDS } from '../../parties/model.ts'
import { routes } from '../../platform/route.ts'
import { AGES, SIZES } from '../audit/model.ts'
import { cents, count, currency, day, id, manage, params, read, work } from '../contract-terms.ts'
import { comparison, resultFile, results, service } from './contract-views.ts'
import { SHOWS } from './cut.ts'

const cut = {
  age: z.enum(AGES).optional(),
  size: z.enum(SIZES).optional(),
  kind: z.enum(CUSTOMER_KINDS).optional(),
  sector: z.string().max(100).optional(),
  pilot: z.stringbool().optional(),
  month: z
    .string()
    .regex(/^\d{4}-\d{2}$/)
    .optional(),
  shows: z.enum(SHOWS).default('all'),
  limit: z.coerce.number().int().min(1).max(500).default(100),
  offset: z.coerce.number().int().min(0).default(0),
}
const files = z.object({
  files: z.array(resultFile),
  count,
  placedCents: cents,
  recoveredCents: cents,
  feeCents: cents,
  currency,
})

/** How providers did: for the creditor, all of them and against each other; for a provider, itself with each creditor. */
export const resultRoutes = routes({
  results: {
    ...read,
    method: 'get',
    path: '/outsourcing/results',
    summary:
      'What each provider recovered, what it cost and how debtors were treated: by age, amount, kind, sector and month of placement, against what it promised',
    reply: z.object({
      asOf: day,
      results: z.array(results),
      leastEffective: count,
      /** Mandates whose service is measured. */
      mandates: z.array(z.object({ id, number: z.string(), provider: z.string(), isRunning: z.boolean() })),
    }),
  },
  resultFiles: {
    ...read,
    method: 'get',
    path: '/outsourcing/results/files',
    summary: 'The files behind a figure of a provider’s results, those that were placed last first',
    query: z.object({ providerId: id, currency, ...cut }),
    reply: files,
  },
  compareResults: {
    ...read,
    method: 'get',
    path: '/outsourcing/results/comparison',
    summary: 'Two providers on like files, within the same time since placement',
    query: z.object({
      providerId: id,
      withId: id,
      currency,
      horizon: z.enum(['90', '180', '365']).default('180'),
    }),
    reply: comparison,
  },
  resultsFile: {
    ...read,
    method: 'get',
    path: '/outsourcing/results/print',
    summary: 'A provider’s results as a PDF for who decides',
    query: z.object({ providerId: id, currency }),
    reply: 'bytes',
  },
  resultsTable: {
    ...read,
    method: 'get',
    path: '/outsourcing/results/table',
    summary: 'Every file of a provider with its results, as CSV',
    query: z.object({ providerId: id, currency }),
    reply: 'bytes',
  },
  seePromise: {
    ...manage,
    method: 'post',
    path: '/outsourcing/results/promise-seen',
    summary:
      'Says that less than what was promised is known, and what is done about it: it is told again in three months',
    body: z.object({ providerId: id, currency, note: z.string().trim().min(1).max(300) }),
  },
  mandateService: {
    ...read,
    method: 'get',
    path: '/collection-mandates/{id}/service',
    summary: 'What a mandate promises of its service, measured: kept, late, broken and running, with the files of each',
    params,
    reply: service,
  },
  recordReport: {
    ...work,
    method: 'post',
    path: '/collection-mandates/{id}/reports',
    summary: 'Says on which day the provider’s report of a period came',
    params,
    body: z.object({ untilOn: day, receivedOn: day, note: z.string().trim().max(300) }),
  },
  takeServiceCredit: {
    ...manage,
    method: 'post',
    path: '/collection-mandates/{id}/service-credits',
    summary: 'Takes off the fees what breaches of the months that are over give back, as the mandate says it',
    params,
    body: z.object({ cents }),
  },
  receivedByCreditor: {
    ...read,
    method: 'get',
    path: '/received-results',
    summary: 'For the provider: what came of the files of all its creditors, one line for each mandate and currency',
    query: z.object({
      limit: z.coerce.number().int().min(1).max(200).default(50),
      offset: z.coerce.number().int().min(0).default(0),
    }),
    reply: z.object({
      asOf: day,
      rows: z.array(
        z.object({
          creditorOrgId: count,
          creditor: z.string(),
          mandateId: id,
          mandate: z.string(),
          isRunning: z.boolean(),
          currency,
          files: count,
          running: count,
          placedCents: cents,
          recoveredCents: cents,
          feeCents: cents,
          netCents: cents,
          rateBp: count.nullable(),
          late: count,
          broken: count,
        }),
      ),
      count,
    }),
  },
  receivedByCreditorTable: {
    ...read,
    method: 'get',
    path: '/received-results/table',
    summary: 'For the provider: the same of every creditor, as CSV',
    reply: 'bytes',
  },
  receivedResultsTable: {
    ...read,
    method: 'get',
    path: '/received-mandates/{id}/results-table',
    summary: 'For the provider: every file of one creditor’s mandate with its results, as CSV',
    params,
    query: z.object({ currency }),
    reply: 'bytes',
  },
  receivedResultsFile: {
    ...read,
    method: 'get',
    path: '/received-mandates/{id}/results-print',
    summary: 'For the provider: its results with one creditor as a PDF',
    params,
    query: z.object({ currency }),
    reply: 'bytes',
  },
  receivedResults: {
    ...read,
    method: 'get',
    path: '/received-mandates/{id}/results',
    summary: 'For the provider: what came of the files of one creditor’s mandate',
    params,
    reply: z.object({ asOf: day, results: z.array(results), leastEffective: count }),
  },
  receivedResultFiles: {
    ...read,
    method: 'get',
    path: '/received-mandates/{id}/result-files',
    summary: 'For the provider: the files behind a figure; debtors are named while it works them',
    params,
    query: z.object({ currency, ...cut }),
    reply: files,
  },
  receivedService: {
    ...read,
    method: 'get',
    path: '/received-mandates/{id}/service',
    summary: 'For the provider: the service that it promised a creditor, measured',
    params,
    reply: service,
  },
})
