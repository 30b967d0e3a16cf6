import { z } from 'zod'
import { routes } from '../../platform/route.ts'
import { count, day, id, params, read } from '../contract-terms.ts'

/** What of a customer is a provider's alone, so that our own buttons can say it. */
export const keptOutRoutes = routes({
  keptOut: {
    ...read,
    method: 'get',
    path: '/customers/{id}/kept-out',
    summary: 'Documents of a customer that a provider alone asks for, and whether anything is left to us',
    params,
    reply: z.object({
      items: z.array(
        z.object({
          itemId: id,
          placementId: id,
          number: z.string(),
          provider: z.string(),
          untilOn: day.nullable(),
          /** `law`: formal notices and proceedings. */
          bars: z.array(z.enum(['reminder', 'law'])),
        }),
      ),
      leaves: z.object({ reminder: count, law: count }),
    }),
  },
})
