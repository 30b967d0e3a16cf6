import { z } from 'zod'
import { routes } from '../platform/route.ts'

const dayText = z.string().regex(/^\d{4}-\d{2}-\d{2}$/)
const cents = z.number().int()

const balanceDso = z
  .object({ days: z.number().nullable(), receivableCents: cents, salesCents: cents, periodDays: z.number().int() })
  .meta({ id: 'BalanceDso' })
const countBackDso = z
  .object({
    days: z.number().nullable(),
    leftCents: cents,
    months: z.array(z.object({ month: z.string(), salesCents: cents, takenCents: cents, days: z.number() })),
  })
  .meta({ id: 'CountBackDso' })

export const insightRoutes = routes({
  dso: {
    method: 'get',
    path: '/insight/dso',
    scope: 'org',
    need: 'books.read',
    summary: 'DSO by balance and by exhaustion with what each is made of, and twelve month ends',
    query: z.object({
      asOf: dayText.optional(),
      currency: z
        .string()
        .regex(/^[A-Z]{3}$/)
        .optional(),
    }),
    reply: z.object({
      asOf: dayText,
      currency: z.string(),
      byBalance: balanceDso,
      byCountBack: countBackDso,
      history: z.array(
        z.object({
          day: dayText,
          byBalance: z.number().nullable(),
          byCountBack: z.number().nullable(),
          receivableCents: cents,
        }),
      ),
    }),
  },
})
