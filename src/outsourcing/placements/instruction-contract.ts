import { z } from 'zod'
import { routes } from '../../platform/route.ts'
import { count, day, id, instant, params, read, work } from '../contract-terms.ts'

export const instruction = z.object({
  id,
  note: z.string(),
  givenOn: day,
  givenAt: instant,
  givenByName: z.string(),
  seenAt: instant.nullable(),
  seenByName: z.string().nullable(),
})

/** What is told to whoever collects, until it is read; and what debtors complain of in it. */
export const instructionRoutes = routes({
  acknowledgeInstruction: {
    ...work,
    need: 'claims.work',
    method: 'post',
    path: '/placement-instructions/{id}/read',
    summary: 'Somebody of the agency has read what the creditor told it to do',
    params,
  },
  instructionsUnread: {
    ...read,
    method: 'get',
    path: '/placement-instructions',
    summary: 'For an agency: what its creditors told it to do about files that it has, and nobody of it has read yet',
    reply: z.object({
      instructions: z.array(
        instruction.extend({
          orgId: count,
          placementId: id,
          number: z.string(),
          customerId: id,
          customerName: z.string(),
          creditorName: z.string(),
        }),
      ),
    }),
  },
  complainOf: {
    ...work,
    need: 'claims.work',
    method: 'post',
    path: '/placements/{id}/complaints',
    summary: 'Writes down what a debtor complains of in whoever collects; it counts with the provider',
    params,
    body: z.object({ note: z.string().trim().min(1).max(2000) }),
  },
})
