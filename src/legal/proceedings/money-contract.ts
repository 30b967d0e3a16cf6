import { z } from 'zod'
import { routes } from '../../platform/route.ts'
import { cents, day, id, params, work } from '../contract-terms.ts'
import { amount, text } from './contract-shapes.ts'
import { COST_KINDS } from './model.ts'

/** What a matter costs, what was paid on it, and what of it is left. */
export const cost = z.object({
  id,
  kind: z.enum(COST_KINDS),
  label: z.string(),
  cents,
  incurredOn: day,
  isRecoverable: z.boolean(),
  itemId: id.nullable(),
  recordedByName: z.string(),
})
export type CostView = z.output<typeof cost>

/** By what an amount was asked: the costs of the matter, interest, fixed indemnities, the documents themselves. */
export const parts = z.object({ costsCents: cents, interestCents: cents, indemnityCents: cents, principalCents: cents })
export type PartsView = z.output<typeof parts>

export const payment = z.object({
  /** The credit of the books that it is. */
  itemId: id,
  on: day,
  /** All that came, of which some may pay what is asked elsewhere. */
  cents,
  label: z.string(),
  /** The bank line that brought it; null: no line did. */
  lineId: id.nullable(),
  payerName: z.string(),
  imputed: parts,
  /** By which rule a person or the books spread it, where one was kept. */
  order: z.enum(['interest_first', 'principal_first']).nullable(),
})
export type PaymentView = z.output<typeof payment>

export const moneyRoutes = routes({
  addCost: {
    ...work,
    method: 'post',
    path: '/proceedings/{id}/costs',
    summary: 'Notes what a matter cost; nothing is asked of the debtor by it',
    params,
    body: z.object({
      kind: z.enum(COST_KINDS),
      label: text(200),
      cents: amount.min(1),
      incurredOn: day,
      isRecoverable: z.boolean(),
    }),
    reply: z.object({ id }),
  },
  claimCost: {
    ...work,
    method: 'post',
    path: '/proceeding-costs/{id}/claim',
    summary: 'Asks the customer for a cost that its title puts on it: a debit of its books',
    params,
    reply: z.object({ itemId: id }),
  },
  withdrawCost: {
    ...work,
    method: 'post',
    path: '/proceeding-costs/{id}/withdraw',
    summary: 'It was a slip: the cost is taken away, and its debit reversed',
    params,
  },
})
