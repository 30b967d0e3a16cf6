import { z } from 'zod'
import { routes } from '../../platform/route.ts'
import { amount, count, dayText, fault, id, told } from '../contract-values.ts'
import { DECISION_VERDICTS } from '../deciding/decision.ts'
import { CHANNELS } from '../model.ts'
import { scenarioInput } from '../scenarios/contract.ts'

const tried = {
  /** A draft to try on the customers of its scenario, or on everyone when nobody follows that one; null: what is in force. */
  scenario: scenarioInput.nullable(),
  /** The scenario it is a draft of; the standard one when none is named. */
  scenarioId: id.optional(),
}

/** Messages of one step on one day, and what they claim. */
const byStep = z.object({
  on: dayText,
  stepId: z.string(),
  stepName: z.string(),
  channel: z.enum(CHANNELS),
  count,
  amounts: z.array(amount),
})

/** Where a customer stands: what is decided, and which step it is about. */
const stand = z.object({ verdict: z.enum(DECISION_VERDICTS), stepName: z.string().nullable() })

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
      /** Only the customers who are in this segment today; null: all. */
      segmentId: id.nullable().default(null),
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
      steps: z.array(byStep.extend({ toConfirm: z.boolean() })),
      /** What really left over the past part of the span, to the same customers. */
      really: z.array(byStep),
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
  versionChange: {
    method: 'post',
    path: '/dunning/scenario/change',
    scope: 'org',
    need: 'books.read',
    summary: 'What a draft of a scenario would change today for those who follow it, counted by step',
    body: z.object({ scenario: scenarioInput, scenarioId: id.optional() }),
    reply: z.object({
      faults: z.array(fault),
      /** Customers who follow the scenario and owe something, and those among them with a document that came to a step of it. */
      followers: count,
      begun: count,
      /** Of those with something to change; begun: who would change only when everybody moves. */
      changes: z.array(z.object({ before: stand, after: stand, count, begun: count })),
      rows: z.array(
        z.object({ customerId: id, customerName: z.string(), before: stand, after: stand, begun: z.boolean() }),
      ),
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
