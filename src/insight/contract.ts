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

const stepOutcome = z
  .object({
    stepName: z.string(),
    position: z.number().int(),
    channel: z.string(),
    contacts: z.number().int(),
    customers: z.number().int(),
    remindedCents: cents,
    settledCents: cents,
  })
  .meta({ id: 'StepOutcome' })

export const insightRoutes = routes({
  outcomes: {
    method: 'get',
    path: '/insight/outcomes',
    scope: 'org',
    need: 'books.read',
    summary: 'What was sent in a period and what came of it in the thirty days after; where customers stand today',
    query: z.object({
      from: dayText.optional(),
      to: dayText.optional(),
      currency: z
        .string()
        .regex(/^[A-Z]{3}$/)
        .optional(),
    }),
    reply: z.object({
      from: dayText,
      to: dayText,
      currency: z.string(),
      steps: z.array(stepOutcome),
      standings: z.array(z.object({ verdict: z.string(), reasonCode: z.string(), customers: z.number().int() })),
    }),
  },
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
