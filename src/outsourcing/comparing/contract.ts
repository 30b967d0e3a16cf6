import { z } from 'zod'
import { CUSTOMER_KINDS } from '../../parties/model.ts'
import { routes } from '../../platform/route.ts'
import { grain } from '../audit/contract.ts'
import { AGES } from '../audit/model.ts'
import { bp, cents, count, currency, day, id, instant, read, work } from '../contract-terms.ts'
import { tariffSchema } from '../tariffs/contract.ts'

const amount = cents.min(0).max(1_000_000_000_000)
const rate = bp.nullable()
const rates = z.object({ young: rate, middle: rate, old: rate })
const files = count.min(1).max(1_000_000)

const comparison = z
  .object({
    base: z.discriminatedUnion('kind', [
      z.object({ kind: z.literal('portfolio') }),
      z.object({ kind: z.literal('amount'), cents: amount, files, age: z.enum(AGES) }),
    ]),
    inside: z.object({
      per: z.enum(['week', 'file']),
      minutes: count.min(0).max(60_000),
      hourCents: amount,
      toolsCents: amount,
      trainingCents: amount,
      rates,
    }),
    outside: z.object({ rates, tariff: tariffSchema }),
    deductsVat: z.boolean(),
    rule: z
      .object({
        fromDays: count.min(0).max(36_500),
        fromCents: amount,
        toCents: amount.nullable(),
        kinds: z.array(z.enum(CUSTOMER_KINDS)).min(1).max(CUSTOMER_KINDS.length),
      })
      .nullable(),
  })
  .meta({ id: 'Comparison' })

export const comparingRoutes = routes({
  comparison: {
    ...read,
    method: 'get',
    path: '/outsourcing/comparison',
    summary: 'What an organisation compares, its late claims, and the rate of VAT that fees bear',
    reply: z.object({
      asked: comparison,
      /** Null: nobody kept one; these are figures to begin with. */
      kept: z.object({ at: instant, byName: z.string() }).nullable(),
      currency,
      grains: z.array(grain),
      salesCents: cents,
      vat: z.object({ bp: count, citation: z.string().nullable() }),
    }),
  },
  keepComparison: {
    ...work,
    method: 'put',
    path: '/outsourcing/comparison',
    summary: 'Keeps what is compared; a tariff that does not hold together is refused, cell by cell',
    body: comparison,
  },
  pastCash: {
    ...read,
    method: 'post',
    path: '/outsourcing/past-cash',
    summary: 'What a tariff would have cost on what came in of late claims in the last months, claim by claim',
    body: z.object({
      tariff: tariffSchema,
      months: count.min(1).max(36),
      ripeDays: count.min(0).max(1095),
      limit: count.min(1).max(500).default(100),
      offset: count.min(0).default(0),
    }),
    reply: z.object({
      receivedCents: cents,
      netCents: cents,
      /** More came in than is looked at: only the claims of the largest receipts are. */
      isCut: z.boolean(),
      periods: z.array(
        z.object({
          from: z.string(),
          files: count,
          receivedCents: cents,
          successCents: cents,
          volumeCents: cents,
          flatCents: cents,
          minimumCents: cents,
          cutCents: cents,
          netCents: cents,
        }),
      ),
      claims: z.array(
        z.object({
          itemId: id,
          customerId: id,
          customerName: z.string(),
          documentNo: z.string(),
          placedOn: day,
          placedCents: cents,
          ageDays: count,
          receivedCents: cents,
          feeCents: cents,
        }),
      ),
      count,
    }),
  },
})
