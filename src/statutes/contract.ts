import { z } from 'zod'
import { MAX_TERM_DAYS, MAX_TERM_MONTHS } from './terms.ts'

const days = z.number().int().min(0).max(MAX_TERM_DAYS)

/** Payment terms as stored and exchanged: the shape of `PaymentTerms`. */
export const termsSchema = z
  .discriminatedUnion('kind', [
    z.object({ kind: z.literal('net'), days }),
    z.object({ kind: z.literal('eom_after'), days }),
    z.object({ kind: z.literal('eom_before'), days }),
    z.object({ kind: z.literal('eom_on_day'), days, dayOfMonth: z.number().int().min(1).max(31) }),
    z.object({
      kind: z.literal('months'),
      months: z.number().int().min(1).max(MAX_TERM_MONTHS),
      endOfMonth: z.boolean(),
    }),
  ])
  .meta({ id: 'PaymentTerms' })
