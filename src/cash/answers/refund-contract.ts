import { z } from 'zod'
import { routes } from '../../platform/route.ts'
import { cents, dayText, id, params, read, work } from '../contract-terms.ts'

export const refundRoutes = routes({
  refundable: {
    ...read,
    method: 'get',
    path: '/cash/lines/{id}/refundable',
    summary: 'What a line of money out may have paid back: credit notes and money on account that are open',
    params,
    query: z.object({ words: z.string().trim().max(60).default('') }),
    reply: z.object({
      credits: z.array(
        z
          .object({
            itemId: id,
            customerId: id,
            customerCode: z.string(),
            customerName: z.string(),
            documentNo: z.string(),
            kind: z.string(),
            label: z.string(),
            issuedOn: dayText,
            openCents: cents,
          })
          .meta({ id: 'RefundableCredit' }),
      ),
    }),
  },
  refundCustomer: {
    ...work,
    method: 'post',
    path: '/cash/lines/{id}/refund',
    summary: 'Says which credits of a customer a line of money out paid back, whole or in part; its rest stays open',
    params,
    /** Amounts are positive: what is paid back of each credit. */
    body: z.object({
      parts: z
        .array(z.object({ itemId: id, cents: cents.min(1) }))
        .min(1)
        .max(100),
    }),
    reply: z.object({ matchId: id }),
  },
})
