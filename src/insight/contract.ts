import { z } from 'zod'
import { namedItem } from '../ledger/contract.ts'
import { ITEM_SORTS } from '../ledger/model.ts'
import { dayText } from '../platform/contract-day.ts'
import { routes } from '../platform/route.ts'
import { indicatorRoutes } from './indicator-contract.ts'

const cents = z.number().int()

const currency = z
  .string()
  .regex(/^[A-Z]{3}$/)
  .optional()

const stepContact = z
  .object({
    id: z.uuid(),
    customerId: z.uuid(),
    customerName: z.string(),
    contactOn: dayText,
    messageId: z.uuid().nullable(),
    remindedCents: cents,
    settledCents: cents,
    documents: z.array(z.object({ itemId: z.uuid(), documentNo: z.string(), cents, settledCents: cents })),
  })
  .meta({ id: 'StepContact' })

const stepOutcome = z
  .object({
    stepId: z.string(),
    stepName: z.string(),
    position: z.number().int(),
    channel: z.string(),
    contacts: z.number().int(),
    customers: z.number().int(),
    remindedCents: cents,
    settledCents: cents,
  })
  .meta({ id: 'StepOutcome' })

const payments = z.object({
  currency: z.string(),
  paidCents: cents,
  documents: z.number().int(),
  /** Days after the due day, weighted by amount; negative when it pays before. */
  daysLate: z.number(),
  onTimeBp: z.number().int(),
})

export const insightRoutes = routes({
  ...indicatorRoutes,
  behaviour: {
    method: 'get',
    path: '/customers/{id}/behaviour',
    scope: 'org',
    need: 'books.read',
    summary: 'How a customer paid over the last twelve months, whether that changes, and how much was contested',
    params: z.object({ id: z.uuid() }),
    reply: z.object({
      from: dayText,
      to: dayText,
      turnOn: dayText,
      currencies: z.array(payments.extend({ lastHalf: payments.nullable(), firstHalf: payments.nullable() })),
      invoiced: z.number().int(),
      contested: z.number().int(),
    }),
  },
  payments: {
    method: 'get',
    path: '/customers/{id}/payments',
    scope: 'org',
    need: 'books.read',
    summary: 'The payments that a figure of how a customer pays is made of',
    params: z.object({ id: z.uuid() }),
    query: z.object({
      from: dayText,
      to: dayText,
      currency,
      onTime: z.stringbool().optional(),
      limit: z.coerce.number().int().min(1).max(500).default(100),
      offset: z.coerce.number().int().min(0).default(0),
    }),
    reply: z.object({
      lines: z.array(
        z.object({
          itemId: z.uuid(),
          documentNo: z.string(),
          dueOn: dayText,
          paidOn: dayText,
          daysLate: z.number().int(),
          cents,
        }),
      ),
      count: z.number().int(),
      paidCents: cents,
      daysLate: z.number().nullable(),
    }),
  },
  outcomes: {
    method: 'get',
    path: '/insight/outcomes',
    scope: 'org',
    need: 'books.read',
    summary: 'What was sent in a period and what came of it in the thirty days after; where customers stand today',
    query: z.object({
      from: dayText.optional(),
      to: dayText.optional(),
      currency,
    }),
    reply: z.object({
      from: dayText,
      to: dayText,
      currency: z.string(),
      steps: z.array(stepOutcome),
      standings: z.array(z.object({ verdict: z.string(), reasonCode: z.string(), customers: z.number().int() })),
    }),
  },
  stepContacts: {
    method: 'get',
    path: '/insight/outcomes/contacts',
    scope: 'org',
    need: 'books.read',
    summary:
      'The contacts behind one step of what was sent: whom, when, about which documents, and what was settled since',
    query: z.object({
      from: dayText,
      to: dayText,
      currency,
      stepId: z.string().min(1).max(100),
      position: z.coerce.number().int().min(0).max(1000),
      channel: z.string().min(1).max(40),
      limit: z.coerce.number().int().min(1).max(200).default(50),
      offset: z.coerce.number().int().min(0).default(0),
    }),
    reply: z.object({ contacts: z.array(stepContact), count: z.number().int() }),
  },
  sales: {
    method: 'get',
    path: '/insight/sales',
    scope: 'org',
    need: 'books.read',
    summary: 'The invoices and credit notes issued in a period, which the sales of indicators are the sum of',
    query: z.object({
      from: dayText,
      to: dayText,
      currency,
      sort: z.enum(ITEM_SORTS).default('issued'),
      descending: z.stringbool().default(true),
      limit: z.coerce.number().int().min(1).max(500).default(100),
      offset: z.coerce.number().int().min(0).default(0),
    }),
    reply: z.object({
      from: dayText,
      to: dayText,
      currency: z.string(),
      items: z.array(namedItem),
      count: z.number().int(),
      totalCents: cents,
    }),
  },
})
