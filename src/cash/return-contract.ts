import { z } from 'zod'
import { routes } from '../platform/route.ts'
import { cents, dayText, id, instant, params, read, work } from './contract-terms.ts'

export const returnRoutes = routes({
  returns: {
    ...read,
    method: 'get',
    path: '/cash/returns',
    summary: 'Payments that came back, with the reason in words and what to do; those nobody dealt with first',
    query: z.object({ show: z.enum(['open', 'all']).default('open') }),
    reply: z.object({
      returns: z.array(
        z.object({
          matchId: id,
          lineId: id,
          customerId: id,
          customerCode: z.string(),
          customerName: z.string(),
          cents,
          currency: z.string(),
          returnedOn: dayText,
          code: z.string(),
          reason: z.string(),
          advice: z.string(),
          /** Documents open again. */
          reopened: z.array(z.string()),
          handledAt: instant.nullable(),
          handledBy: z.string(),
        }),
      ),
    }),
  },
  handleReturn: {
    ...work,
    method: 'post',
    path: '/cash/returns/{id}/handled',
    summary: 'Says that a returned payment was dealt with: it leaves the worklist',
    params,
  },
})
