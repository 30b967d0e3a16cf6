import { z } from 'zod'
import { routes } from '../../platform/route.ts'
import { cents, count, currency, day, id, params, read, work } from '../contract-terms.ts'
import { dedicatedLineView } from '../receipts/fund-contract.ts'

const leaving = z
  .object({
    id,
    number: z.string(),
    creditorName: z.string(),
    currency,
    cents,
    madeOn: day,
    isPaid: z.boolean(),
    /** The line is of its very sum, or bears its reference. */
    isSum: z.boolean(),
    isNamed: z.boolean(),
  })
  .meta({ id: 'LeavingRemittance' })
export type LeavingView = z.output<typeof leaving>

/** Lines of the dedicated account that bring no debtor's payment, from the agency's own organisation. */
export const moveRoutes = routes({
  lineOut: {
    ...read,
    method: 'get',
    path: '/third-party-lines/{id}/out',
    summary: 'What a line of the dedicated account may be that brings no debtor’s payment',
    params,
    reply: z.object({
      line: dedicatedLineView,
      remittances: z.array(leaving),
      returns: z.array(z.object({ id, number: z.string(), debtorName: z.string(), on: day })),
      overpayments: z.array(z.object({ id, payerName: z.string(), on: day })),
      remittanceCount: count,
    }),
  },
  tellMove: {
    ...work,
    method: 'post',
    path: '/third-party-lines/{id}/tell',
    summary:
      'Says what a line of the dedicated account is: remittances that it pays, a payment that bounced, an overpayment given back, own money',
    params,
    body: z.discriminatedUnion('kind', [
      z.object({ kind: z.literal('remittance'), remittanceIds: z.array(id).min(1).max(500) }),
      z.object({ kind: z.enum(['return', 'overpayment']), ofId: id }),
      z.object({ kind: z.literal('own') }),
    ]),
  },
  undoMove: {
    ...work,
    method: 'post',
    path: '/third-party-lines/{id}/untell',
    summary: 'Takes back what a line of the dedicated account was told to be; a remittance that it paid stays paid',
    params,
  },
})
