import { z } from 'zod'
import { routes } from '../../platform/route.ts'
import { cents, dayText, id, read } from '../contract-terms.ts'

export const waitingRoutes = routes({
  waitingAsKnown: {
    ...read,
    method: 'get',
    path: '/cash/waiting',
    summary: 'Money received that waited to be matched, as it was known when a day ended, with its bank lines',
    query: z.object({ asOf: dayText, knownOn: dayText }),
    reply: z.object({
      totals: z.array(z.object({ currency: z.string(), cents })),
      lines: z.array(
        z.object({
          id,
          bookedOn: dayText,
          label: z.string(),
          payerName: z.string(),
          currency: z.string(),
          leftCents: cents,
        }),
      ),
    }),
  },
})
