import { z } from 'zod'
import { routes } from '../../platform/route.ts'
import { id, params, work } from '../contract-terms.ts'

export const evidenceRoutes = routes({
  askEvidence: {
    ...work,
    method: 'post',
    path: '/customers/{id}/evidence',
    summary:
      'Asks for the evidence file of a customer, or of some of its debts; it is made in the background, and kept among its packs',
    params,
    body: z.object({ itemIds: z.array(id).min(1).max(1_000).nullable() }),
    reply: z.object({ id }),
  },
  askLossEvidence: {
    ...work,
    method: 'post',
    path: '/losses/{id}/evidence',
    summary:
      'Asks for the irrecoverability file of a loss: cause and what shows it, net and VAT, entries, duplicate, messages, documents, trail',
    params,
    reply: z.object({ id }),
  },
})
