import { z } from 'zod'
import { routes } from '../../platform/route.ts'
import { amount, count, dayText, fault, id, told } from '../contract-values.ts'
import { CHANNELS } from '../model.ts'
import { scenarioInput } from '../scenarios/contract.ts'

const tried = {
  /** A draft to try on the customers of its scenario, or on everyone when nobody follows that one; null: what is in force. */
  scenario: scenarioInput.nullable(),
  /** The scenario it is a draft of; the standard one when none is named. */
  scenarioId: id.optional(),
}

/** The same decisions played over other days: nothing is written and nothing leaves. */
export const simulationRoutes = routes({
  simulate: {
    method: 'post',
    path: '/dunning/simulation',
    scope: 'org',
    need: 'books.read',
    summary:
      'Who would have been contacted, day by day, over a span past or to come; with a draft scenario when one is given',
    body: z.object({
      from: dayText,
      to: dayText,
      ...tried,
      heedsFreshness: z.boolean().default(false),
      limit: z.number().int().min(1).max(500).default(100),
      offset: z.number().int().min(0).default(0),
      /** The simulation that this is another page of: it is not played again while it is kept. */
      of: id.optional(),
    }),
    reply: z.object({
      /** To ask for its other pages; null when a fault kept it from being played. */
      id: id.nullable(),
      faults: z.array(fault),
      steps: z.array(
        z.object({
          on: dayText,
          stepId: z.string(),
          stepName: z.string(),
          channel: z.enum(CHANNELS),
          toConfirm: z.boolean(),
          count,
          amounts: z.array(amount),
        }),
      ),
      rows: z.array(
        z.object({
          on: dayText,
          customerId: id,
          customerName: z.string(),
          stepId: z.string(),
          stepName: z.string(),
          channel: z.enum(CHANNELS),
          toConfirm: z.boolean(),
          amounts: z.array(amount),
          documentNos: z.array(z.string()),
          why: told,
        }),
      ),
      count,
    }),
  },
  simulatedText: {
    method: 'post',
    path: '/dunning/simulation/text',
    scope: 'org',
    need: 'books.read',
    summary: 'The text a customer would have received on a simulated day',
    body: z.object({
      from: dayText,
      on: dayText,
      customerId: id,
      stepId: z.string().max(60),
      ...tried,
    }),
    reply: z.object({
      toName: z.string(),
      toAddress: z.string(),
      subject: z.string(),
      text: z.string(),
      html: z.string(),
    }),
  },
})
