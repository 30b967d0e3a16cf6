import { z } from 'zod'
import { routes } from '../../platform/route.ts'
import { cents, dayText, id, instant, params, read, work } from '../contract-terms.ts'

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
  returnable: {
    ...read,
    method: 'get',
    path: '/cash/lines/{id}/returnable',
    summary: 'What may have come back in a line of money out: payments, and money that came and was not wholly matched',
    params,
    query: z.object({ words: z.string().trim().max(60).default('') }),
    reply: z.object({
      payments: z.array(
        z
          .object({
            itemId: id,
            customerId: id,
            customerCode: z.string(),
            customerName: z.string(),
            receivedOn: dayText,
            label: z.string(),
            amountCents: cents,
            /** What of it did not come back before. */
            leftCents: cents,
            documents: z.array(z.string()),
          })
          .meta({ id: 'ReturnablePayment' }),
      ),
      lines: z.array(
        z
          .object({
            lineId: id,
            bookedOn: dayText,
            payerName: z.string(),
            label: z.string(),
            cents,
            /** Whom it is matched with so far: that is taken back. */
            customers: z.array(z.string()),
          })
          .meta({ id: 'ReturnableLine' }),
      ),
    }),
  },
  reopenPayment: {
    ...work,
    method: 'post',
    path: '/cash/lines/{id}/reopen',
    summary:
      'Says which payment came back in a line, how much of it, and what the bank took with it: what it settled is open again',
    params,
    body: z.object({ itemId: id, cents: cents.min(1), bankFeeCents: cents.min(0).default(0) }),
    reply: z.object({ matchId: id }),
  },
  closeTogether: {
    ...work,
    method: 'post',
    path: '/cash/lines/{id}/close-with',
    summary:
      'Says that money went back as it came: both lines are set aside, and what the first was matched with is taken back',
    params,
    body: z.object({ lineId: id }),
    reply: z.object({ undone: z.array(id) }),
  },
  handleReturn: {
    ...work,
    method: 'post',
    path: '/cash/returns/{id}/handled',
    summary: 'Says that a returned payment was dealt with: it leaves the worklist',
    params,
  },
})
