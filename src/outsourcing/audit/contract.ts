import { z } from 'zod'
import { CUSTOMER_KINDS } from '../../parties/model.ts'
import { routes } from '../../platform/route.ts'
import { bp, cents, count, currency, day, id, read, work } from '../contract-terms.ts'
import { AGES, PAPERS, SIGNALS, SIZES } from './model.ts'

const kind = z.enum(CUSTOMER_KINDS)
const counted = { files: count, cents }
const sum = { ...counted, expectedCents: cents }

export const grain = z
  .object({
    kind,
    fromCents: cents,
    fromDays: count,
    ...sum,
    ageDays: count,
    bp,
    isOwn: z.boolean(),
    items: count,
  })
  .meta({ id: 'PortfolioGrain' })

const claim = z
  .object({
    itemId: id,
    customerId: id,
    customerName: z.string(),
    kind,
    sector: z.string(),
    documentNo: z.string(),
    dueOn: day,
    days: count,
    openCents: cents,
    expectedCents: cents,
    bp,
    isOwn: z.boolean(),
    kept: z.object({
      invoice: z.boolean(),
      order: z.boolean(),
      terms: z.boolean(),
      delivery: z.boolean(),
      reminders: z.boolean(),
    }),
  })
  .meta({ id: 'AuditedClaim' })
export type AuditedClaimView = z.output<typeof claim>

const asked = z.object({ currency: currency.optional() })

export const auditRoutes = routes({
  portfolioAudit: {
    ...read,
    method: 'get',
    path: '/outsourcing/audit',
    summary:
      'Late claims by amount, age, kind and sector, what is expected of them, what their files lack, and the signals',
    query: asked,
    reply: z.object({
      asOf: day,
      currency,
      currencies: z.array(currency),
      late: z.object(sum),
      notDueCents: cents,
      salesCents: cents,
      cells: z.array(
        z.object({
          size: z.enum(SIZES),
          age: z.enum(AGES),
          ...sum,
          rests: z.enum(['own', 'prior', 'both']).nullable(),
        }),
      ),
      grains: z.array(grain),
      sectors: z.array(z.object({ sector: z.string(), ...counted })),
      papers: z.array(z.object({ paper: z.enum(PAPERS), ...counted })),
      complete: z.object(counted),
      leftAlone: z.object(counted),
      signals: z.array(
        z.object({
          code: z.enum(SIGNALS),
          value: z.number().int().nullable(),
          threshold: z.number().int(),
          isRaised: z.boolean(),
        }),
      ),
      reminded: count,
      minutesAWeek: count.nullable(),
      measured: z.array(
        z.object({ currency, size: count, fromDays: count, items: count, reachedCents: cents, recoveredCents: cents }),
      ),
      measuredOn: day.nullable(),
      /** Debts of a cell that have to be followed for a year before they replace the prior. */
      enough: count,
    }),
  },
  auditedClaims: {
    ...read,
    method: 'get',
    path: '/outsourcing/audit/claims',
    summary: 'The claims behind a figure of the audit, the largest first, with what is kept of each',
    query: asked.extend({
      size: z.enum(SIZES).optional(),
      age: z.enum(AGES).optional(),
      kind: kind.optional(),
      sector: z.string().max(100).optional(),
      lacks: z.enum([...PAPERS, 'any']).optional(),
      leftAlone: z.stringbool().optional(),
      limit: z.coerce.number().int().min(1).max(500).default(100),
      offset: z.coerce.number().int().min(0).default(0),
    }),
    reply: z.object({ claims: z.array(claim), count, totalCents: cents, currency }),
  },
  auditComplaints: {
    ...read,
    method: 'get',
    path: '/outsourcing/audit/complaints',
    summary: 'Customers who complained of being written to after a reminder of the last twelve months',
    reply: z.object({
      complaints: z.array(
        z.object({
          customerId: id,
          customerName: z.string(),
          on: day,
          kind: z.enum(['dispute', 'opt_out', 'spam']),
        }),
      ),
    }),
  },
  portfolioAuditFile: {
    ...read,
    method: 'get',
    path: '/outsourcing/audit/file',
    summary: 'The audit as a PDF for who decides',
    query: asked,
    reply: 'bytes',
  },
  saveAuditSetting: {
    ...work,
    method: 'put',
    path: '/outsourcing/audit/setting',
    summary: 'Says how many minutes a week reminders take; null: nobody knows',
    body: z.object({ minutesAWeek: count.min(0).max(60_000).nullable() }),
  },
  measureRecovery: {
    ...work,
    method: 'post',
    path: '/outsourcing/audit/measure',
    summary: 'Measures now, and not next week, what became of debts that had reached each age',
  },
})
