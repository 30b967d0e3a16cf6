import { z } from 'zod'
import { routes } from '../../platform/route.ts'
import { EVIDENCE_MARKS } from '../../statutes/index.ts'
import { cents, count, currency, day, id, params, read } from '../contract-terms.ts'
import { CONTESTED, ROUTES } from './advice.ts'
import { court } from './contract-shapes.ts'

/** Which way to a title is open for a claim, and why. */
const advice = z
  .object({
    currency,
    principalCents: cents,
    accessoryCents: cents,
    items: z.array(z.object({ itemId: id, documentNo: z.string(), openCents: cents })),
    facts: z.object({
      contested: z.enum(CONTESTED),
      areTraders: z.boolean().nullable(),
      hasOrder: z.boolean(),
      hasDelivery: z.boolean(),
      barsOn: day.nullable(),
      country: z.string(),
      debtors: count,
      debtorKind: z.enum(['business', 'consumer', 'public']),
    }),
    court,
    usesTradeClaim: z.boolean(),
    /** What a court for economic activities asks of the claimant described; null: it was not described. */
    contributionCents: cents.nullable(),
    routes: z.array(
      z.object({
        route: z.enum(ROUTES),
        standing: z.enum(['advised', 'possible', 'not']),
        reasons: z.array(
          z.object({
            says: z.enum(['for', 'against', 'note']),
            sentence: z.string(),
            citation: z.string(),
            mark: z.enum(EVIDENCE_MARKS),
          }),
        ),
      }),
    ),
  })
  .meta({ id: 'RouteAdvice' })
export type AdviceView = z.output<typeof advice>

export const yesNo = z.enum(['yes', 'no'])
const fromText = z.coerce.number().int().min(0).max(Number.MAX_SAFE_INTEGER)

export const adviceRoutes = routes({
  routeAdvice: {
    ...read,
    method: 'get',
    path: '/customers/{id}/route-advice',
    summary: 'Which ways to a title are open for what a customer owes, each with its reasons; one is advised',
    params,
    query: z.object({
      /** Documents, joined by commas; all that are late where none is named. */
      itemIds: z.string().max(20_000).optional(),
      contested: z.enum(CONTESTED).optional(),
      traders: yesNo.optional(),
      debtors: z.coerce.number().int().min(1).max(20).default(1),
      /** The claimant, for the contribution of courts for economic activities: staff, yearly turnover and profit in cents. */
      staff: fromText.optional(),
      turnoverCents: fromText.optional(),
      profitCents: z.coerce.number().int().optional(),
    }),
    /** Null: nothing is late. */
    reply: z.object({ advice: advice.nullable() }),
  },
})
