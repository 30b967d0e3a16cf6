import { z } from 'zod'
import { routes } from '../../platform/route.ts'
import { cents, count, id, params, read, work } from '../contract-terms.ts'

export const settlementRoutes = routes({
  settleItem: {
    ...work,
    method: 'post',
    path: '/cash/items/{id}/settle',
    summary:
      'Settles a document with others of the same customer, on the other side: money on account or a credit note with what is owed',
    params,
    body: z.object({
      parts: z
        .array(z.object({ itemId: id, cents: cents.min(1) }))
        .min(1)
        .max(500),
    }),
    reply: z.object({ allocationIds: z.array(id) }),
  },
  settlementsByHand: {
    ...read,
    method: 'get',
    path: '/cash/items/{id}/settlements',
    summary: 'Which settlements of a document people made between documents, and may take back one by one',
    params,
    reply: z.object({ allocationIds: z.array(id) }),
  },
  undoSettlements: {
    ...work,
    method: 'post',
    path: '/cash/settlements/undo',
    summary: 'Takes back settlements that people made between documents: both sides are open again as before',
    body: z.object({ allocationIds: z.array(id).min(1).max(500) }),
    reply: z.object({ done: count }),
  },
})
