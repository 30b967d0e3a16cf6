import { z } from 'zod'
import { routes } from '../../platform/route.ts'
import { cents, count, dayText, id, read } from '../contract-terms.ts'

export const documentRoutes = routes({
  documents: {
    ...read,
    method: 'get',
    path: '/cash/documents',
    summary: 'Documents of a customer that money may settle: all that is open, or those found by number, amount or day',
    query: z.object({
      customerId: id,
      currency: z.string().regex(/^[A-Z]{3}$/),
      /** Only debits that were overdue on that day. */
      overdueOn: dayText.optional(),
      /** Only what is owed (1), or only what reduces it (−1). */
      side: z.coerce
        .number()
        .pipe(z.union([z.literal(1), z.literal(-1)]))
        .optional(),
      /** Also finds what is settled already. */
      words: z.string().trim().max(60).optional(),
      limit: z.coerce.number().int().min(1).max(500).default(100),
      offset: z.coerce.number().int().min(0).default(0),
    }),
    reply: z.object({
      documents: z.array(
        z
          .object({
            itemId: id,
            documentNo: z.string(),
            kind: z.string(),
            side: z.union([z.literal(1), z.literal(-1)]),
            issuedOn: dayText,
            dueOn: dayText,
            amountCents: cents,
            openCents: cents,
          })
          .meta({ id: 'PayableDocument' }),
      ),
      count,
    }),
  },
})
